import { expect, test } from "vitest";
import { givenLists } from "../../../core/exports/lists/given.ts";
import { readRoster } from "../../../core/roster/roster.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { dailyUsage, flexRoster, readList, usageReport } from "../../support/usage-lists.ts";

// which days a usage report is of, and what is said where that cannot be known

test("the settings above the header say the days of a usage report; then a mapping does, then the command line", () => {
  const found = readList(usageReport("ana@example.com,,Studio North,Fusion,1,1,12,")).found;
  const daily = { ...found, list: undefined, firstDay: "2026-01-01", lastDay: "2026-03-31" } as never;
  const days = (month: string) => ({ first: `${month}-01`, last: `${month}-28` }) as never;
  const filters = [{ name: "Date range", value: "2026-01-01 to 2026-01-28" }];
  const given = (export_: object) =>
    givenLists(
      {
        inputs: [
          { file: "daily.csv", export: daily, repeats: undefined },
          { file: "report.csv", export: { ...found, ...export_ }, repeats: undefined },
          { file: "again.csv", export: { ...found, ...export_ }, repeats: 1 },
        ],
        roster: readRoster({}, "roster", () => {}),
        asOf: "2026-03-31" as never,
        period: days("2026-03"),
      },
      () => {},
    ).map(({ file, period }) => ({ file, period }));
  expect(given({ filters, period: days("2026-02") })).toEqual([{ file: 1, period: days("2026-01") }]);
  expect(given({ period: days("2026-02") })).toEqual([{ file: 1, period: days("2026-02") }]);
  expect(given({})).toEqual([{ file: 1, period: days("2026-03") }]);
});

test.each([
  ["no days are known", undefined, "does not state which days", "--period 2026-01-01..2026-01-31"],
  [
    "the period ends after the as-of day",
    { first: "2026-03-01", last: "2026-04-01" },
    "counts usage up to 2026-03-31",
    "Run it again with --as-of 2026-04-01,",
  ],
  [
    "no daily row is of the period",
    { first: "2026-03-01", last: "2026-03-31" },
    "no export has daily rows",
    "Give the token usage of these days",
  ],
])("where %s, a usage report is not compared and a note says why", (_, days, words, help) => {
  const usage = { "daily.csv": dailyUsage, "report.csv": usageReport("ana@example.com,,Studio North,Fusion,1,1,99,") };
  const { run } = reconcileTables(flexRoster, usage, "2026-03-31", { period: days as never });
  expect(run.findings.filter(({ code }) => code === "total-differs")).toEqual([]);
  expect(run.diagnostics).toMatchObject([
    { code: "report-not-compared", severity: "note", at: { file: "report.csv" } },
  ]);
  expect(run.diagnostics[0]?.message).toContain(words);
  expect(run.diagnostics[0]?.help).toContain(help);
  expect(run.complete).toBe(true);
});

test("a usage report whose lines about days cannot be used says which", () => {
  const usage = {
    "daily.csv": dailyUsage,
    "report.csv": `Zeitraum,01/02/2026 - 28/02/2026\n${usageReport("ana@example.com,,Studio North,Fusion,1,1,99,")}`,
  };
  const { run } = reconcileTables(flexRoster, usage, "2026-03-31");
  const note = run.diagnostics.find(({ code }) => code === "report-not-compared");
  expect(note?.message).toContain("What it says, Zeitraum = “01/02/2026 - 28/02/2026”, could not be used");
  const good = {
    ...usage,
    "report.csv": usage["report.csv"].replace("01/02/2026 - 28/02/2026", "2026-02-01 - 2026-02-28"),
  };
  const second = reconcileTables(flexRoster, good, "2026-03-31").run;
  expect(second.diagnostics.filter(({ code }) => code === "report-not-compared")).toEqual([]);
  expect(second.findings.filter(({ code }) => code === "total-differs")).toHaveLength(1);
});
