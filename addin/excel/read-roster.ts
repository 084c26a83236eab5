import type { Diagnostic } from "../../core/diagnostic.ts";
import type { Workbook } from "../../core/files/xlsx/read-workbook.ts";
import { besideTable } from "../../core/files/xlsx/table-diagnostics.ts";
import { readRosterTables } from "../../core/roster/from-workbook.ts";
import type { Roster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { loose } from "../../core/text.ts";
import { type OpenTable, type OpenTables, readTables } from "./read-tables.ts";
import type { Door } from "./run.ts";
import { sameTables } from "./same-tables.ts";
import { inSlices } from "./slices.ts";
import type { Outcome } from "./trouble.ts";

/** The roster of the open workbook, and everything that is wrong with it. */
export type OpenRoster = {
  readonly roster: Roster;
  readonly diagnostics: readonly Diagnostic[];
  /** The tables as they stand, `Balances` among them. */
  readonly open: OpenTables;
};

/**
 * Reads the open workbook into the very same roster that the batch job reads from the saved file. Where it says the same as
 * `before`, that very object is answered, and nothing is understood or drawn anew: most readings find nothing new.
 */
export async function readOpenRoster(
  door: Door,
  file: string,
  inParts = false,
  before?: OpenRoster,
): Promise<Outcome<OpenRoster>> {
  const read = await readTables(door, file, inParts);
  if (!read.ok) return read;
  const open = read.value;
  const meant = sheetsMeant(open);
  // cells of a sheet that is no table yet are not compared
  if (before !== undefined && meant.length === 0 && open.tables.size > 0 && sameTables(before.open, open)) {
    return { ok: true, value: before };
  }
  const filled = await filledSheets(door, meant);
  if (!filled.ok) return filled;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const names = Object.values(rosterTables).map(({ name }) => name);
  const there = names.flatMap((name): [string, OpenTable][] => {
    const table = open.tables.get(name);
    return table === undefined ? [] : [[name, table]];
  });
  for (const [name, table] of there) for (const found of besideTable(file, name, surroundings(table))) report(found);
  const workbook: Workbook = {
    tables: new Map(there.map(([name, { grid }]) => [name, grid])),
    unread: new Set(),
    sheets: open.sheets,
    hasCells: (sheet) => filled.value.has(sheet),
  };
  const roster = await inSlices(readRosterTables(workbook, file, report));
  return { ok: true, value: { roster, diagnostics, open } };
}

/** The sheets that are called like a missing table. */
function sheetsMeant({ tables, sheets }: OpenTables): OpenTables["sheets"] {
  const missing = Object.values(rosterTables).filter(({ name }) => !tables.has(name));
  return sheets.filter((sheet) => missing.some(({ name }) => loose(name) === loose(sheet.name)));
}

/** Of the sheets that are called like a missing table: those on which something stands. Nothing is asked where there is none. */
async function filledSheets(door: Door, meant: OpenTables["sheets"]): Promise<Outcome<ReadonlySet<string>>> {
  if (meant.length === 0) return { ok: true, value: new Set() };
  return door.read(async (context) => {
    const used = meant.map(({ name }) => {
      const range = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
      return { name, range: range.load("rowCount") };
    });
    await context.sync();
    return new Set(used.filter(({ range }) => !range.isNullObject).map(({ name }) => name));
  });
}

/** What the reader of files would have noticed beside the table. Hidden rows are not counted: Excel shows its filter. */
function surroundings({
  name,
  sheet,
  grid,
  hasTotals,
  rowsBelow,
  lastRow,
}: OpenTable): Parameters<typeof besideTable>[2] {
  const firstColumn = grid.firstColumn ?? 1;
  const range = {
    firstRow: grid.headerRow,
    lastRow,
    firstColumn,
    lastColumn: firstColumn + grid.headers.length - 1,
  };
  const table = { name, sheet, range, headers: grid.headers, headerRows: 1, totalRows: hasTotals ? 1 : 0 };
  return { table, rows: grid.rows, hiddenRows: 0, rowsBelow, merged: undefined };
}
