import { addPerson } from "../../../../core/commands/people/add-person.ts";
import { personKey } from "../../../../core/person.ts";
import { useSnapshot } from "../../context.tsx";
import { onlyContract } from "../../offers.ts";
import { CommandForm } from "../../parts/command-form.tsx";
import { Page } from "../../parts/page.tsx";

type Props = {
  readonly onBack: () => void;
  /** Called with the address of who was added: the registration is the next thing to do. */
  readonly onAdded: (email: string) => void;
};

/** The form that puts one person on the roster. */
export function AddPersonPage({ onBack, onAdded }: Props) {
  const { roster } = useSnapshot().stored;
  return (
    <Page title={addPerson.title} onBack={onBack}>
      <CommandForm
        command={addPerson}
        preset={{ contract: onlyContract(roster) }}
        onDone={({ email = "" }) => onAdded(personKey(email))}
        onCancel={onBack}
      />
    </Page>
  );
}
