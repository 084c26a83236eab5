import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOpenRoster } from "../../addin/excel/read-roster.ts";
import { type as typeCell } from "../excel-host/person.ts";
import { type CellSketch, makeWorkbook, oneTable } from "../support/workbook.ts";
import { type OpenExcel, openBytes, openSketch, value } from "./open-excel.ts";

const openSample = () => openBytes(readFileSync("batch/sample/roster.xlsx"));
const read = async ({ door }: OpenExcel, before?: Awaited<ReturnType<typeof first>>) =>
  value(await readOpenRoster(door, "roster.xlsx", false, before));
const first = async ({ door }: OpenExcel) => value(await readOpenRoster(door, "roster.xlsx"));

/** Types into a cell of a table, as somebody at the sheet; rows and columns from 0, the header not counted. */
function type({ host: { book, events } }: OpenExcel, name: string, row: number, column: number, cell: string | number) {
  const table = book.tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  typeCell({ book, events, isRemote: true }, table, row, column, cell);
}

const people = (...cells: readonly CellSketch[]) =>
  oneTable(
    "People",
    ["Email", "Registered on"],
    cells.map((cell, at) => [`p${at}@example.com`, cell]),
  );

describe("a workbook that is read again", () => {
  test("is what it was before, the very same, where nothing was changed", async () => {
    const excel = openSample();
    const before = await first(excel);
    expect(await read(excel, before)).toBe(before);
  });

  test("is another as soon as one cell says another thing, and says what a first reading says", async () => {
    const excel = openSample();
    const before = await first(excel);
    type(excel, "People", 7, 1, "Somebody Else");
    const now = await read(excel, before);
    expect(now).not.toBe(before);
    const { roster } = await first(excel);
    expect(now.roster.people).toEqual(roster.people);
    expect([...now.roster.people.values()].some(({ name }) => name === "Somebody Else")).toBe(true);
    expect(await read(excel, now)).toBe(now);
  });

  test("is another where a cell shows an error that it did not show, and the same where it still shows it", async () => {
    const excel = openSketch(people({ day: "2026-03-31" }, { error: "#N/A" }));
    const before = await first(excel);
    expect(before.diagnostics.some(({ code }) => code === "formula-error")).toBe(true);
    expect(await read(excel, before)).toBe(before);
    type(excel, "People", 1, 1, "2026-03-01");
    expect((await read(excel, before)).diagnostics.some(({ code }) => code === "formula-error")).toBe(false);
  });

  test("is another where a header is called otherwise, and where its rows stand in another order", async () => {
    const excel = openSketch(people("2026-01-01", "2026-02-01"));
    const before = await first(excel);
    type(excel, "People", 0, 0, "p1@example.com");
    type(excel, "People", 1, 0, "p0@example.com");
    const swapped = await read(excel, before);
    expect([...swapped.roster.people.values()].map(({ registeredOn }) => registeredOn)).toEqual([
      "2026-02-01",
      "2026-01-01",
    ]);
    type(excel, "People", -1, 1, "Came on");
    expect((await read(excel, swapped)).roster.people.size).toBe(2);
    expect((await read(excel, swapped)).open.tables.get("People")?.grid.headers).toEqual(["Email", "Came on"]);
  });

  test("is read as the first time where cells stand on a sheet that should be a table", async () => {
    const bytes = makeWorkbook({
      sheets: [...people("2026-01-01").sheets, { name: "Pools", tables: [], cells: [[1, 1, "P-1"]] }],
    });
    const excel = openBytes(bytes);
    const before = await first(excel);
    const now = await read(excel, before);
    expect(now).not.toBe(before);
    expect(now.diagnostics).toEqual(before.diagnostics);
  });
});
