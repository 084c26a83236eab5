import { type PlainDate, toDayNumber } from "../../core/calendar.ts";
import { formats } from "../../core/files/workbook-look.ts";
import { daySerial } from "../../core/files/workbook-sketch.ts";
import { cellAsRead, type PatchCell } from "../../core/roster/patch.ts";
import type { CellStyle, CellType } from "../../core/table/cell.ts";
import { gridCell, showsDay } from "./grid.ts";

/** What stands in a cell: its value, its formula if it has one, its number format. */
export type Content = {
  readonly value: string | number | boolean;
  readonly formula: string | undefined;
  readonly format: string;
};

/** What is written into a cell; `format` only where the cell has none of its own. */
export type Writing = { readonly values: string | number | boolean; readonly format?: string };

/** How cells of this workbook are read and written. */
export type Dialect = { readonly style: CellStyle; readonly is1904: boolean };

const DAYS_TO_1904 = 1_462;

/** The content of a cell from what Excel gives: a text that begins with `=` and is no formula is given twice. */
export function contentOf(value: unknown, formula: unknown, format: unknown): Content {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  const known = typeof value === "number" || typeof value === "boolean" ? value : String(value ?? "");
  return { value: known, formula: isFormula ? formula : undefined, format: String(format ?? "General") };
}

/** Whether two looks at a cell saw the same in it. */
export function isSameContent(a: Content, b: Content): boolean {
  return a.formula === b.formula && (a.formula !== undefined || a.value === b.value);
}

/** What a cell says to the roster, for comparing with a patch; nothing where it shows an error. */
export function saidBy(
  type: CellType<unknown>,
  { value, format }: Content,
  { style, is1904 }: Dialect,
): PatchCell | undefined {
  return cellAsRead(type, style, gridCell(value, format, is1904));
}

/**
 * How a cell of a patch is written into a cell that has this format: days and amounts as numbers where the format shows
 * them as such, and as text where the cell is text. Excel never gets to guess what a text means.
 */
export function writing(type: CellType<unknown>, cell: PatchCell, now: Content, { style, is1904 }: Dialect): Writing {
  if (cell === "") return { values: "" };
  const isText = now.format === "@";
  if (type.name === "day" && typeof cell === "string") {
    const serial = daySerial(toDayNumber(cell as PlainDate)) - (is1904 ? DAYS_TO_1904 : 0);
    if (showsDay(now.format)) return { values: serial };
    // a blank cell without a format is given the one of days, as when a day is typed into it
    if (now.format === "General" && now.value === "") return { values: serial, format: formats.day };
    return { values: isText ? cell : `'${cell}` };
  }
  if (type.name === "amount") {
    const comma = style.numberStyle.endsWith(",5");
    return { values: isText ? String(cell).replace(".", comma ? "," : ".") : Number(cell) };
  }
  if (typeof cell !== "string") return { values: isText ? String(cell) : cell };
  return { values: isText ? cell : literal(cell) };
}

/** The content of a cell as it must be written to stand there again. */
export function rewriting({ value, formula, format }: Content): string | number | boolean {
  if (formula !== undefined) return formula;
  return typeof value === "string" && format !== "@" ? literal(value) : value;
}

/**
 * A text that Excel takes as it is: everything that it could take for a number, a day, a truth value or a formula has an
 * apostrophe before it, which Excel hides. Words without digits are safe, and so are e-mail addresses.
 */
function literal(text: string): string {
  const isSafe = /^\p{L}[^\d]*$|^\p{L}[^\s]*@[^\s]+$/u.test(text) && !/^(true|false)$/i.test(text);
  return text === "" || isSafe ? text : `'${text}`;
}
