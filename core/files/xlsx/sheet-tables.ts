import { cellAddress, type GridCell, type GridRow, isBlank } from "../../table/grid.ts";
import { loose } from "../../text.ts";
import { overlaps, type Range } from "./address.ts";
import { limits } from "./limits.ts";
import { broken, type Refusal, tooMuch } from "./refusal.ts";
import type { SheetVisitor } from "./sheet.ts";
import type { TablePart } from "./table-part.ts";

/** The rows of a table, and what else of the sheet concerns it. */
export type CollectedTable = {
  readonly table: TablePart;
  readonly rows: readonly GridRow[];
  /** Rows with something in them that are hidden or filtered out: they count. */
  readonly hiddenRows: number;
  /** Rows with something in them that follow the table without a blank row between: they do not count. */
  readonly rowsBelow: number;
  /** The first merged cells inside the table. */
  readonly merged: Range | undefined;
};

type Collecting = {
  readonly table: TablePart;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly headers: Map<number, GridCell>;
  readonly rows: GridRow[];
  merged: Range | undefined;
  hiddenRows: number;
  rowsBelow: number;
  cells: GridCell[];
  isFilled: boolean;
  isRowBelow: boolean;
};

/** Collects tables of one sheet while it is walked; `all` are the tables of the sheet, whether they are wanted or not. */
export type TableCollector = {
  readonly visitor: SheetVisitor;
  /** The tables, each read or refused. */
  readonly finish: () => readonly (CollectedTable | (Refusal & { readonly table: TablePart }))[];
  readonly refusal: () => Refusal | undefined;
};

/** A collector for the wanted tables of a sheet. */
export function collectTables(wanted: readonly TablePart[], all: readonly TablePart[]): TableCollector {
  const tables = wanted.map(begin);
  let active: readonly Collecting[] = [];
  let row = 0;
  let isHidden = false;
  let cells = 0;
  const visitor: SheetVisitor = {
    row: (next, hidden) => {
      row = next;
      isHidden = hidden;
      active = tables.filter(({ table, rowsBelow }) => {
        return row >= table.range.firstRow && row <= table.range.lastRow + rowsBelow + 1;
      });
      return active.length > 0;
    },
    wants: (column) =>
      cells <= limits.cells &&
      active.some(({ table: { range } }) => range.firstColumn <= column && column <= range.lastColumn),
    cell: (_, column, value) => {
      for (const one of active) cells += put(one, row, column, value, all);
    },
    endRow: () => {
      for (const one of active) endRow(one, row, isHidden);
    },
    merged: (range) => {
      for (const one of tables) if (overlaps(one.table.range, range)) one.merged ??= range;
    },
    isEnough: () => cells > limits.cells,
  };
  return {
    visitor,
    finish: () => tables.map(finish),
    refusal: () =>
      cells > limits.cells ? tooMuch("The tables of one sheet have more than 10,000,000 cells.") : undefined,
  };
}

function begin(table: TablePart): Collecting {
  const { range, headerRows, totalRows } = table;
  return {
    table,
    // exceljs says of every table that it saves that its headers are switched off, and keeps them
    firstRow: range.firstRow + Math.max(headerRows, 1),
    lastRow: range.lastRow - totalRows,
    headers: new Map(),
    rows: [],
    merged: undefined,
    hiddenRows: 0,
    rowsBelow: 0,
    cells: [],
    isFilled: false,
    isRowBelow: false,
  };
}

/** Puts a cell where it belongs; answers how many cells the row has grown by. */
function put(one: Collecting, row: number, column: number, value: GridCell, all: readonly TablePart[]): number {
  const { range } = one.table;
  if (column < range.firstColumn || column > range.lastColumn) return 0;
  if (row < one.firstRow) one.headers.set(column, value);
  else if (row > range.lastRow) one.isRowBelow ||= !isBlank(value) && !isInTable(row, column, all);
  else if (row <= one.lastRow) {
    const before = one.cells.length;
    const position = column - range.firstColumn;
    while (one.cells.length < position) one.cells.push("");
    one.cells.push(value);
    one.isFilled ||= !isBlank(value);
    return one.cells.length - before;
  }
  return 0;
}

function isInTable(row: number, column: number, all: readonly TablePart[]): boolean {
  return all.some(({ range }) =>
    overlaps(range, { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column }),
  );
}

function endRow(one: Collecting, row: number, isHidden: boolean): void {
  if (one.isRowBelow) one.rowsBelow += 1;
  one.isRowBelow = false;
  if (one.cells.length === 0) return;
  if (one.isFilled) {
    one.rows.push({ row, cells: one.cells });
    if (isHidden) one.hiddenRows += 1;
  }
  one.cells = [];
  one.isFilled = false;
}

function finish(one: Collecting): CollectedTable | (Refusal & { readonly table: TablePart }) {
  const { table, headers, rows, hiddenRows, rowsBelow, merged } = one;
  const refusal = refuseHeaders(table, headers);
  return refusal === undefined ? { table, rows, hiddenRows, rowsBelow, merged } : { ...refusal, table };
}

/** A table without headers, or whose headers on the sheet are not those of the table, cannot be told column from column. */
function refuseHeaders(table: TablePart, cells: ReadonlyMap<number, GridCell>): Refusal | undefined {
  const { name, range } = table;
  const differs = table.headers.findIndex(
    (header, at) => loose(header) !== loose(String(cells.get(range.firstColumn + at) ?? "")),
  );
  if (differs === -1) return undefined;
  if (table.headerRows === 0) {
    return {
      code: "header-missing",
      message: `The header row of the table ${name} is switched off, so its columns have no names.`,
      help: "Select a cell of the table, and tick Header Row under Table Design.",
    };
  }
  const address = cellAddress(table.sheet, range.firstRow, range.firstColumn + differs);
  return broken(
    `The table ${name} calls a column “${table.headers[differs]}”, but the cell ${address} says “${String(cells.get(range.firstColumn + differs) ?? "")}”.`,
  );
}
