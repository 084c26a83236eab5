import { expect, test } from "vitest";
import { balanceDifferences } from "../../../core/accounts/balance-checks.ts";
import type { Facts } from "../../../core/accounts/facts.ts";
import { type PlainDate, toDayNumber } from "../../../core/calendar.ts";
import { credits } from "../../../core/credits.ts";
import { amounts, rosterWith, usageOf } from "../../support/findings-of.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";

const usage = usageOf(
  "2025-02-10,ana@example.com,130,C-1,Rendering,",
  "2025-03-10,bo@example.org,10,C-1,Rendering,",
  "2025-04-10,ana@example.com,20,C-1,Rendering,",
);

/** Checks of the plain roster, whose pool P1 held 470 in February, 460 in March and 440 in April. */
function answerOf(checks: readonly string[], settings = "", asOf = "2025-06-30") {
  const roster = rosterWith({
    "balance-checks.csv": `Check ID,Date,Subject,Unit,Reported balance,Use as\n${checks.join("\n")}\n`,
    "settings.csv": `Setting,Value\n${settings}\n`,
  });
  return reconcileTables(roster, usage, asOf);
}

function found(checks: readonly string[], settings = "", asOf?: string) {
  const { run } = answerOf(checks, settings, asOf);
  return amounts(run.findings.filter(({ code }) => code === "balance-differs"));
}

test("the balance is that of the end of the check's day", () => {
  const agree = [
    "B1,2025-02-09,C-1,,500,",
    "B2,2025-02-10,C-1,,470,",
    "B3,2025-03-09,P1,,470,",
    "B4,2025-03-10,P1,,460,",
  ];
  expect(found(agree)).toEqual([]);
  expect(found(["B1,2025-02-10,C-1,,500,"])).toEqual([["balance-differs/B1/cloud-credit", 30]]);
});

test("a check of the as-of day is seen, one of the day after is not", () => {
  expect(found(["B1,2025-06-30,C-1,,1,"])).toHaveLength(1);
  expect(found(["B1,2025-07-01,C-1,,1,"])).toEqual([]);
});

test("a difference of the tolerance is let pass, a millionth more is not, either way", () => {
  const off = (balance: string) => found([`B1,2025-06-30,C-1,,${balance},`], "Balance tolerance,2").length;
  expect([off("442"), off("442.000001"), off("438"), off("437.999999")]).toEqual([0, 1, 0, 1]);
});

test("a subject is a pool, a person under any address, or a contract; what is none of them is said", () => {
  expect(found(["B1,2025-06-30,P1,,440,", "B2,2025-06-30,Ana@Example.com,,0,", "B3,2025-06-30,c 1,,440,"])).toEqual([]);
  expect(found(["B1,2025-06-30,ana@example.com,flex-token,3,"])).toEqual([["balance-differs/B1/flex-token", 3]]);
  const { run } = answerOf(["B1,2025-06-30,P-1x,,440,", "B2,2025-06-30,P1,flex-token,440,"]);
  expect(run.findings.filter(({ code }) => code === "balance-differs")).toEqual([]);
  expect(run.complete).toBe(false);
  expect(run.diagnostics.map(({ code, at, help }) => [code, at.column, help])).toEqual([
    ["reference-unknown", "Subject", "Did you mean P1?"],
    ["cell-not-one-of", "Unit", "Type cloud-credit, or leave the cell blank."],
  ]);
});

test("an opening is no check, and before the eve of the ledger's start there is nothing to compare", () => {
  const start = "Ledger starts on,2025-03-01";
  const opening = "B0,2025-02-28,P1,,470,opening";
  expect(found([opening, "B1,2025-02-27,P1,,1,"], start)).toEqual([]);
  expect(found([opening, "B1,2025-02-28,P1,,470,", "B2,2025-03-31,P1,,460,"], start)).toEqual([]);
  expect(found([opening, "B1,2025-02-28,P1,,471,"], start)).toEqual([["balance-differs/B1/cloud-credit", 1]]);
});

test("use before the ledger's start explains a pool that was not opened, and no other", () => {
  const start = "Ledger starts on,2025-03-01";
  const words = (checks: readonly string[]) =>
    answerOf(checks, start).run.findings.find(({ code }) => code === "balance-differs")?.message ?? "";
  // 130 were used before the start, of which the screen knows 30
  expect(words(["B1,2025-03-31,C-1,,460,"])).toContain("-30 by use before the ledger's start, which is not counted.");
  expect(words(["B0,2025-02-28,P1,,480,opening", "B1,2025-03-31,C-1,,460,"])).toContain("Nothing that we know of");
});

function explanationWith(facts: Partial<Facts>, check: string) {
  const [difference] = balanceDifferences({ ...answerOf([check]).facts, ...facts });
  const parts = difference?.explanation.parts.map(({ cause: { kind, rows }, amount }) => [
    kind,
    amount / 1_000_000,
    rows,
  ]);
  return [...(parts ?? []), (difference?.explanation.unexplained ?? 0) / 1_000_000];
}

test("restated cells of the subject up to the day explain what the other export said", () => {
  const cell = { contract: "C-1", person: "ana@example.com", unit: "cloud-credit", rows: [0] } as const;
  const on = (day: string, counted: number, other: number) => ({
    ...cell,
    day: day as PlainDate,
    counted: credits(counted),
    other: credits(other),
  });
  const restated = [on("2025-02-10", 130, 125), on("2025-05-01", 9, 1), { ...on("2025-02-10", 7, 1), contract: "C-9" }];
  expect(explanationWith({ restated }, "B1,2025-04-30,C-1,,445,")).toEqual([["restated cells", 5, [0]], 0]);
  expect(explanationWith({}, "B1,2025-04-30,C-1,,445,")).toEqual([["unknown people", 5, []], 0]);
});

test("days that no export covers explain what would have been drawn on them, as an estimate", () => {
  const day = (text: string) => toDayNumber(text as PlainDate);
  const gaps = [
    { firstDay: day("2025-03-01"), lastDay: day("2025-03-02") },
    { firstDay: day("2025-05-01"), lastDay: day("2025-05-09") },
  ];
  // 60 drawn on the 78 covered days of 80 from 2025-02-10 to 2025-04-30: about 1.54 on two days
  expect(explanationWith({ gaps }, "B1,2025-04-30,C-1,,430,")).toEqual([["uncovered days", -1.538462, []], -8.461538]);
});

test("what is offered for the record makes the two agree", () => {
  const check = "B1,2025-03-31,C-1,,455,";
  const { run } = answerOf([check]);
  const next = run.findings.find(({ code }) => code === "balance-differs")?.next ?? "";
  expect(next).toBe(
    "Look for the cause; if the vendor's figure stands, record in Adjustments, dated 2025-03-31: -5 to P1.",
  );
  const adjusted = reconcileTables(
    rosterWith({
      "balance-checks.csv": `Check ID,Date,Subject,Unit,Reported balance,Use as\n${check}\n`,
      "adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P1,2025-03-31,-5,as the screen showed\n",
    }),
    usage,
    "2025-06-30",
  ).run;
  expect(adjusted.findings.filter(({ code }) => code === "balance-differs")).toEqual([]);
});
