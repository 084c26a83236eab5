import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDecisions } from "../../../batch/read/earlier.ts";
import { reviewFile } from "../../../batch/write/review-file.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { readSheets } from "../../../core/files/xlsx/read-sheets.ts";
import { readWorkbook } from "../../../core/files/xlsx/read-workbook.ts";
import { isRefusal } from "../../../core/files/xlsx/refusal.ts";
import type { Answer } from "../../../core/reconcile.ts";
import { total } from "../../../core/report/figures.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { answeredSample, sample } from "../../support/reconcile-sample.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { otherColumns, reviewColumns } from "../../support/review-columns.ts";
import { sampleDiagnostic, sampleFinding, samplePerson, samplePool } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";
import { long } from "../../support/runs.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";

type TableName = keyof typeof reviewColumns;
type Row = Readonly<Record<string, unknown>>;

const tables = Object.keys(reviewColumns) as TableName[];
const keys = {
  Findings: "findings",
  People: "people",
  Pools: "pools",
  Contracts: "contracts",
  Months: "months",
} as const;

/** The rows of a table of a workbook by header, as our reader gives them: days as text, blanks as null. */
function rowsOf(bytes: Uint8Array, table: TableName): readonly Row[] {
  const said: Diagnostic[] = [];
  const read = readWorkbook(bytes, "review.xlsx", [table], (diagnostic) => said.push(diagnostic));
  expect(said).toEqual([]);
  const grid = read?.tables.get(table);
  if (grid === undefined) throw new Error(`no table ${table}`);
  return grid.rows.map(({ cells }) =>
    Object.fromEntries(grid.headers.map((header, at) => [header, (cells[at] ?? "") === "" ? null : cells[at]])),
  );
}

function runRows(run: RunFile, table: TableName): readonly Row[] {
  return table === "ChargeBack" ? run.chargeback : run[keys[table]];
}

/** The cells of a sheet as they stand. */
function cellsOf(bytes: Uint8Array, sheet: string): readonly (readonly unknown[])[] {
  const sheets = readSheets(bytes);
  if (isRefusal(sheets)) throw new Error(sheets.message);
  const rows = sheets.rows(sheets.names.indexOf(sheet), 10_000);
  if (isRefusal(rows)) throw new Error(rows.message);
  return rows.map(({ cells }) => cells);
}

const by = (key: string) => (a: Row, b: Row) => (String(a[key]) < String(b[key]) ? -1 : 1);

const byHand: Answer["run"] = sampleRun();
const noMemory: Answer["memory"] = new Map();

describe.each([
  ["the sample firm", async () => (await answeredSample(`${sample}roster`)).run],
  ["a run made by hand", async () => byHand],
] as const)("review.xlsx of %s", (_, runOf) => {
  long("is sound", async () => {
    expect(checkWorkbook(await reviewFile(await runOf(), noMemory))).toEqual([]);
  });

  long("has every figure of reconciliation.json, and no other", async () => {
    const run = await runOf();
    const bytes = await reviewFile(run, noMemory);
    for (const table of tables) {
      const columns = Object.entries(reviewColumns[table]);
      const read = rowsOf(bytes, table);
      const headers = [...columns.map(([header]) => header), ...otherColumns[table]];
      expect([table, Object.keys(read[0] ?? {}).sort()]).toEqual([table, headers.sort()]);
      const found = read.map((row) => Object.fromEntries(columns.map(([header, key]) => [key, row[header]])));
      const meant = runRows(run, table).map((row) => Object.fromEntries(columns.map(([, key]) => [key, row[key]])));
      const isFindings = table === "Findings";
      expect([table, isFindings ? found.sort(by("finding")) : found]).toEqual([
        table,
        isFindings ? meant.sort(by("finding")) : meant,
      ]);
    }
  });

  test("says who is not on the roster, and which pools expire when", async () => {
    const run = await runOf();
    const bytes = await reviewFile(run, noMemory);
    expect(rowsOf(bytes, "People").map((row) => row["On roster"])).toEqual(
      run.people.map(({ onRoster }) => (onRoster ? "yes" : "no")),
    );
    const left = (day: string | null) => (day === null ? null : (Date.parse(day) - Date.parse(run.asOf)) / 86_400_000);
    expect(rowsOf(bytes, "Pools").map((row) => row["Days left"])).toEqual(
      run.pools.map(({ lastDay }) => left(lastDay)),
    );
    expect(rowsOf(bytes, "Pools").map(({ State }) => State)).toEqual(
      run.pools.map(({ state, remaining, lastDay }) => {
        const isNear = (left(lastDay) ?? 1_000) <= Number(run.settings["Expiry warning (days)"]);
        return state === "active" && remaining > 0 && isNear ? "expiring" : state;
      }),
    );
  });

  test("has its charts drawn from the balances of the months, and from what remains by last day", async () => {
    const run = await runOf();
    const cells = cellsOf(await reviewFile(run, noMemory), "Charts");
    const balances = cells.filter((row) => /^\d{4}-\d\d$/.test(String(row[1])));
    const months = cells.flatMap((row, at) => (row[1] === "Month" ? [at] : []));
    const told = months.flatMap((at) => {
      const names = (cells[at] ?? []).slice(2, 10).filter((name) => name !== "" && name !== undefined);
      const rows = cells.slice(at + 1).findIndex((row) => !/^\d{4}-\d\d$/.test(String(row[1])));
      const table = cells.slice(at + 1, rows === -1 ? undefined : at + 1 + rows);
      return table.flatMap((row) =>
        names.flatMap((name, place) => {
          const balance = row[place + 2];
          return typeof balance === "number" ? [{ month: row[1], contract: name, balance }] : [];
        }),
      );
    });
    const meant = run.months.map(({ month, contract, balance }) => ({
      month,
      contract: contract ?? "(none)",
      balance,
    }));
    const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(balances.length).toBeGreaterThan(0);
    expect(sorted(told)).toEqual(sorted(meant));
    const last = cells.flatMap((row) =>
      [1, 11].flatMap((at) => (/^\d{4}-\d\d-\d\d$/.test(String(row[at])) ? [row.slice(at + 1, at + 3)] : [])),
    );
    const left = run.pools.filter(({ remaining, lastDay }) => remaining > 0 && lastDay !== null);
    const sum = (isShared: boolean) =>
      total(left.filter(({ holder }) => (holder === null) === isShared).map(({ remaining }) => remaining));
    expect(last.length).toBeGreaterThan(0);
    expect([0, 1].map((at) => total(last.map((row) => Number(row[at]))))).toEqual([sum(true), sum(false)]);
  });

  test("opens with what the run says, and the totals of each unit", async () => {
    const run = await runOf();
    const cells = cellsOf(await reviewFile(run, noMemory), "Read me");
    expect(cells[0]?.[1]).toBe(`Credits as of ${run.asOf}: review`);
    for (const { used, granted, remaining, pending, lapsed, overdrawn, open } of run.totals) {
      const figures = [used, granted, remaining, pending, lapsed, overdrawn, open];
      expect(cells.map((row) => row.slice(2, 9))).toContainEqual(figures);
    }
    const words = cells.flat().join("\n");
    expect(words.includes("This result is incomplete")).toBe(!run.complete);
    expect(words).toContain("--decisions review.xlsx");
  });

  test("is the same bytes every time", async () => {
    const run = await runOf();
    expect(Buffer.compare(await reviewFile(run, noMemory), await reviewFile(structuredClone(run), noMemory))).toBe(0);
  });
});

test("a run of nothing is a sound workbook too, without charts", async () => {
  const bytes = await reviewFile(emptyRun(), noMemory);
  expect(checkWorkbook(bytes)).toEqual([]);
  for (const table of tables) expect(rowsOf(bytes, table)).toEqual([]);
});

/** The names that somebody could give a person, a contract or a pool to do harm. */
const hostile = [
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "+1",
  "-1",
  "@SUM(A1)",
  "\u202etxt.exe",
  "a\u0007b\u001b[31m",
  "_x0041_",
  "]]>&amp;",
  "#REF!",
  "😀".repeat(3),
  "x".repeat(500),
  "line\nbreak",
  "\ud800broken",
  "'quoted\"",
] as const;

/** What a cell shows of it: no sign that steers a screen. */
const shown = (text: string) => text.replace(/[\p{Cc}\p{Cs}\u202e]/gu, "\ufffd");

test("hostile names are harmless text everywhere, and the identity of a finding comes back letter by letter", async () => {
  const findings = hostile.map((name, at) =>
    sampleFinding({ finding: `unknown-person/${at}/${name}`, subject: name, message: name, next: name, amount: at }),
  );
  const run = sampleRun({
    findings,
    people: hostile.map((name) => samplePerson({ email: name, name, office: name, contract: name })),
    pools: hostile.map((name) => samplePool({ pool: name, contract: name, remaining: 5, lastDay: "2026-06-01" })),
    months: hostile.flatMap((contract) => [{ ...(byHand.months[0] as RunFile["months"][number]), contract }]),
    diagnostics: [sampleDiagnostic({})],
  });
  const bytes = await reviewFile(run, noMemory);
  expect(checkWorkbook(bytes)).toEqual([]);
  expect(rowsOf(bytes, "People").map(({ Email }) => Email)).toEqual(hostile.map(shown));
  expect(rowsOf(bytes, "Pools").map(({ Pool }) => Pool)).toEqual(hostile.map(shown));
  const rows = rowsOf(bytes, "Findings");
  expect(new Set(rows.map(({ Subject }) => Subject))).toEqual(new Set(hostile.map(shown)));
  const broken = (text: string) => text.replace(/\ud800/g, "\ufffd");
  expect(new Set(rows.map(({ Finding }) => Finding))).toEqual(new Set(findings.map(({ finding }) => broken(finding))));
});

describe("what was decided", () => {
  const roster = {
    "contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\n",
    "people.csv": "Email,Contract,Registered on\nana@firm.example,C-1,2025-06-01\n",
    "pools.csv": "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,500,2025-10-01,2025-10-02\n",
  };
  const usage =
    "date,user,credits\n2026-03-02,cem@firm.example,3\n2026-03-03,dan@firm.example,8\n2026-03-31,ana@firm.example,1\n";
  const [cem, dan] = ["cem", "dan"].map((name) => `unknown-person/${name}@firm.example/cloud-credit`);

  async function reviewed(findings: string, used = usage) {
    const answer = reconcileTables({ ...roster, "findings.csv": findings }, { "u.csv": used }, "2026-03-31");
    const bytes = await reviewFile(answer.run, answer.memory);
    expect(checkWorkbook(bytes)).toEqual([]);
    const path = join(mkdtempSync(join(tmpdir(), "review-")), "review.xlsx");
    writeFileSync(path, bytes);
    const said: Diagnostic[] = [];
    const read = readDecisions(path, standardPolicy, (diagnostic) => said.push(diagnostic));
    expect(said).toEqual([]);
    const again = reconcileTables(roster, { "u.csv": used }, "2026-03-31", { decisions: read });
    return { rows: rowsOf(bytes, "Findings"), read, answer, again };
  }

  test("is filled in as it was typed, and read again it is the same decision", async () => {
    const table = `Finding,Amount,First seen,Decision,Decided amount,Accepted until,Assigned to,Decided by,Decided on,Remark
${cem},3,2026-02-28,accepted,4.5,2026-12-31,Ana,Ben,2026-03-05,"=1+1
second line"
${dan},8,2026-02-28,to fix,,,Cem,,,
`;
    const { rows, answer, again, read } = await reviewed(table);
    expect(rows.find(({ Finding }) => Finding === cem)).toMatchObject({
      Standing: "accepted",
      Decision: "accepted",
      "Decided amount": 4.5,
      "Accepted until": "2026-12-31",
      "Assigned to": "Ana",
      "Decided by": "Ben",
      "Decided on": "2026-03-05",
      Remark: "=1+1\nsecond line",
    });
    expect(rows.find(({ Finding }) => Finding === dan)).toMatchObject({
      Standing: "open",
      Decision: "to fix",
      "Decided amount": null,
      "Assigned to": "Cem",
    });
    expect(read.find(({ values }) => values.finding === cem)?.values.decidedAmount).toBe(4_500_000);
    const standings = ({ run }: Answer) =>
      run.findings.map(({ finding, standing, firstSeen }) => [finding, standing, firstSeen]);
    expect(standings(again)).toEqual(standings(answer));
  });

  test("a blank Decided amount is filled with the amount that it meant, so that growth is not accepted by the next run", async () => {
    const table = `Finding,Amount,First seen,Decision\n${dan},5,2026-02-28,accepted\n`;
    const { rows, again } = await reviewed(table);
    expect(rows.find(({ Finding }) => Finding === dan)).toMatchObject({
      Standing: "grown",
      Amount: 8,
      "Decided amount": 5,
    });
    expect(again.run.findings.find(({ finding }) => finding === dan)).toMatchObject({
      standing: "grown",
      decidedAmount: 5,
    });
  });

  test("what nobody is needed for comes last, and what a run does not speak of is kept", async () => {
    const later = "unknown-person/eve@firm.example/cloud-credit";
    const table = `Finding,Amount,First seen,Decision,Remark
${dan},8,2026-02-28,accepted,
unknown-person/gone@firm.example/cloud-credit,1,2026-02-28,,
${later},7,2026-04-30,accepted,of April
unknown-person/blank@firm.example/cloud-credit,1,2026-04-30,,
`;
    const { rows, read } = await reviewed(table);
    const order = rows.map(({ Finding, Standing }) => [String(Finding).split("/")[1], Standing]);
    expect(order.slice(-4)).toEqual([
      [expect.any(String), "new"],
      ["dan@firm.example", "accepted"],
      ["gone@firm.example", "gone"],
      ["eve@firm.example", null],
    ]);
    expect(order.slice(0, -3).every(([, standing]) => standing === "new")).toBe(true);
    const kept = read.find(({ values }) => values.finding === later)?.values;
    expect(kept).toMatchObject({
      decision: "accepted",
      decidedAmount: 7_000_000,
      remark: "of April",
      firstSeen: "2026-04-30",
    });
  });
});
