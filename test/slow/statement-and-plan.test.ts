import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { builtCommand, firm, runCommand, stateOf } from "../support/command.ts";

beforeAll(() => {
  builtCommand();
});

const given = ["--roster", "roster", "--usage", "usage"];

test("statement prints to the terminal and writes nothing; an unknown name is exit code 2 and names the nearest", async () => {
  const cwd = firm();
  const before = stateOf(cwd);
  const shown = await runCommand(["statement", ...given, "--person", "BEN@firm.example"], { cwd });
  expect(shown.stderr).toBe("");
  expect(shown.exitCode).toBe(0);
  expect(shown.stdout).toContain("Statement of ben@firm.example");
  expect(shown.stdout).toContain("used 7.5 - refunded 0 = own 7.5 + shared 0 + change of what is open 0");
  const unknown = await runCommand(["statement", ...given, "--person", "bem@firm.example"], { cwd });
  expect(unknown.stderr).toContain("Did you mean ben@firm.example?");
  expect([unknown.stdout, unknown.exitCode]).toEqual(["", 2]);
  const late = await runCommand(["statement", ...given, "--pool", "P1", "--from", "2026-04-01"], { cwd });
  expect(late.stderr).toContain("--from 2026-04-01 is after 2026-03-31");
  expect(late.exitCode).toBe(2);
  expect(stateOf(cwd)).toEqual(before);
});

test("statement writes a page or a CSV file, over an older one, and never where exports or the roster are", async () => {
  const cwd = firm();
  mkdirSync(join(cwd, "out"));
  for (const [out, start] of [
    ["out/ana.html", "<!doctype html>"],
    ["out/ana.csv", "day,kind,unit,amount"],
    ["out/ana.html", "<!doctype html>"],
  ] as const) {
    const args = ["statement", ...given, "--person", "ana@firm.example", "--out", out];
    const { stdout, stderr, exitCode } = await runCommand(args, { cwd });
    expect([stdout, stderr, exitCode]).toEqual([`The statement is in ${out}\n`, "", 0]);
    expect(readFileSync(join(cwd, out), "utf8").startsWith(start)).toBe(true);
  }
  expect(stateOf(join(cwd, "out")).map((line) => line.split(" ")[0])).toEqual(["ana.csv", "ana.html"]);
  const before = stateOf(cwd);
  for (const [out, why] of [
    ["usage/ana.csv", "would lie among the exports in usage"],
    ["usage/march.csv", "would be written over the export"],
    ["roster/ana.csv", "would be written into the roster (roster)"],
    ["report.html", "as a file of the report is"],
    ["nowhere/ana.csv", "there is no such folder"],
  ] as const) {
    const { stderr, exitCode } = await runCommand(["statement", ...given, "--pool", "P1", "--out", out], { cwd });
    expect([stderr.includes(why), exitCode, stderr]).toEqual([true, 2, stderr]);
  }
  expect(stateOf(cwd)).toEqual(before);
});

test("what could not be read is said, and what could be is stated all the same, with exit code 2", async () => {
  const cwd = firm({ "usage/april.csv": "date,user,credits\ntomorrow,ana@firm.example,4\n" });
  const { stdout, stderr, exitCode } = await runCommand(["statement", ...given, "--contract", "C-1"], { cwd });
  expect(stdout).toContain("Statement of contract C-1");
  expect(stderr).toContain("tomorrow");
  expect(exitCode).toBe(2);
});

test("plan prints what to order, or JSON; a job that cannot be planned is exit code 2", async () => {
  const cwd = firm();
  const before = stateOf(cwd);
  const shown = await runCommand(["plan", ...given, "--job", "Rendering=700", "--on", "2026-05-10"], { cwd });
  expect([shown.stderr, shown.exitCode]).toEqual(["", 0]);
  expect(shown.stdout).toContain("Order 1 by 2026-05-03, to be used from 2026-05-10: 2 blocks of 100, 200 credits.");
  expect(shown.stdout).toContain("| Subject: Quote request: 2 blocks of 100 credits, contract C-1");
  const json = await runCommand(["plan", ...given, "--job", "Rendering=700", "--on", "2026-05-10", "--json"], { cwd });
  expect(JSON.parse(json.stdout)).toMatchObject({
    schema: "credit-roster/plan/1",
    contracts: [{ contract: "C-1", orders: [{ orderBy: "2026-05-03", blocks: 2 }] }],
  });
  for (const [job, on, why] of [
    ["Rendering=10x", "2026-05-10", "has no rate for “Rendering”"],
    ["Rendering=1", "2026-03-31", "is not after 2026-03-31"],
    ["Rendering=1", "2028-04-01", "is too far ahead"],
  ] as const) {
    const { stderr, exitCode } = await runCommand(["plan", ...given, "--job", job, "--on", on], { cwd });
    expect([stderr.includes(why), exitCode, stderr]).toEqual([true, 2, stderr]);
  }
  expect(stateOf(cwd)).toEqual(before);
});

test("reconcile --journal writes the ledger beside the report, and a run without it takes an older one away", async () => {
  const cwd = firm();
  await runCommand(["reconcile", ...given, "--journal", "--quiet"], { cwd });
  const journal = readFileSync(join(cwd, "credit-roster-report/ledger.journal"), "utf8");
  expect(journal).toContain('expenses:C-1:ana@firm.example  5 "cloud-credit"');
  await runCommand(["reconcile", ...given, "--quiet"], { cwd });
  expect(stateOf(join(cwd, "credit-roster-report")).join()).not.toContain("ledger.journal");
});
