import { type DayNumber, type PlainDate, toPlainDate } from "../calendar.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type CsvBlock, type CsvStream, csvStream } from "../files/csv.ts";
import type { Period } from "../period.ts";
import type { Roster } from "../roster/roster.ts";
import { brokenQuotes } from "../table/read.ts";
import type { UsageBook } from "../usage/book.ts";
import type { ExportFormat } from "./format.ts";
import { type FoundHeader, findHeader, holdsHeaderRows, unrecognised } from "./header.ts";
import type { Filter } from "./lists/period.ts";
import { createPairs, type PersonPair } from "./lists/person-cells.ts";
import { createListReader, type ListReader } from "./lists/read-list.ts";
import type { VendorList } from "./lists/vendor-list.ts";
import { declaredPeriod } from "./mapping/mapped-format.ts";
import { type Suggestion, suggestFrom } from "./mapping/suggest.ts";
import { createSurvey, type Survey } from "./mapping/survey.ts";
import { mappingName, mappingUsed, unfitMappings } from "./mapping/wording.ts";
import { rowDiagnostic, tooManyCells } from "./row-diagnostic.ts";
import type { RowReader } from "./row-problem.ts";
import { createRowProblems } from "./row-problems.ts";
import { createRowReader } from "./row-reader.ts";

/** What one export file gave: its rows are those of the book from `firstRow` to before `endRow`. */
export type ReadExport = {
  readonly format: ExportFormat["name"] | undefined;
  /** First and last day of all its rows, later ones included. */
  readonly firstDay: PlainDate | undefined;
  readonly lastDay: PlainDate | undefined;
  /** Rows below the header, blank ones apart. */
  readonly rows: number;
  readonly leftOut: number;
  readonly firstRow: number;
  readonly endRow: number;
  /** What it lists, where its rows are no usage. */
  readonly list: VendorList | undefined;
  /** Ids of people that stand beside their e-mail. */
  readonly keys: readonly PersonPair[];
  /** The settings above the header, where a file has them: which days it is about. */
  readonly filters?: readonly Filter[];
  /** The period that a mapping gives to a file of totals. */
  readonly period?: Period | undefined;
  /** A mapping that would read a file that was not recognised. */
  readonly suggestion?: Suggestion | undefined;
};

/** Reads an export piece by piece into the book. */
export type ExportReader = { readonly push: (text: string) => void; readonly finish: () => ReadExport };

/** Text that is looked at before the header is decided on: so much, and more while it may not hold the rows yet. */
const SNIFFED = 1 << 15;
const MOST_SNIFFED = 1 << 20;

/** A file whose header is known: its rows follow. */
type Opened = {
  readonly stream: CsvStream;
  readonly header: FoundHeader;
  readonly readRow: RowReader | undefined;
  readonly list?: ListReader["list"];
  readonly survey?: Survey;
};

/**
 * A reader for one file. `file` is its number in the book, `name` as the user gave it. Every row is counted: read into
 * the book, or left out with a diagnostic that names file, line and column.
 */
export function createExportReader(
  file: number,
  name: string,
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): ExportReader {
  const problems = createRowProblems(report);
  const pairs = createPairs();
  const firstRow = book.length();
  let sniffed = "";
  let opened: Opened | undefined;
  let passed = 0;
  let leftOut = 0;

  const leaveOut = (diagnostic: Diagnostic): void => {
    leftOut += 1;
    problems.add(diagnostic);
  };

  const take = ({ header, readRow, survey }: Opened, { rows, lineOf, broken }: CsvBlock): void => {
    const { headers, rowsBefore } = header;
    if (readRow === undefined) {
      rows.forEach((cells, index) => {
        passed += 1;
        if (passed > rowsBefore && !broken) survey?.add(cells, lineOf(index));
      });
      return;
    }
    for (let index = 0; index < rows.length; index += 1) {
      passed += 1;
      if (passed <= rowsBefore) continue;
      const cells = rows[index] as readonly string[];
      const line = lineOf(index);
      if (broken) leaveOut(brokenQuotes({ file: name, line }));
      else if (cells.length > headers.length && !isBlankFrom(cells, headers.length)) {
        leaveOut(tooManyCells(cells, headers, { file: name, line }));
      } else {
        const problem = readRow(cells, line);
        if (problem !== undefined && !isBlankFrom(cells, 0)) {
          leaveOut(rowDiagnostic(cells, problem, headers, { file: name, line }));
        }
      }
    }
  };

  const open = (): Opened => {
    const header = findHeader(sniffed, roster.mappings);
    const stream = csvStream(header.delimiter);
    const place = { file: name, line: header.line };
    if (header.recognition.kind === "none" && header.mappings.length === 0 && sniffed.trim() !== "") {
      return { stream, header, readRow: undefined, survey: createSurvey(header.headers.length) };
    }
    if (header.recognition.kind !== "one" || header.mappings.length > 1) {
      report(unrecognised(name, header, false));
      return { stream, header, readRow: undefined };
    }
    for (const used of header.mappings) for (const said of mappingUsed(used, roster, place)) report(said);
    const once = (problem: Omit<Diagnostic, "at">, column: string, line: number) =>
      report({ ...problem, at: { file: name, line, column } });
    const { format } = header.recognition;
    if (format.role === "list") {
      return { stream, header, ...createListReader(format, header.headers, roster, pairs) };
    }
    const readRow = createRowReader(format, header.headers, file, book, roster, header.line, once, pairs);
    return { stream, header, readRow };
  };

  /** A file that was not recognised is looked at as a whole before anything is said, so that what its cells prove counts. */
  const suggest = (header: FoundHeader, survey: Survey): Suggestion | undefined => {
    const suggestion = suggestFrom(mappingName(name), header.headers, survey, roster);
    report(unrecognised(name, header, suggestion !== undefined));
    for (const unfit of unfitMappings(header.headers, roster.mappings, { file: name, line: header.line }))
      report(unfit);
    return suggestion;
  };

  const push = (text: string): void => {
    if (opened !== undefined) {
      for (const block of opened.stream.push(text)) take(opened, block);
      return;
    }
    sniffed += text;
    if (sniffed.length >= MOST_SNIFFED || (sniffed.length >= SNIFFED && holdsHeaderRows(sniffed))) begin();
  };

  const begin = (): Opened => {
    const now = open();
    opened = now;
    for (const block of now.stream.push(sniffed)) take(now, block);
    sniffed = "";
    return now;
  };

  return {
    push,
    finish: () => {
      const now = opened ?? begin();
      for (const block of now.stream.finish()) take(now, block);
      problems.finish();
      const { recognition, line } = now.header;
      const list = now.list?.();
      const read = book.length() - firstRow + (list?.entries.length ?? 0);
      const suggestion = now.survey && suggest(now.header, now.survey);
      if (recognition.kind === "one" && read === 0 && leftOut === 0) report(noRows(name, line));
      return {
        format: recognition.kind === "one" ? recognition.format.name : undefined,
        ...dayRange(book, firstRow),
        rows: read + leftOut,
        leftOut,
        firstRow,
        endRow: book.length(),
        list,
        keys: pairs.all(),
        period: recognition.kind === "one" ? declaredPeriod(recognition.format) : undefined,
        suggestion,
      };
    },
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

function dayRange(book: UsageBook, firstRow: number): Pick<ReadExport, "firstDay" | "lastDay"> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = firstRow; row < book.length(); row += 1) {
    const day = book.day(row);
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return last < first
    ? { firstDay: undefined, lastDay: undefined }
    : { firstDay: toPlainDate(first as DayNumber), lastDay: toPlainDate(last as DayNumber) };
}
