import type { Diagnostic } from "../diagnostic.ts";
import { readWorkbook, type Sheet, type Workbook } from "../files/xlsx/read-workbook.ts";
import { atOnce, type Steps } from "../steps.ts";
import { listed, loose, nearest } from "../text.ts";
import { type Roster, type RosterGrids, readRoster, readRosterInSteps } from "./roster.ts";
import { neededTables, rosterTables } from "./tables.ts";

type TableKey = keyof typeof rosterTables;

/** Reads the roster of a workbook's bytes; a file that is no workbook is an empty roster, and a diagnostic says so. */
export function readRosterWorkbook(bytes: Uint8Array, file: string, report: (diagnostic: Diagnostic) => void): Roster {
  const titles = Object.values(rosterTables).map(({ name }) => name);
  const workbook = readWorkbook(bytes, file, titles, report);
  return workbook === undefined ? readRoster({}, file, () => {}) : atOnce(readRosterTables(workbook, file, report));
}

/** Reads the roster of a workbook's tables, however they were read: from a file's bytes, or from Excel itself. */
export function* readRosterTables(
  workbook: Workbook,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): Steps<Roster> {
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  for (const [key, { name }] of Object.entries(rosterTables) as [TableKey, { name: string }][]) {
    const grid = workbook.tables.get(name);
    if (grid !== undefined) grids[key] = grid;
    else if (!workbook.unread.has(name)) {
      const missing = sayMissing(workbook, name, neededTables.includes(key));
      if (missing !== undefined)
        report({ code: "table-missing", severity: "error", at: { file, table: name }, ...missing });
    }
  }
  // which tables are missing, and what to do about it in a workbook, is said above
  return yield* readRosterInSteps(grids, file, (diagnostic) => {
    if (diagnostic.code !== "table-missing") report(diagnostic);
  });
}

type Sentences = { readonly message: string; readonly help: string };

/**
 * What to say of a table that is not there. A sheet of its name is meant to be it, though Excel does not know it for a
 * table; without one, only a table that every roster needs is missing.
 */
function sayMissing({ sheets, hasCells }: Workbook, name: string, isNeeded: boolean): Sentences | undefined {
  const sheet = sheets.find((candidate) => loose(candidate.name) === loose(name));
  const own = sheet?.tables.filter((table) => !isRosterTable(table)) ?? [];
  if (sheet !== undefined && own.length > 0) {
    return {
      message: `The sheet ${sheet.name} has ${tablesInWords(own)}, but no table ${name}, so nothing of it is read.`,
      help: `Select a cell of the table, and type ${name} into Table Name under Table Design.`,
    };
  }
  if (sheet !== undefined && sheet.tables.length === 0 && hasCells(sheet.name)) {
    return {
      message: `The sheet ${sheet.name} holds cells, but no Excel table, so nothing of it is read.`,
      help: `Select the rows with their header, press Ctrl+T, and name the table ${name} under Table Design.`,
    };
  }
  return isNeeded ? sayWhatThereIs(sheets, name) : undefined;
}

function sayWhatThereIs(sheets: readonly Sheet[], name: string): Sentences {
  const tables = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ table, sheet: sheet.name })));
  const there =
    tables.length === 0
      ? `no table at all, on the sheets ${listed(sheets.map((sheet) => sheet.name))}`
      : `the tables ${listed(tables.map(({ table, sheet }) => `${table} (sheet ${sheet})`))}`;
  const others = tables.map(({ table }) => table).filter((table) => !isRosterTable(table));
  const like =
    others.find((table) => loose(table).replace(/^(tbl|table|tabelle)|\d+$/g, "") === loose(name)) ??
    nearest(name, others);
  return {
    message: `The workbook has no table ${name}; it has ${there}.`,
    help:
      like === undefined
        ? `Select the rows with their header, press Ctrl+T, and name the table ${name} under Table Design.`
        : `Rename the table ${like} to ${name}: select a cell of it, and type ${name} into Table Name under Table Design.`,
  };
}

function isRosterTable(table: string): boolean {
  return Object.values(rosterTables).some(({ name }) => loose(name) === loose(table));
}

function tablesInWords(tables: readonly string[]): string {
  return tables.length === 1 ? `the table ${tables[0]}` : `the tables ${listed(tables)}`;
}
