import type { Delimiter } from "./csv.ts";
import { decodeUtf8, letterLength } from "./encoding.ts";

// Half of a run's time went into texts: of each cell one, made to be looked at once and freed. This scanner makes none. It
// takes whole lines of UTF-8 of which there is no doubt how PapaParse reads them, and leaves every other line to it: where a
// quotation mark stands anywhere but around a whole cell, where a carriage return stands without its newline, where a byte is
// no UTF-8. `csv-bytes.test.ts` holds both to the same answer.

export type Bytes = Uint8Array;

/** The row that was scanned last: its cells as places in the bytes. Good until the next row. */
export type ByteRow = {
  readonly count: () => number;
  readonly bytes: () => Bytes;
  /** Where a cell begins and ends, without its quotation marks; an empty span where the row has no such cell. */
  readonly firstOf: (cell: number) => number;
  readonly endOf: (cell: number) => number;
  readonly text: (cell: number) => string;
  readonly texts: () => string[];
};

/** What was taken of some bytes: so many of them, in so many lines, and whether there was UTF-8 beyond ASCII. */
export type Scanned = { readonly taken: number; readonly lines: number; readonly sawMore: boolean };

/** Takes plain rows from the beginning of bytes, as far as there are any: what is left is doubtful, or no whole line. */
export type ByteScanner = {
  readonly row: ByteRow;
  /** Calls `take` for each row, with its number from 0; the row is then `row`. A blank line is a row of one empty cell. */
  readonly scan: (bytes: Bytes, take: (index: number) => void) => Scanned;
};

export const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;

/** What a byte may be: most are letters like any other. */
const LETTER = 0;
const END = 1;
const MARK = 2;
const MORE = 3;

/** A scanner for rows with this mark between cells. */
export function createByteScanner(delimiter: Delimiter): ByteScanner {
  const between = delimiter.charCodeAt(0);
  const kinds = new Uint8Array(256).fill(MORE, 128);
  kinds[between] = END;
  kinds[NEWLINE] = END;
  kinds[RETURN] = MARK;
  kinds[QUOTE] = MARK;
  let bytes: Bytes = new Uint8Array(0);
  let sawMore = false;
  let count = 0;
  const firsts: number[] = [];
  const ends: number[] = [];

  /** Where the inside of a cell in quotation marks ends; -1 where there is doubt. There is a newline behind every place. */
  const endOfQuoted = (first: number): number => {
    const from = bytes;
    let at = first;
    for (;;) {
      const byte = from[at] as number;
      if (byte === QUOTE) return at;
      if (byte === NEWLINE || byte === RETURN) return -1;
      const length = byte < 128 ? 1 : letterLength(from, at);
      if (length === 0) return -1;
      sawMore ||= length > 1;
      at += length;
    }
  };

  /** Where a cell without quotation marks ends; -1 where there is doubt. */
  const endOfPlain = (first: number): number => {
    // names of its own, so that the engine need not ask at each byte whether they are still the same
    const from = bytes;
    const kindOf = kinds;
    let at = first;
    for (;;) {
      let kind = kindOf[from[at] as number];
      while (kind === LETTER) {
        at += 1;
        kind = kindOf[from[at] as number];
      }
      if (kind === END) return at;
      if (kind === MARK) return from[at] === RETURN && from[at + 1] === NEWLINE ? at : -1;
      const length = letterLength(from, at);
      if (length === 0) return -1;
      sawMore = true;
      at += length;
    }
  };

  /** Finds the cells of the line that begins here, and answers where the next one begins; -1 where there is doubt. */
  const scanLine = (first: number): number => {
    count = 0;
    let at = first;
    for (;;) {
      const isQuoted = bytes[at] === QUOTE;
      const begins = isQuoted ? at + 1 : at;
      const end = isQuoted ? endOfQuoted(begins) : endOfPlain(begins);
      if (end === -1) return -1;
      firsts[count] = begins;
      ends[count] = end;
      count += 1;
      at = isQuoted ? end + 1 : end;
      const byte = bytes[at];
      if (byte === NEWLINE) return at + 1;
      if (byte === RETURN) return bytes[at + 1] === NEWLINE ? at + 2 : -1;
      if (byte !== between) return -1;
      at += 1;
    }
  };

  const firstOf = (cell: number): number => (cell >= 0 && cell < count ? (firsts[cell] as number) : 0);
  const endOf = (cell: number): number => (cell >= 0 && cell < count ? (ends[cell] as number) : 0);
  const text = (cell: number): string => decodeUtf8(bytes, firstOf(cell), endOf(cell));
  return {
    row: {
      count: () => count,
      bytes: () => bytes,
      firstOf,
      endOf,
      text,
      texts: () => Array.from({ length: count }, (_, cell) => text(cell)),
    },
    scan: (all, take) => {
      bytes = all;
      const end = all.lastIndexOf(NEWLINE) + 1;
      let more = false;
      let at = 0;
      let lines = 0;
      while (at < end) {
        sawMore = false;
        const next = scanLine(at);
        if (next === -1) break;
        more ||= sawMore;
        take(lines);
        lines += 1;
        at = next;
      }
      return { taken: at, lines, sawMore: more };
    },
  };
}
