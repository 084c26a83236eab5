import { Button } from "@fluentui/react-components";
import { usePane, useSnapshot } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page } from "../../parts/page.tsx";
import { ProblemList } from "../../parts/problem-list.tsx";

/** Shown for an address that is no person of the roster: it was deleted, or its row cannot be used, and why. */
export function UnknownPersonPage({ address, onBack }: { readonly address: string; readonly onBack: () => void }) {
  const { session } = usePane();
  const { diagnostics } = useSnapshot();
  const problems = diagnostics.filter(({ at, message }) => at.table === "People" && message.includes(address));
  return (
    <Page title={address} onBack={onBack}>
      <Empty
        actions={<Button onClick={() => session.show({ table: "People", key: [address] })}>Show in the sheet</Button>}
      >
        The roster has no person of this name: the row was deleted, or something in it cannot be used.
      </Empty>
      <ProblemList problems={problems} />
    </Page>
  );
}
