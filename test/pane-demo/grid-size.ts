import { COLUMNS, type Sheet } from "../excel-host/book.ts";
import { shownText } from "./cell-text.ts";

/** How much of a sheet is shown: rows and columns, and the width of each column in pixels. */
export type GridSize = { readonly rows: number; readonly columns: number; readonly widths: readonly number[] };

/** Room to type beyond what is there. */
const SPARE = { rows: 20, columns: 3 };
const LEAST = { rows: 40, columns: 20 };
/** Pixels of a letter, and of a cell's edges. */
const LETTER = 7.6;
const EDGES = 18;
/** So many rows tell how wide a column has to be. */
const LOOKED_AT = 400;

/** Measures a sheet; texts beyond tables run on over the cells beside them, and ask for no width. */
export function sizeOf(sheet: Sheet, hasTables: boolean, is1904: boolean): GridSize {
  const lengths: number[] = [];
  let rows = 0;
  for (const [key, cell] of sheet.cells) {
    if (cell.value === "" && cell.formula === undefined) continue;
    const [row, column] = [Math.floor(key / COLUMNS), key % COLUMNS];
    rows = Math.max(rows, row + 1);
    if (row < LOOKED_AT) lengths[column] = Math.max(lengths[column] ?? 0, shownText(cell, is1904).length);
  }
  const columns = Math.max(LEAST.columns, lengths.length + SPARE.columns);
  const widest = hasTables ? 280 : 160;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.round(Math.min(widest, Math.max(72, (lengths[column] ?? 0) * LETTER + EDGES))),
  );
  return { rows: Math.max(LEAST.rows, rows + SPARE.rows), columns, widths };
}
