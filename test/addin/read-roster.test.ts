import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOpenRoster } from "../../addin/excel/read-roster.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readRosterWorkbook } from "../../core/roster/from-workbook.ts";
import type { Roster } from "../../core/roster/roster.ts";
import type { Batch } from "../excel-host/engine.ts";
import type { CellSketch, WorkbookSketch } from "../support/workbook.ts";
import { makeWorkbook, oneTable } from "../support/workbook.ts";
import { type OpenExcel, openBytes, openSketch, troubleCode, value } from "./open-excel.ts";

/** The roster as the batch job reads it from the file, and as the pane reads it from the open workbook. */
async function bothWays(bytes: Uint8Array) {
  const diagnostics: Diagnostic[] = [];
  const roster = readRosterWorkbook(bytes, "roster.xlsx", (diagnostic) => diagnostics.push(diagnostic));
  const open = value(await readOpenRoster(openBytes(bytes).door, "roster.xlsx"));
  return { file: plain(roster, diagnostics), open: plain(open.roster, open.diagnostics) };
}

/** Without functions, which are equal to nothing. */
function plain({ contractNames: _, ...roster }: Roster, diagnostics: readonly Diagnostic[]) {
  return { roster, diagnostics };
}

const people = (...cells: readonly CellSketch[]): WorkbookSketch =>
  oneTable(
    "People",
    ["Email", "Registered on"],
    cells.map((cell, at) => [`p${at}@example.com`, cell]),
  );

const syncs = ({ host }: OpenExcel) =>
  host.log.filter(({ batch }) => batch.Actions.some(({ ActionType }) => ActionType === 2));

describe("the open workbook gives the roster that its file gives", () => {
  test("for the sample roster, in one request", async () => {
    const bytes = readFileSync("batch/sample/roster.xlsx");
    const { file, open } = await bothWays(bytes);
    expect(file.roster.people.size).toBeGreaterThan(30);
    expect(open).toEqual(file);
    const excel = openBytes(bytes);
    await readOpenRoster(excel.door, "roster.xlsx");
    expect(syncs(excel).length).toBe(1);
  });

  test.each([
    ["a day", { day: "2026-03-31" }],
    ["a day in another format", { day: "2026-03-31", format: "dd/mm/yyyy;@" }],
    ["a day as text", "2026-03-31"],
    ["a number that lost its format", 46112],
    ["an error", { error: "#N/A" }],
    ["a formula", { formula: "TODAY()", value: 46112 }],
    ["a truth value", true],
    ["two possible days", "03/04/2026"],
    ["blanks", "  "],
  ] as const)("for %s", async (_, cell) => {
    const { file, open } = await bothWays(makeWorkbook(people(cell)));
    expect(open).toEqual(file);
  });

  test("where days are counted from 1904", async () => {
    const { file, open } = await bothWays(makeWorkbook({ ...people({ day: "2026-03-31" }), is1904: true }));
    expect(open).toEqual(file);
    expect([...open.roster.people.values()][0]?.registeredOn).toBe("2026-03-31");
  });

  test("with a totals row, blank rows and rows below the table", async () => {
    const sketch: WorkbookSketch = {
      sheets: [
        {
          name: "Staff",
          tables: [
            {
              name: "People",
              at: [3, 2],
              headers: ["Email", "Mine"],
              rows: [
                ["a@example.com", 1],
                ["", ""],
                ["b@example.com", 2],
              ],
              totals: ["Total", 3],
            },
          ],
          cells: [[8, 2, "c@example.com"]],
        },
      ],
    };
    const { file, open } = await bothWays(makeWorkbook(sketch));
    expect(open).toEqual(file);
    expect(open.diagnostics.map(({ code }) => code)).toContain("rows-below-table");
  });

  test("with a sheet that is called like a table and holds none", async () => {
    const sketch = people("2026-01-01");
    const { file, open } = await bothWays(
      makeWorkbook({ sheets: [...sketch.sheets, { name: "Pools", cells: [[1, 1, "Pool ID"]] }] }),
    );
    expect(open).toEqual(file);
  });

  test("with a table whose name is spelled differently", async () => {
    const { file, open } = await bothWays(makeWorkbook(oneTable("peo_ple", ["E-mail"], [["ana@example.com"]])));
    expect(open).toEqual(file);
    expect(open.roster.people.size).toBe(1);
  });
});

describe("a roster that is too large for one answer is read in parts", () => {
  const many = (count: number) =>
    oneTable(
      "People",
      ["Email", "Name"],
      Array.from({ length: count }, (_, at) => [`p${at}@example.com`, `Person ${at}`]),
    );

  test("and gives the same", async () => {
    const excel = openSketch(many(500));
    const whole = value(await readOpenRoster(excel.door, "r"));
    excel.host.behaviour.answerLimit = 12_000;
    const inParts = value(await readOpenRoster(excel.door, "r"));
    expect(inParts.open.inParts).toBe(true);
    expect(plain(inParts.roster, inParts.diagnostics)).toEqual(plain(whole.roster, whole.diagnostics));
  });

  test("again from the beginning when rows move between two parts", async () => {
    const excel = openSketch(many(500));
    excel.host.behaviour.answerLimit = 12_000;
    let moves = 0;
    const isPart = ({ Actions }: Batch) => Actions.some(({ QueryInfo }) => QueryInfo?.Select?.includes("numberFormat"));
    excel.host.behaviour.meanwhile = (_, batch) => {
      const last = excel.host.log.at(-1);
      const isSecond = last !== undefined && last.error === undefined && isPart(last.batch) && isPart(batch);
      if (!isSecond || moves > 0) return;
      moves += 1;
      const { cells } = excel.host.book.sheets[0] ?? { cells: new Map() };
      for (const column of [0, 1]) {
        const [a, b] = [cells.get(16_384 + column), cells.get(16_384 * 500 + column)];
        cells.set(16_384 + column, b).set(16_384 * 500 + column, a);
      }
    };
    const read = value(await readOpenRoster(excel.door, "r"));
    expect(moves).toBe(1);
    expect(read.roster.people.size).toBe(500);
  });

  test("and refused in words when a single row is too large", async () => {
    const excel = openSketch(oneTable("People", ["Email", "Note"], [["ana@example.com", "x".repeat(30_000)]]));
    excel.host.behaviour.answerLimit = 20_000;
    expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("too-large");
  });
});
