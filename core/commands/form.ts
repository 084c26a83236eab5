import type { CellStyle, CellType } from "../table/cell.ts";
import type { Columns } from "../table/define.ts";
import { readCell } from "../table/read.ts";
import { tidy } from "../text.ts";
import type { InputOf } from "./command.ts";

/** A field of a form, as it is shown: made from the column that the command declares. */
export type FormField = {
  /** The field's name in the command's input, and in a refusal's `field`. */
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly kind: CellType<unknown>["name"];
  readonly isRequired: boolean;
  /** The words to choose from; absent where anything of the kind may be typed. */
  readonly choices: readonly string[] | undefined;
  /** The column of the roster whose values are offered, such as `Contracts[Contract]`. */
  readonly offers: string | undefined;
};

/** The fields of a command's form, in its order. */
export function formFields(fields: Columns): readonly FormField[] {
  return Object.entries(fields).map(([name, { headers, help, cell, required, look }]) => ({
    name,
    title: headers[0],
    help,
    kind: cell.name,
    isRequired: required,
    choices: cell.choices,
    offers: look.offers,
  }));
}

/** A field that cannot be used, with what to type instead. */
export type FieldProblem = { readonly field: string; readonly reason: string; readonly help: string };

/** What a form says, or everything that is wrong with it at once. */
export type FormRead<C extends Columns> =
  | { readonly kind: "read"; readonly input: InputOf<C> }
  | { readonly kind: "refused"; readonly problems: readonly FieldProblem[] };

/** Reads the texts of a form as cells of the roster are read, in the firm's style of numbers and days. */
export function readForm<C extends Columns>(
  fields: C,
  texts: Readonly<Record<string, string | undefined>>,
  style: CellStyle,
): FormRead<C> {
  const problems: FieldProblem[] = [];
  const input: Record<string, unknown> = {};
  for (const [field, { headers, cell, required }] of Object.entries(fields)) {
    const text = texts[field] ?? "";
    if (tidy(text) === "") {
      if (required) problems.push({ field, reason: `${headers[0]} is blank.`, help: `Type the ${headers[0]}.` });
      continue;
    }
    const read = readCell(cell, style, text);
    if ("value" in read) input[field] = read.value;
    else problems.push({ field, reason: `${headers[0]}: ${read.problem.message}`, help: read.problem.help });
  }
  // every required field is there, and every value came out of its own column's codec
  return problems.length > 0 ? { kind: "refused", problems } : { kind: "read", input: input as InputOf<C> };
}
