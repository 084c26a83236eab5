import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { allExports } from "../../../addin/pane/screens/reconcile/all-exports.ts";
import { lastStruck } from "../../../addin/pane/screens/reconcile/last-struck.ts";
import { missingDays, missingWords } from "../../../addin/pane/screens/reconcile/missing-days.ts";
import type { RunFile, RunInput } from "../../../core/run-file.ts";
import { bareDesk, day, desk } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const english = localeOf("en-US");
const [cloud, flex] = sampleRun().inputs as [RunInput, RunInput];
const [pool] = sampleRun().pools as [RunFile["pools"][number]];

function runOf(
  asOf: string,
  inputs: readonly (readonly [string, string, RunInput?])[],
  firstDay: string | null = null,
) {
  return sampleRun({
    asOf,
    inputs: inputs.map(([first, last, input = cloud]) => ({ ...input, firstDay: first, lastDay: last })),
    pools: [{ ...pool, holder: null, firstDay }],
  });
}

function missing(run: RunFile, more: Partial<Parameters<typeof missingDays>[0]> = {}) {
  const found = missingDays({
    run,
    since: undefined,
    covers: [],
    ledgerStartsOn: undefined,
    struckOn: undefined,
    ...more,
  });
  return found.map(({ first, last, format }) => [first, last, ...(format === undefined ? [] : [format])]);
}

test("days of the run before that lie in none of the dropped exports are missing, and not a day more", () => {
  const since = runOf("2026-02-28", [["2026-01-02", "2026-02-27"]]);
  expect(missing(runOf("2026-03-31", [["2026-03-01", "2026-03-31"]]), { since })).toEqual([
    ["2026-01-02", "2026-02-27"],
  ]);
  // the same days in two exports that meet
  const both = runOf("2026-03-31", [
    ["2026-02-01", "2026-03-31"],
    ["2026-01-02", "2026-01-31"],
  ]);
  expect(missing(both, { since })).toEqual([]);
  // a day too few at either end, and in the middle
  expect(missing(runOf("2026-03-31", [["2026-01-03", "2026-03-31"]]), { since })).toEqual([
    ["2026-01-02", "2026-01-02"],
  ]);
  const cut = [
    ["2026-01-01", "2026-01-31"],
    ["2026-02-02", "2026-02-26"],
  ] as const;
  expect(missing(runOf("2026-03-31", cut), { since })).toEqual([
    ["2026-02-01", "2026-02-01"],
    ["2026-02-27", "2026-02-27"],
  ]);
  const covers = [{ first: day("2026-02-01"), last: day("2026-02-01") }];
  expect(missing(runOf("2026-03-31", cut), { since, covers })).toEqual([["2026-02-27", "2026-02-27"]]);
});

test("days that do not count are not missing: before the ledger's start and after the day of the run", () => {
  const since = runOf("2026-03-31", [["2025-11-01", "2026-03-31"]]);
  const run = runOf("2026-02-28", [["2026-01-01", "2026-02-28"]]);
  expect(missing(run, { since })).toEqual([["2025-11-01", "2025-12-31"]]);
  expect(missing(run, { since, ledgerStartsOn: day("2025-12-31") })).toEqual([["2025-12-31", "2025-12-31"]]);
  expect(missing(run, { since, ledgerStartsOn: day("2026-01-01") })).toEqual([]);
});

test("an export of another kind holds nothing of the days that are missing, and the kind is named", () => {
  const since = runOf("2026-02-28", [
    ["2026-01-01", "2026-02-28"],
    ["2026-01-01", "2026-02-28", flex],
  ]);
  const run = runOf("2026-03-31", [
    ["2026-01-01", "2026-03-31"],
    ["2026-02-01", "2026-03-31", flex],
  ]);
  expect(missing(run, { since })).toEqual([["2026-01-01", "2026-01-31", "token-flex"]]);
  // lists are compared and not replayed: nothing is missing without them
  const list = { ...flex, format: "users" };
  expect(
    missing(runOf("2026-03-31", [["2026-01-01", "2026-03-31"]]), {
      since: runOf("2026-02-28", [["2026-01-01", "2026-02-28", list]]),
    }),
  ).toEqual([]);
});

test("whole months from the first shared pool or the ledger's start to the day of the run are missing where no export has a day of them", () => {
  const run = runOf("2026-03-31", [["2026-03-02", "2026-03-30"]], "2026-01-01");
  expect(missing(run)).toEqual([["2026-01-01", "2026-02-28"]]);
  // a month that has only begun with the pool is not whole
  expect(missing(runOf("2026-03-31", [["2026-03-02", "2026-03-30"]], "2026-01-02"))).toEqual([
    ["2026-02-01", "2026-02-28"],
  ]);
  expect(missing(run, { ledgerStartsOn: day("2026-02-01") })).toEqual([["2026-02-01", "2026-02-28"]]);
  expect(missing(run, { ledgerStartsOn: day("2026-02-02") })).toEqual([]);
  // one day of a month is enough, of which the finding export-gap tells the rest
  expect(
    missing(
      runOf(
        "2026-03-31",
        [
          ["2026-02-28", "2026-03-30"],
          ["2026-01-31", "2026-01-31"],
        ],
        "2026-01-01",
      ),
    ),
  ).toEqual([]);
  // the last month: up to its last day, and a day before
  expect(missing(runOf("2026-04-30", [["2026-01-01", "2026-03-31"]], "2026-01-01"))).toEqual([
    ["2026-04-01", "2026-04-30"],
  ]);
  expect(missing(runOf("2026-04-29", [["2026-01-01", "2026-03-31"]], "2026-01-01"))).toEqual([]);
  const covers = [{ first: day("2026-01-01"), last: day("2026-02-28") }];
  expect(missing(run, { covers })).toEqual([]);
  // own credits began with a registration long ago, of which no export is asked
  const own = { ...run, pools: run.pools.map((one) => ({ ...one, holder: "ana@example.com" })) };
  expect(missing(own)).toEqual([]);
});

test("everything up to the last balances is missing where the exports begin only after them", () => {
  const run = runOf("2026-03-31", [["2026-03-01", "2026-03-31"]], "2026-02-14");
  expect(missing(run)).toEqual([]);
  expect(missing(run, { struckOn: day("2026-02-28") })).toEqual([["2026-02-14", "2026-02-28"]]);
  expect(missing(run, { struckOn: day("2026-03-01") })).toEqual([]);
  expect(missing(run, { struckOn: day("2026-02-13") })).toEqual([]);
  // what the run before tells is told once
  const since = runOf("2026-02-28", [["2026-02-14", "2026-02-28"]]);
  expect(missing(run, { since, struckOn: day("2026-02-28") })).toEqual([["2026-02-14", "2026-02-28"]]);
});

test("missing days are told in the person's language, and long lists are cut", () => {
  const span = (number: number) => ({
    first: day(`2026-0${number}-01`),
    last: day(`2026-0${number}-02`),
    format: undefined,
  });
  expect(missingWords([{ ...span(1), last: day("2026-01-01"), format: "token-flex" }], english)).toBe(
    "Jan 1, 2026 (Autodesk's enterprise token consumption)",
  );
  expect(missingWords([span(1), span(2)], english)).toBe("Jan 1, 2026 to Jan 2, 2026 and Feb 1, 2026 to Feb 2, 2026");
  expect(missingWords([1, 2, 3, 4, 5, 6].map(span), english)).toMatch(/Apr 2, 2026 and 2 more stretches of days$/);
  expect(missingWords([1, 2, 3, 4].map(span), english)).not.toMatch(/more/);
});

test("the files that are needed are told with their first day", () => {
  const { roster } = desk({ pools: "Pool ID,Contract,Credits,Applied on\nP1,C1,100,2026-02-01\nP2,C1,100,2026-01-05" });
  expect(allExports(roster, english)).toBe(
    "Choose all usage exports since Jan 5, 2026, the day of the first pool, the newer ones beside the older: every run counts all of them anew.",
  );
  expect(allExports(desk().roster, english)).toMatch(/since the first one, the newer/);
  const { roster: started } = desk({ settings: "Setting,Value\nLedger starts on,2026-01-01" });
  expect(allExports(started, english)).toMatch(/since Jan 1, 2026, the day in the setting Ledger starts on, the newer/);
});

test("the last balances are those with the latest day; what is no day in the table says nothing", () => {
  const struck = (...days: readonly string[]) =>
    lastStruck(desk({ balances: `Pool,Remaining,Struck on\n${days.map((one, at) => `P${at},1,${one}`).join("\n")}` }));
  expect(struck("2026-02-28", "2026-03-31", "2026-03-31", "")).toBe("2026-03-31");
  expect(struck("2026-02-28", "soon")).toBe("2026-02-28");
  expect(struck("")).toBeUndefined();
  expect(lastStruck(bareDesk({}))).toBeUndefined();
});
