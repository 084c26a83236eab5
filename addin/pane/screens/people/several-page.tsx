import { useMemo } from "react";
import type { AnyCommand } from "../../../../core/commands/command.ts";
import { label } from "../../../../core/commands/lookup.ts";
import type { PersonKey } from "../../../../core/person.ts";
import { useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page, Section } from "../../parts/page.tsx";
import { MoreLines } from "./more-lines.tsx";
import { usePicked, usePickedPeople } from "./use-picked.ts";

type Props = { readonly command: AnyCommand; readonly words: string; readonly onBack: () => void };

/** One thing recorded of everybody who is picked, with who they are. */
export function SeveralPage({ command, words, onBack }: Props) {
  const { roster } = useSnapshot().stored;
  const { pick } = usePicked();
  const keys = usePickedPeople();
  const given = useMemo(() => [keys], [keys]);
  const preset = useMemo(() => ({ contract: onlyContract(roster) }), [roster]);
  const people = keys.flatMap((key) => roster.people.get(key as PersonKey) ?? []);
  return (
    <Page title={command.title} onBack={onBack}>
      <CommandForm
        command={command}
        preset={preset}
        given={given}
        submit={words}
        onDone={() => {
          pick([]);
          onBack();
        }}
        onCancel={onBack}
      />
      <Section title="Who is picked">
        <MoreLines label="Who is picked" lines={people}>
          {(person) => label(person)}
        </MoreLines>
      </Section>
    </Page>
  );
}
