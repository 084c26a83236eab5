import { Combobox, Field, Input, Option, Select, Textarea } from "@fluentui/react-components";
import { useMemo } from "react";
import type { FieldProblem, FormField } from "../../../core/commands/form.ts";
import { unitWords } from "../../../core/roster/words.ts";
import { usePane, useSnapshot } from "../context.tsx";
import { offered } from "../offers.ts";

/** So many offers are shown at a time; typing finds the others. */
const SHOWN = 50;

type Props = {
  readonly field: FormField;
  readonly text: string;
  readonly problem: FieldProblem | undefined;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
  /** The field is for what is not on the roster yet, so that nothing of it is offered. */
  readonly isNew?: boolean;
};

/** One field of a form, made from the column that it stands for: its kind, help, choices and offers. */
export function FormFieldPart({ field, text, problem, ...control }: Props) {
  const { locale } = usePane();
  return (
    <Field
      label={field.title}
      required={field.isRequired}
      hint={field.help}
      validationState={problem === undefined ? "none" : "error"}
      validationMessage={problem === undefined ? null : locale.words(`${problem.reason} ${problem.help}`)}
    >
      <Control field={field} text={text} {...control} />
    </Field>
  );
}

/** What is chosen in words, where the word that is kept in the cell says little. */
const choiceWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(unitWords).map(([unit, { title }]) => [unit, title])),
  dmy: "day, month, year (31/12/2026)",
  mdy: "month, day, year (12/31/2026)",
};

type ControlProps = Omit<Props, "problem">;

// Field gives its label, hint and message to the one control within it: each kind is one control
function Control(props: ControlProps) {
  const { field, text, onChange, onLeave, isNew = false, ...given } = props;
  const plain = { value: text, onBlur: onLeave, ...given };
  const { kind, choices, offers, name } = field;
  if (choices !== undefined) {
    return (
      <Select {...plain} onChange={(_event, { value }) => onChange(value)}>
        <option value="" />
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceWords[choice] ?? choice}
          </option>
        ))}
      </Select>
    );
  }
  if (offers !== undefined || (kind === "e-mail" && !isNew)) return <OfferedText {...props} />;
  if (name === "note" || name === "remark" || name === "reason") {
    return <Textarea {...plain} resize="vertical" onChange={(_event, { value }) => onChange(value)} />;
  }
  const type = kind === "day" ? "date" : kind === "month" ? "month" : "text";
  const inputMode = kind === "amount" ? "decimal" : kind === "whole number" ? "numeric" : undefined;
  return (
    <Input
      {...plain}
      type={type}
      {...(inputMode === undefined ? {} : { inputMode })}
      onChange={(_event, { value }) => onChange(value)}
    />
  );
}

/** A text for which the values of a column are offered; another may be typed. */
function OfferedText({ field, text, onChange, onLeave, isNew: _isNew, ...given }: ControlProps) {
  const { stored } = useSnapshot();
  const { locale } = usePane();
  const found = useMemo(() => offered(stored, field.offers ?? "People[Email]", text), [stored, field.offers, text]);
  return (
    <Combobox
      {...given}
      freeform
      autoComplete="off"
      value={text}
      selectedOptions={[text]}
      onBlur={onLeave}
      onChange={(event) => onChange(event.target.value)}
      // without a value where typing takes the choice of an offer back: what is typed stays
      onOptionSelect={(_event, { optionValue }) => optionValue !== undefined && onChange(optionValue)}
    >
      {found.slice(0, SHOWN).map(({ value, label }) => (
        <Option key={value} value={value} text={value}>
          {label}
        </Option>
      ))}
      {found.length > SHOWN ? (
        <Option disabled value="" text="">
          {`${locale.number(found.length - SHOWN)} more: type on to find them`}
        </Option>
      ) : null}
    </Combobox>
  );
}
