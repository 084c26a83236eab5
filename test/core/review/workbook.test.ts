import { describe, expect, test } from "vitest";
import { reviewFile } from "../../../batch/write/review-file.ts";
import { readSheets } from "../../../core/files/xlsx/read-sheets.ts";
import { isRefusal } from "../../../core/files/xlsx/refusal.ts";
import { total } from "../../../core/report/figures.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { answeredSample, sample } from "../../support/reconcile-sample.ts";
import { otherColumns, reviewColumns } from "../../support/review-columns.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";
import { long } from "../../support/runs.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";
import { noMemory, type Row, rowsOf, type TableName } from "./review-tables.ts";

const tables = Object.keys(reviewColumns) as TableName[];
const keys = {
  Findings: "findings",
  People: "people",
  Pools: "pools",
  Contracts: "contracts",
  Months: "months",
} as const;

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

const byHand: RunFile = sampleRun();

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
