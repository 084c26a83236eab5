import type { PlainDate } from "../calendar.ts";
import type { CellStyle } from "../table/cell.ts";
import { type Columns, headerOf, type RowOf, type Table } from "../table/define.ts";
import type { Grid, GridRow } from "../table/grid.ts";
import { loose } from "../text.ts";
import {
  appendRow,
  cellAsRead,
  type PatchCell,
  patchCell,
  patchOf,
  type RowChange,
  rowKey,
  setCells,
  type TablePatch,
} from "./patch.ts";
import { balances, findings } from "./tables.ts";

type Values<T extends Table> = { readonly [K in keyof RowOf<T>]?: RowOf<T>[K] | undefined };

/** The columns of `Findings` that are the managers': the program never writes them (roster.md). */
export const managersColumns = [
  "decision",
  "decidedAmount",
  "acceptedUntil",
  "assignedTo",
  "decidedBy",
  "decidedOn",
  "remark",
] as const;

/**
 * What makes the table `Balances` say these balances. Only cells that differ are written. A row that is no balance any more
 * keeps its name, since rows are never deleted: its state becomes `gone`, and its figures blank.
 */
export function balancesPatch(
  grid: Grid,
  rows: readonly Values<typeof balances>[],
  struckOn: PlainDate,
  style: CellStyle,
): TablePatch {
  const positions = positionsOf(balances, grid);
  const known = rowsByKey(balances, grid, positions, style);
  const named = new Set(rows.map((row) => keyName(rowKey(balances, row))));
  const gone = [...known.values()].filter(({ key }) => !named.has(keyName(key)));
  const blank = gone.map(({ key }) => ({ pool: key[0] as string, state: "gone", struckOn }));
  const kept = ["contract", "holder", "unit"];
  return patchOf(balances, [
    ...rows.flatMap((row) => changeOf(balances, row, known, Object.keys(balances.columns), positions, style)),
    ...blank.flatMap((row) =>
      changeOf(
        balances,
        row,
        known,
        Object.keys(balances.columns).filter((name) => !kept.includes(name)),
        positions,
        style,
      ),
    ),
  ]);
}

/**
 * What makes the left half of `Findings` say these findings; the managers' half is never written. Findings that are not
 * given stay as they are: that one is gone is a standing of its own.
 */
export function findingsPatch(grid: Grid, rows: readonly Values<typeof findings>[], style: CellStyle): TablePatch {
  const positions = positionsOf(findings, grid);
  const known = rowsByKey(findings, grid, positions, style);
  const ours = Object.keys(findings.columns).filter((name) => !managersColumns.some((one) => one === name));
  return patchOf(
    findings,
    rows.flatMap((row) => changeOf(findings, row, known, ours, positions, style)),
  );
}

type KnownRow = { readonly key: readonly string[]; readonly row: GridRow };

function keyName(key: readonly string[]): string {
  return key.join("\u0000");
}

/** The position of each column that the grid has. */
type Positions = ReadonlyMap<string, number>;

function positionsOf({ columns }: Table, { headers }: Grid): Positions {
  const found = Object.entries(columns as Columns).map(([name, column]): [string, number] => [
    name,
    headers.findIndex((header) => column.headers.some((one) => loose(one) === loose(header))),
  ]);
  return new Map(found.filter(([, at]) => at !== -1));
}

function rowsByKey(table: Table, grid: Grid, positions: Positions, style: CellStyle): ReadonlyMap<string, KnownRow> {
  const rows = grid.rows.map((row): [string, KnownRow] => {
    const key = table.key.map((name) => String(cellOf(table, name, row, positions, style) ?? ""));
    return [keyName(key), { key, row }];
  });
  // of two rows with one key, the first counts everywhere
  return new Map(rows.reverse());
}

function cellOf(
  table: Table,
  name: string,
  row: GridRow,
  positions: Positions,
  style: CellStyle,
): PatchCell | undefined {
  const [column, at] = [table.columns[name], positions.get(name)];
  return column === undefined || at === undefined ? "" : cellAsRead(column.cell, style, row.cells[at] ?? "");
}

/** The change that makes a row say what it should; none where it says so already. */
function changeOf<T extends Table>(
  table: T,
  values: Values<T>,
  known: ReadonlyMap<string, KnownRow>,
  columns: readonly string[],
  positions: Positions,
  style: CellStyle,
): readonly RowChange[] {
  const key = rowKey(table, values);
  const there = known.get(keyName(key));
  const given: Readonly<Record<string, unknown>> = values;
  if (there === undefined) {
    const own = Object.fromEntries(columns.map((name) => [name, given[name]]));
    return [appendRow(table, own as Values<T>)];
  }
  const cells = columns.flatMap((name): [string, { before: PatchCell; after: PatchCell }][] => {
    const column = table.columns[name];
    if (column === undefined || table.key.includes(name)) return [];
    const before = cellOf(table, name, there.row, positions, style);
    const after = patchCell(column.cell, given[name]);
    // a cell that shows an error is refused when it is looked at
    return before === after ? [] : [[headerOf(table, name), { before: before ?? "", after }]];
  });
  return cells.length === 0 ? [] : [{ ...setCells(table, key, {}), cells: Object.fromEntries(cells) }];
}
