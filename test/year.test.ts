import { describe, expect, test } from "vitest";
import { lastDayOf, type Month } from "../core/calendar.ts";
import type { RunFile } from "../core/run-file.ts";
import { type FindingsTable, findingsTable } from "./support/findings-table.ts";
import { reconcileTables } from "./support/reconcile-tables.ts";

// A year in a firm: every month finance downloads the last three months, reconciles everything that it has, and records what
// was found; managers decide in between. Rows come late, are corrected, files are renamed, addresses change.

const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);

type Use = {
  readonly day: string;
  readonly user: string;
  /** The credits, as exports from a month on have them; 0 before the first. */
  readonly from: Readonly<Record<string, number>>;
};

const cem = "unknown-person/cem@firm.example/cloud-credit";
const overdraft = "overdraft/C-1/cloud-credit/2025-02";
const danBefore = "used-after-leaving/dan@firm.example/2025-04/cloud-credit";
const danAfter = "used-after-leaving/dan.berg@firm.example/2025-04/cloud-credit";

const uses: readonly Use[] = [
  { day: "2025-01-10", user: "cem@firm.example", from: { "2025-01": 5 } },
  // late: it happened in January, and is in exports from March on
  { day: "2025-01-20", user: "cem@firm.example", from: { "2025-03": 2 } },
  // 5 of 40 are gone in January, so 25 are overdrawn, and 27 when the late row is known; the next pool settles them
  { day: "2025-02-11", user: "ana@firm.example", from: { "2025-02": 60 } },
  { day: "2025-04-10", user: "dan@firm.example", from: { "2025-04": 8, "2025-05": 6, "2025-06": 9 } },
  // somebody is there every month, so that every day of the year is covered
  ...months.flatMap((month) => [
    { day: `${month}-01`, user: "ben@firm.example", from: { [month]: 0 } },
    { day: lastDayOf(month as Month), user: "ben@firm.example", from: { [month]: 0 } },
  ]),
];

/** The export that was downloaded at a month's end: the three months up to it, as they were known then. */
function exportOf(month: string, turned: boolean): string {
  const at = months.indexOf(month);
  const covered = months.slice(Math.max(0, at - 2), at + 1);
  const rows = uses.flatMap(({ day, user, from }) => {
    const known = Object.keys(from)
      .filter((since) => since <= month)
      .sort()
      .at(-1);
    return known === undefined || !covered.includes(day.slice(0, 7))
      ? []
      : [`${day},${user},${from[known]},Rendering,C-1`];
  });
  return ["date,user,credits,service,contract", ...(turned ? rows.reverse() : rows), ""].join("\n");
}

function roster(month: string, table: FindingsTable, turned: boolean): Readonly<Record<string, string>> {
  const dan =
    month < "2025-07"
      ? "dan@firm.example,C-1,2024-06-01,2025-03-31,"
      : "dan.berg@firm.example,C-1,2024-06-01,2025-03-31,dan@firm.example";
  const ana = `ana@firm.example,C-1,2024-06-01,,${month < "2025-09" ? "" : "cem@firm.example"}`;
  const people = [ana, "ben@firm.example,C-1,2024-06-01,,", dan];
  return {
    "contracts.csv": "Contract,Starts on,Ends on,Individual credits\nC-1,2024-01-01,2026-12-31,0\n",
    "people.csv": `Email,Contract,Registered on,Left on,Also known as\n${people.join("\n")}\n`,
    "pools.csv":
      "Pool ID,Contract,Credits,Purchased on,Applied on,Expires on\nP1,C-1,40,2024-12-20,2025-01-01,2026-11-30\nP2,C-1,500,2025-03-01,2025-03-02,2026-11-30\n",
    "findings.csv": table.csv(turned ? (rows) => [...rows].reverse() : undefined),
  };
}

/** What managers decide after a month's run, before the next. */
const decisions: Readonly<Record<string, (table: FindingsTable) => void>> = {
  "2025-01": (table) => table.decide(cem, { decision: "accepted", decidedOn: "2025-02-03" }),
  "2025-02": (table) => table.decide(overdraft, { decision: "resolved", decidedOn: "2025-03-04" }),
  "2025-03": (table) =>
    table.decide(cem, { decision: "accepted", acceptedUntil: "2025-05-31", decidedOn: "2025-04-02" }),
  "2025-04": (table) => {
    table.decide(danBefore, { decision: "accepted", decidedOn: "2025-05-02" });
    table.decide(overdraft, { decision: "accepted", decidedOn: "2025-05-02" });
  },
  "2025-06": (table) => {
    table.decide(cem, { decision: "to fix", decidedOn: "2025-07-02" });
    table.decide(danBefore, { decision: "accepted", decidedOn: "2025-07-02" });
  },
};

function liveThrough(isTurned: (month: string) => boolean): ReadonlyMap<string, RunFile> {
  const table = findingsTable();
  const runs = new Map<string, RunFile>();
  for (const [at, month] of months.entries()) {
    const turned = isTurned(month);
    const files = months
      .slice(0, at + 1)
      .map((one): [string, string] => [
        turned ? `download (${at - months.indexOf(one)}).csv` : `${one}.csv`,
        exportOf(one, turned),
      ]);
    const given = Object.fromEntries(turned ? files.reverse() : files);
    const { run } = reconcileTables(roster(month, table, turned), given, lastDayOf(month as Month));
    runs.set(month, run);
    table.record(run.findings);
    decisions[month]?.(table);
  }
  return runs;
}

const year = liveThrough(() => false);

function standings(identity: string, runs = year): readonly string[] {
  return months.map((month) => {
    const found = runs.get(month)?.findings.find(({ finding }) => finding === identity);
    return found === undefined ? "-" : `${found.standing} ${found.amount}`;
  });
}

describe("a year of findings", () => {
  test("an acceptance holds until the finding grows, then until its day, and the finding goes when its cause does", () => {
    expect(standings(cem)).toEqual([
      "new 5",
      "accepted 5",
      // the late row
      "grown 7",
      "accepted 7",
      // the last day of the acceptance
      "accepted 7",
      "expired 7",
      // to fix
      "open 7",
      "open 7",
      // the address turns out to be Ana's
      "gone 7",
      "gone 7",
      "gone 7",
      "gone 7",
    ]);
  });

  test("what was marked resolved and is still found stays on the desk until it is accepted", () => {
    expect(standings(overdraft).slice(0, 6)).toEqual([
      "-",
      "new 25",
      "open 27",
      "open 27",
      "accepted 27",
      "accepted 27",
    ]);
    const march = year.get("2025-03")?.findings.find(({ finding }) => finding === overdraft);
    expect(march?.message).toContain("It was marked resolved on 2025-03-04, and is still found.");
  });

  test("a corrected export makes it smaller, another one larger, and a changed address loses no decision", () => {
    expect(standings(danBefore)).toEqual([
      ...["-", "-", "-", "new 8", "accepted 6", "grown 9"],
      ...["-", "-", "-", "-", "-", "-"],
    ]);
    expect(standings(danAfter)).toEqual([
      ...["-", "-", "-", "-", "-", "-"],
      ...["accepted 9", "accepted 9", "accepted 9", "accepted 9", "accepted 9", "accepted 9"],
    ]);
    const december = year.get("2025-12")?.findings.find(({ finding }) => finding === danAfter);
    expect(december).toMatchObject({ firstSeen: "2025-04-30", lastSeen: "2025-12-31", decidedAmount: 9 });
  });

  test("corrections between exports are found in the month in which they come, and nothing else changes", () => {
    const restated = "export-restated/C-1/cloud-credit/2025-04";
    expect(standings(restated)).toEqual([
      ...["-", "-", "-", "-", "new 2", "open 3"],
      ...["open 3", "open 3", "open 3", "open 3", "open 3", "open 3"],
    ]);
  });

  test("renamed files and rows in another order, of exports and of the table, change no standing", () => {
    const other = liveThrough((month) => Number(month.slice(5)) % 2 === 0);
    for (const identity of [cem, overdraft, danBefore, danAfter]) {
      expect(standings(identity, other)).toEqual(standings(identity));
    }
    expect(
      [...other.values()].map(({ findings }) => findings.map(({ finding, standing }) => [finding, standing])),
    ).toEqual([...year.values()].map(({ findings }) => findings.map(({ finding, standing }) => [finding, standing])));
  });

  test("whatever was accepted needs nobody before it grows or its day passes", () => {
    for (const run of year.values()) {
      for (const { standing, amount, decidedAmount } of run.findings) {
        if (standing === "accepted") expect(amount).toBeLessThanOrEqual(decidedAmount ?? Number.NaN);
        if (standing === "grown") expect(amount).toBeGreaterThan(decidedAmount ?? Number.NaN);
      }
    }
  });

  test("no run is incomplete, and each finds its own findings but once", () => {
    for (const { complete, findings } of year.values()) {
      expect(complete).toBe(true);
      expect(new Set(findings.map(({ finding }) => finding)).size).toBe(findings.length);
    }
  });
});
