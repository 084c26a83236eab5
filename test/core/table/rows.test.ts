import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { PlainDate } from "../../../core/calendar.ts";
import { numberStyles } from "../../../core/credits.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import {
  type CellStyle,
  type CellType,
  dayCell,
  plainStyle as plain,
  positiveAmountCell,
  type RawCell,
  signedAmountCell,
  textCell,
  wholeNumberCell,
} from "../../../core/table/cell.ts";
import { defineTable, headerOf, optional, required } from "../../../core/table/define.ts";
import type { GridRow } from "../../../core/table/grid.ts";
import { readTable } from "../../../core/table/read.ts";

const tools = defineTable({
  name: "Tools",
  file: "tools.csv",
  key: ["tool", "place"],
  help: "For this test.",
  columns: {
    tool: required(["Tool", "Tool name"], textCell, "What it is."),
    place: optional(["Place"], textCell, "Where it is."),
    boughtOn: required(["Bought on"], dayCell, "When it came."),
    price: optional(["Price"], positiveAmountCell, "What it cost."),
  },
});

/** Reads a little table of text; line 1 holds the headers. */
function read(lines: readonly (readonly RawCell[])[], style = plain, broken: readonly number[] = []) {
  const diagnostics: Diagnostic[] = [];
  const [headers = [], ...rows] = lines;
  const gridRows = rows.map((cells, index): GridRow => ({ row: index + 2, cells, broken: broken.includes(index + 2) }));
  const grid = { file: "tools.csv", headers: headers.map(String), headerRow: 1, rows: gridRows };
  const found = readTable(tools, grid, style, (diagnostic) => diagnostics.push(diagnostic));
  return { rows: found.map(({ values }) => values), places: found.map(({ at, row }) => [at.row, row]), diagnostics };
}

const codesAndPlaces = ({ diagnostics }: ReturnType<typeof read>) =>
  diagnostics.map(({ code, at }) => [code, at.table, at.row, at.column]);

test("numbers and truth values of a workbook are read as their text", () => {
  const decode = <T>(cell: CellType<T>, raw: RawCell) => z.decode(cell.codec(plain), raw);
  expect(decode(signedAmountCell, -1.5)).toBe(-1_500_000);
  expect(decode(textCell, 4821)).toBe("4821");
  expect(decode(textCell, true)).toBe("TRUE");
  expect(decode(wholeNumberCell(0, 10), 7)).toBe(7);
});

test.each(numberStyles)("an amount of a table is read in the declared style %s", (numberStyle) => {
  // each style is named by how it writes 1234.5
  expect(z.decode(signedAmountCell.codec({ ...plain, numberStyle }), numberStyle)).toBe(1_234_500_000);
});

test("rows are read by header, in any order and spelling, and unknown columns are the user's own", () => {
  const found = read([
    ["my notes", " PRICE* ", "bought_on", "tool-name"],
    ["keep", "12.5", "2026-03-31", " Plotter "],
  ]);
  expect(found.rows).toEqual([{ tool: "Plotter", boughtOn: "2026-03-31" as PlainDate, price: 12_500_000 }]);
  expect(found.diagnostics).toEqual([]);
});

test("blank rows are skipped, and a row stands where its file has it", () => {
  const found = read([["Tool", "Bought on"], ["", "  "], ["Plotter", "2026-03-31"], [], ["Router", "2026-04-01"]]);
  expect(found.places).toEqual([
    [3, 3],
    [5, 5],
  ]);
  expect(found.diagnostics).toEqual([]);
});

test("a blank optional cell is absent, and a missing optional column too", () => {
  const { rows } = read([
    ["Tool", "Bought on", "Price"],
    ["Plotter", "2026-03-31", " "],
  ]);
  expect(rows).toEqual([{ tool: "Plotter", boughtOn: "2026-03-31" }]);
});

test("a blank required cell leaves the row out and says so", () => {
  const found = read([["Tool", "Bought on"], ["", "2026-03-31"], ["Plotter"], ["Router", "2026-04-01"]]);
  expect(found.rows.map(({ tool }) => tool)).toEqual(["Router"]);
  expect(codesAndPlaces(found)).toEqual([
    ["cell-required", "Tools", 2, "Tool"],
    ["cell-required", "Tools", 3, "Bought on"],
  ]);
});

test("a bad optional cell counts as blank, a bad required one leaves the row out", () => {
  const found = read([
    ["Tool", "Bought on", "Price"],
    ["Plotter", "2026-03-31", "dear"],
    ["Router", "soon", "1"],
  ]);
  expect(found.rows).toEqual([{ tool: "Plotter", boughtOn: "2026-03-31" }]);
  expect(codesAndPlaces(found)).toEqual([
    ["cell-not-credits", "Tools", 2, "Price"],
    ["cell-not-a-day", "Tools", 3, "Bought on"],
  ]);
  expect(found.diagnostics.map(({ message }) => /counts as blank|left out/.exec(message)?.[0])).toEqual([
    "counts as blank",
    "left out",
  ]);
});

test("all that is wrong with a row is said at once", () => {
  expect(
    codesAndPlaces(
      read([
        ["Tool", "Bought on", "Price"],
        ["", "soon", "dear"],
      ]),
    ).map(([code]) => code),
  ).toEqual(["cell-required", "cell-not-a-day", "cell-not-credits"]);
});

test("without a required column no row can be used, and the nearest header is named", () => {
  const found = read([
    ["Tool", "Bouht on"],
    ["Plotter", "2026-03-31"],
  ]);
  expect(found.rows).toEqual([]);
  expect(codesAndPlaces(found)).toEqual([["header-missing", "Tools", 1, undefined]]);
  expect(found.diagnostics[0]?.help).toBe("Rename the column “Bouht on” to Bought on.");
  expect(read([["Tool"], ["Plotter"]]).diagnostics[0]?.help).toBe("Add a column with the header Bought on.");
});

test("of two columns with one of our headers the first is read; the user's own may repeat", () => {
  const found = read([
    ["Tool", "Bought on", "mine", "TOOL", "mine"],
    ["Plotter", "2026-03-31", "", "Router", ""],
  ]);
  expect(found.rows.map(({ tool }) => tool)).toEqual(["Plotter"]);
  expect(codesAndPlaces(found)).toEqual([["header-repeated", "Tools", 1, "TOOL"]]);
});

test("a repeated key keeps the first row; every part of the key counts", () => {
  const found = read([
    ["Tool", "Place", "Bought on"],
    ["Plotter", "Graz", "2026-03-31"],
    ["Plotter", "Porto", "2026-03-31"],
    ["Plotter", "Graz", "2026-04-01"],
    ["Router", "", "2026-04-01"],
    ["Router", "", "2026-04-02"],
  ]);
  expect(found.rows.map(({ tool, place }) => [tool, place])).toEqual([
    ["Plotter", "Graz"],
    ["Plotter", "Porto"],
    ["Router", undefined],
  ]);
  expect(codesAndPlaces(found)).toEqual([
    ["key-repeated", "Tools", 4, "Tool"],
    ["key-repeated", "Tools", 6, "Tool"],
  ]);
  expect(found.diagnostics[0]?.message).toContain("row 2");
});

test("a row that is left out does not take its key with it", () => {
  const found = read([
    ["Tool", "Bought on"],
    ["Plotter", "soon"],
    ["Plotter", "2026-03-31"],
  ]);
  expect(found.rows).toHaveLength(1);
  expect(codesAndPlaces(found).map(([code]) => code)).toEqual(["cell-not-a-day"]);
});

test("a row with more cells than headers, or with unpaired quotation marks, is left out", () => {
  const found = read(
    [
      ["Tool", "Bought on"],
      ["Plotter", "2026-03-31", "x"],
      ["Router", "2026-03-31", " "],
      ["Saw", "2026-03-31"],
    ],
    plain,
    [4],
  );
  expect(found.rows.map(({ tool }) => tool)).toEqual(["Router"]);
  expect(codesAndPlaces(found)).toEqual([
    ["csv-broken", "Tools", 2, undefined],
    ["csv-broken", "Tools", 4, undefined],
  ]);
});

test("days are read in the declared order", () => {
  const style: CellStyle = { numberStyle: "1.234,5", dayStyle: { order: "dmy", zone: "UTC" } };
  expect(
    read(
      [
        ["Tool", "Bought on", "Price"],
        ["Plotter", "31.03.2026", "1.200,5"],
      ],
      style,
    ).rows,
  ).toEqual([{ tool: "Plotter", boughtOn: "2026-03-31", price: 1_200_500_000 }]);
});

test("a column is written under its first header", () => {
  expect([headerOf(tools, "tool"), headerOf(tools, "boughtOn")]).toEqual(["Tool", "Bought on"]);
});

test("a column whose header is misspelt is told, and one of the user's own is not", () => {
  const misspelt = read([
    ["Tool", "Plase", "Bought on", "Prise", "Colour"],
    ["hammer", "attic", "2026-03-01", "4", "red"],
  ]);
  expect(misspelt.rows).toEqual([{ tool: "hammer", boughtOn: "2026-03-01" }]);
  expect(misspelt.diagnostics.map(({ code, severity, at, message }) => [code, severity, at.column, message])).toEqual([
    ["header-missing", "warning", "Plase", "The table Tools has no column “Place”; its column “Plase” is not read."],
    ["header-missing", "warning", "Prise", "The table Tools has no column “Price”; its column “Prise” is not read."],
  ]);
  expect(misspelt.diagnostics[0]?.help).toBe(
    "If it is meant to be Place, rename it; if it is a column of your own, nothing needs doing.",
  );
  const own = read([
    ["Tool", "Place", "Bought on", "Price", "Plase"],
    ["hammer", "attic", "2026-03-01", "4", "yard"],
  ]);
  expect(own.diagnostics).toEqual([]);
});

test("where a needed column is missing and no header reads like it, the headers that may be it are named", () => {
  const { diagnostics } = read([
    ["Tool", "Day", "Price"],
    ["hammer", "2026-03-01", "4"],
  ]);
  expect(diagnostics.map(({ help }) => help)).toEqual([
    "Add a column with the header Bought on, or rename the one that holds it: “Day”.",
  ]);
});

test("of a repeated name it is said what to type instead, in the words of the table", () => {
  const { diagnostics } = read([
    ["Tool", "Place", "Bought on"],
    ["hammer", "attic", "2026-03-01"],
    ["hammer", "attic", "2026-03-02"],
  ]);
  expect(diagnostics.map(({ help }) => help)).toEqual([
    "Delete one of the two rows, or type another Tool into one of them.",
  ]);
});
