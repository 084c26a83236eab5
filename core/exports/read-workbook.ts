import type { Diagnostic } from "../diagnostic.ts";
import { isRefusal, type Refusal } from "../files/xlsx/refusal.ts";
import { openTextSheets, plainDigits, type TextRow, type TextSheets } from "../files/xlsx/text-sheets.ts";
import { cellAddress } from "../table/grid.ts";
import { counted } from "../text.ts";
import { findPositions } from "./columns.ts";
import { type Filter, readFilters } from "./filters.ts";
import type { ExportFormat } from "./format.ts";
import { type FoundHeader, findHeaderRow, HEADER_ROWS, likeness } from "./header.ts";
import { addRead, addRefused, type Reading, refused, within } from "./reading.ts";
import { createRowIntake } from "./row-intake.ts";
import { tooManyColumns, unrecognised } from "./unrecognised.ts";

/** A sheet and what its first rows are. */
type LookedAt = {
  readonly index: number;
  readonly name: string;
  readonly found: FoundHeader;
  readonly filters: readonly Filter[];
};

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
  const opened = open(bytes, name);
  if (isRefusal(opened)) {
    refuse(refused(name, opened));
    return;
  }
  const { sheets, looked } = opened;
  const exports = looked.filter(({ found }) => found.recognition.kind !== "none");
  if (exports.length === 0) refuse(noSheet(name, looked));
  for (const sheet of exports) {
    const before = looked.filter((one) => one.index < sheet.index && one.found.recognition.kind === "none");
    const filters = [...before.flatMap((one) => one.filters), ...sheet.found.filters];
    readSheet(sheets, { ...sheet, found: { ...sheet.found, filters } }, hash(sheet.index), reading);
  }
}

/** Opens a workbook and looks at the beginning of every sheet. One that cannot be read may be the very export: then none is. */
function open(
  bytes: Uint8Array,
  workbook: string,
): { readonly sheets: TextSheets; readonly looked: readonly LookedAt[] } | Refusal {
  const sheets = openTextSheets(bytes);
  if (isRefusal(sheets)) return sheets;
  const looked: LookedAt[] = [];
  for (const index of sheets.names.keys()) {
    const one = lookAt(sheets, index, workbook);
    if (isRefusal(one)) return one;
    looked.push(one);
  }
  return { sheets, looked };
}

/** What to say of a workbook without an export: that it is empty, or what the sheet lacks that is most like one. */
function noSheet(workbook: string, looked: readonly LookedAt[]): Diagnostic {
  const [best] = looked
    .filter(({ found }) => found.first !== undefined)
    .sort((a, b) => likeness(b.found) - likeness(a.found));
  return best === undefined ? emptyWorkbook(workbook) : unrecognised(best.name, best.found);
}

/** Cells of a row that is a setting, at most: rows of data on another sheet are none. */
const SETTING_CELLS = 3;

function lookAt(sheets: TextSheets, index: number, workbook: string): LookedAt | Refusal {
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
  const found = findHeaderRow(rows);
  const filters = found.recognition.kind === "none" && isPlain ? readFilters(rows) : [];
  return { index, name: within(workbook, sheets.names[index] ?? ""), found, filters };
}

/** Rows that are handed over at a time. */
const ROWS_AT_ONCE = 256;

function readSheet(sheets: TextSheets, { index, name, found }: LookedAt, sha256: string, reading: Reading): void {
  const { book, roster, inputs } = reading;
  const { recognition } = found;
  const refusal = recognition.kind === "one" ? tooManyColumns(name, found) : unrecognised(name, found);
  if (recognition.kind !== "one" || refusal !== undefined) {
    if (refusal !== undefined) addRefused(reading, name, sha256, refusal);
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
  const broken = sheets.walk(index, speller(format, found, roster.policy.numberStyle), take);
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
 * setting `Number style` says, since that is how they are read.
 */
function speller(
  format: ExportFormat,
  { headers }: FoundHeader,
  style: string,
): (number: number, position: number) => string {
  const { credits } = findPositions(format, headers);
  const hasComma = format.writtenBy === "firm" && style.endsWith(",5");
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
