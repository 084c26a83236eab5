import { useRef } from "react";
import { addPerson } from "../../../../core/commands/people/add-person.ts";
import { personKey } from "../../../../core/person.ts";
import { usePaneState, useSnapshot } from "../../context.tsx";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";

type Props = {
  readonly onBack: () => void;
  /** Called with the address of who was added: the registration is the next thing to do. */
  readonly onAdded: (email: string) => void;
};

/** The form that puts one person on the roster. */
export function AddPersonPage({ onBack, onAdded }: Props) {
  const { contracts } = useSnapshot().stored.roster;
  const typed = usePaneState((state) => state.drafts[addPerson.name]?.["email"]);
  // the form forgets what was typed when it is written
  const email = useRef("");
  if (typed !== undefined) email.current = typed;
  const [only] = contracts.size === 1 ? contracts.keys() : [];
  return (
    <Page title={addPerson.title} onBack={onBack}>
      <CommandForm
        command={addPerson}
        preset={{ contract: only }}
        onDone={() => onAdded(personKey(email.current))}
        onCancel={onBack}
      />
    </Page>
  );
}
