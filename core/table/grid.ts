import type { RawCell } from "./cell.ts";

/** A table as a file gives it, before it is understood: headers and rows of raw cells. */
export type Grid = {
  /** The file's name as the user gave it, for places. */
  readonly file: string;
  readonly headers: readonly string[];
  /** The file's line (or the sheet's row) of the headers. */
  readonly headerRow: number;
  readonly rows: readonly GridRow[];
};

/** One row: `row` is the file's line, or the sheet's row; `broken` when its quotation marks do not pair. */
export type GridRow = { readonly row: number; readonly cells: readonly RawCell[]; readonly broken?: boolean };

/** Whether nothing stands in the cell. */
export function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || (typeof cell === "string" && cell.trim() === "");
}
