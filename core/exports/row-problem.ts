import { quoted } from "../diagnostic.ts";
import type { CellProblem } from "../table/cell-problem.ts";

/** A row that could not be read: which column, and why. */
export type RowProblem = CellProblem & { readonly column: string };

/** Reads one row of cells, or says why it cannot. Of usage it runs once a row: no object, no closure, no copy. */
export type RowReader = (cells: readonly string[], line: number) => RowProblem | undefined;

/** What to say of a cell that every row needs and that is blank. */
export function blank(column: string): RowProblem {
  return {
    code: "cell-required",
    message: `${quoted(column)} is blank, and every row needs it.`,
    help: `Type the ${column}, or delete the row.`,
    column,
  };
}

/** What to say of a cell that names no person. */
export function personProblem(text: string, column: string): RowProblem {
  if (text.trim() === "") return blank(column);
  return {
    code: "cell-not-an-email",
    message: `${quoted(text.trim())} is not an e-mail address.`,
    help: "Type the e-mail of the person's Autodesk account, or hash:… as the vendor gives it.",
    column,
  };
}

/** What to say of an id of the vendor's that cannot be one. */
export function idProblem(text: string, column: string): RowProblem {
  return {
    code: "cell-not-an-email",
    message: `${quoted(text.trim())} is not an id of a person.`,
    help: "Give the id as the vendor writes it, in one word.",
    column,
  };
}
