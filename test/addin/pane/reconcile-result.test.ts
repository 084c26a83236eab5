import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { paneHelp } from "../../../addin/pane/pane-help.ts";
import { decisionsPlan } from "../../../addin/pane/screens/reconcile/decisions.ts";
import { accountWords, inputLines, wholeAccount } from "../../../addin/pane/screens/reconcile/inputs.ts";
import { problemGroups } from "../../../addin/pane/screens/reconcile/problem-groups.ts";
import { splittingView } from "../../../addin/pane/screens/reconcile/splitting.ts";
import { sinceWords, standingCounts } from "../../../addin/pane/screens/reconcile/standings.ts";
import { tableWords } from "../../../addin/pane/screens/reconcile/writing.ts";
import { writePlan } from "../../../addin/reconcile/questions/writing.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { changesSince } from "../../../core/report/since.ts";
import { cellStyle } from "../../../core/roster/roster.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { rosterTables } from "../../../core/roster/tables.ts";
import type { RunDiagnostic } from "../../../core/run-file.ts";
import { readTable } from "../../../core/table/read.ts";
import { after, desk } from "../../support/command-desk.ts";
import { onCommandLine } from "../../support/on-command-line.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { long } from "../../support/runs.ts";
import { answered, dropped, sampleExports, sampleRoster, samples } from "../reconcile/pane-side.ts";
import { openSamplePane } from "./open-pane.ts";

const english = localeOf("en-US");
const german = localeOf("de-DE");

test("rows add up, of all files and of each, in the person's language", () => {
  const run = sampleRun();
  const whole = wholeAccount(run);
  expect([whole.read, whole.addsUp]).toEqual([23_900, true]);
  expect(accountWords(whole, english)).toBe(
    "23,900 rows read = 23,200 counted (12,000 of them of zero) + 300 duplicate + 100 before the ledger starts + 200 after the day of the run + 100 left out",
  );
  expect(accountWords({ ...whole, zero: 0, parts: whole.parts.slice(0, 1), read: 1 }, german)).toBe(
    "1 row read = 23.200 counted",
  );
  expect(wholeAccount({ ...run, rows: { ...run.rows, leftOut: 99 } }).addsUp).toBe(false);
});

test("each file is named for what it is, in the order in which they were given", () => {
  const run = sampleRun();
  const files = [
    { file: "review.xlsx", kind: "review" },
    { file: "usage/flex.csv", kind: "export" },
    { file: "photo.png", kind: "unknown" },
    { file: "usage/2026-march.csv", kind: "export" },
  ] as const;
  const lines = inputLines(run, files, english);
  expect(lines.map(({ file, is, days, tone }) => [file, is, days, tone])).toEqual([
    ["review.xlsx", "A manager's review: its decisions count in this run", "", "plain"],
    ["flex.csv", "Autodesk's enterprise token consumption", "Jan 1, 2026 to Apr 2, 2026", "plain"],
    ["photo.png", "Not recognised", "", "bad"],
    ["2026-march.csv", "A list of usage in our own format", "Sep 1, 2025 to Mar 31, 2026", "plain"],
  ]);
  expect(lines.map(({ account }) => account?.read)).toEqual([undefined, 3_900, undefined, 20_000]);
  // what is inside an archive is told under it, and a list is compared and not counted
  const inside = { ...(run.inputs[0] as (typeof run.inputs)[number]), file: "all.zip › users.csv", format: "users" };
  const [list] = inputLines({ ...run, inputs: [inside] }, [{ file: "all.zip", kind: "export" }], english);
  expect([list?.is, list?.account, list?.note]).toEqual([
    "Autodesk's users",
    undefined,
    "20,000 rows, compared with the usage and not counted.",
  ]);
});

test("what would be written is said before, and nothing is left to write afterwards", async () => {
  const run = sampleRun();
  const stored = desk({ balances: `Pool,Remaining\n${run.pools[0]?.pool},1` });
  const plan = writePlan(stored, run);
  if (plan.kind !== "ready") expect.fail(plan.kind);
  const [findings, pools] = [run.findings.length, run.pools.length];
  expect(plan.tables).toEqual([
    { table: "Balances", added: pools - 1, changed: 1 },
    { table: "Findings", added: findings, changed: 0 },
  ]);
  expect(tableWords(plan.tables, english)).toBe(
    `This adds ${pools - 1} rows to Balances and ${findings} rows to Findings and changes 1 row of Balances. No row is deleted, and what managers decided stays as it is.`,
  );
  const now = after(stored, plan.done);
  expect(writePlan(now, run).kind).toBe("written");
  // an older run writes neither of the two
  expect(writePlan(now, { ...run, asOf: "2026-03-30" })).toMatchObject({ kind: "refused", reason: /2026-03-30/ });
});

test("a review waits for its findings, is taken over, and stands", () => {
  const read = (text: string) =>
    readTable(rosterTables.findings, readCsvGrid(`${text}\n`, "review.xlsx"), cellStyle(standardPolicy), () => {});
  const rows = read("Finding,Amount,Decision,Decided on\na/1,4,accepted,2026-04-02\nb/2,1,to fix,2026-04-02");
  expect(decisionsPlan(desk(), [])).toBeUndefined();
  expect(decisionsPlan(desk(), rows)).toMatchObject({
    words: "2 decisions wait for their findings: write Balances and Findings first.",
    count: 0,
    done: undefined,
  });
  const stored = desk({ findings: "Finding,Amount,Decision\na/1,4,\nb/2,1,resolved" });
  const plan = decisionsPlan(stored, rows);
  if (plan?.done === undefined) expect.fail(plan?.words);
  expect([plan.count, plan.notes]).toEqual([
    1,
    ["b/2: Decision is resolved here and to fix in the review; it stays as it is."],
  ]);
  expect(decisionsPlan(after(stored, plan.done), rows)).toMatchObject({
    words: "What the review decides stands in the workbook.",
    done: undefined,
  });
  expect(decisionsPlan(stored, read("Finding,Amount\na/1,4"))?.words).toMatch(/^Nothing is decided in the review\./);
});

test("the difference of the two ways of splitting stands in the same columns, whichever the run went by", () => {
  const totals = [
    {
      unit: "cloud-credit" as const,
      fromOwn: [5, 0] as const,
      fromShared: [10, 15] as const,
      overdrawn: [1, 1] as const,
    },
  ];
  const split = splittingView({ other: "whole", totals, people: 1 }, english);
  expect(split).toEqual({
    now: "split",
    sentence: "With these exports it makes a difference for 1 person.",
    rows: [
      { what: "From own credits", split: "5", whole: "0" },
      { what: "From shared credits", split: "10", whole: "15" },
    ],
  });
  const whole = splittingView({ other: "split", totals, people: 2 }, english);
  expect(whole.rows[0]).toEqual({ what: "From own credits", split: "0", whole: "5" });
  expect(splittingView({ other: "whole", totals: [], people: 0 }, english).sentence).toBe(
    "With these exports both ways come to the same.",
  );
});

test("findings are counted by what became of them, and against the run before", () => {
  const run = sampleRun();
  const standings = standingCounts([{ standing: "gone" }, { standing: "new" }, { standing: "new" }]);
  expect(standings.map(({ words, count }) => [words, count])).toEqual([
    ["New", 2],
    ["Not found any more", 1],
  ]);
  const before = { ...run, asOf: "2026-02-28", findings: run.findings.slice(1) };
  const changes = changesSince(run, before);
  const same = changesSince(run, { ...run, asOf: "2026-02-28" });
  if (changes === undefined || same === undefined) expect.fail("they are of two days");
  expect(sinceWords(changes, english)).toMatch(/^Since the run as of Feb 28, 2026: \d+ new\.$/);
  expect(sinceWords(same, english)).toBe("Since the run as of Feb 28, 2026 nothing new needs anybody.");
});

test("problems are told by kind, with the cell of the open workbook, and without a command line", async () => {
  const { store } = await openSamplePane();
  const open = store.get().snapshot?.open;
  if (open === undefined) expect.fail("nothing was read");
  const source = open.tables.get("People")?.grid.file ?? "";
  const at = (file: string) => ({ file, table: "People", row: 3, column: "Email" });
  const problem = (more: Partial<RunDiagnostic>): RunDiagnostic => ({
    ...{ code: "cell-not-a-day", severity: "error", message: "It is no day.", help: "Type one." },
    ...{ at: { file: "a.csv", line: 7, column: "date" } },
    ...more,
  });
  const groups = problemGroups(
    [
      problem({ severity: "note", code: "mapping-used" }),
      ...Array.from({ length: 7 }, () => problem({})),
      problem({ code: "cell-not-an-email", at: at(source) }),
      problem({ code: "cell-not-an-email", at: at("review.xlsx") }),
    ],
    open,
  );
  expect(groups.map(({ severity, code, shown, more }) => [severity, code, shown.length, more])).toEqual([
    ["error", "cell-not-a-day", 5, 2],
    ["error", "cell-not-an-email", 2, 0],
    ["note", "mapping-used", 1, 0],
  ]);
  expect(groups[0]?.shown[0]).toMatchObject({
    place: "a.csv, line 7, date",
    line: { file: "a.csv", line: 7, column: "date" },
  });
  // the review's own table Findings or People is not the workbook's
  expect(groups[1]?.shown.map(({ cell, place }) => [cell?.address, place])).toEqual([
    ["A3", "People A3"],
    [undefined, "review.xlsx, table People, row 3, column Email"],
  ]);
});

test("no remedy of a run speaks of the command line", async () => {
  const report = "User email,Product,Tokens\nana@example.com,AutoCAD,3\n";
  const files = [
    dropped("report.csv", report),
    dropped("flex.csv", "usageDate,tokensConsumed,productName\n2026-01-05,6,AutoCAD\n"),
    dropped("odd.csv", "Booked;Mail;Credits\n03/04/2026;ana@example.com;1\n"),
    ...(await sampleExports()).slice(0, 1),
  ];
  const { result } = answered({ roster: await sampleRoster(), files });
  const helps = result.run.diagnostics.map(({ help }) => paneHelp(help));
  expect(helps.length).toBeGreaterThan(0);
  expect(helps.filter((help) => /(^|\s)\(?--[a-z]/.test(help))).toEqual([]);
  expect(
    [
      "State the days, such as --period 2026-01-01..2026-03-31.",
      "Run it again with --as-of 2026-01-31, or download the report for days up to 2026-03-31.",
      "Download it; if nothing was used on those days, run again with --covers 2026-01-01..2026-01-31.",
      "Give the one that is meant with --map, or delete the other from the roster's table Mappings.",
      'Save {"name":"flex-token","contract":"C"} as flex-token.json, with the contract that is meant, and run the same command with --map flex-token.json behind it.',
    ].map(paneHelp),
  ).toEqual([
    "Type them under “Days of reports that do not state theirs”, and reconcile again.",
    "Reconcile as of 2026-01-31, or download the report for days up to 2026-03-31.",
    "Download it; if nothing was used on those days, type 2026-01-01 to 2026-01-31 under “These exports also cover”, and reconcile again.",
    "Drop the mapping that is meant beside the exports, or delete the other from the roster's table Mappings.",
    'Save {"name":"flex-token","contract":"C"} as flex-token.json, with the contract that is meant, and drop that file beside the exports.',
  ]);
});

long("the decisions of a dropped review come back with the run", async () => {
  const files = await sampleExports();
  const roster = await sampleRoster();
  const first = answered({ roster, files }).result.run.findings[0]?.finding ?? "";
  const review = dropped("review.csv", `Finding,Amount,Decision,Decided on\n${first},1,to fix,2026-04-01\n`);
  const { result } = answered({ roster, files: [...files, review] });
  expect(result.decisions.map(({ values }) => [values.finding, values.decision])).toEqual([[first, "to fix"]]);
  expect(answered({ roster, files }).result.decisions).toEqual([]);
  // the command line counts the same decisions
  const command = await onCommandLine(`${samples}/roster.xlsx`, [`${samples}/usage`]);
  expect(command.answer.run.findings.length).toBe(result.run.findings.length);
});
