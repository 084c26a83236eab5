import { Button } from "@fluentui/react-components";
import { usePane } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page } from "../../parts/page.tsx";

/** A pool that is asked for and not on the roster: its row was renamed, or cannot be read. */
export function LostPoolPage({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { session } = usePane();
  return (
    <Page title={id} onBack={onBack}>
      <Empty
        actions={<Button onClick={() => session.show({ table: "Pools", key: [id] })}>Show it in the sheet</Button>}
      >
        The table Pools has no row of this Pool ID that can be read. Look for a required cell that is blank or wrong:
        Pool ID, Contract or Credits.
      </Empty>
    </Page>
  );
}
