// AssemblyScript, not TypeScript: `npm run kernel` makes `scan-bytes.ts` of it. It scans rows as `csv-bytes.ts` does, and
// also numbers the texts of some columns and reads the amounts of one: what JavaScript does slowly while it is still cold,
// and with a look into far memory for each cell. `csv-kernel.ts` has the other half; `csv-kernel.test.ts` holds both scanners
// to the same answer.

import { beginNames, numberOf } from "./names";

// Addresses. What lies before the first is never used: address 0 is nothing.

/** What `scan` tells beside its answer: bytes taken, whether a doubtful line comes next, whether there was more than ASCII. */
export const RESULT: u32 = 64;
/** Of each byte what it is, and of each column the number of its list from 1, or 0. */
const KINDS: u32 = 1024;
const COLUMNS: u32 = 2048;
/** The bytes that are scanned. */
export const INPUT: u32 = 4096;
export const WINDOW: u32 = 1 << 15;
/** Columns that are looked at, and columns whose texts are numbered. */
export const MOST_COLUMNS: u32 = 256;
export const MOST_NAMED: u32 = 8;
/** Of each cell where it begins and ends, as places in the window; of each row the number of its first cell. */
export const SPANS: u32 = INPUT + WINDOW + 64;
export const ROWS: u32 = SPANS + (WINDOW + 1) * 8;
/** Of each row its amount, and of each list the number of its text. */
export const AMOUNTS: u32 = (ROWS + (WINDOW + 2) * 4 + 63) & ~63;
export const NUMBERS: u32 = AMOUNTS + WINDOW * 8;
const END: u32 = NUMBERS + WINDOW * MOST_NAMED * 4;

const NEWLINE: u8 = 10;
const RETURN: u8 = 13;
const QUOTE: u8 = 34;

/** What a byte may be: most are letters like any other. */
const LETTER: u8 = 0;
const CLOSE: u8 = 1;
const MARK: u8 = 2;
const MORE: u8 = 3;

let delimiter: u8 = 44;
let decimal: u8 = 46;
let named: u32 = 0;
let amountAt: u32 = u32.MAX_VALUE;
let sawMore: bool = false;
let cells: u32 = 0;

/** Sets the mark between cells and the decimal mark, both as bytes. Once, before anything else. */
export function begin(between: u32, mark: u32): void {
  delimiter = <u8>between;
  decimal = <u8>mark;
  memory.fill(KINDS + 128, MORE, 128);
  store<u8>(KINDS + between, CLOSE);
  store<u8>(KINDS + NEWLINE, CLOSE);
  store<u8>(KINDS + RETURN, MARK);
  store<u8>(KINDS + QUOTE, MARK);
  beginNames(END);
}

/** Reads the cells of this column as amounts. */
export function readAmounts(column: u32): void {
  amountAt = column;
}

/** Numbers the texts of a column from now on, in a list of its own, whose number it answers. */
export function nameColumn(column: u32): u32 {
  named += 1;
  store<u8>(COLUMNS + column, <u8>named);
  return named - 1;
}

/** How many bytes the letter beyond ASCII has that begins here; 0 where the bytes are no UTF-8. */
function letterLength(at: u32): u32 {
  const lead = load<u8>(at);
  const next = load<u8>(at, 1);
  if (lead < 0xc2 || lead > 0xf4 || (next & 0xc0) !== 0x80) return 0;
  if (lead < 0xe0) return 2;
  if ((load<u8>(at, 2) & 0xc0) !== 0x80) return 0;
  if (lead < 0xf0) return (lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f) ? 0 : 3;
  if ((load<u8>(at, 3) & 0xc0) !== 0x80) return 0;
  return (lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f) ? 0 : 4;
}

/** Where the inside of a cell in quotation marks ends; 0 where there is doubt. */
function endOfQuoted(first: u32): u32 {
  let at = first;
  while (true) {
    const byte = load<u8>(at);
    if (byte === QUOTE) return at;
    if (byte === NEWLINE || byte === RETURN) return 0;
    if (byte < 128) {
      at += 1;
      continue;
    }
    const length = letterLength(at);
    if (length === 0) return 0;
    sawMore = true;
    at += length;
  }
}

/** Where a cell without quotation marks ends; 0 where there is doubt. */
function endOfPlain(first: u32): u32 {
  let at = first;
  while (true) {
    const kind = load<u8>(KINDS + load<u8>(at));
    if (kind === LETTER) {
      at += 1;
      continue;
    }
    if (kind === CLOSE) return at;
    if (kind === MARK) return load<u8>(at) === RETURN && load<u8>(at, 1) === NEWLINE ? at : 0;
    const length = letterLength(at);
    if (length === 0) return 0;
    sawMore = true;
    at += length;
  }
}

/** Finds the cells of the line that begins here, and answers where the next one begins; 0 where there is doubt. */
function scanLine(first: u32): u32 {
  let at = first;
  while (true) {
    const isQuoted = load<u8>(at) === QUOTE;
    const begins = isQuoted ? at + 1 : at;
    const end = isQuoted ? endOfQuoted(begins) : endOfPlain(begins);
    if (end === 0) return 0;
    store<u32>(SPANS + (cells << 3), begins - INPUT);
    store<u32>(SPANS + (cells << 3), end - INPUT, 4);
    cells += 1;
    at = isQuoted ? end + 1 : end;
    const byte = load<u8>(at);
    if (byte === NEWLINE) return at + 1;
    if (byte === RETURN) return load<u8>(at, 1) === NEWLINE ? at + 2 : 0;
    if (byte !== delimiter) return 0;
    at += 1;
  }
}

/** A plain number in millionths, of at most nine digits, six of them decimals; else not a number. */
function millionths(first: u32, end: u32): f64 {
  let at = first;
  const isBelow = at < end && load<u8>(at) === 45;
  if (isBelow) at += 1;
  let number: i64 = 0;
  let digits = 0;
  let places = -1;
  for (; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte >= 48 && byte <= 57) {
      if (digits === 9) return NaN;
      number = number * 10 + <i64>(byte - 48);
      digits += 1;
      if (places >= 0) places += 1;
    } else if (byte === decimal && places === -1 && digits > 0) places = 0;
    else return NaN;
  }
  if (digits === 0 || places === 0 || places > 6) return NaN;
  for (let place = max(places, 0); place < 6; place += 1) number *= 10;
  return <f64>(isBelow ? -number : number);
}

/** Numbers and amounts of a row whose cells were found. */
function readCells(row: u32, firstCell: u32): void {
  const count = min(cells - firstCell, MOST_COLUMNS);
  const numbers = NUMBERS + ((row * named) << 2);
  memory.fill(numbers, 0, named << 2);
  store<f64>(AMOUNTS + (row << 3), NaN);
  for (let column: u32 = 0; column < count; column += 1) {
    const span = SPANS + ((firstCell + column) << 3);
    if (column === amountAt) {
      store<f64>(AMOUNTS + (row << 3), millionths(INPUT + load<u32>(span), INPUT + load<u32>(span, 4)));
    }
    if (load<u8>(COLUMNS + column) === 0) continue;
    const list = load<u8>(COLUMNS + column) - 1;
    store<u32>(numbers + (list << 2), numberOf(INPUT + load<u32>(span), INPUT + load<u32>(span, 4), list));
  }
}

/**
 * Scans the rows in the first so many bytes of the window, as far as they are plain and whole, and answers how many there
 * are. The rest lies at `RESULT`.
 */
export function scan(length: u32): u32 {
  let end = INPUT + length;
  while (end > INPUT && load<u8>(end - 1) !== NEWLINE) end -= 1;
  // nothing of a window before may be taken for the rest of a letter
  store<u32>(INPUT + length, 0);
  let at = INPUT;
  let rows = 0;
  let more = false;
  let doubt = false;
  cells = 0;
  while (at < end) {
    const firstCell = cells;
    sawMore = false;
    store<u32>(ROWS + (rows << 2), firstCell);
    const next = scanLine(at);
    if (next === 0) {
      cells = firstCell;
      doubt = true;
      break;
    }
    more = more || sawMore;
    readCells(rows, firstCell);
    rows += 1;
    at = next;
  }
  store<u32>(ROWS + (rows << 2), cells);
  store<u32>(RESULT, at - INPUT);
  store<u32>(RESULT, doubt ? 1 : 0, 4);
  store<u32>(RESULT, more ? 1 : 0, 8);
  return rows;
}
