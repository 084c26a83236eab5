import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { lacksOf, prepareWorkbook } from "../../addin/excel/prepare-workbook.ts";
import { readTables } from "../../addin/excel/read-tables.ts";
import { readRosterAt } from "../../batch/read/roster.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { credits } from "../../core/credits.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { patchOf, setCells } from "../../core/roster/patch.ts";
import { balancesPatch, findingsPatch } from "../../core/roster/program-rows.ts";
import { settings } from "../../core/roster/settings.ts";
import { people, workbookTables } from "../../core/roster/tables.ts";
import { plainStyle as style } from "../../core/table/cell.ts";
import { bodyOf, cellAt } from "../excel-host/book.ts";
import { temporaryFolder } from "../support/command.ts";
import { oneTable } from "../support/workbook.ts";
import { type OpenExcel, openBytes, openSketch, value } from "./open-excel.ts";

const day = (text: string) => text as PlainDate;

async function savedRoster(excel: OpenExcel) {
  const path = join(temporaryFolder(), "roster.xlsx");
  writeFileSync(path, excel.save());
  const diagnostics: Diagnostic[] = [];
  const { roster } = await readRosterAt(path, (diagnostic) => diagnostics.push(diagnostic));
  return { roster, diagnostics };
}

describe("an empty workbook", () => {
  test("gets every table, which the batch job then reads without a word", async () => {
    const excel = openSketch({ sheets: [{ name: "Sheet1", cells: [[1, 1, "mine"]] }] });
    const { done, troubles } = value(await prepareWorkbook(excel.door, style));
    expect(troubles).toEqual([]);
    expect(done.map(({ kind, table }) => [kind, table])).toEqual(workbookTables.map(({ name }) => ["table", name]));
    const { roster, diagnostics } = await savedRoster(excel);
    expect(diagnostics).toEqual([]);
    expect(roster.people.size).toBe(0);
    expect(value(await readTables(excel.door, "")).tables.get("Settings")?.grid.rows.length).toBeGreaterThan(15);
    expect(lacksOf(value(await readTables(excel.door, "")))).toEqual([]);
  });

  test("gets choices and formats, and what is added keeps them", async () => {
    const excel = openSketch({ sheets: [{ name: "Sheet1" }] });
    await prepareWorkbook(excel.door, style);
    const { book } = excel.host;
    const table = book.tables.find(({ name }) => name === "People");
    const rules = table?.box.sheet.validations.map(({ type, box }) => [table.columns[box.left]?.name, type]);
    expect(rules).toEqual([
      ["Contract", "List"],
      ["Registration", "List"],
      ["Requested on", "Date"],
      ["Invited on", "Date"],
      ["Registered on", "Date"],
      ["Left on", "Date"],
      ["Individual credits", "Decimal"],
    ]);
    const set = {
      kind: "append",
      key: ["ana@example.com"],
      cells: { Email: "ana@example.com", Contract: "00042", "Registered on": "2026-03-31" },
    } as const;
    expect((await applyPatch(excel.door, patchOf(people, [set]), style)).refused).toEqual([]);
    const { roster, diagnostics } = await savedRoster(excel);
    expect(diagnostics).toEqual([]);
    expect([...roster.people.values()][0]).toMatchObject({ registeredOn: "2026-03-31", contracts: ["00042"] });
  });
});

describe("a workbook that is there already", () => {
  test("gets what it lacks, and nothing else of it changes", async () => {
    const sketch = oneTable(
      "People",
      ["E-mail", "Mine", "Registration"],
      [["ana@example.com", { formula: "1+1", value: 2 }, "invited"]],
    );
    const excel = openSketch(sketch);
    const before = new Map(excel.host.book.sheets[0]?.cells);
    const { done, troubles } = value(await prepareWorkbook(excel.door, style));
    expect(troubles).toEqual([]);
    expect(done.filter(({ kind, table }) => kind === "column" && table === "People").length).toBe(12);
    for (const [at, cell] of before) expect(excel.host.book.sheets[0]?.cells.get(at)).toEqual(cell);
    expect(excel.host.book.sheets.filter(({ name }) => name.startsWith("People")).length).toBe(1);
    expect(value(await prepareWorkbook(excel.door, style)).done).toEqual([]);
    const set = setCells(people, ["ana@example.com"], { leftOn: { before: undefined, after: day("2026-03-31") } });
    expect((await applyPatch(excel.door, patchOf(people, [set]), style)).refused).toEqual([]);
    expect((await savedRoster(excel)).roster.people.size).toBe(1);
  });

  test("keeps its own choices and formats", async () => {
    const excel = openBytes(readFileSync("batch/sample/roster.xlsx"));
    const sheets = excel.host.book.sheets.map(
      ({ cells, validations }) => [new Map(cells), validations.length] as const,
    );
    expect(value(await prepareWorkbook(excel.door, style)).done).toEqual([]);
    expect(excel.host.book.sheets.map(({ cells, validations }) => [cells, validations.length])).toEqual(sheets);
  });

  test("gets the rest where one of its sheets is protected, and says why", async () => {
    const excel = openSketch(oneTable("People", ["Email"], [["ana@example.com"]]));
    for (const sheet of excel.host.book.sheets) sheet.isProtected = true;
    const { done, troubles } = value(await prepareWorkbook(excel.door, style));
    expect(done.every(({ kind }) => kind === "table")).toBe(true);
    expect(troubles.map(({ lack, trouble }) => [lack.table, trouble.code])[0]).toEqual(["People", "protected"]);
  });

  test("keeps what was made where the choices of its columns could not be given, and says why", async () => {
    const excel = openSketch(oneTable("People", ["Email"], [["ana@example.com"]]));
    // the one request that asks what may be typed into the columns that are there
    excel.host.behaviour.fault = (_, { ObjectPaths, Actions }) =>
      Object.values(ObjectPaths).some(({ Name }) => Name === "DataValidation") &&
      !Object.values(ObjectPaths).some(({ Name }) => Name === "Add") &&
      Actions.some(({ QueryInfo }) => QueryInfo !== undefined)
        ? { code: 5102, isDone: false }
        : undefined;
    const { done, troubles, rest } = value(await prepareWorkbook(excel.door, style));
    excel.host.behaviour.fault = () => undefined;
    expect(done.length).toBeGreaterThan(12);
    expect(troubles).toEqual([]);
    expect(rest.map(({ message }) => message)).toEqual(["Excel is busy and did not take the request."]);
    expect(value(await readTables(excel.door, "")).tables.get("Settings")?.grid.rows.length).toBeGreaterThan(15);
  });

  test("says which settings could not be named", async () => {
    const excel = openSketch({ sheets: [{ name: "Sheet1" }] });
    excel.host.behaviour.meanwhile = () => {
      for (const sheet of excel.host.book.sheets) {
        if (sheet.name === "Settings" && excel.host.book.tables.length > 10) sheet.isProtected = true;
      }
    };
    const { done, troubles, rest } = value(await prepareWorkbook(excel.door, style));
    expect([done.length, troubles]).toEqual([workbookTables.length, []]);
    expect(rest.length).toBe(Object.keys(settings).length);
    expect(rest[0]?.message).toContain("The sheet is protected");
  });

  test("gets a table on another sheet where the name of the sheet is taken", async () => {
    const excel = openSketch({ sheets: [{ name: "people", cells: [[1, 1, "mine"]] }] });
    await prepareWorkbook(excel.door, style);
    expect(excel.host.book.tables.find(({ name }) => name === "People")?.box.sheet.name).toBe("People 2");
  });
});

/** The rows of a table as its cells say. */
function rows({ host }: OpenExcel, name: string, headers: readonly string[]) {
  const table = host.book.tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  const { sheet, top, left, rows: count } = bodyOf(table);
  const at = headers.map((header) => table.columns.findIndex((column) => column.name === header));
  return Array.from({ length: count }, (_, row) => at.map((column) => cellAt(sheet, top + row, left + column).value));
}

describe("the program's own tables", () => {
  const grid = async (excel: OpenExcel, name: string) => {
    const found = value(await readTables(excel.door, "")).tables.get(name)?.grid;
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };

  test("Balances say what is left, again and again, and nobody's row goes", async () => {
    const excel = openSketch({ sheets: [{ name: "Sheet1" }] });
    await prepareWorkbook(excel.door, style);
    const balance = (pool: string, remaining: number) => ({
      pool,
      contract: "C-1",
      remaining: credits(remaining),
      state: "active",
      struckOn: day("2026-03-31"),
    });
    const write = async (...all: readonly ReturnType<typeof balance>[]) => {
      const patch = balancesPatch(await grid(excel, "Balances"), all, day("2026-04-30"), style);
      return { patch, result: await applyPatch(excel.door, patch, style) };
    };
    expect((await write(balance("P-1", 10), balance("P-2", 20))).result.refused).toEqual([]);
    expect((await write(balance("P-1", 10), balance("P-2", 20))).patch.changes).toEqual([]);
    expect((await write(balance("P-2", 15), balance("P-3", 30))).result.refused).toEqual([]);
    expect(rows(excel, "Balances", ["Pool", "Contract", "Remaining", "State", "Struck on"])).toEqual([
      ["P-1", "C-1", "", "gone", 46142],
      ["P-2", "C-1", 15, "active", 46112],
      ["P-3", "C-1", 30, "active", 46112],
    ]);
  });

  test("Findings are written on the left, and the managers' half stays", async () => {
    const headers = ["Finding", "Message", "Standing", "Decision", "Remark"];
    const excel = openSketch(
      oneTable("Findings", headers, [
        ["a/1", "old", "open", "accepted", "Yes"],
        ["b/2", "kept", "gone", "", ""],
      ]),
    );
    const found = [
      { finding: "a/1", message: "new", standing: "accepted", remark: "never written", decision: "to fix" as const },
      { finding: "c/3", message: "third", standing: "new" },
    ];
    const patch = findingsPatch(await grid(excel, "Findings"), found, style);
    const { refused } = await applyPatch(excel.door, patch, style);
    expect(refused.map(({ reason }) => reason)).toEqual([]);
    expect(rows(excel, "Findings", headers)).toEqual([
      ["a/1", "new", "accepted", "accepted", "Yes"],
      ["b/2", "kept", "gone", "", ""],
      ["c/3", "third", "new", "", ""],
    ]);
  });
});
