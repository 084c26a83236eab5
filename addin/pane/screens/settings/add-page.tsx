import { useMemo } from "react";
import type { AnyCommand } from "../../../../core/commands/command.ts";
import { usePane } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";

type Props = { readonly command: AnyCommand; readonly onBack: () => void };

/** The form of a new contract or rate; a contract is most likely entered on the day that it begins. */
export function AddPage({ command, onBack }: Props) {
  const { session } = usePane();
  const preset = useMemo(() => ({ startsOn: session.today() }), [session]);
  return (
    <Page title={command.title} onBack={onBack}>
      <CommandForm command={command} preset={preset} onDone={onBack} onCancel={onBack} />
    </Page>
  );
}
