import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import { workbookTables } from "../../core/roster/tables.ts";
import { runCommand, stateOf, temporaryFolder, writeFiles } from "../support/command.ts";
import { hasOffice, python, sheetsByOffice } from "../support/office.ts";
import { checkWorkbook } from "../support/workbook-check.ts";

const list = `User email;First name;Surname;Site;Department;Registration date;Phone
ANA@example.com;Ana;Sousa;Porto;4711;2025-07-01;1
zoe@example.com;Zoë;=1+1;Graz;;;2
`;

const usage = `date,user,credits,contract,unit
2026-03-02,ana@example.com,12,C-1,cloud-credit
2026-03-03,ben@example.com,3,C-1,cloud-credit
2026-03-03,ben@example.com,5,F-2,flex-token
2026-03-04,hash:1a2b,5,F-2,flex-token
2026-03-04,*****,1,C-1,cloud-credit
`;

async function made(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  writeFiles(cwd, files);
  const run = await runCommand(["new", "roster.xlsx", ...args], { cwd });
  return { cwd, path: join(cwd, "roster.xlsx"), ...run };
}

/** The rows of a table of the workbook, as our own reader gives them. */
function rows(path: string, table: string): readonly (readonly unknown[])[] {
  const problems: string[] = [];
  const workbook = readWorkbook(readFileSync(path), path, [table], ({ message }) => problems.push(message));
  expect(problems).toEqual([]);
  const grid = workbook?.tables.get(table);
  return (grid?.rows ?? []).map(({ cells }) => grid?.headers.map((_, at) => cells[at] ?? "") ?? []);
}

test("a new roster holds every table, is sound, and passes its own check", async () => {
  const { cwd, path, stdout, stderr, exitCode } = await made([]);
  expect(stderr).toBe("");
  expect(stdout).toContain("Wrote roster.xlsx: 0 contracts, 0 people.");
  expect(stdout).toContain("- No contract is known: add a row to Contracts for each.");
  expect(exitCode).toBe(0);
  expect(checkWorkbook(readFileSync(path))).toEqual([]);
  const headers = readWorkbook(
    readFileSync(path),
    path,
    workbookTables.map(({ name }) => name),
    () => {},
  );
  for (const { name, columns } of workbookTables) {
    const declared = Object.values(columns).filter(({ look }) => look.leftOut !== true);
    expect(headers?.tables.get(name)?.headers).toEqual(declared.map((column) => column.headers[0]));
  }
  expect(rows(path, "Settings")).toContainEqual([
    "Expiry warning (days)",
    90,
    "How far ahead expiring pools are reported.",
  ]);
  const check = await runCommand(["check", "--roster", "roster.xlsx"], { cwd });
  expect(check).toMatchObject({
    exitCode: 0,
    stdout: "The roster holds 0 contracts, 0 people, 0 pools. Nothing is wrong with it.\n",
  });
});

test("it never writes over a file, nor into a folder of that name", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { "roster.xlsx": "mine", "folder.xlsx/inside.txt": "" });
  const before = stateOf(cwd);
  for (const name of ["roster.xlsx", "folder.xlsx"]) {
    const { exitCode, stdout, stderr } = await runCommand(["new", name], { cwd });
    expect(stderr).toBe(
      `error: ${name} is there already, and is never written over. Give another name, or move that file away.\n`,
    );
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  }
  expect(stateOf(cwd)).toEqual(before);
});

test.each([
  [["roster.xls"], "end it in .xlsx"],
  [["away/roster.xlsx"], "there is no such folder"],
  [["roster.xlsx", "--people", "away.csv"], "There is no such file or folder"],
  [["roster.xlsx", "--usage", "away.csv"], "There is no such file or folder"],
  [["roster.xlsx", "--people", "names.csv"], 'Say which column it is, such as --columns "Email=Kontakt"'],
  [["roster.xlsx", "--people", "names.csv", "--columns", "Email"], 'such as "Email=Mail address"'],
  [["roster.xlsx", "--columns", "Email=Kontakt"], "--columns is about a list: give --people"],
  [["roster.xlsx", "--people", "."], "It is a folder, not a file; no list is read."],
  [["roster.xlsx", "--people", "empty.csv"], "\nThe list is empty. Give one with a row of headers"],
  [["roster.xlsx", "--people", "page.csv"], "The file is a web page, not a list of people"],
  [[], "missing required argument 'roster.xlsx'"],
])("new %j is refused, and nothing is written", async (args, reason) => {
  const cwd = temporaryFolder();
  const page = "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n";
  writeFiles(cwd, { "names.csv": "User,Kontakt\nAna,ana@example.com\n", "empty.csv": "", "page.csv": page });
  const before = stateOf(cwd);
  const { exitCode, stderr } = await runCommand(["new", ...args], { cwd });
  expect(stderr).toContain(reason);
  expect(exitCode).toBe(2);
  expect(stateOf(cwd)).toEqual(before);
});

test("a list of people with other headers is understood, shown, and filled in", async () => {
  const { path, stdout, exitCode } = await made(["--people", "staff.csv"], { "staff.csv": list });
  expect(stdout).toContain("  Email         <- User email\n");
  expect(stdout).toContain("  Office        <- Site\n");
  expect(stdout).toContain("  not used: Phone");
  expect(stdout).toContain("- 1 person has no registration day: type it into Registered on.");
  expect(exitCode).toBe(0);
  const people = rows(path, "People");
  expect(people.map((row) => row.slice(0, 4))).toEqual([
    ["ana@example.com", "Ana Sousa", "Porto", "4711"],
    ["zoe@example.com", "Zoë =1+1", "Graz", ""],
  ]);
  expect(people[0]?.[9]).toBe("2025-07-01");
});

test("what a list says that cannot be used is said with its line, and the rest is written", async () => {
  const staff = "Mail address,Registered on\nana@example.com,03/04/2026\nnobody,2026-01-01\n";
  const { stdout, stderr, path, exitCode } = await made(["--people", "s.csv", "--columns", "Email=Mail address"], {
    "s.csv": staff,
  });
  expect(stderr).toContain("--> s.csv:2:17");
  expect(stderr).toContain("--> s.csv:3:1");
  expect(stdout).toContain("Part of what was given could not be used; it is said above.");
  expect(rows(path, "People").map(([email]) => email)).toEqual(["ana@example.com"]);
  expect(exitCode).toBe(2);
});

test("the exports fill people, contracts and units, and what they cannot tell is listed", async () => {
  const { path, stdout, exitCode } = await made(["--people", "staff.csv", "--usage", "usage.csv"], {
    "staff.csv": list,
    "usage.csv": usage,
  });
  expect(exitCode).toBe(0);
  expect(rows(path, "Contracts").map((row) => [row[0], row[3], row[4]])).toEqual([
    ["C-1", "", "cloud-credit"],
    ["F-2", "flex", "flex-token"],
  ]);
  expect(rows(path, "People").map((row) => [row[0], row[4], row[5], row[6]])).toEqual([
    ["ana@example.com", "C-1", "", "registered"],
    ["zoe@example.com", "", "", ""],
    ["ben@example.com", "", "C-1; F-2", "registered"],
  ]);
  expect(stdout).toContain("- 2 people who used credits are marked registered.");
  expect(stdout).toContain("- F-2 is counted in Flex tokens, so its kind is set to flex.");
  expect(stdout).toContain(
    "- 1 person is known by an id alone: type it into Also known as of whoever it is: hash:1a2b",
  );
  expect(stdout).toContain("- 1 row of the exports without a person");
  expect(stdout).toContain("- No purchase is known, since no export tells of them: add a row to Pools for each.");
});

test("the same inputs give the same bytes", async () => {
  const files = { "staff.csv": list, "usage.csv": usage };
  const args = ["--people", "staff.csv", "--usage", "usage.csv"];
  const [one, two] = [await made(args, files), await made(args, files)];
  expect(readFileSync(one.path).equals(readFileSync(two.path))).toBe(true);
});

describe.skipIf(!hasOffice)("in LibreOffice (skipped where it is not installed)", () => {
  test("every sheet reads as it was meant", async () => {
    const { path } = await made(["--people", "staff.csv", "--usage", "usage.csv"], {
      "staff.csv": list,
      "usage.csv": usage,
    });
    const sheets = sheetsByOffice(path);
    expect([...sheets.keys()].sort()).toEqual(
      [
        "Read me",
        "Balance checks",
        ...workbookTables.map(({ name }) => name).filter((name) => name !== "BalanceChecks"),
      ].sort(),
    );
    expect(sheets.get("People")?.split("\n").slice(0, 4)).toEqual([
      "Email,Name,Office,Cost centre,Contract,Other contracts,Registration,Requested on,Invited on,Registered on,Left on,Individual credits,Also known as,Note",
      "ana@example.com,Ana Sousa,Porto,4711,C-1,,registered,,,2025-07-01,,,,",
      "zoe@example.com,Zoë =1+1,Graz,,,,,,,,,,,",
      "ben@example.com,,,,,C-1; F-2,registered,,,,,,,",
    ]);
    expect(sheets.get("Contracts")?.split("\n").slice(1, 3)).toEqual([
      "C-1,,,,cloud-credit,,,,,",
      "F-2,,,flex,flex-token,,,,,",
    ]);
    expect(sheets.get("Settings")).toContain(
      'Number style,1234.5,"How amounts are written. One of: 1234.5, 1,234.5, 1.234,5 or 1 234,5."',
    );
  });
});

describe.skipIf(python === undefined)("in openpyxl (skipped where it is not installed)", () => {
  test("tables, choices, notes and conditions are found", async () => {
    const { path } = await made([]);
    const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({s.title: {
  "tables": {t.name: t.ref for t in s.tables.values()},
  "lists": sorted(v.formula1 for v in s.data_validations.dataValidation if v.type == "list"),
  "notes": sum(1 for c in s[1] if c.comment), "frozen": s.freeze_panes, "titles": s.print_title_rows, "left": s.print_title_cols,
  "conditions": len(s.conditional_formatting)} for s in book.worksheets}))`;
    const found = JSON.parse(execFileSync(python ?? "", ["-c", script, path], { encoding: "utf8" }));
    for (const { name, columns } of workbookTables) {
      const shown = Object.values(columns).filter(({ look }) => look.leftOut !== true);
      const sheet = found[name === "BalanceChecks" ? "Balance checks" : name];
      expect(Object.keys(sheet.tables)).toEqual([name]);
      if (name !== "Settings") expect(sheet.tables[name]).toBe(`A1:${columnLetters(shown.length - 1)}2`);
      expect(sheet).toMatchObject({ notes: shown.length, frozen: "B2", titles: "$1:$1", left: "$A:$A" });
    }
    expect(found.Pools.lists).toContain('"purchase,cloud service"');
    expect(found.People.lists).toContain('"not requested,requested,invited,registered,left"');
    expect(found.Pools.conditions).toBeGreaterThan(0);
  });
});
