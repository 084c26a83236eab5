import { type CsvBlock, csvStream, type Delimiter, delimiters } from "../files/csv.ts";
import type { KnownMapping } from "../roster/mapping.ts";
import { type Filter, type PlacedRow, readFilters } from "./filters.ts";
import { fitHeader } from "./mapping/fit.ts";
import { knownHeaders } from "./mapping/synonyms.ts";
import { headerLikeness, type Recognition, recognise } from "./recognise.ts";

/** The header row of a table, and what it says the table is. */
export type FoundHeader = {
  readonly headers: readonly string[];
  /** Rows up to the header, itself included. */
  readonly rowsBefore: number;
  readonly line: number;
  readonly recognition: Recognition;
  /** The mapping through which the table is read, or several that fit alike: then nothing is read. */
  readonly mappings: readonly KnownMapping[];
  /** The settings that stand above it. */
  readonly filters: readonly Filter[];
  /** The first row in which something stands. */
  readonly first: PlacedRow | undefined;
};

/** The header row of a text, and what stands between its cells. */
export type FoundTextHeader = FoundHeader & { readonly delimiter: Delimiter };

/** Real exports begin with a block of settings: the header is looked for in so many rows. */
export const HEADER_ROWS = 30;

/** Finds the header in the beginning of a file, under each delimiter that a re-save may have left. */
export function findHeader(text: string, mappings: readonly KnownMapping[] = []): FoundTextHeader {
  const candidates = delimiters.flatMap((delimiter) =>
    candidatesOf(firstRows(text, delimiter)).map((candidate) => ({ ...candidate, delimiter })),
  );
  return choose(candidates, mappings) ?? { ...noHeader, delimiter: "," };
}

/** Finds the header among the first rows of a table: the first that is one, else the row that is most like one. */
export function findHeaderRow(rows: readonly PlacedRow[], mappings: readonly KnownMapping[] = []): FoundHeader {
  return choose(candidatesOf(rows), mappings) ?? noHeader;
}

const noHeader: FoundHeader = {
  headers: [],
  rowsBefore: 0,
  line: 1,
  recognition: recognise([]),
  mappings: [],
  filters: [],
  first: undefined,
};

/** A row that may be the header, and the rows above it. */
type Candidate = FoundHeader & { readonly above: readonly PlacedRow[] };

/** Every row of the first ones in which something stands. */
function candidatesOf(rows: readonly PlacedRow[]): readonly Candidate[] {
  const first = rows.find(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return rows
    .slice(0, HEADER_ROWS)
    .map(({ cells, line }, index) => ({
      headers: trimEnd(cells),
      rowsBefore: index + 1,
      line,
      recognition: recognise(cells),
      mappings: [],
      filters: [],
      first,
      above: rows.slice(0, index),
    }))
    .filter(({ headers }) => headers.length > 0);
}

function choose<C extends Candidate>(candidates: readonly C[], mappings: readonly KnownMapping[]): C | undefined {
  const fitted = fitHeader(candidates, mappings);
  if (fitted === undefined) return [...candidates].sort((a, b) => likeness(b) - likeness(a))[0];
  return { ...fitted.header, mappings: fitted.mappings, filters: readFilters(fitted.header.above) };
}

/** How much a row that is no known header looks like one: by the headers that it has, then by its cells. */
export function likeness({ headers }: Pick<FoundHeader, "headers">): number {
  return Math.max(headerLikeness(headers), knownHeaders(headers)) * 1000 + Math.min(headers.length, 999);
}

/** Whether a beginning of a file surely holds the rows among which the header is looked for. */
export function holdsHeaderRows(start: string): boolean {
  return (start.match(/\r\n|\r|\n/g)?.length ?? 0) > 2 * HEADER_ROWS;
}

function firstRows(text: string, delimiter: Delimiter): readonly PlacedRow[] {
  const stream = csvStream(delimiter);
  const rows: PlacedRow[] = [];
  const take = (blocks: readonly CsvBlock[]) => {
    for (const block of blocks) {
      for (let index = 0; index < block.rows.length && rows.length < HEADER_ROWS; index += 1) {
        rows.push({ cells: block.rows[index] ?? [], line: block.lineOf(index) });
      }
    }
  };
  // the rows are in so many lines, but where cells go over lines: then the rest is read too
  const end = endOfLines(text, 2 * HEADER_ROWS);
  take(stream.push(text.slice(0, end)));
  if (rows.length < HEADER_ROWS) take([...stream.push(text.slice(end)), ...stream.finish()]);
  return rows;
}

/** Where the line after so many lines begins; 0 where there are not so many. */
function endOfLines(text: string, lines: number): number {
  const newline = /\r\n|\r|\n/g;
  for (let line = 0; line < lines; line += 1) if (newline.exec(text) === null) return 0;
  return newline.lastIndex;
}

/** Headers without the nameless columns at the end (a vendor's lines may end in a comma). */
function trimEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}
