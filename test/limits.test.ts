import { expect, test } from "vitest";
import { reconcileTables } from "./support/reconcile-tables.ts";

// Sums stay exact by refusing to grow: what would go beyond is left out and named, and nothing crashes.

const contracts = "Contract,Starts on,Ends on\nC-1,2025-01-01,2027-12-31\n";
const people = "Email,Contract,Registered on\nana@example.com,C-1,2025-06-01\n";
const huge = "9000000000";

test("use near the limit inside the forecast window is forecast, not a fault", () => {
  const { run } = reconcileTables(
    { "contracts.csv": contracts, "people.csv": people, "pools.csv": "Pool ID,Contract,Credits\n" },
    { "usage.csv": `date,user,credits\n2026-03-30,ana@example.com,${huge}\n2026-03-31,ana@example.com,1\n` },
    "2026-03-31",
  );
  expect(run.totals[0]?.used).toBe(9_000_000_000);
  expect(run.rows.leftOut).toBe(1);
  expect(run.diagnostics.map(({ code }) => code)).toEqual(["limit-exceeded"]);
  expect(run.contracts[0]?.blocks).toBeGreaterThan(1_000_000_000);
});

test("pools that are too large together are left out from the one that goes beyond, by id", () => {
  const pools = `Pool ID,Contract,Credits,Applied on,Unit price,Currency\nP2,C-1,${huge},2026-01-01,9000000000,EUR\nP1,C-1,${huge},2026-01-01,9000000000,EUR\n`;
  const { run } = reconcileTables(
    { "contracts.csv": contracts, "people.csv": "Email\n", "pools.csv": pools },
    { "usage.csv": "date,user,credits,contract\n2026-03-31,ana@example.com,5,C-1\n" },
  );
  expect(run.pools.map(({ pool }) => pool)).toEqual(["P1"]);
  expect(run.diagnostics.map(({ code, at }) => [code, "row" in at && at.row])).toEqual([["limit-exceeded", 2]]);
});

test("adjustments beyond the limit are left out", () => {
  const pools = `Pool ID,Contract,Credits,Applied on\nP1,C-1,${huge},2026-01-01\n`;
  const adjustments = `Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P1,2026-01-02,1,too much\n`;
  const { run } = reconcileTables(
    { "contracts.csv": contracts, "people.csv": "Email\n", "pools.csv": pools, "adjustments.csv": adjustments },
    { "usage.csv": "date,user,credits,contract\n2026-03-31,ana@example.com,5,C-1\n" },
  );
  expect(run.pools[0]).toMatchObject({ adjusted: 0, remaining: 8_999_999_995 });
  expect(run.diagnostics.map(({ code }) => code)).toEqual(["limit-exceeded"]);
});
