import { Field, Select } from "@fluentui/react-components";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
  /** What is asked; absent where the choice may stay as it is. */
  readonly question?: string | undefined;
  /** What stands in the file there, so that the choice is easy. */
  readonly example?: string | undefined;
};

/** One choice of several, under its label. */
export function ChoiceField({ label, value, choices, onChange, isDisabled = false, question, example }: Props) {
  const hint = question ?? example;
  return (
    <Field label={label} required={question !== undefined} {...(hint === undefined ? {} : { hint })}>
      <Select value={value} disabled={isDisabled} onChange={(_event, data) => onChange(data.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
