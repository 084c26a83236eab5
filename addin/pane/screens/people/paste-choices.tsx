import { Field, Input, Select } from "@fluentui/react-components";
import { useSnapshot } from "../../context.tsx";
import type { PasteDraft } from "./paste-draft.ts";
import type { Mapping } from "./pasted-list.ts";

type Props = {
  readonly mapping: Mapping;
  readonly contract: string;
  /** As `2026-03-31`; blank for none. */
  readonly registeredOn: string;
  /** How the list's days are written, blank while it is not said; absent where no day needs it. */
  readonly dayOrder: string | undefined;
  readonly onChoose: (choices: PasteDraft) => void;
};

/** What is said once for a whole list: how its days are written, and what no column of it says of anybody. */
export function PasteChoices({ mapping, contract, registeredOn, dayOrder, onChoose }: Props) {
  const { roster } = useSnapshot().stored;
  const contracts = [...roster.contracts.values()];
  return (
    <>
      {dayOrder === undefined ? null : (
        <Field
          label="Days are written"
          hint="The list has days such as 01/03/2026, which are read only when it is known what comes first."
        >
          <Select value={dayOrder} onChange={(_event, { value }) => onChoose({ dayOrder: value })}>
            {dayOrder === "" ? <option value="">Not said yet</option> : null}
            <option value="dmy">Day first: 31/03/2026</option>
            <option value="mdy">Month first: 03/31/2026</option>
          </Select>
        </Field>
      )}
      {mapping.includes("contract") || contracts.length === 0 ? null : (
        <Field label="Contract of everybody in the list" hint="The list has no column that says it.">
          <Select value={contract} onChange={(_event, { value }) => onChoose({ contract: value })}>
            <option value="">None</option>
            {contracts.map(({ contract: id, name }) => (
              <option key={id} value={id}>
                {name === undefined ? id : `${id} (${name})`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {mapping.includes("registeredOn") ? null : (
        <Field
          label="Registered on, for everybody in the list"
          hint="For people who are registered already. Without a day, their individual credits are not counted."
        >
          <Input type="date" value={registeredOn} onChange={(_event, { value }) => onChoose({ registeredOn: value })} />
        </Field>
      )}
    </>
  );
}
