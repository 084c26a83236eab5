import { cellAsRead, columnUnder, type PatchCell, type RowChange, type TablePatch } from "../../core/roster/patch.ts";
import { cellStyle, type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { balances, rosterTables } from "../../core/roster/tables.ts";
import type { CellStyle, RawCell } from "../../core/table/cell.ts";
import type { Table } from "../../core/table/define.ts";
import type { Grid, GridRow } from "../../core/table/grid.ts";
import { loose } from "../../core/text.ts";

/** Every table of a workbook that is written into. */
export const writtenTables = { ...rosterTables, balances };

/** The tables after a patch, and every change that could not be made, in words. */
export type Patched = { readonly grids: RosterGrids; readonly refused: readonly string[] };

/**
 * Carries a patch out on grids as the add-in does on a workbook: a row of a key that is there is not added, a cell that no
 * longer holds what it held is left alone, and nothing else is touched.
 */
export function applyPatch(grids: RosterGrids, { table: name, changes }: TablePatch): Patched {
  const entry = Object.entries(writtenTables).find(([, table]) => table.name === name);
  const key = entry?.[0] as keyof RosterGrids | undefined;
  const grid = key === undefined ? undefined : grids[key];
  if (entry === undefined || key === undefined || grid === undefined) return { grids, refused: [`no table ${name}`] };
  const style = cellStyle(readRoster(grids, "", () => {}).policy);
  const refused: string[] = [];
  const after = changes.reduce((one, change) => applyChange(entry[1] as Table, one, change, style, refused), grid);
  return { grids: { ...grids, [key]: after }, refused };
}

/** Carries several patches out, one after the other. */
export function applyPatches(grids: RosterGrids, patches: readonly TablePatch[]): Patched {
  return patches.reduce<Patched>(
    (before, patch) => {
      const { grids: after, refused } = applyPatch(before.grids, patch);
      return { grids: after, refused: [...before.refused, ...refused] };
    },
    { grids, refused: [] },
  );
}

function applyChange(table: Table, grid: Grid, change: RowChange, style: CellStyle, refused: string[]): Grid {
  const at = grid.rows.findIndex((row) => isKey(table, grid, row, change.key, style));
  const what = `${table.name} ${change.key.join(", ")}`;
  if (change.kind === "append") {
    if (at !== -1) refused.push(`${what} is there already`);
    if (at !== -1) return grid;
    const cells: RawCell[] = grid.headers.map(() => "");
    for (const [header, cell] of Object.entries(change.cells)) {
      const position = positionOf(table, grid, header);
      if (position === -1) refused.push(`${what} has no column ${header}`);
      else cells[position] = written(table, header, cell, style);
    }
    return { ...grid, rows: [...grid.rows, { row: (grid.rows.at(-1)?.row ?? grid.headerRow) + 1, cells }] };
  }
  const row = grid.rows[at];
  if (row === undefined) {
    refused.push(`${what} is not there`);
    return grid;
  }
  const cells = [...row.cells];
  for (const [header, { before, after }] of Object.entries(change.cells)) {
    const position = positionOf(table, grid, header);
    const type = columnUnder(table, header)?.cell;
    const now = position === -1 || type === undefined ? undefined : cellAsRead(type, style, cells[position] ?? "");
    if (now !== before) refused.push(`${what}, ${header} holds ${now} and not ${before}`);
    else {
      while (cells.length < position) cells.push("");
      cells[position] = written(table, header, after, style);
    }
  }
  return { ...grid, rows: grid.rows.map((one, index) => (index === at ? { ...row, cells } : one)) };
}

/** Excel takes amounts as numbers; a file whose numbers are written in another style would read the digits otherwise. */
function written(table: Table, header: string, cell: PatchCell, { numberStyle }: CellStyle): RawCell {
  const isAmount = columnUnder(table, header)?.cell.name === "amount";
  return isAmount && cell !== "" && numberStyle !== "1234.5" ? Number(cell) : cell;
}

/** Where the column that is written under a header stands in a grid: under the first of its headers that is there. */
export function positionOf(table: Table, grid: Grid, header: string): number {
  const headers = columnUnder(table, header)?.headers ?? [header];
  const there = grid.headers.map(loose);
  return headers.map((one) => there.indexOf(loose(one))).find((at) => at !== -1) ?? -1;
}

function isKey(table: Table, grid: Grid, { cells }: GridRow, key: readonly string[], style: CellStyle): boolean {
  return table.key.every((name, index) => {
    const column = table.columns[name];
    const position = column === undefined ? -1 : positionOf(table, grid, column.headers[0]);
    return column !== undefined && cellAsRead(column.cell, style, cells[position] ?? "") === key[index];
  });
}
