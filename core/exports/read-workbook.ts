import type { Diagnostic } from "../diagnostic.ts";
import { isRefusal, type Refusal } from "../files/xlsx/refusal.ts";
import { openTextSheets, plainDigits, type TextRow, type TextSheets } from "../files/xlsx/text-sheets.ts";
import type { KnownMapping } from "../roster/mapping.ts";
import type { Roster } from "../roster/roster.ts";
import { cellAddress } from "../table/grid.ts";
import { counted } from "../text.ts";
import { findPositions } from "./columns.ts";
import { type Filter, readFilters } from "./filters.ts";
import type { ExportFormat } from "./format.ts";
import { type FoundHeader, findHeaderRow, HEADER_ROWS, likeness } from "./header.ts";
import { suggestFor } from "./mapping/suggest-for.ts";
import { createSurvey } from "./mapping/survey.ts";
import { addRead, addRefused, type Reading, refused, within } from "./reading.ts";
import { createRowIntake } from "./row-intake.ts";
import { writtenStyle } from "./row-reader.ts";
import { mayBeMapped, tooManyColumns, unrecognised } from "./unrecognised.ts";

/** A sheet and what its first rows are. */
type LookedAt = {
  readonly index: number;
  readonly name: string;
  readonly found: FoundHeader;
  readonly filters: readonly Filter[];
};

/** A workbook with what its sheets begin with. */
type Opened = { readonly sheets: TextSheets; readonly looked: readonly LookedAt[] };

/**
 * Reads every sheet of a workbook that is an export, whatever its name; the others are passed over where there is one. What
 * stands on the sheets before it are the settings with which it was made.
 */
export function readWorkbookExports(bytes: Uint8Array, name: string, reading: Reading): void {
  const hash = (sheet?: number) => {
    const all = reading.createHash();
    all.update(bytes);
    if (sheet !== undefined) all.update(Uint8Array.of(0, sheet >> 8, sheet & 255));
    return all.digest();
  };
  const refuse = (diagnostic: Diagnostic) => addRefused(reading, diagnostic.at.file ?? name, hash(), diagnostic);
  const opened = open(bytes, name, reading.roster.mappings);
  if (isRefusal(opened)) {
    refuse(refused(name, opened));
    return;
  }
  const { sheets, looked } = opened;
  const exports = looked.filter(({ found }) => found.recognition.kind !== "none" || found.mappings.length > 1);
  if (exports.length === 0) sayNoSheet(name, opened, reading, hash());
  for (const sheet of exports) {
    const before = looked.filter((one) => one.index < sheet.index && one.found.recognition.kind === "none");
    const filters = [...before.flatMap((one) => one.filters), ...sheet.found.filters];
    readSheet(sheets, { ...sheet, found: { ...sheet.found, filters } }, hash(sheet.index), reading);
  }
}

/** Opens a workbook and looks at the beginning of every sheet. One that cannot be read may be the very export: then none is. */
function open(bytes: Uint8Array, workbook: string, mappings: readonly KnownMapping[]): Opened | Refusal {
  const sheets = openTextSheets(bytes);
  if (isRefusal(sheets)) return sheets;
  const looked: LookedAt[] = [];
  for (const index of sheets.names.keys()) {
    const one = lookAt(sheets, index, workbook, mappings);
    if (isRefusal(one)) return one;
    looked.push(one);
  }
  return { sheets, looked };
}

/** Says of a workbook without an export that it is empty, or what the sheet lacks that is most like one. */
function sayNoSheet(workbook: string, { sheets, looked }: Opened, reading: Reading, sha256: string): void {
  const [best] = looked
    .filter(({ found }) => found.first !== undefined)
    .sort((a, b) => likeness(b.found) - likeness(a.found));
  if (best === undefined || !mayBeMapped(best.found)) {
    const { name, diagnostic } =
      best === undefined
        ? { name: workbook, diagnostic: emptyWorkbook(workbook) }
        : { name: best.name, diagnostic: unrecognised(best.name, best.found) };
    addRefused(reading, name, sha256, diagnostic);
    return;
  }
  const { name, found } = best;
  const survey = createSurvey(found.headers);
  sheets.walk(best.index, plainDigits, ({ row, cells }) => {
    if (row > found.line) survey.add(cells, row);
    return true;
  });
  const { suggestion, said } = suggestFor(name, found, survey, reading.roster);
  const [refusal, ...more] = said;
  if (refusal !== undefined) addRefused(reading, name, sha256, refusal, suggestion, found);
  for (const diagnostic of more) reading.report(diagnostic);
}

/** Cells of a row that is a setting, at most: rows of data on another sheet are none. */
const SETTING_CELLS = 3;

function lookAt(
  sheets: TextSheets,
  index: number,
  workbook: string,
  mappings: readonly KnownMapping[],
): LookedAt | Refusal {
  const rows: { readonly cells: readonly string[]; readonly line: number }[] = [];
  const refusal = sheets.walk(index, plainDigits, ({ row, cells }) => {
    if (row > HEADER_ROWS) return false;
    // so that the place among the rows is the row's own
    while (rows.length < row - 1) rows.push({ cells: [], line: rows.length + 1 });
    rows.push({ cells, line: row });
    return true;
  });
  if (refusal !== undefined) return refusal;
  const isPlain = rows.every(({ cells }) => cells.filter((cell) => cell.trim() !== "").length <= SETTING_CELLS);
  const found = findHeaderRow(rows, mappings);
  const sheet = sheets.names[index] ?? "";
  const filters = found.recognition.kind === "none" && isPlain ? readFilters(rows) : [];
  return { index, name: within(workbook, sheet), found, filters: filters.map((filter) => ({ ...filter, sheet })) };
}

/** Rows that are handed over at a time. */
const ROWS_AT_ONCE = 256;

function readSheet(sheets: TextSheets, { index, name, found }: LookedAt, sha256: string, reading: Reading): void {
  const { book, roster, inputs } = reading;
  const { recognition } = found;
  const refusal = recognition.kind === "one" ? tooManyColumns(name, found) : unrecognised(name, found);
  if (recognition.kind !== "one" || refusal !== undefined) {
    if (refusal !== undefined) addRefused(reading, name, sha256, refusal, undefined, found);
    return;
  }
  const firstRow = book.length();
  const held: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => held.push(diagnostic);
  const { format } = recognition;
  const intake = createRowIntake(found, format, { file: inputs.length, name, book, roster, report, isSheet: true });
  let rows: (readonly string[])[] = [];
  let lines: number[] = [];
  let hidden = 0;
  const handOver = () => {
    intake.take(rows, 0, (at) => lines[at] ?? 0, false);
    rows = [];
    lines = [];
  };
  const take = ({ row, cells, problems, isHidden }: TextRow) => {
    if (row <= found.line) return true;
    if (isHidden) hidden += 1;
    if (problems !== undefined) {
      handOver();
      intake.takeUnknown(cells, row, problems, (position) => cellAddress(undefined, row, position + 1));
      return true;
    }
    rows.push(cells);
    lines.push(row);
    if (rows.length >= ROWS_AT_ONCE) handOver();
    return true;
  };
  const broken = sheets.walk(index, speller(format, found, roster), take);
  if (broken !== undefined) {
    book.truncate(firstRow);
    addRefused(reading, name, sha256, refused(name, broken));
    return;
  }
  handOver();
  const read = intake.finish();
  if (hidden > 0) report(hiddenRows(name, hidden));
  addRead(reading, name, sha256, read, held);
}

/**
 * How the numbers of a sheet are written: with a decimal point, and under the credits of a list of the firm's own as its
 * mapping or the setting `Number style` says, since that is how they are read.
 */
function speller(
  format: ExportFormat,
  { headers }: FoundHeader,
  roster: Roster,
): (number: number, position: number) => string {
  const { credits } = findPositions(format, headers);
  const [style] = writtenStyle(format, roster).styles;
  const hasComma = style?.endsWith(",5") === true;
  return (number, position) => {
    const text = plainDigits(number);
    return hasComma && position === credits ? text.replace(".", ",") : text;
  };
}

function emptyWorkbook(file: string): Diagnostic {
  return {
    code: "export-unrecognised",
    severity: "error",
    at: { file },
    message: "The workbook is empty.",
    help: "Download the export again.",
  };
}

function hiddenRows(file: string, hidden: number): Diagnostic {
  const isOne = hidden === 1;
  return {
    code: "rows-hidden",
    severity: "note",
    at: { file },
    message: `${counted(hidden, "row")} of the sheet ${isOne ? "is" : "are"} hidden or filtered out, and ${isOne ? "counts" : "count"} like the others.`,
    help: "Nothing needs doing; clear the filter to see them.",
  };
}
