import type { Delimiter } from "./csv.ts";
import type { ByteScanner, Bytes } from "./csv-bytes.ts";

/**
 * The scanner of `csv-bytes.ts` once more, as WebAssembly (`kernel/scan.ts`): it is fast from its first row on, where
 * JavaScript of a short run is still being interpreted, and it numbers the texts of some columns and reads the amounts of one
 * while it passes. Whoever has an engine for it starts it; the core asks only for what it exports.
 */
export type ScanKernel = {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Sets the mark between cells and the decimal mark, both as bytes. */
  readonly begin: (delimiter: number, decimal: number) => void;
  /** Reads the cells of this column as amounts. */
  readonly readAmounts: (column: number) => void;
  /** Numbers the texts of this column, each list from 1; answers the number of the list. */
  readonly nameColumn: (column: number) => number;
  /** Scans so many bytes of the window, and answers the number of rows. */
  readonly scan: (length: number) => number;
  /** What fits: bytes at once, columns that are looked at, columns whose texts are numbered. */
  readonly WINDOW: Constant;
  readonly MOST_COLUMNS: Constant;
  readonly MOST_NAMED: Constant;
  /** Where in the memory things lie. */
  readonly INPUT: Constant;
  readonly SPANS: Constant;
  readonly ROWS: Constant;
  readonly AMOUNTS: Constant;
  readonly NUMBERS: Constant;
  readonly RESULT: Constant;
};

type Constant = { readonly value: number };

/** What the kernel is to read of each row, beside where its cells are. */
export type KernelColumns = {
  /** Columns whose texts are numbered: few of them are different. */
  readonly named: readonly number[];
  /** The column of amounts, or -1. */
  readonly amount: number;
  readonly decimal: "." | ",";
};

/** A scanner that also answers, of the row that was scanned last, what the kernel has read of it. */
export type KernelScanner = ByteScanner & {
  /** How many lists there are. */
  readonly lists: number;
  /** The list in which a column's texts are numbered, or -1. */
  readonly listOf: (column: number) => number;
  /** The number of a text in a list: 0 for a blank cell, -1 where the list is full. */
  readonly numberIn: (list: number) => number;
  /** The amount in millionths; not a number where its cell is no plain one. */
  readonly amount: () => number;
};

/** A scanner that has the rows read by the kernel. */
export function createKernelScanner(kernel: ScanKernel, delimiter: Delimiter, columns: KernelColumns): KernelScanner {
  kernel.begin(delimiter.charCodeAt(0), columns.decimal.charCodeAt(0));
  kernel.readAmounts(columns.amount);
  const isNear = (column: number) => column < kernel.MOST_COLUMNS.value;
  const named = columns.named.filter(isNear).slice(0, kernel.MOST_NAMED.value);
  const lists = new Map(named.map((column) => [column, kernel.nameColumn(column)]));
  const listOf: number[] = [];
  for (const [column, list] of lists) {
    while (listOf.length <= column) listOf.push(-1);
    listOf[column] = list;
  }
  const width = lists.size;
  // addresses are in bytes, places in words
  const [room, input, amountsAt] = [kernel.WINDOW.value, kernel.INPUT.value, kernel.AMOUNTS.value / 8];
  const [spansAt, rowsAt] = [kernel.SPANS.value / 4, kernel.ROWS.value / 4];
  const [numbersAt, resultAt] = [kernel.NUMBERS.value / 4, kernel.RESULT.value / 4];
  let bytes: Bytes = new Uint8Array(kernel.memory.buffer);
  let words = new Int32Array(kernel.memory.buffer);
  let amounts = new Float64Array(kernel.memory.buffer);
  let row = 0;
  let firstCell = 0;
  let count = 0;

  /** The views of a memory that has grown are empty. */
  const renewViews = (): void => {
    const { buffer } = kernel.memory;
    if (words.buffer === buffer) return;
    bytes = new Uint8Array(buffer);
    words = new Int32Array(buffer);
    amounts = new Float64Array(buffer);
  };

  const firstOf = (cell: number): number =>
    cell >= 0 && cell < count ? input + (words[spansAt + (firstCell + cell) * 2] as number) : 0;
  const endOf = (cell: number): number =>
    cell >= 0 && cell < count ? input + (words[spansAt + (firstCell + cell) * 2 + 1] as number) : 0;
  const scanSome = (part: Bytes, before: number, take: (index: number) => void): void => {
    bytes.set(part, input);
    const rows = kernel.scan(part.length);
    renewViews();
    for (row = 0; row < rows; row += 1) {
      firstCell = words[rowsAt + row] as number;
      count = (words[rowsAt + row + 1] as number) - firstCell;
      take(before + row);
    }
  };
  return {
    row: { count: () => count, bytes: () => bytes, firstOf, endOf },
    lists: width,
    listOf: (column) => listOf[column] ?? -1,
    numberIn: (list) => words[numbersAt + row * width + list] as number,
    amount: () => amounts[amountsAt + row] as number,
    scan: (all, take) => {
      let taken = 0;
      let lines = 0;
      let sawMore = false;
      while (taken < all.length) {
        scanSome(all.subarray(taken, taken + room), lines, take);
        const now = words[resultAt] as number;
        taken += now;
        lines += row;
        sawMore ||= words[resultAt + 2] !== 0;
        const isDoubtful = words[resultAt + 1] !== 0;
        if (isDoubtful || now === 0) break;
      }
      return { taken, lines, sawMore };
    },
  };
}
