import { type NumberStyle, parseMillionths } from "../credits.ts";
import type { ByteRow } from "../files/csv-bytes.ts";
import type { Names, Texts } from "../usage/names.ts";

/**
 * The cells of one row, in whatever way they came: texts, or places in bytes of which no text is made unless it must be. A
 * position that the row does not have, and -1, are a blank cell.
 */
export type RowCells = {
  readonly text: (position: number) => string;
  /** The number of a cell among distinct texts. */
  readonly nameIn: (names: Names, position: number) => number;
  /** Adds a cell without the blanks at its ends to a list of texts. */
  readonly trimmedIn: (texts: Texts, position: number) => number;
  /** As `parseMillionths` reads it. */
  readonly millionths: (position: number, style: NumberStyle) => number;
  /** The number that `work` makes of the text, which is often the one of the row before: for one column and one `work`. */
  readonly numberIn: (position: number, work: (text: string) => number) => number;
};

/** Cells that are texts; `of` lays the next row under them. */
export function createTextCells(): RowCells & { readonly of: (row: readonly string[]) => RowCells } {
  let row: readonly string[] = [];
  let before: string | undefined;
  let worked = 0;
  const text = (position: number): string => row[position] ?? "";
  const cells = {
    of: (next: readonly string[]): RowCells => {
      row = next;
      return cells;
    },
    text,
    nameIn: (names: Names, position: number) => names.idOf(text(position)),
    trimmedIn: (texts: Texts, position: number) => texts.add(trimmed(text(position))),
    millionths: (position: number, style: NumberStyle) => parseMillionths(text(position), style),
    numberIn: (position: number, work: (text: string) => number) => {
      const now = text(position);
      if (now !== before) worked = work(now);
      before = now;
      return worked;
    },
  };
  return cells;
}

/** A cell of more bytes is not remembered. */
const LONGEST_REMEMBERED = 32;

/** The cells of a row of bytes, read without making texts of them where they are plain. */
export function byteCells(row: ByteRow): RowCells {
  const { firstOf, endOf, text } = row;
  const before: number[] = [];
  let worked = 0;
  return {
    text,
    nameIn: (names, position) => names.idOfBytes(row.bytes(), firstOf(position), endOf(position)),
    trimmedIn: (texts, position) => {
      const bytes = row.bytes();
      const first = firstOf(position);
      const end = endOf(position);
      if (first === end) return 0;
      const isPlain = isLetter(bytes[first] as number) && isLetter(bytes[end - 1] as number);
      return isPlain ? texts.addBytes(bytes, first, end) : texts.add(text(position).trim());
    },
    millionths: (position, style) => {
      const bytes = row.bytes();
      const end = endOf(position);
      const decimal = style === "1234.5" || style === "1,234.5" ? 46 : 44;
      let at = firstOf(position);
      const isBelow = bytes[at] === 45;
      if (isBelow) at += 1;
      let number = 0;
      let digits = 0;
      let places = -1;
      for (; at < end; at += 1) {
        const byte = bytes[at] as number;
        if (byte >= 48 && byte <= 57) {
          number = number * 10 + (byte - 48);
          digits += 1;
          if (places >= 0) places += 1;
        } else if (byte === decimal && places === -1 && digits > 0) places = 0;
        else return parseMillionths(text(position), style);
      }
      // what is long, or ends in its mark, is for the one who knows all the rules
      if (digits === 0 || digits > 9 || places === 0 || places > 6) return parseMillionths(text(position), style);
      const millionths = number * (millionthsOf[places === -1 ? 0 : places] as number);
      return isBelow && millionths !== 0 ? -millionths : millionths;
    },
    numberIn: (position, work) => {
      const bytes = row.bytes();
      const first = firstOf(position);
      const length = endOf(position) - first;
      if (length > 0 && length === before.length) {
        let at = 0;
        while (at < length && before[at] === bytes[first + at]) at += 1;
        if (at === length) return worked;
      }
      before.length = 0;
      for (let at = 0; length <= LONGEST_REMEMBERED && at < length; at += 1) before.push(bytes[first + at] as number);
      worked = work(text(position));
      return worked;
    },
  };
}

/** Of a number with so many decimals: the millionths of its last place. */
const millionthsOf = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1];

function trimmed(text: string): string {
  return isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Surely no blank of any kind, and a whole letter. */
function isLetter(code: number): boolean {
  return code > 32 && code < 127;
}
