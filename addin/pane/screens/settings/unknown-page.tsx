import { Button } from "@fluentui/react-components";
import { settings } from "../../../../core/roster/settings.ts";
import { listed } from "../../../../core/text.ts";
import { usePane } from "../../context.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Page } from "../../parts/page.tsx";
import type { OpenedSetting } from "./opened-setting.ts";

type Props = { readonly opened: Extract<OpenedSetting, { kind: "unknown" }>; readonly onBack: () => void };

/** A row of the sheet that is no contract that counts, and no setting that there is. */
export function UnknownPage({ opened: { key, table }, onBack }: Props) {
  const { session } = usePane();
  const names = Object.values(settings).map(({ name }) => name);
  return (
    <Page title={key} onBack={onBack}>
      <Empty actions={<Button onClick={() => session.show({ table, key: [key] })}>Show it in the sheet</Button>}>
        {table === "Settings"
          ? `There is no setting of this name, so its row says nothing. The settings are: ${listed(names)}.`
          : "There is no contract or setting of this name that can be read. Its row may have been renamed or taken away."}
      </Empty>
    </Page>
  );
}
