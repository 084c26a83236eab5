import { expect, test } from "vitest";
import { reconcileTables } from "./support/reconcile-tables.ts";

const roster = {
  "contracts.csv": "Contract,Starts on,Ends on\nC1,2025-07-01,2026-12-31\n",
  "people.csv": "Email,Contract,Registered on\nana@example.com,C1,2025-09-01\n",
  "pools.csv": "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C1,200,2025-07-10,2025-07-12\nQ,C1,50,,\n",
  "settings.csv": "Setting,Value\nLedger starts on,2025-10-01\n",
};
const usage = { "usage.csv": "date,user,credits,contract\n2025-10-05,ana@example.com,5,C1\n" };

function openings(rows: string) {
  const checks = `Check ID,Date,Subject,Unit,Reported balance,Use as\n${rows}`;
  const { run } = reconcileTables({ ...roster, "balance-checks.csv": checks }, usage, "2025-12-31");
  const said = run.diagnostics.map(({ code, severity, at }) => [code, severity, "row" in at ? at.row : 0]);
  return { remaining: run.pools.find(({ pool }) => pool === "P1")?.remaining, said };
}

test("an opening balance sets what a pool held", () => {
  expect(openings("c1,2025-09-30,P1,,120,opening\n")).toEqual({ remaining: 120, said: [] });
});

test("one unit never opens another, and a pool is opened once", () => {
  expect(openings("c1,2025-09-30,P1,flex-token,70,opening\n")).toEqual({
    remaining: 200,
    said: [["opening-not-usable", "error", 2]],
  });
  expect(openings("c1,2025-09-30,P1,,120,opening\nc2,2025-09-30,P1,,70,opening\n")).toEqual({
    remaining: 120,
    said: [["opening-not-usable", "error", 3]],
  });
});

test("an adjustment of a purchase under way is said, and waits", () => {
  const adjustments = "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,Q,2025-11-01,5,goodwill\n";
  const { run } = reconcileTables({ ...roster, "adjustments.csv": adjustments }, usage, "2025-12-31");
  expect(run.diagnostics.map(({ code }) => code)).toEqual(["adjustment-waits"]);
  expect(run.complete).toBe(true);
  expect(run.pools.find(({ pool }) => pool === "Q")).toMatchObject({ granted: 50, adjusted: 0, state: "pending" });
});

test("an overdraft advises an order only where shared credits may pay it", () => {
  const next = (row: string, settings = "") => {
    const tables = { ...roster, "settings.csv": `Setting,Value\n${settings}` };
    const { run } = reconcileTables(
      tables,
      { "usage.csv": `date,user,credits,contract,paid from\n${row}\n` },
      "2026-03-31",
    );
    return run.findings.find(({ code }) => code === "overdraft")?.next ?? "";
  };
  expect(next("2026-03-30,ana@example.com,900,C1,")).toMatch(/^Order shared credits for contract C1: they pay/);
  expect(next("2026-03-30,ana@example.com,900,nope,")).toMatch(/^Add “nope” to Also known as/);
  expect(next("2026-03-30,ana@example.com,900,C1,individual")).toMatch(/^Ask Autodesk why/);
  expect(next("2026-03-30,ana@example.com,900,C1,", "Overdraft,hold\n")).toMatch(/^Settle it with Autodesk/);
});

test("an export of months says that its days are the months' last", () => {
  const eba = { ...roster, "contracts.csv": "Contract,Kind,Unit\nC1,,\nE1,enterprise,eba-token\n" };
  const { run } = reconcileTables(eba, { "e.csv": "tokensConsumed,usageMonth,productLineCode\n5,2026-02,RVT\n" });
  expect(run.asOf).toBe("2026-02-28");
  expect(run.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["day-assumed", "note"]]);
});
