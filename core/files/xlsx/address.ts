/** Cells from one corner to the other, both included; rows and columns are counted from 1. */
export type Range = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** Excel's last row and column. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** What `readAddress` answers for text that names no cell. */
export const NO_CELL = 0;

/** A cell's address `B12` as one number, `row * 16385 + column`, or `NO_CELL`: it is read for every cell of a sheet. */
export function readAddress(text: string): number {
  let column = 0;
  let row = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > LAST_COLUMN) return NO_CELL;
  }
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NO_CELL;
    row = row * 10 + digit;
    if (row > LAST_ROW) return NO_CELL;
  }
  return row === 0 || column === 0 ? NO_CELL : row * (LAST_COLUMN + 1) + column;
}

/** The row of an address that is a number. */
export function rowOf(address: number): number {
  return Math.floor(address / (LAST_COLUMN + 1));
}

/** The column of an address that is a number. */
export function columnOf(address: number): number {
  return address % (LAST_COLUMN + 1);
}

/** A row's number as a sheet writes it; nothing for what is none. */
export function readRowNumber(text: string): number | undefined {
  const row = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return row >= 1 && row <= LAST_ROW ? row : undefined;
}

/** A range `A1:N51`, or a single cell; nothing for text that is none. */
export function readRange(text: string): Range | undefined {
  const [first, last] = text.replaceAll("$", "").split(":").map(readAddress);
  const end = last ?? first;
  if (first === undefined || end === undefined || first === NO_CELL || end === NO_CELL) return undefined;
  const range = {
    firstRow: rowOf(first),
    lastRow: rowOf(end),
    firstColumn: columnOf(first),
    lastColumn: columnOf(end),
  };
  return range.firstRow <= range.lastRow && range.firstColumn <= range.lastColumn ? range : undefined;
}

/** Whether two ranges share a cell. */
export function overlaps(a: Range, b: Range): boolean {
  return (
    a.firstRow <= b.lastRow && b.firstRow <= a.lastRow && a.firstColumn <= b.lastColumn && b.firstColumn <= a.lastColumn
  );
}
