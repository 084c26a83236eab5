import { quoted } from "../../core/diagnostic.ts";
import type { PatchCell, RowKey } from "../../core/roster/patch.ts";
import type { Trouble } from "./trouble.ts";

export type RefusalReason =
  | "table-missing"
  | "column-missing"
  | "row-missing"
  | "row-repeated"
  | "row-there"
  | "changed"
  | "formula"
  | "error"
  | "not-taken"
  | "protected"
  | "trouble";

/** A change that was not made, and why: the workbook is as if it had not been asked for. */
export type Refusal = {
  readonly reason: RefusalReason;
  readonly table: string;
  readonly key: RowKey;
  /** The cell's header; absent where a whole row was refused. */
  readonly header?: string;
  /** What the cell was thought to hold, what it was to hold, and what it does hold. */
  readonly before?: PatchCell;
  readonly after?: PatchCell;
  readonly found?: string;
  readonly message: string;
  readonly help: string;
  /** What Excel said, where it was Excel that refused. */
  readonly detail?: string;
};

/** What came of a patch: every cell and every row of it is in one of the two lists, and in one only. */
export type PatchResult = {
  readonly applied: readonly Applied[];
  readonly refused: readonly Refusal[];
  /** Cells of somebody else that were written over in a race, and could not be put back. Hardly ever any. */
  readonly overwritten: readonly Overwritten[];
  /** Cells whose writing was never answered while rows moved: nobody knows which row they hit. Hardly ever any. */
  readonly doubts: readonly Overwritten[];
};

/** What stood in a cell of somebody's: to be typed again by hand. */
export type Overwritten = {
  readonly table: string;
  readonly key: RowKey;
  readonly header: string;
  readonly value: string;
};

/** What to tell the person at the pane about a writing that was never answered; `value` is what was written. */
export function sayDoubt({ key, header, value }: Overwritten): { readonly message: string; readonly help: string } {
  return {
    message: `The connection was lost while ${header} of ${spelledKey(key)} was set to ${shown(value)}, and rows moved in that very moment: another row may have got it.`,
    help: `Look through the column ${header} for it; Excel's version history has the value that was there.`,
  };
}

/** What to tell the person at the pane about a cell that could not be put back. */
export function sayOverwritten({ key, header, value }: Overwritten): {
  readonly message: string;
  readonly help: string;
} {
  return {
    message: `${header} of ${spelledKey(key)} was changed by somebody in the very moment of writing, and could not be put back: it held ${shown(value)}.`,
    help: "Type the value again in Excel.",
  };
}

/** A change that stands in the workbook; without `header`, a whole new row. */
export type Applied = { readonly key: RowKey; readonly header?: string };

/** A row that is not written, or one cell of it. */
export type RefusedRow = { readonly table: string; readonly key: RowKey; readonly header?: string };

/** A cell that is not written. */
export type RefusedCell = {
  readonly table: string;
  readonly key: RowKey;
  readonly header: string;
  readonly before: PatchCell;
  readonly after: PatchCell;
};

/** A cell that somebody changed since the change was decided, with both values. */
export function refuseChanged(cell: RefusedCell, found: string): Refusal {
  return {
    ...cell,
    reason: "changed",
    found,
    message: `${cell.header} of ${spelledKey(cell.key)} is ${shown(found)} now, not ${shown(cell.before)}: somebody has changed it, so it was not set to ${shown(cell.after)}.`,
    help: "Look at the new value, and make the change again if it is still right.",
  };
}

/** A cell with a formula, which is the user's own. */
export function refuseFormula(cell: RefusedCell, formula: string): Refusal {
  return {
    ...cell,
    reason: "formula",
    found: formula,
    message: `${cell.header} of ${spelledKey(cell.key)} is worked out by a formula, so it was not set to ${shown(cell.after)}.`,
    help: "Change what the formula refers to, or type the value over the formula in Excel.",
  };
}

/** A cell that shows an error, so that nobody knows what it held. */
export function refuseError(cell: RefusedCell, found: string): Refusal {
  return {
    ...cell,
    reason: "error",
    found,
    message: `${cell.header} of ${spelledKey(cell.key)} shows the error ${found}, so it was not set to ${shown(cell.after)}.`,
    help: "Mend the cell in Excel first.",
  };
}

/** A cell in which Excel made something else of what was written; what it held before stands there again. */
export function refuseNotTaken(cell: RefusedCell, found: string): Refusal {
  return {
    ...cell,
    reason: "not-taken",
    found,
    message: `Excel made ${shown(found)} of ${shown(cell.after)} in ${cell.header} of ${spelledKey(cell.key)}, because of the cell's format, so it was taken back.`,
    help: "Give the cell a plain format under Home, Number, and try again.",
  };
}

/** A column that the table does not have. */
export function refuseColumn(cell: RefusedCell): Refusal {
  return {
    ...cell,
    reason: "column-missing",
    message: `The table ${cell.table} has no column ${cell.header}, so it was not set to ${shown(cell.after)}.`,
    help: "Prepare the workbook from the pane, which adds what is missing, or rename the column back.",
  };
}

const rowWords = {
  "row-missing": ["is not in the table any more", "Look whether it was renamed or deleted."],
  "row-repeated": ["stands in the table twice, so it is not clear which row is meant", "Delete one of the two rows."],
  "row-there": ["is in the table already", "Change the row that is there, or choose another name for the new one."],
} as const;

/** A row that cannot be found, or should not be there yet. */
export function refuseRow(reason: keyof typeof rowWords, row: RefusedRow): Refusal {
  const [what, help] = rowWords[reason];
  return { ...row, reason, message: `${spelledKey(row.key)} ${what}, so nothing was written.`, help };
}

/** A row of a table that is not there. */
export function refuseTable(row: RefusedRow): Refusal {
  const message = `The workbook has no table ${row.table}, so nothing was written for ${spelledKey(row.key)}.`;
  return { ...row, reason: "table-missing", message, help: "Prepare the workbook from the pane, which adds it." };
}

/** A row that Excel did not let us write, in Excel's terms. */
export function refuseTrouble(row: RefusedRow, { code, message, help, detail }: Trouble): Refusal {
  const reason = code === "protected" ? "protected" : "trouble";
  return { ...row, reason, message: `${spelledKey(row.key)}: ${message}`, help, detail };
}

function spelledKey(key: RowKey): string {
  return key.map(quoted).join(", ");
}

function shown(cell: PatchCell): string {
  return cell === "" ? "blank" : quoted(String(cell));
}
