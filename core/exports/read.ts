import type { Diagnostic } from "../diagnostic.ts";
import { type CsvBlock, type CsvStream, csvStream } from "../files/csv.ts";
import { type ByteScanner, type Bytes, createByteScanner, type Scanned } from "../files/csv-bytes.ts";
import type { Roster } from "../roster/roster.ts";
import type { UsageBook } from "../usage/book.ts";
import { type FoundTextHeader, findHeader, holdsHeaderRows } from "./header.ts";
import type { Suggestion } from "./mapping/suggest.ts";
import { suggestFor } from "./mapping/suggest-for.ts";
import { createSurvey, type Survey } from "./mapping/survey.ts";
import { tooLongLine } from "./row-diagnostic.ts";
import { createRowIntake, MOST_ROWS, nothingRead, type ReadExport, type RowIntake } from "./row-intake.ts";
import { mayBeMapped, tooManyColumns, unrecognised } from "./unrecognised.ts";

/** Reads an export piece by piece into the book. */
export type ExportReader = {
  readonly push: (text: string) => void;
  /**
   * Takes rows from bytes of UTF-8, as far as they are plain: none within a row that goes on as text. Answers nothing while it
   * wants all as text: until the header is found, and of a file that is not usage.
   */
  readonly scan: (bytes: Bytes) => Scanned | undefined;
  readonly finish: () => ReadExport;
};

/** Text that is looked at before the header is decided on: so much, and more while it may not hold the rows yet. */
const SNIFFED = 1 << 15;
const MOST_SNIFFED = 1 << 20;

/** A line that is longer is no row: it would be held whole. */
const LONGEST_LINE = 1 << 24;

const NOTHING: Scanned = { taken: 0, lines: 0, sawMore: false };

/** A file whose header was looked for: its rows follow, where there is an intake for them, or a survey. */
type Opened = {
  readonly stream: CsvStream;
  readonly header: FoundTextHeader;
  readonly intake: RowIntake | undefined;
  /** Reads plain rows from bytes, where rows are usage. */
  readonly scanner?: { readonly rows: ByteScanner; readonly take: (line: number) => void } | undefined;
  /** Looks at a file that was not recognised as a whole, so that what its cells prove counts. */
  readonly survey?: Survey;
};

/**
 * A reader for one file of text. `file` is its number in the book, `name` as it is shown. Every row is counted: read into
 * the book, or left out with a diagnostic that names file, line and column.
 */
export function createExportReader(
  file: number,
  name: string,
  book: UsageBook,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
  mostRows = MOST_ROWS,
): ExportReader {
  const firstRow = book.length();
  let sniffed = "";
  let opened: Opened | undefined;
  let passed = 0;
  let line = 1;
  let sinceNewline = 0;
  let isOver = false;

  const take = ({ header, intake, survey }: Opened, { rows, lineOf, broken }: CsvBlock): void => {
    const first = Math.max(0, header.rowsBefore - passed);
    passed += rows.length;
    intake?.take(rows, first, lineOf, broken);
    if (!broken) for (let at = first; at < rows.length; at += 1) survey?.add(rows[at] ?? [], lineOf(at));
    if (rows.length > 0) line = lineOf(rows.length - 1) + 1;
  };

  const open = (): Opened => {
    const header = findHeader(sniffed, roster.mappings);
    const stream = csvStream(header.delimiter);
    const { recognition, delimiter } = header;
    const tooMany = tooManyColumns(name, header);
    if (tooMany === undefined && mayBeMapped(header)) {
      return { stream, header, intake: undefined, survey: createSurvey(header.headers) };
    }
    const refusal = tooMany ?? (recognition.kind === "one" ? undefined : unrecognised(name, header, { delimiter }));
    if (refusal !== undefined) report(refusal);
    const isKnown = recognition.kind === "one" && refusal === undefined;
    const options = { file, name, book, roster, report, isSheet: false, mostRows };
    if (!isKnown) return { stream, header, intake: undefined };
    const intake = createRowIntake(header, recognition.format, options);
    const rows = createByteScanner(delimiter);
    const take = intake.takeBytes?.(rows.row);
    return { stream, header, intake, scanner: take && { rows, take } };
  };

  const suggest = (header: FoundTextHeader, survey: Survey): Suggestion | undefined => {
    const { suggestion, said } = suggestFor(name, header, survey, roster);
    for (const diagnostic of said) report(diagnostic);
    return suggestion;
  };

  const feed = (now: Opened, text: string): void => {
    if ((now.intake === undefined && now.survey === undefined) || isOver) return;
    for (const block of now.stream.push(text)) take(now, block);
    const unix = text.lastIndexOf("\n");
    const newline = unix === -1 ? text.lastIndexOf("\r") : unix;
    sinceNewline = newline === -1 ? sinceNewline + text.length : text.length - newline;
    if (sinceNewline <= LONGEST_LINE) return;
    isOver = true;
    now.intake?.leaveOut(tooLongLine({ file: name, line }));
  };

  const begin = (): Opened => {
    const now = open();
    opened = now;
    feed(now, sniffed);
    sniffed = "";
    return now;
  };

  return {
    push: (text) => {
      if (opened !== undefined) return feed(opened, text);
      sniffed += text;
      if (sniffed.length >= MOST_SNIFFED || (sniffed.length >= SNIFFED && holdsHeaderRows(sniffed))) begin();
    },
    scan: (bytes) => {
      if (opened?.scanner === undefined || isOver) return undefined;
      const first = opened.stream.nextLine();
      if (first === undefined || passed < opened.header.rowsBefore) return NOTHING;
      const { rows, take } = opened.scanner;
      const scanned = rows.scan(bytes, (index) => take(first + index));
      opened.stream.skip(scanned.lines);
      line = first + scanned.lines;
      sinceNewline = 0;
      return scanned;
    },
    finish: () => {
      const now = opened ?? begin();
      if (!isOver) for (const block of now.stream.finish()) take(now, block);
      if (now.intake !== undefined) return now.intake.finish();
      const { header, survey } = now;
      const isLooked = survey !== undefined || header.mappings.length > 1;
      return nothingRead(firstRow, survey && suggest(header, survey), isLooked ? header : undefined);
    },
  };
}
