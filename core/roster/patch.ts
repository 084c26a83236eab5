import * as z from "zod/mini";
import type { CellStyle, CellType, RawCell } from "../table/cell.ts";
import { type Column, headerOf, type RowOf, type Table } from "../table/define.ts";
import { type GridCell, isBlank } from "../table/grid.ts";

// What a command of finance changes in the workbook, as plain values: nothing here knows where a row stands, which cells
// hold formulas, or what Excel can do. Made by commands, carried out by the add-in, printed and compared by tests.
//
//   const patch = patchOf(people, [
//     appendRow(people, { email, name: "Ana Bell", contract: "C-1", registration: "requested", requestedOn: today }),
//     setCells(people, [email], { leftOn: { before: undefined, after: today } }),
//   ]);

/**
 * A cell as a patch carries it: what the column's codec encodes, and `""` for blank. A day is `2026-03-31`, an amount is
 * plain digits such as `1234.5`; the column's kind says which it is.
 */
export type PatchCell = RawCell;

/** The values that name a row, in the order of the table's key, each as its column's codec encodes it. */
export type RowKey = readonly string[];

/**
 * A new row. Columns that are not named stay blank or hold their formula. Refused as a whole where a row of this key is
 * there already: so a patch that is carried out twice adds one row.
 */
export type AppendRow = {
  readonly kind: "append";
  readonly key: RowKey;
  /** By header; the key's columns are among them. */
  readonly cells: Readonly<Record<string, PatchCell>>;
};

/** Cells of a row that is there. A cell that no longer holds `before` is refused alone; the others are written. */
export type SetCells = {
  readonly kind: "set";
  readonly key: RowKey;
  /** By header. */
  readonly cells: Readonly<Record<string, { readonly before: PatchCell; readonly after: PatchCell }>>;
};

/** What to do to a row. */
export type RowChange = AppendRow | SetCells;

/** Changes of one table, in the order in which they are carried out. Rows are never deleted. */
export type TablePatch = {
  /** The table's declared name, such as `People`. */
  readonly table: string;
  readonly changes: readonly RowChange[];
};

type Values<T extends Table> = { readonly [K in keyof RowOf<T>]?: RowOf<T>[K] | undefined };
type Changes<T extends Table> = {
  readonly [K in keyof RowOf<T>]?: {
    readonly before: RowOf<T>[K] | undefined;
    readonly after: RowOf<T>[K] | undefined;
  };
};

/** A patch of a table. */
export function patchOf(table: Table, changes: readonly RowChange[]): TablePatch {
  return { table: table.name, changes };
}

/** A row to add; columns that are absent or `undefined` stay blank. The columns of the key are a must. */
export function appendRow<T extends Table>(table: T, values: Values<T>): AppendRow {
  const given: Readonly<Record<string, unknown>> = values;
  const cells = Object.entries(table.columns).flatMap(([name, { cell }]): [string, PatchCell][] =>
    given[name] === undefined ? [] : [[headerOf(table, name), patchCell(cell, given[name])]],
  );
  return { kind: "append", key: rowKey(table, values), cells: Object.fromEntries(cells) };
}

/** Cells to change, each with the value that it had when the change was decided; `undefined` is blank. */
export function setCells<T extends Table>(table: T, key: RowKey, changes: Changes<T>): SetCells {
  const given: Readonly<Record<string, { readonly before: unknown; readonly after: unknown } | undefined>> = changes;
  const cells = Object.entries(table.columns).flatMap(([name, { cell }]) => {
    const change = given[name];
    if (change === undefined) return [];
    return [[headerOf(table, name), { before: patchCell(cell, change.before), after: patchCell(cell, change.after) }]];
  });
  return { kind: "set", key, cells: Object.fromEntries(cells) };
}

/** The key of a row. Throws where a value of the key is missing: such a row cannot be found again. */
export function rowKey<T extends Table>(table: T, values: Values<T>): RowKey {
  const given: Readonly<Record<string, unknown>> = values;
  return table.key.map((name) => {
    const column = table.columns[name];
    const part = column === undefined ? "" : String(patchCell(column.cell, given[name]));
    if (part === "") throw new Error(`a row of ${table.name} without ${name} cannot be found again`);
    return part;
  });
}

/** A value as a patch carries it. */
export function patchCell(type: CellType<unknown>, value: unknown): PatchCell {
  return value === undefined ? "" : type.write(value);
}

/**
 * A cell of a table as a patch would carry it, for comparing: `1.50` and the number 1.5 are the same amount, and `Ana@X.com`
 * is `ana@x.com`. What the codec refuses is compared as it stands. Nothing for a cell that shows an error.
 */
export function cellAsRead(type: CellType<unknown>, style: CellStyle, cell: GridCell): PatchCell | undefined {
  if (isBlank(cell)) return "";
  if (typeof cell === "object") return undefined;
  const read = z.safeDecode(codecOf(type, style), cell);
  return read.success ? type.write(read.data) : cell;
}

type Codec = ReturnType<CellType<unknown>["codec"]>;

/** Codecs by kind of cell and style: making one takes a hundred times as long as using it. */
const codecs = new WeakMap<CellType<unknown>, Map<string, Codec>>();

/** The one that was used last: a column of 20,000 cells asks for the same again and again. */
let last: { readonly type: CellType<unknown>; readonly style: CellStyle; readonly codec: Codec } | undefined;

function codecOf(type: CellType<unknown>, style: CellStyle): Codec {
  if (last?.type === type && last.style === style) return last.codec;
  const known = codecs.get(type) ?? new Map<string, Codec>();
  const name = `${style.numberStyle}|${style.dayStyle.order}|${style.dayStyle.zone}`;
  const codec = known.get(name) ?? type.codec(style);
  codecs.set(type, known.set(name, codec));
  last = { type, style, codec };
  return codec;
}

/** The column of a table that is written under a header. */
export function columnUnder(table: Table, header: string): Column<unknown> | undefined {
  return Object.values(table.columns).find(({ headers }) => headers[0] === header);
}
