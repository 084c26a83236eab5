import { readCsvGrid } from "../../core/files/csv.ts";
import type { WorkbookSketch } from "../../core/files/workbook-sketch.ts";
import { rosterWorkbook } from "../../core/new-roster/roster-workbook.ts";
import { cellStyle, type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { readTable } from "../../core/table/read.ts";

/** The files of a roster folder, by name, as the workbook that `credit-roster new` would make of them. */
export function workbookOf(files: ReadonlyMap<string, string>): WorkbookSketch {
  const refuse = ({ message }: { readonly message: string }) => {
    throw new RangeError(message);
  };
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  for (const [key, { file }] of Object.entries(rosterTables)) {
    const text = files.get(file);
    if (text !== undefined) grids[key as keyof RosterGrids] = readCsvGrid(text, file);
  }
  const { policy } = readRoster(grids, "roster", refuse);
  const rowsOf = <K extends keyof typeof rosterTables>(key: K) => {
    const grid = grids[key];
    return grid === undefined ? [] : readTable(rosterTables[key], grid, cellStyle(policy), refuse);
  };
  return rosterWorkbook({
    policy,
    contracts: rowsOf("contracts").map(({ values }) => values),
    people: rowsOf("people").map(({ values }) => values),
    pools: rowsOf("pools").map(({ values }) => values),
    adjustments: rowsOf("adjustments").map(({ values }) => values),
    balanceChecks: rowsOf("balanceChecks").map(({ values }) => values),
    rates: rowsOf("rates").map(({ values }) => values),
    closings: rowsOf("closings").map(({ values }) => values),
    findings: rowsOf("findings").map(({ values }) => values),
    mappings: rowsOf("mappings").map(({ values }) => values),
  });
}
