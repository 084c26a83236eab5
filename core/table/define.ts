import { type CellType, textCell } from "./cell.ts";

/** How a column looks in a workbook, where that does not follow from its kind of cell. */
export type ColumnLook = {
  /** Its width in characters. */
  readonly width?: number;
  /** The column of another table whose values are offered for it, such as `Contracts[Contract]`. */
  readonly offers?: string;
  /** Its cells hold numbers and days as well as words. */
  readonly mixed?: true;
  /** It is read, but a new workbook does without it. */
  readonly leftOut?: true;
};

/** One column: every header that it answers to (the first is written), its kind of cell, and what it means. */
export type Column<T, Required extends boolean = boolean> = {
  readonly headers: readonly [string, ...string[]];
  readonly cell: CellType<T>;
  readonly required: Required;
  readonly help: string;
  readonly look: ColumnLook;
  /** People write in it for people: nothing is worked out from it, so nothing can be wrong with it. */
  readonly isRemark?: true;
};

// biome-ignore lint/suspicious/noExplicitAny: a table's columns hold values of any type; RowOf recovers each
export type Columns = Readonly<Record<string, Column<any>>>;

/** A table of the roster, declared once: reading, writing, forms, help and documentation come from it. */
export type Table<C extends Columns = Columns> = {
  /** Excel's table name, such as `BalanceChecks`. */
  readonly name: string;
  /** The file in a roster folder, such as `balance-checks.csv`. */
  readonly file: string;
  /** The columns whose values together name a row. */
  readonly key: readonly string[];
  readonly columns: C;
  readonly help: string;
  /** Who fills its rows; people, when absent. */
  readonly filledBy?: "program" | "both";
};

/** The values of a row: required ones always there, optional ones absent when blank. */
export type RowOf<T extends Table> = {
  readonly [K in keyof T["columns"]]: T["columns"][K] extends Column<infer V, infer R>
    ? R extends true
      ? V
      : V | undefined
    : never;
};

/** A required column. */
export function required<T>(
  headers: readonly [string, ...string[]],
  cell: CellType<T>,
  help: string,
  look: ColumnLook = {},
): Column<T, true> {
  return { headers, cell, required: true, help, look };
}

/** An optional column: a blank cell is absent. */
export function optional<T>(
  headers: readonly [string, ...string[]],
  cell: CellType<T>,
  help: string,
  look: ColumnLook = {},
): Column<T, false> {
  return { headers, cell, required: false, help, look };
}

/** A column that people write in for people: a cell that cannot be read counts as blank, and nothing is said of it. */
export function remark(
  headers: readonly [string, ...string[]],
  help: string,
  look: ColumnLook = {},
): Column<string, false> {
  return { headers, cell: textCell, required: false, help, look, isRemark: true };
}

/** Declares a table, keeping the exact types of its columns. */
export function defineTable<C extends Columns>(
  table: Table<C> & { readonly key: readonly (keyof C & string)[] },
): Table<C> {
  return table;
}

/** The header that a column is written under. */
export function headerOf<T extends Table>(table: T, column: keyof T["columns"] & string): string {
  return table.columns[column]?.headers[0] ?? column;
}
