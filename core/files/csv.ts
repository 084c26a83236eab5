import Papa from "papaparse";
import type { Grid, GridRow } from "../table/grid.ts";

/** The marks between cells that a re-save in Excel may leave. */
export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Rows of a piece of text, whole: `lineOf(i)` is the file's line on which row `i` begins, counted from 1.
 * A `broken` block is one line whose quotation marks do not pair, as a row of one cell.
 */
export type CsvBlock = {
  readonly rows: readonly (readonly string[])[];
  readonly lineOf: (index: number) => number;
  readonly broken: boolean;
};

/** Takes text in pieces of any size and gives back whole rows; see `csvStream`. */
export type CsvStream = {
  readonly push: (text: string) => readonly CsvBlock[];
  readonly finish: () => readonly CsvBlock[];
  /** The line on which the next row begins; nothing while a row is under way. */
  readonly nextLine: () => number | undefined;
  /** Passes over lines that somebody else has read, while no row is under way. */
  readonly skip: (lines: number) => void;
};

/** A row longer than this has an opening quotation mark that nothing closes. */
const LONGEST_ROW = 1 << 20;

/** After a broken row so much is read at first, and then twice as much each time: many broken rows must not cost the square. */
const SCOPE = 1 << 11;

/**
 * Reads delimited text piece by piece with PapaParse, the delimiter and the newline given (its guesses go wrong on a
 * short first piece). Every newline is made `\n` first, and a piece is handed over only up to its last newline, so a
 * `\r\n` or a closing quotation mark is never cut in two. Blank lines come as rows of one empty cell.
 * A line with a stray quotation mark is a broken row of its own, and reading goes on with the next line: it must not
 * swallow the rows after it.
 */
export function csvStream(delimiter: Delimiter, firstLine = 1): CsvStream {
  const config = { delimiter, newline: "\n", quoteChar: '"' } as const;
  let held = "";
  let line = firstLine;

  /** Parses text that ends in a newline (or, at the end of the file, text as it is) and holds back an unfinished row. */
  const take = (all: string, isLast: boolean): readonly CsvBlock[] => {
    const blocks: CsvBlock[] = [];
    let text = all;
    let scope = Number.POSITIVE_INFINITY;
    for (;;) {
      const newline = scope < text.length ? text.indexOf("\n", scope) : -1;
      const isPart = newline !== -1 && newline + 1 < text.length;
      const read = isPart ? text.slice(0, newline + 1) : text;
      const result = new Papa.Parser(config).parse(read, 0, isPart || !isLast) as Papa.ParseResult<string[]>;
      const failed = result.errors.find(({ type }) => type === "Quotes")?.row;
      const endless = !isPart && !isLast && failed === undefined && text.length - result.meta.cursor > LONGEST_ROW;
      const rows = failed === undefined ? result.data : result.data.slice(0, failed);
      const consumed = failed === undefined ? result.meta.cursor : 0;
      // every row ends in one newline, but for the last of the file: with no more than these, no cell holds one
      const plain =
        consumed > 0 && countNewlines(read, consumed) === (isLast && !isPart ? rows.length - 1 : rows.length);
      const block = plain ? inLines(rows, line) : numbered(rows, line);
      const used = failed === undefined ? result.meta.cursor : offsetOfLine(text, block.linesIn);
      if (rows.length > 0) blocks.push(block);
      if (failed === undefined && isPart) {
        text = text.slice(used);
        line += block.linesIn;
        scope *= 2;
        continue;
      }
      if (failed === undefined && !endless) {
        held = isLast ? "" : text.slice(used);
        line += block.linesIn;
        return blocks;
      }
      const end = text.indexOf("\n", used);
      const brokenLine = line + block.linesIn;
      blocks.push({
        rows: [[text.slice(used, end === -1 ? text.length : end)]],
        lineOf: () => brokenLine,
        broken: true,
      });
      line = brokenLine + 1;
      text = end === -1 ? "" : text.slice(end + 1);
      scope = SCOPE;
      if (text === "") return blocks;
    }
  };

  return {
    push: (text) => {
      const all = unixNewlines(held + text);
      const end = all.lastIndexOf("\n") + 1;
      held = "";
      const blocks = end === 0 ? [] : take(all.slice(0, end), false);
      held += all.slice(end);
      return blocks;
    },
    finish: () => {
      const text = unixNewlines(held).replace(/[\r\n]$/, "");
      held = "";
      return text === "" ? [] : take(text, true);
    },
    nextLine: () => (held === "" ? line : undefined),
    skip: (lines) => {
      line += lines;
    },
  };
}

/** Every kind of newline as `\n`; a `\r` at the very end is kept, since its `\n` may be yet to come. */
function unixNewlines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n|\r(?!$)/g, "\n") : text;
}

function countNewlines(text: string, end = text.length): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function offsetOfLine(text: string, lines: number): number {
  let at = 0;
  for (let skipped = 0; skipped < lines; skipped += 1) at = text.indexOf("\n", at) + 1;
  return at;
}

/** Rows of one line each. */
function inLines(rows: readonly (readonly string[])[], first: number): CsvBlock & { readonly linesIn: number } {
  return { rows, lineOf: (index) => first + index, broken: false, linesIn: rows.length };
}

/** Rows with the lines that they begin on; only a cell with a newline inside makes a row longer than one line. */
function numbered(rows: readonly (readonly string[])[], first: number): CsvBlock & { readonly linesIn: number } {
  let starts: number[] | undefined;
  let line = first;
  for (let index = 0; index < rows.length; index += 1) {
    let inside = 0;
    for (const cell of rows[index] ?? []) if (cell.includes("\n")) inside += countNewlines(cell);
    if (inside > 0 && starts === undefined) starts = Array.from({ length: index }, (_, before) => first + before);
    starts?.push(line);
    line += 1 + inside;
  }
  const found = starts;
  const lineOf = (index: number) => (found === undefined ? first + index : (found[index] ?? first));
  return { rows, lineOf, broken: false, linesIn: line - first };
}

/** Reads a small file whole: the first row that is not blank is the header. */
export function readCsvGrid(text: string, file: string): Grid {
  const delimiter = likelyDelimiter(text);
  const stream = csvStream(delimiter);
  const blocks = [...stream.push(text), ...stream.finish()];
  const rows = blocks.flatMap((block) =>
    block.rows.map((cells, index): GridRow => ({ row: block.lineOf(index), cells, broken: block.broken })),
  );
  const header = rows.findIndex(({ cells }) => cells.some((cell) => String(cell).trim() !== ""));
  return {
    file,
    headers: (rows[header]?.cells ?? []).map((cell) => String(cell)),
    headerRow: rows[header]?.row ?? 1,
    rows: header === -1 ? [] : rows.slice(header + 1),
  };
}

/** The delimiter that cuts the first line that says anything into most cells; a comma when none does. */
export function likelyDelimiter(text: string): Delimiter {
  const line = /^(?:[^\S\r\n]|[,;]|\r\n|\r(?!\n)|\n)*?([^\s,;][^\r\n]*)/.exec(text)?.[1] ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const count = (mark: string) => bare.split(mark).length;
  return [...delimiters].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

/** A cell of a file that we write. */
export type WrittenCell = string | number | null;

/**
 * Rows as CSV text with `\n` after each. Text that a spreadsheet would run as a formula gets an apostrophe before it
 * (`neutralise`, the default); numbers are left as they are.
 */
export function writeCsv(rows: readonly (readonly WrittenCell[])[], options: { neutralise?: boolean } = {}): string {
  if (rows.length === 0) return "";
  const safe = options.neutralise === false ? rows : rows.map((row) => row.map(neutral));
  return `${Papa.unparse(safe as WrittenCell[][], { newline: "\n" })}\n`;
}

function neutral(cell: WrittenCell): WrittenCell {
  return typeof cell === "string" && /^[\s\u00a0]*[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell;
}
