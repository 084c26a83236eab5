import { quoted } from "../diagnostic.ts";
import { cellAsRead, columnUnder, type PatchCell, patchCell, type RowChange, type RowKey } from "../roster/patch.ts";
import { cellStyle, type Roster } from "../roster/roster.ts";
import { balances, rosterTables } from "../roster/tables.ts";
import type { CellStyle } from "../table/cell.ts";
import { type Column, headerOf, type RowOf, type Table } from "../table/define.ts";
import type { Grid, GridCell, GridRow } from "../table/grid.ts";
import { loose } from "../text.ts";
import type { StoredRoster } from "./command.ts";

/** Every table that a command writes into: `Balances` as well, which nobody reads. */
const writtenTables = { ...rosterTables, balances };

export type Tables = typeof writtenTables;
export type TableKey = keyof Tables;

/** A row by its key, with its cells as a patch would carry them; nothing where one shows an error. */
export type StoredRow = {
  readonly key: RowKey;
  /** Its row on the sheet, or its line in the file, from 1. */
  readonly row: number;
  readonly cell: (column: string) => PatchCell | undefined;
};

/** A table's declaration, with the types of its columns forgotten. */
export function tableOf(name: TableKey): Table {
  return writtenTables[name] as Table;
}

/** Whether the stored table has the column, under any of its headers. */
export function hasColumn({ grids }: StoredRoster, name: TableKey, column: string): boolean {
  const grid = grids[name];
  const declared = tableOf(name).columns[column];
  return grid !== undefined && declared !== undefined && positionOf(declared, grid) !== -1;
}

/** Where a column stands, found as the reader of tables finds it: the first of its headers that is there. */
function positionOf({ headers }: Column<unknown>, grid: Grid): number {
  const there = grid.headers.map(loose);
  return headers.map((header) => there.indexOf(loose(header))).find((at) => at !== -1) ?? -1;
}

/** The rows of a table, and where each key is. */
type Index = { readonly rows: readonly StoredRow[]; readonly byKey: ReadonlyMap<string, readonly StoredRow[]> };

/** A decision on a thousand findings looks a thousand rows up in one table. */
const indexes = new WeakMap<Grid, { readonly roster: Roster; readonly index: Index }>();

function indexOf({ roster, grids }: StoredRoster, name: TableKey): Index {
  const grid = grids[name];
  if (grid === undefined) return { rows: [], byKey: new Map() };
  const known = indexes.get(grid);
  if (known?.roster === roster) return known.index;
  const rows = readRows(grid, name, cellStyle(roster.policy));
  const byKey = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const same = byKey.get(keyText(row.key));
    if (same === undefined) byKey.set(keyText(row.key), [row]);
    else same.push(row);
  }
  indexes.set(grid, { roster, index: { rows, byKey } });
  return { rows, byKey };
}

function readRows(grid: Grid, name: TableKey, style: CellStyle): readonly StoredRow[] {
  const table = tableOf(name);
  const positions = new Map(Object.entries(table.columns).map(([one, column]) => [one, positionOf(column, grid)]));
  const rowOf = ({ row, cells }: GridRow): StoredRow => {
    const cell = (column: string): PatchCell | undefined => {
      const declared = table.columns[column];
      const raw: GridCell | undefined = cells[positions.get(column) ?? -1];
      return declared === undefined || raw === undefined ? "" : cellAsRead(declared.cell, style, raw);
    };
    return { key: table.key.map((part) => String(cell(part) ?? "")), row, cell };
  };
  return grid.rows
    .filter(({ broken }) => broken !== true)
    .map(rowOf)
    .filter(({ key }) => key.every((part) => part !== ""));
}

/**
 * Every row of a table that has a key, in the order of the table; rows that are left out for another cell are among them,
 * since their keys are taken too.
 */
export function rowsOf(stored: StoredRoster, name: TableKey): readonly StoredRow[] {
  return indexOf(stored, name).rows;
}

/** The rows of a key: none, one, or several where it stands twice. */
export function rowsAt(stored: StoredRoster, name: TableKey, key: RowKey): readonly StoredRow[] {
  return indexOf(stored, name).byKey.get(keyText(key)) ?? [];
}

/** Values that cells are to have; `undefined` makes a cell blank, and columns that are not named stay as they are. */
export type After<K extends TableKey> = { readonly [C in keyof RowOf<Tables[K]>]?: RowOf<Tables[K]>[C] | undefined };

/** Only what was typed: a field that stays blank leaves its cell alone. */
export function onlyTyped<T extends Readonly<Record<string, unknown>>>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The change that makes a row say what it should; none where it says so already. */
export function edit<K extends TableKey>(
  stored: StoredRoster,
  name: K,
  key: RowKey,
  after: After<K>,
): readonly RowChange[] {
  const table = tableOf(name);
  const row = rowsAt(stored, name, key)[0];
  const cells = Object.entries(after).flatMap(
    ([column, value]): [string, { before: PatchCell; after: PatchCell }][] => {
      const declared = table.columns[column];
      if (declared === undefined) return [];
      const before = row?.cell(column);
      const now = patchCell(declared.cell, value);
      // a cell that shows an error has no value to compare with: it is refused when the patch is looked over
      return before === now ? [] : [[headerOf(table, column), { before: before ?? "", after: now }]];
    },
  );
  return cells.length === 0 ? [] : [{ kind: "set", key, cells: Object.fromEntries(cells) }];
}

/** What keeps a change from being written, with what to do; nothing where it can be. */
export function obstacleTo(
  stored: StoredRoster,
  name: TableKey,
  changes: readonly RowChange[],
): { readonly reason: string; readonly help: string } | undefined {
  const table = tableOf(name);
  const grid = stored.grids[name];
  if (grid === undefined) {
    return {
      reason: `The roster has no table ${table.name} to write into.`,
      help: "Prepare the workbook first: tables that are missing are added, and nothing else is changed.",
    };
  }
  const headers = new Set(changes.flatMap(({ cells }) => Object.keys(cells)));
  const missing = [...headers].find((header) => {
    const column = columnUnder(table, header);
    return column !== undefined && positionOf(column, grid) === -1;
  });
  if (missing !== undefined) {
    return {
      reason: `The table ${table.name} has no column ${quoted(missing)} to write into.`,
      help: "Prepare the workbook first: columns that are missing are added, and nothing else is changed.",
    };
  }
  return rowObstacle(stored, name, changes);
}

function rowObstacle(stored: StoredRoster, name: TableKey, changes: readonly RowChange[]) {
  const table = tableOf(name);
  for (const { kind, key, cells } of changes) {
    const found = rowsAt(stored, name, key);
    const what = `${headerOf(table, table.key[0] ?? "")} ${quoted(key.join(", "))}`;
    if (kind === "append" && found.length > 0) {
      return {
        reason: `${what} stands in the table ${table.name} already.`,
        help: "Give the new row a key of its own.",
      };
    }
    if (kind === "append") continue;
    if (found.length !== 1) {
      const times = found.length === 0 ? "stands nowhere" : `stands in ${found.length} rows`;
      return {
        reason: `${what} ${times} in the table ${table.name}, so it cannot be told which row to change.`,
        help: found.length === 0 ? "Look the row up, and mend its key." : "Delete the rows that are too many.",
      };
    }
    const bad = Object.keys(cells).find((header) => found[0]?.cell(nameOf(table, header)) === undefined);
    if (bad !== undefined) {
      return {
        reason: `The cell ${bad} of ${what} in the table ${table.name} shows an error, so nothing is written over it.`,
        help: "Mend the cell, or clear it.",
      };
    }
  }
  return undefined;
}

function keyText(key: RowKey): string {
  return key.join("\u0000");
}

function nameOf(table: Table, header: string): string {
  return Object.keys(table.columns).find((column) => headerOf(table, column) === header) ?? "";
}
