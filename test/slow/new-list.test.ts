import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import { runCommand, temporaryFolder, writeFiles } from "../support/command.ts";
import { type CellSketch, makeWorkbook, type SheetSketch } from "../support/workbook.ts";

/** A sheet of plain cells, row by row, without a table. */
function plain(name: string, rows: readonly (readonly CellSketch[])[]): SheetSketch {
  return {
    name,
    cells: rows.flatMap((row, down) => row.map((cell, right) => [down + 1, right + 1, cell] as const)),
  };
}

/** Makes a roster of a list that is a workbook of these sheets. */
async function made(sheets: readonly SheetSketch[], ...args: readonly string[]) {
  const cwd = temporaryFolder();
  writeFiles(cwd, { "staff.xlsx": makeWorkbook({ sheets }) });
  const run = await runCommand(["new", "roster.xlsx", "--people", "staff.xlsx", ...args], { cwd });
  const people = () => {
    const bytes = readFileSync(join(cwd, "roster.xlsx"));
    const grid = readWorkbook(bytes, "roster.xlsx", ["People"], () => {})?.tables.get("People");
    return (grid?.rows ?? []).map(({ cells }) => cells);
  };
  return { cwd, people, ...run, said: run.stderr.replace(/\s+/g, " ") };
}

const list = plain("Named users", [
  ["The firm, March 2026"],
  [],
  [null, "Full name", "E-mail address", "Site", "Cost code", "Registration date"],
  [null, "Ana Sousa", "ANA@example.com", "Porto", 4711, { day: "2025-07-01" }],
  [],
  [null, "Zoë Lind", "zoe@example.com", "Graz", 4712, null],
]);

test("a list on a plain sheet of a workbook is found below a title, behind other sheets, and filled in", async () => {
  const { people, stdout, stderr, exitCode } = await made([plain("Notes", [["Ask Ida"]]), list]);
  expect(stderr).toBe("");
  expect(stdout).toContain("Wrote roster.xlsx: 0 contracts, 2 people.");
  expect(stdout).toContain("  Email         <- E-mail address\n");
  expect(exitCode).toBe(0);
  const [ana = [], zoe = []] = people();
  expect(ana.slice(0, 4)).toEqual(["ana@example.com", "Ana Sousa", "Porto", "4711"]);
  expect(ana[9]).toBe("2025-07-01");
  expect(zoe.slice(0, 4)).toEqual(["zoe@example.com", "Zoë Lind", "Graz", "4712"]);
});

test("what cannot be used is said with its sheet and row, and the rest is written", async () => {
  const rows: readonly (readonly CellSketch[])[] = [
    ["Email", "First name", "Surname", "Registered on"],
    ["ana@example.com", "Ana", { error: "#N/A" }, "03/04/2026"],
    ["nobody", "Bo", "Lind", null],
  ];
  const { people, said, exitCode } = await made([plain("Staff", rows)]);
  expect(said).toContain("--> staff.xlsx (sheet Staff):2");
  expect(said).toContain("Name: the cell shows the error #N/A; the cell counts as blank.");
  expect(said).toContain("could be read in two ways");
  expect(said).toContain("--> staff.xlsx (sheet Staff):3");
  expect(people().map(([email, name]) => [email, name ?? ""])).toEqual([["ana@example.com", ""]]);
  expect(exitCode).toBe(2);
});

test("headers that name no e-mail are found above the first address, and it is said how to name the column", async () => {
  const unnamed = plain("S", [["Our people"], ["Wer", "Kontakt"], ["Ana", "ana@example.com"]]);
  const refused = await made([unnamed]);
  expect(refused.said).toContain('Say which column it is, such as --columns "Email=Kontakt".');
  expect(refused.exitCode).toBe(2);
  const { people, exitCode } = await made([list, unnamed], "--columns", "Email=Kontakt,Name=Wer");
  expect(people().map((cells) => cells.slice(0, 2))).toEqual([["ana@example.com", "Ana"]]);
  expect(exitCode).toBe(0);
});

test("a roster workbook can be the list of a new one", async () => {
  const cwd = temporaryFolder();
  const sample = new URL("../../batch/sample/roster.xlsx", import.meta.url);
  writeFiles(cwd, { "old.xlsx": readFileSync(sample) });
  const { stdout, exitCode } = await runCommand(["new", "roster.xlsx", "--people", "old.xlsx"], { cwd });
  expect(stdout).toContain("Wrote roster.xlsx: 2 contracts, 40 people.");
  expect(exitCode).toBe(0);
});

test("a workbook without a list, and one that cannot be opened, are refused in words, and nothing is written", async () => {
  const none = await made([plain("A", [["Sums"]]), plain("B", [[1, 2]])]);
  expect(none.said).toContain("No sheet of the workbook has a list of people: among the first 30 rows of A and B none");
  expect(none.exitCode).toBe(2);
  const cwd = temporaryFolder();
  writeFiles(cwd, { "staff.xls": new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]) });
  const old = await runCommand(["new", "roster.xlsx", "--people", "staff.xls"], { cwd });
  expect(old.stderr.replace(/\s+/g, " ")).toContain("save it as “Excel Workbook (.xlsx)”");
  expect(old.exitCode).toBe(2);
});
