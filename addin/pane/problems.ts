import type { Diagnostic } from "../../core/diagnostic.ts";
import { cellAddress } from "../../core/table/grid.ts";
import { loose } from "../../core/text.ts";
import type { OpenTables } from "../excel/read-tables.ts";
import type { CellPlace } from "../excel/show-place.ts";

/** Where a problem is, in words, and the cell that can be shown, where there is one. */
export type ProblemPlace = { readonly words: string; readonly cell: CellPlace | undefined };

/** The cell that a problem of the roster is about: of a whole row, the row's first cell; of a whole table, its header. */
export function problemPlace({ at }: Pick<Diagnostic, "at">, { tables }: OpenTables): ProblemPlace | undefined {
  if (at.table === undefined) return undefined;
  const table = tables.get(at.table);
  if (table === undefined) return { words: at.table, cell: undefined };
  const { grid } = table;
  const { column } = at;
  const found = column === undefined ? -1 : grid.headers.findIndex((header) => loose(header) === loose(column));
  const row = at.row === undefined || at.row === 0 ? grid.headerRow : at.row;
  const address = cellAddress(undefined, row, (grid.firstColumn ?? 1) + Math.max(0, found));
  return { words: `${table.sheet} ${address}`, cell: { sheet: table.sheet, address } };
}
