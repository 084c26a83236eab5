import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { daysBetween, type PlainDate } from "../../core/calendar.ts";
import {
  builtCommand,
  type CommandOptions,
  firm,
  runCommand,
  runFileIn,
  stateOf,
  temporaryFolder,
  writeFiles,
} from "../support/command.ts";
import { expiringPoolsCsv, strangerCsv } from "../support/small-firm.ts";

beforeAll(() => {
  builtCommand();
});

function reconcile(cwd: string, args: readonly string[] = [], options: Partial<CommandOptions> = {}) {
  const asOf = args.some((arg) => arg === "--month" || arg === "--as-of") ? [] : ["--as-of", "2026-03-31"];
  const usage = args.includes("--usage") ? [] : ["--usage", "usage"];
  return runCommand(["reconcile", "--roster", "roster", ...usage, ...asOf, ...args], { cwd, ...options });
}

const trace = /\n\s+at \S+.*:\d+|file:\/\/\//;

test("a firm where nothing needs anybody ends with 0, and the last line is where the report lies", async () => {
  const cwd = firm();
  const { exitCode, stdout, stderr } = await reconcile(cwd);
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^As of 2026-03-31\.\nCredits as of 2026-03-31\nNothing needs anybody\.\n/);
  expect(stdout).toMatch(new RegExp(`\\nThe report is in ${cwd}/credit-roster-report/report\\.html\\n$`));
  expect(readdirSync(join(cwd, "credit-roster-report")).sort()).toEqual([
    "findings.csv",
    "reconciliation.json",
    "report.html",
    "review.xlsx",
  ]);
  expect(exitCode).toBe(0);
});

test("nothing is written into the roster or among the exports", async () => {
  const cwd = firm();
  const before = [stateOf(join(cwd, "roster")), stateOf(join(cwd, "usage"))];
  await reconcile(cwd, ["--allocations"]);
  expect([stateOf(join(cwd, "roster")), stateOf(join(cwd, "usage"))]).toEqual(before);
  expect(readdirSync(cwd).sort()).toEqual(["credit-roster-report", "roster", "usage"]);
});

test("a finding that needs somebody ends with 1, and --fail-on says from which severity", async () => {
  const error = firm({ "usage/april.csv": strangerCsv });
  const warning = firm({ "roster/pools.csv": expiringPoolsCsv });
  const codes = async (cwd: string) => {
    const levels = ["error", "warning", "never"];
    const runs = await Promise.all(levels.map((level) => reconcile(cwd, ["--fail-on", level, "--out", level])));
    return runs.map(({ exitCode }) => exitCode);
  };
  expect(await codes(error)).toEqual([1, 1, 0]);
  expect(await codes(warning)).toEqual([0, 1, 0]);
});

test("an incomplete result ends with 2 whatever --fail-on says, and is written", async () => {
  const cwd = firm({ "usage/april.csv": `${strangerCsv}tomorrow,ana@firm.example,4\n` });
  const { exitCode, stdout } = await reconcile(cwd, ["--fail-on", "never"]);
  expect(exitCode).toBe(2);
  expect(stdout).toContain("This result is incomplete");
  expect(runFileIn(cwd)).toMatchObject({ complete: false, rows: { read: 4, counted: 3, leftOut: 1 } });
});

test("--quiet prints the path of the report alone", async () => {
  const cwd = firm({ "usage/april.csv": strangerCsv });
  const { exitCode, stdout, stderr } = await reconcile(cwd, ["--quiet", "--out", "deep/er"]);
  expect(stdout).toBe(`${cwd}/deep/er/report.html\n`);
  expect(stderr).toBe("");
  expect(exitCode).toBe(1);
});

test("--json prints exactly reconciliation.json, and --allocations writes every draw beside it", async () => {
  const cwd = firm();
  const { stdout, stderr } = await reconcile(cwd, ["--json", "--allocations"]);
  expect(stdout).toBe(readFileSync(join(cwd, "credit-roster-report/reconciliation.json"), "utf8"));
  expect(stderr).toBe("");
  const allocations = readFileSync(join(cwd, "credit-roster-report/allocations.csv"), "utf8");
  // the header, three grants, two draws, and the end of the last line
  expect(allocations.split("\n")).toHaveLength(7);
  expect(allocations).toContain("individual:ana@firm.example");
});

test("piped output has no colours, with and without the ways to say so", async () => {
  const cwd = firm({ "usage/april.csv": `${strangerCsv}tomorrow,ana@firm.example,4\n` });
  const runs = await Promise.all([
    reconcile(cwd, ["--out", "a"]),
    reconcile(cwd, ["--out", "b", "--no-color"]),
    reconcile(cwd, ["--out", "c"], { env: { NO_COLOR: "1" } }),
    reconcile(cwd, ["--out", "d"], { env: { FORCE_COLOR: "1" } }),
  ]);
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain("\u001b");
});

test("exports are files, folders, patterns and standard input, in one --usage or in several", async () => {
  const cwd = firm({
    "more/a.csv": "date,user,credits\n2026-03-05,ana@firm.example,1\n",
    "more/b.CSV": "date,user,credits\n2026-03-06,ana@firm.example,2\n",
    "more/notes.txt": "not an export",
    "other/c-1.csv": "date,user,credits\n2026-03-07,ana@firm.example,4\n",
    "other/c-2.csv": "date,user,credits\n2026-03-08,ana@firm.example,8\n",
    "other/d.csv": "never read",
  });
  const usage = ["--usage", "usage/march.csv", "more", "--usage", "other/c-*.csv", "--usage", "-"];
  const input = "date,user,credits\n2026-03-09,ana@firm.example,16\n";
  expect(await reconcile(cwd, usage, { input })).toMatchObject({ exitCode: 0 });
  const { inputs, totals } = runFileIn(cwd);
  expect(inputs.map(({ file }) => file).sort()).toEqual(
    ["-", "more/a.csv", "more/b.CSV", "other/c-1.csv", "other/c-2.csv", "usage/march.csv"].sort(),
  );
  expect(totals).toMatchObject([{ used: 12.5 + 31 }]);
});

test("standard input counts once, and in Windows-1252 it is refused with the way to give it", async () => {
  const cwd = firm();
  const usage = ["--usage", "usage/march.csv", "-", "-"];
  const input = "date,user,credits\n2026-03-05,ana@firm.example,16\n";
  expect(await reconcile(cwd, usage, { input })).toMatchObject({ exitCode: 0 });
  expect(runFileIn(cwd).rows).toMatchObject({ read: 3, counted: 3 });
  const latin = Buffer.from(input.replace("ana", "anä"), "latin1");
  const { exitCode, stdout } = await reconcile(cwd, usage, { input: latin });
  expect(stdout).toContain("Give it as a file, which may be in Windows-1252 too");
  expect(exitCode).toBe(2);
});

test("without --as-of it is as of the last day that the exports cover, and says how many days to today are not", async () => {
  const cwd = firm();
  const run = await runCommand(["reconcile", "--roster", "roster", "--usage", "usage"], { cwd });
  const [, days, today] =
    /^As of 2026-03-31, the last day that the exports cover; ([\d,]+) days up to today \((.{10})\) are not covered by any export\. /.exec(
      run.stdout.replace(/\s+/g, " "),
    ) ?? [];
  expect(Number(days?.replace(",", ""))).toBe(daysBetween("2026-03-31" as PlainDate, today as PlainDate));
  expect(Math.abs(Date.parse(today ?? "") - Date.now())).toBeLessThan(2 * 86_400_000);
});

test("--month last is as of the last day of the month before today", async () => {
  const cwd = firm();
  await reconcile(cwd, ["--month", "last"]);
  const now = new Date();
  const lastDay = new Date(Date.UTC(now.getFullYear(), now.getMonth(), 0)).toISOString().slice(0, 10);
  expect(runFileIn(cwd).asOf).toBe(lastDay);
});

test("an as-of day before the last row leaves the later rows for later, and says so", async () => {
  const cwd = firm();
  const { stdout, exitCode } = await reconcile(cwd, ["--as-of", "2026-03-02"]);
  expect(stdout).toContain("2 rows read = 1 counted + 1 after the as-of day.");
  expect(exitCode).toBe(0);
});

test("the demo ends with 0 and with the path of its report, in the folder where it was called", async () => {
  const cwd = temporaryFolder();
  const { exitCode, stdout, stderr } = await runCommand(["demo"], { cwd });
  expect(stdout).toMatch(new RegExp(`The report is in ${cwd}/credit-roster-demo/report\\.html\\n$`));
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  expect(runFileIn(cwd, "credit-roster-demo").complete).toBe(true);
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(await runCommand(["--version"], { cwd: "." })).toMatchObject({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});

test("help goes to standard output, and what was asked wrongly to standard error with 2", async () => {
  const [help, wrong, page, noPage] = await Promise.all([
    runCommand(["--help"], { cwd: "." }),
    runCommand(["reconcil"], { cwd: "." }),
    runCommand(["explain", "overdraft"], { cwd: "." }),
    runCommand(["explain", "overdarft"], { cwd: "." }),
  ]);
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  expect(wrong).toMatchObject({ exitCode: 2, stdout: "" });
  expect(wrong.stderr).toContain("(Did you mean reconcile?)");
  expect(page).toMatchObject({ exitCode: 0, stderr: "" });
  expect(page.stdout).toMatch(/^overdraft \(error\): /);
  expect(noPage).toMatchObject({ exitCode: 2, stdout: "" });
});

test("with no usage row and no day there is nothing to reconcile: 2, the reasons, and no report", async () => {
  const cwd = firm();
  const { exitCode, stdout, stderr } = await runCommand(
    ["reconcile", "--roster", "nowhere", "--usage", "nothing.csv"],
    { cwd },
  );
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/no such file.*--> nowhere.*--> nothing\.csv.*--as-of\s+2026-03-31\.\n$/s);
  expect(stderr).not.toMatch(trace);
  expect(readdirSync(cwd).sort()).toEqual(["roster", "usage"]);
});

test.each([
  ["roster", "would be written into the roster folder"],
  ["roster/reports", "would be written into the roster folder"],
  ["usage", "would lie among the exports"],
  ["taken", "a file of that name is in the way"],
  ["taken/deeper", "a file is in the way of the folder"],
])("--out %s is refused in words, before anything is written", async (out, reason) => {
  const cwd = firm({ taken: "a file" });
  const before = stateOf(cwd);
  const { exitCode, stdout, stderr } = await reconcile(cwd, ["--out", out]);
  expect(stderr).toContain(reason);
  expect(stderr).toContain("--out");
  expect(stderr).not.toMatch(trace);
  expect(stdout).toBe("");
  expect(exitCode).toBe(2);
  expect(stateOf(cwd)).toEqual(before);
});

test("an export is never written over by the report", async () => {
  const cwd = firm({ "out/findings.csv": strangerCsv });
  const { exitCode, stderr } = await reconcile(cwd, ["--usage", "out/findings.csv", "--out", "out"]);
  expect(stderr).toContain("would be written over out/findings.csv");
  expect(exitCode).toBe(2);
});

test("when one file of the report cannot be replaced, the previous report stays whole", async () => {
  const cwd = firm();
  await reconcile(cwd);
  const out = join(cwd, "credit-roster-report");
  writeFiles(cwd, { "credit-roster-report/allocations.csv/in-the-way": "" });
  writeFileSync(join(cwd, "usage/april.csv"), strangerCsv);
  const before = stateOf(out);
  const { exitCode, stderr } = await reconcile(cwd, ["--allocations"]);
  expect(stderr).toContain(
    "allocations.csv: a folder of that name is in the way. A report that was there before is as it was.",
  );
  expect(exitCode).toBe(2);
  expect(stateOf(out)).toEqual(before);
});

test("the same inputs twice give the same bytes of every file", async () => {
  const cwd = firm({ "usage/april.csv": strangerCsv });
  await reconcile(cwd, ["--allocations", "--out", "once"]);
  await reconcile(cwd, ["--allocations", "--out", "twice"]);
  for (const name of ["report.html", "review.xlsx", "findings.csv", "reconciliation.json", "allocations.csv"]) {
    expect(readFileSync(join(cwd, "twice", name), "utf8")).toBe(readFileSync(join(cwd, "once", name), "utf8"));
  }
});

test("renamed exports in another order are the same run but for their names", async () => {
  const cwd = firm({ "usage/april.csv": `${strangerCsv}tomorrow,ana@firm.example,4\n` });
  cpSync(join(cwd, "usage/march.csv"), join(cwd, "z.csv"));
  cpSync(join(cwd, "usage/april.csv"), join(cwd, "a.csv"));
  cpSync(join(cwd, "roster"), join(cwd, "people and pools"), { recursive: true });
  await reconcile(cwd, ["--usage", "usage/march.csv", "usage/april.csv", "--out", "once"]);
  const args = ["reconcile", "--out", "twice", "--as-of", "2026-03-31", "--usage", "a.csv", "z.csv"];
  await runCommand([...args, "--roster", "people and pools"], { cwd });
  const named = readFileSync(join(cwd, "once/reconciliation.json"), "utf8");
  const renamed = readFileSync(join(cwd, "twice/reconciliation.json"), "utf8")
    .replaceAll('"z.csv"', '"usage/march.csv"')
    .replaceAll('"a.csv"', '"usage/april.csv"')
    .replaceAll("people and pools", "roster");
  expect(renamed).toBe(named);
});
