import { expect, test } from "vitest";
import type { OpenTable, OpenTables } from "../../addin/excel/read-tables.ts";
import { sameTables } from "../../addin/excel/same-tables.ts";
import type { GridCell } from "../../core/table/grid.ts";

const unknown = (code: string, message: string): GridCell =>
  ({ problem: { code, message, help: "" } }) as unknown as GridCell;

/** The same table again, with other objects, and changed as a case says. */
function table(cells: Partial<OpenTable> = {}, grid: Partial<OpenTable["grid"]> = {}): OpenTable {
  return {
    name: "People",
    sheet: "Staff",
    hasTotals: false,
    isFiltered: false,
    isProtected: false,
    rowsBelow: 0,
    lastRow: 3,
    grid: {
      file: "roster.xlsx",
      sheet: "Staff",
      headers: ["Email", "Name"],
      headerRow: 1,
      firstColumn: 1,
      rows: [
        { row: 2, cells: ["ana@example.com", unknown("formula-error", "It shows #N/A.")] },
        { row: 3, cells: ["ben@example.com", 5] },
      ],
      ...grid,
    },
    ...cells,
  };
}

const workbook = (changes: Partial<OpenTables> = {}, of: OpenTable = table()): OpenTables => ({
  tables: new Map([["People", of]]),
  sheets: [{ name: "Staff", tables: ["People"] }],
  is1904: false,
  inParts: false,
  ...changes,
});
const rows = (first: readonly GridCell[], second: readonly GridCell[] = ["ben@example.com", 5]) => ({
  rows: [
    { row: 2, cells: first },
    { row: 3, cells: second },
  ],
});
const ana = ["ana@example.com", unknown("formula-error", "It shows #N/A.")];

test("a workbook that says the same is the same", () => {
  expect(sameTables(workbook(), workbook())).toBe(true);
});

test.each<[string, OpenTables]>([
  ["counts its days from another year", workbook({ is1904: true })],
  ["was read in parts", workbook({ inParts: true })],
  ["has one more table", workbook({ tables: new Map([...workbook().tables, ["Pools", table()]]) })],
  ["has another table in the place of this one", workbook({ tables: new Map([["Pools", table()]]) })],
  ["has another sheet", workbook({ sheets: [{ name: "Team", tables: ["People"] }] })],
  ["calls the table otherwise", workbook({}, table({ name: "people" }))],
  ["has the table on another sheet", workbook({}, table({ sheet: "Team" }))],
  ["shows totals", workbook({}, table({ hasTotals: true }))],
  ["is filtered", workbook({}, table({ isFiltered: true }))],
  ["is protected", workbook({}, table({ isProtected: true }))],
  ["has rows below the table", workbook({}, table({ rowsBelow: 1 }))],
  ["has the table further to the right", workbook({}, table({}, { firstColumn: 2 }))],
  ["has the table further below", workbook({}, table({}, { headerRow: 2 }))],
  ["has another header", workbook({}, table({}, { headers: ["Email", "Names"] }))],
  ["has one header more", workbook({}, table({}, { headers: ["Email", "Name", "Note"] }))],
  ["has a row less", workbook({}, table({}, { rows: rows(ana).rows.slice(0, 1) }))],
  [
    "has a row elsewhere",
    workbook({}, table({}, { rows: rows(ana).rows.map((row) => ({ ...row, row: row.row + 1 })) })),
  ],
  ["has a cell more in a row", workbook({}, table({}, rows([...ana, "x"])))],
  ["has a cell less in a row", workbook({}, table({}, rows(ana, ["ben@example.com"])))],
  ["has another value in a cell", workbook({}, table({}, rows(ana, ["ben@example.com", 6])))],
  ["has a text for a number", workbook({}, table({}, rows(ana, ["ben@example.com", "5"])))],
  ["shows a value where an error was", workbook({}, table({}, rows(["ana@example.com", "Ana"])))],
  [
    "shows another error",
    workbook({}, table({}, rows(["ana@example.com", unknown("formula-error", "It shows #REF!.")]))),
  ],
  ["has an error of another kind", workbook({}, table({}, rows(["ana@example.com", unknown("x", "It shows #N/A.")])))],
])("one that %s is another, both ways", (_what, other) => {
  expect([sameTables(workbook(), other), sameTables(other, workbook())]).toEqual([false, false]);
});
