import { expect, test } from "vitest";
import { causeOfChange } from "../../../core/accounts/closed-month-causes.ts";
import { type ClosedMonthChange, closedMonthChanges } from "../../../core/accounts/closed-months.ts";
import type { Facts } from "../../../core/accounts/facts.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { credits } from "../../../core/credits.ts";
import { rosterWith } from "../../support/findings-of.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

const header = "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint";
const usage = {
  "first.csv":
    "date,user,credits,contract\n2025-02-10,bo@example.org,30,C-1\n2025-02-12,cy@example.org,8,C-1\n2025-03-05,bo@example.org,-30,C-1\n",
  "second.csv": "date,user,credits,contract\n2025-02-28,bo@example.org,12,C-1\n",
};

/** The facts of the plain roster with closings: February came to 50 used and 450 left of P1's 500. */
function factsOf(
  closings: readonly string[],
  files: Readonly<Record<string, string>> = {},
  asOf = "2025-06-30",
): Facts {
  const table = `${[header, ...closings].join("\n")}\n`;
  return reconcileTables(rosterWith({ "closings.csv": table, ...files }), usage, asOf).facts;
}

function changed(closing: string, files?: Readonly<Record<string, string>>, asOf?: string) {
  return closedMonthChanges(factsOf([closing], files, asOf)).flatMap(({ changes }) =>
    changes.map(({ figure, difference }) => [figure, difference / 1_000_000]),
  );
}

function causeWords(closing: string, facts: Partial<Facts> = {}, files?: Readonly<Record<string, string>>) {
  const all = { ...factsOf([closing], files), ...facts };
  const [change] = closedMonthChanges(all);
  const cause = causeOfChange(all, change as ClosedMonthChange);
  return cause === undefined ? undefined : [cause.words, cause.rows.length];
}

test("a month that is what it was is no change, on its last day and later, whatever came back in the next month", () => {
  const closing = "x,2025-02,C-1,cloud-credit,50,0,0,450,f";
  expect(changed(closing)).toEqual([]);
  expect(changed(closing, {}, "2025-02-28")).toEqual([]);
  expect(changed("x,2025-02,c 1,,50,0,0,450,f")).toEqual([]);
});

test("a month that is not over on the as-of day is not seen", () => {
  const closing = "x,2025-02,C-1,cloud-credit,1,0,0,1,f";
  expect(changed(closing, {}, "2025-02-27")).toEqual([]);
  expect(changed(closing, {}, "2025-02-28")).toHaveLength(2);
});

test("each figure is compared by itself", () => {
  expect(changed("x,2025-02,C-1,cloud-credit,49,1,2,450,f")).toEqual([
    ["used", 1],
    ["lapsed", -1],
    ["stillOpen", -2],
  ]);
  expect(changed("x,2025-02,C-1,cloud-credit,50,0,0,449.999999,f")).toEqual([["balance", 0.000001]]);
});

test("a month in which nothing happened, or a contract that is gone, has zeros", () => {
  expect(changed("x,2024-07,C-1,cloud-credit,0,0,0,0,f")).toEqual([]);
  expect(changed("x,2025-02,C-1,flex-token,0,0,0,0,f")).toEqual([]);
  expect(changed("x,2025-02,C-9,cloud-credit,7,0,0,0,f")).toEqual([["used", -7]]);
});

test("what adds up to the change is told: restated cells, else one file, else one person, else nothing", () => {
  const cell = {
    contract: "C-1",
    person: "bo@example.org",
    unit: "cloud-credit",
    day: "2025-02-10" as PlainDate,
    counted: credits(30),
    other: credits(18),
    rows: [0],
  } as const;
  const twelve = "x,2025-02,C-1,cloud-credit,38,0,0,462,f";
  expect(causeWords(twelve, { restated: [cell] })).toEqual(["cells that a later export restated", 1]);
  expect(causeWords(twelve, { restated: [{ ...cell, day: "2025-03-10" as PlainDate }] })).toEqual([
    "all that one of the files has for the month",
    1,
  ]);
  expect(causeWords(twelve)).toEqual(["all that one of the files has for the month", 1]);
  expect(causeWords("x,2025-02,C-1,cloud-credit,42,0,0,458,f")).toEqual(["the usage of cy@example.org", 1]);
  expect(causeWords("x,2025-02,C-1,cloud-credit,41,0,0,459,f")).toBeUndefined();
});

test("where usage is as it was, an adjustment or a pool of the month may be the change", () => {
  const adjustments = {
    "adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P1,2025-02-20,25,goodwill\n",
  };
  expect(causeWords("x,2025-02,C-1,cloud-credit,50,0,0,450,f", {}, adjustments)).toEqual([
    "the adjustment A1 of pool P1",
    0,
  ]);
  const pools = {
    "pools.csv":
      "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,500,2025-01-08,2025-01-10\nP2,C-1,100,2025-02-08,2025-02-10\n",
  };
  expect(causeWords("x,2025-02,C-1,cloud-credit,50,0,0,450,f", {}, pools)).toEqual(["pool P2", 0]);
  expect(causeWords("x,2025-02,C-1,cloud-credit,50,0,0,451,f", {}, pools)).toBeUndefined();
});

/** What is told of a month that was closed with so much used, with these files (date, person and credits in each). */
function causeIn(used: number, files: Readonly<Record<string, readonly string[]>>) {
  const closing = `x,2025-02,C-1,cloud-credit,${used},0,0,0,f`;
  const exports = Object.entries(files).map(([name, rows]) => [
    name,
    `date,user,credits,contract\n${rows.map((row) => `${row},C-1\n`).join("")}`,
  ]);
  const roster = rosterWith({ "closings.csv": `${header}\n${closing}\n` });
  const { facts } = reconcileTables(roster, Object.fromEntries(exports), "2025-06-30");
  const [change] = closedMonthChanges(facts);
  const cause = causeOfChange(facts, change as ClosedMonthChange);
  return cause === undefined ? undefined : [cause.words, cause.rows.length];
}

test("a month that was closed with none shows every row of it, be it one", () => {
  const words = "all usage of the month, which was closed with none";
  expect(causeIn(0, { "a.csv": ["2025-02-10,bo@example.org,30"] })).toEqual([words, 1]);
  expect(causeIn(0, { "a.csv": ["2025-02-10,bo@example.org,30", "2025-02-11,bo@example.org,4"] })).toEqual([words, 2]);
  expect(causeIn(1, { "a.csv": ["2025-02-10,bo@example.org,30"] })).toBeUndefined();
});

test("the change may be what several files have together, if that can be in one way only", () => {
  const day = (date: number, amount: number) => [`2025-02-${date},bo@example.org,${amount}`];
  const three = { "a.csv": day(10, 30), "b.csv": day(12, 5), "c.csv": day(14, 8) };
  expect(causeIn(30, three)).toEqual(["all that 2 of the files have for the month", 2]);
  expect(causeIn(29, three)).toBeUndefined();
  const four = { ...three, "d.csv": day(16, 5) };
  expect(causeIn(35, four)).toBeUndefined();
  expect(causeIn(38, four)?.[1]).toBe(2);
  const many = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((at) => [`${at}.csv`, day(10 + at, 2 ** at)]));
  expect(causeIn(254 - 6, many)).toBeUndefined();
  expect(causeIn(254 - 8, many)?.[1]).toBe(1);
});

test("a finding names who signed between quotation marks, and what they let pass in a sentence of its own", () => {
  const table = `${header},Closed by,Closed on\n`;
  const said = (by: string) =>
    reconcileTables(
      rosterWith({ "closings.csv": `${table}x,2025-02,C-1,cloud-credit,49,0,0,450,f,${by},2025-03-04\n` }),
      usage,
      "2025-06-30",
    ).run.findings.find(({ code }) => code === "closed-month-changed");
  const found = said('"Ana, reviewed by Ben; closed anyway: exports do not cover the whole month"');
  expect(found?.message).toContain(
    "signed by “Ana, reviewed by Ben” on 2025-03-04, has changed, in credits: used 49 as",
  );
  expect(found?.message).toMatch(
    /It was closed all the same, although this was said: “exports do not cover the whole month”\.$/,
  );
  expect(found?.next).toBe("Find what changed and tell “Ana, reviewed by Ben”; never edit the closed row.");
  const all = "the run was incomplete, exports do not cover the whole month, 12 findings undecided";
  expect(said(`"Ana, reviewed by Ben; closed anyway: ${all}"`)?.message).toContain(`“${all}”`);
  expect(said("Ana")?.message).not.toContain("all the same");
  expect(said("")?.message).toContain("signed on 2025-03-04,");
  expect(said("")?.next).toContain("tell whoever signed the month;");
});
