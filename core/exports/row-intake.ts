import { type DayNumber, firstDayOf, monthOf, type PlainDate, toPlainDate } from "../calendar.ts";
import { parseMillionths } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ByteRow } from "../files/csv-bytes.ts";
import type { Period } from "../period.ts";
import type { Roster } from "../roster/roster.ts";
import type { CellProblem } from "../table/cell-problem.ts";
import { brokenQuotes } from "../table/read.ts";
import type { UsageBook } from "../usage/book.ts";
import { findColumns, findPositions } from "./columns.ts";
import { type Filter, filtered } from "./filters.ts";
import type { ExportFormat } from "./format.ts";
import type { FoundHeader } from "./header.ts";
import { createPairs, type PersonPair } from "./lists/person-cells.ts";
import { createListReader, type ListReader } from "./lists/read-list.ts";
import type { VendorList } from "./lists/vendor-list.ts";
import { contractAsked } from "./mapping/contract-asked.ts";
import { declaredPeriod } from "./mapping/mapped-format.ts";
import type { Suggestion } from "./mapping/suggest.ts";
import { mappingUsed } from "./mapping/wording.ts";
import { byteCells, createTextCells } from "./row-cells.ts";
import {
  headerAgain,
  isHeaderAgain,
  isOtherHeader,
  otherHeader,
  rowDiagnostic,
  tooManyCells,
  tooManyRows,
} from "./row-diagnostic.ts";
import type { RowProblem, RowReader } from "./row-problem.ts";
import { createRowProblems } from "./row-problems.ts";
import { type CellsReader, createRowReader, writtenStyle } from "./row-reader.ts";
import { compareTotals, isTotalLine, spelledTotal, type TotalLine, totalFigure, uncomparedTotals } from "./totals.ts";

/** What one export gave: its rows are those of the book from `firstRow` to before `endRow`. */
export type ReadExport = {
  readonly format: ExportFormat["name"] | undefined;
  /** First and last day of all its rows, later ones included. */
  readonly firstDay: PlainDate | undefined;
  readonly lastDay: PlainDate | undefined;
  /** Rows below the header; blank lines, repeated headers and totals are no rows. */
  readonly rows: number;
  readonly leftOut: number;
  readonly firstRow: number;
  readonly endRow: number;
  /** Its header, and where it stands; nothing for a file without any. */
  readonly header: Pick<FoundHeader, "headers" | "line"> | undefined;
  /** The settings that stand above the header, or on a sheet before: what they leave out is not in the file. */
  readonly filters: readonly Filter[];
  /** What it lists, where its rows are no usage. */
  readonly list: VendorList | undefined;
  /** Ids of people that stand beside their e-mail. */
  readonly keys: readonly PersonPair[];
  /** The period that a mapping gives to a file of totals. */
  readonly period: Period | undefined;
  /** A mapping that would read a file that was not recognised. */
  readonly suggestion: Suggestion | undefined;
};

/** What becomes of the rows below a header, in whatever way they come. */
export type RowIntake = {
  /** Takes rows from the one with the number `first` on; `broken` rows have quotation marks that do not pair. */
  readonly take: (
    rows: readonly (readonly string[])[],
    first: number,
    lineOf: (index: number) => number,
    broken: boolean,
  ) => void;
  /** Takes rows that lie in bytes, the one that `row` is; nothing where the rows are those of a list. */
  readonly takeBytes: ((row: ByteRow) => (line: number) => void) | undefined;
  /** Takes a row of a sheet of which some cells cannot be known, by position. */
  readonly takeUnknown: (
    cells: readonly string[],
    line: number,
    problems: ReadonlyMap<number, CellProblem>,
    addressOf: (position: number) => string,
  ) => void;
  /** Leaves out a row that is there and cannot be taken. */
  readonly leaveOut: (diagnostic: Diagnostic) => void;
  readonly finish: () => ReadExport;
};

/** Rows that a run holds; a million is a large firm's year. */
export const MOST_ROWS = 20_000_000;

/** What an export is read into, and from where. */
export type IntakeOptions = {
  /** Its number in the book. */
  readonly file: number;
  /** Its name as it is shown. */
  readonly name: string;
  readonly book: UsageBook;
  readonly roster: Roster;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly isSheet: boolean;
  readonly mostRows?: number;
};

/** An intake for the rows of one export whose format is known. Every row is read into the book, or left out with a word. */
export function createRowIntake(found: FoundHeader, format: ExportFormat, options: IntakeOptions): RowIntake {
  const { file, name, book, roster, report, isSheet, mostRows = MOST_ROWS } = options;
  const { headers } = found;
  const problems = createRowProblems(report);
  const firstRow = book.length();
  const once = (problem: Omit<Diagnostic, "at">, column: string, line: number) =>
    report({ ...problem, at: { file: name, line, column } });
  for (const used of found.mappings) {
    for (const said of mappingUsed(used, roster, { file: name, line: found.line })) report(said);
  }
  const pairs = createPairs();
  const lists = format.role === "list" ? createListReader(format, headers, roster, pairs) : undefined;
  const readCells =
    format.role === "usage" ? createRowReader(format, headers, file, book, roster, found.line, once, pairs) : undefined;
  const texts = createTextCells();
  const readRow: RowReader =
    readCells === undefined ? (lists as ListReader).readRow : (cells, line) => readCells(texts.of(cells), line);
  const positions = findPositions(format, headers);
  const used = new Set(Object.values(format.columns).flatMap((spellings) => findColumns(headers, spellings)));
  const { styles } = writtenStyle(format, roster);
  const amountOf = (cell: string): number => {
    const amounts = styles.map((style) => parseMillionths(cell, style));
    return amounts.find((amount) => Number.isFinite(amount)) ?? Number.NaN;
  };
  const totals: TotalLine[] = [];
  let leftOut = 0;
  let isOver = false;
  let isOther = false;

  const leaveOut = (diagnostic: Diagnostic): void => {
    leftOut += 1;
    problems.add(diagnostic);
  };

  /** A row with something in it that could not be read. */
  const refuse = (cells: readonly string[], problem: RowProblem, line: number): void => {
    const at = { file: name, line };
    if (isHeaderAgain(cells, headers)) problems.add(headerAgain(at));
    else if (isTotalLine(cells, positions, amountOf)) {
      const figure = totalFigure(cells, positions, amountOf);
      totals.push({ line, said: spelledTotal(cells), figure, row: book.length() });
    } else if (isOtherHeader(cells)) {
      isOther = true;
      problems.add(otherHeader(at));
    } else leaveOut(rowDiagnostic(problem, at));
  };

  /** Rows that come when no more can be taken: they are counted, and no more is said of them. */
  const pass = (rows: readonly (readonly string[])[], first: number, lineOf: (index: number) => number): void => {
    for (let index = first; index < rows.length; index += 1) {
      if (isBlankFrom(rows[index] as readonly string[], 0)) continue;
      leftOut += 1;
      if (isOver || isOther) continue;
      isOver = true;
      report(tooManyRows(mostRows, { file: name, line: lineOf(index) }));
    }
  };

  const take: RowIntake["take"] = (rows, first, lineOf, broken) => {
    for (let index = first; index < rows.length; index += 1) {
      const cells = rows[index] as readonly string[];
      if (isOther || book.length() >= mostRows) return pass(rows, index, lineOf);
      const line = lineOf(index);
      if (broken) leaveOut(brokenQuotes({ file: name, line }));
      else if (cells.length > headers.length && !isBlankFrom(cells, headers.length)) {
        leaveOut(tooManyCells(cells, headers, { file: name, line }, isSheet));
      } else {
        const problem = readRow(cells, line);
        if (problem !== undefined && !isBlankFrom(cells, 0)) refuse(cells, problem, line);
      }
    }
  };

  const takeBytes = (read: CellsReader) => (row: ByteRow) => {
    const cells = byteCells(row);
    return (line: number): void => {
      // whatever is out of the ordinary goes the way of texts
      if (isOther || book.length() >= mostRows || !isEmptyFrom(row, headers.length)) {
        take([row.texts()], 0, () => line, false);
        return;
      }
      const problem = read(cells, line);
      if (problem === undefined) return;
      const refused = row.texts();
      if (!isBlankFrom(refused, 0)) refuse(refused, problem, line);
    };
  };

  return {
    take,
    takeBytes: readCells === undefined ? undefined : takeBytes(readCells),
    takeUnknown: (cells, line, unknown, addressOf) => {
      const [position, problem] = [...unknown].find(([at]) => used.has(at)) ?? [];
      if (position === undefined || problem === undefined) return take([cells], 0, () => line, false);
      const column = headers[position] ?? "";
      const message = `${column} (${addressOf(position)}): ${problem.message}`;
      leaveOut(rowDiagnostic({ ...problem, message, column }, { file: name, line }));
    },
    leaveOut,
    finish: () => {
      const compared =
        lists === undefined ? compareTotals(totals, book, firstRow, leftOut, name) : uncomparedTotals(totals, name);
      for (const diagnostic of compared) problems.add(diagnostic);
      problems.finish();
      const { filters } = found;
      if (filters.length > 0) report(filtered(filters, { file: name }));
      const list = lists?.list();
      const read = book.length() - firstRow + (list?.entries.length ?? 0);
      if (read === 0 && leftOut === 0) report(noRows(name, found.line));
      const asked = read === 0 ? undefined : contractAsked(format, roster, name);
      if (asked !== undefined) report(asked);
      return {
        format: format.name,
        ...dayRange(book, firstRow, positions.day === -1 && positions.month !== -1),
        rows: read + leftOut,
        leftOut,
        firstRow,
        endRow: book.length(),
        header: { headers, line: found.line },
        filters,
        list,
        keys: pairs.all(),
        period: declaredPeriod(format),
        suggestion: undefined,
      };
    },
  };
}

/** What a file gave of which nothing could be read, but perhaps through a mapping. */
export function nothingRead(
  row: number,
  suggestion?: Suggestion | undefined,
  header?: ReadExport["header"],
): ReadExport {
  return {
    format: undefined,
    firstDay: undefined,
    lastDay: undefined,
    rows: 0,
    leftOut: 0,
    firstRow: row,
    endRow: row,
    header,
    filters: [],
    list: undefined,
    keys: [],
    period: undefined,
    suggestion,
  };
}

function noRows(file: string, line: number): Diagnostic {
  return {
    code: "export-empty",
    severity: "note",
    at: { file, line },
    message: "Below its header the file has no row.",
    help: "Nothing needs doing if nothing was used; else download the export again without filters.",
  };
}

function isBlankFrom(cells: readonly string[], first: number): boolean {
  for (let at = first; at < cells.length; at += 1) if ((cells[at] as string).trim() !== "") return false;
  return true;
}

/** Whether nothing at all stands in the cells from this one on: a vendor's lines may end in a comma. */
function isEmptyFrom(row: ByteRow, first: number): boolean {
  for (let at = first; at < row.count(); at += 1) if (row.firstOf(at) !== row.endOf(at)) return false;
  return true;
}

/** First and last day; rows that name a month are of all its days, though each is counted on the last. */
function dayRange(book: UsageBook, firstRow: number, isByMonth: boolean): Pick<ReadExport, "firstDay" | "lastDay"> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = firstRow; row < book.length(); row += 1) {
    const day = book.day(row);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (last < first) return { firstDay: undefined, lastDay: undefined };
  const firstDay = toPlainDate(first as DayNumber);
  return {
    firstDay: isByMonth ? firstDayOf(monthOf(firstDay)) : firstDay,
    lastDay: toPlainDate(last as DayNumber),
  };
}
