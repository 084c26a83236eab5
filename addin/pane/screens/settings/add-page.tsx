import type { AnyCommand } from "../../../../core/commands/command.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";

type Props = { readonly command: AnyCommand; readonly onBack: () => void };

/** The form of a new contract or rate. Days begin blank: with today as its first day, a contract would not hold earlier use. */
export function AddPage({ command, onBack }: Props) {
  return (
    <Page title={command.title} onBack={onBack}>
      <CommandForm command={command} onDone={onBack} onCancel={onBack} />
    </Page>
  );
}
