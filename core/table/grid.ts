import { tidy } from "../text.ts";
import type { RawCell, UnknownCell } from "./cell.ts";

/** A cell of a grid; in a workbook its value may be unknown, and it says why. */
export type GridCell = RawCell | UnknownCell;

/** A table as a file gives it, before it is understood: headers and rows of raw cells. */
export type Grid = {
  /** The file's name as the user gave it, for places. */
  readonly file: string;
  readonly headers: readonly string[];
  /** The file's line (or the sheet's row) of the headers. */
  readonly headerRow: number;
  readonly rows: readonly GridRow[];
  /** The sheet that the table stands on, in a workbook. */
  readonly sheet?: string;
  /** The sheet's column of the first header, counted from 1, in a workbook. */
  readonly firstColumn?: number;
};

/** One row: `row` is the file's line, or the sheet's row; `broken` when its quotation marks do not pair. */
export type GridRow = { readonly row: number; readonly cells: readonly GridCell[]; readonly broken?: boolean };

/** Whether nothing stands in the cell. */
export function isBlank(cell: GridCell | undefined): boolean {
  return cell === undefined || (typeof cell === "string" && (cell === "" || tidy(cell) === ""));
}

/** The address of a cell as Excel writes it, `People!B12`; nothing for a grid that is on no sheet. */
export function addressIn({ sheet, firstColumn }: Grid, row: number, position: number): string | undefined {
  return sheet === undefined ? undefined : cellAddress(sheet, row, (firstColumn ?? 1) + position);
}

/** The address of a cell, rows and columns counted from 1; with the sheet's name where one is given. */
export function cellAddress(sheet: string | undefined, row: number, column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  if (sheet === undefined) return `${letters}${row}`;
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${letters}${row}`;
}
