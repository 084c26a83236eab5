import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunFile } from "../../core/run-file.ts";
import { runs } from "./runs.ts";
import { compareWithRunFile } from "./slow-compare.ts";
import { slowModel } from "./slow-model.ts";
import type { SlowResult } from "./slow-result.ts";
import { worldArbitrary } from "./world.ts";

describe("comparing with a run file", () => {
  test("a run file that says the same agrees, with rows of nothing or without", () => {
    fc.assert(
      fc.property(worldArbitrary(), (world) => {
        const slow = slowModel(world);
        const run = runFileOf(slow);
        expect(compareWithRunFile(slow, run)).toEqual([]);
        const months = run.months.filter((row) =>
          Object.values(row).some((value) => typeof value === "number" && value),
        );
        expect(compareWithRunFile(slow, { ...run, months })).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test("a millionth too many in one pool is named", () => {
    const slow = slowModel(oneWorld());
    const run = runFileOf(slow);
    const pools = run.pools.map((row, index) => (index === 0 ? { ...row, remaining: row.remaining + 0.000001 } : row));
    expect(compareWithRunFile(slow, { ...run, pools })).toEqual([
      "pool P1: remaining is 15000001, the slow model says 15000000",
    ]);
  });

  test("a row that is missing is named where it says something", () => {
    const slow = slowModel(oneWorld());
    const run = { ...runFileOf(slow), people: [], overdrafts: [] };
    expect(compareWithRunFile(slow, run)).toEqual([
      "person ana@firm.example | cloud-credit: used is absent, the slow model says 5000000",
      "person ana@firm.example | cloud-credit: fromShared is absent, the slow model says 5000000",
    ]);
  });
});

function oneWorld() {
  return {
    asOf: "2025-12-31",
    settings: {},
    contracts: [{ Contract: "C1", "Individual credits": "0" }],
    people: [{ Email: "ana@firm.example", Contract: "C1" }],
    pools: [{ "Pool ID": "P1", Contract: "C1", Credits: "20", "Applied on": "2025-12-01" }],
    adjustments: [],
    balanceChecks: [],
    usage: [{ date: "2025-12-05", user: "ana@firm.example", credits: "5" }],
  };
}

/** The parts of a run file that are compared, as the slow model would write them. */
function runFileOf(slow: SlowResult): RunFile {
  const finding = (code: string, key: readonly string[], unit: string, amount: bigint) => ({
    ...{ finding: [code, ...key, unit].join("/"), code, standing: "new", unit, amount: Number(amount) / 1e6 },
  });
  const written = {
    pools: slow.pools.map(({ id, ...row }) => ({ pool: id, ...inCredits(row) })),
    totals: slow.totals.map(inCredits),
    contracts: slow.contracts.map(({ blocks, ...row }) => ({
      ...inCredits(row),
      blocks: blocks === null ? null : Number(blocks),
    })),
    people: slow.people.map(({ person, ...row }) => ({ email: person, ...inCredits(row) })),
    months: slow.months.map(inCredits),
    overdrafts: slow.overdrafts.map(({ settled, ...row }) => ({ ...inCredits(row), settled: settled.map(inCredits) })),
    findings: [
      ...slow.excesses.map((row) =>
        finding("refund-unmatched", [row.person, row.service, row.month], row.unit, row.amount),
      ),
      ...slow.adjustmentsLeftOut.map((row) => finding("adjustment-too-large", [row.id], row.unit, row.amount)),
    ],
  };
  return written as unknown as RunFile;
}

function inCredits(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) / 1e6 : value]),
  );
}
