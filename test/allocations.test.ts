import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../core/reconcile.ts";
import { allocationsCsv } from "../core/report/allocations-csv.ts";
import { csvRows, fromAllocations } from "./support/from-allocations.ts";
import { answeredSample, sample } from "./support/reconcile-sample.ts";
import { reconcileTables, reconcileWorld } from "./support/reconcile-tables.ts";
import { runs } from "./support/runs.ts";
import { compareWithRunFile } from "./support/slow-compare.ts";
import { type World, worldArbitrary } from "./support/world.ts";

// Who has allocations.csv and the roster can work out every figure of contracts, pools, people, months, totals and
// overdrafts: nothing that decides a figure is in the usage rows alone.

/** Where the tables of a run and those worked out from its allocations disagree. */
function disagreements(world: World, { run, facts }: Pick<Answer, "run" | "facts">): readonly string[] {
  const allocations = [...allocationsCsv(facts)].join("");
  const derived = fromAllocations(world, allocations);
  // refunds of nothing and adjustments that were too large did nothing, and are findings
  const found = compareWithRunFile(derived, run).filter((text) => !/^(refund excess|adjustment left out) /.test(text));
  const micro = (credits: number) => BigInt(Math.round(credits * 1e6));
  const own = run.people.flatMap(({ email, unit, ownGranted, ownRemaining, ownLapsed }) => {
    const pools = derived.pools.filter((pool) => pool.holder === email && pool.unit === unit);
    const begun = pools.filter(({ state }) => state !== "pending" && state !== "upcoming");
    const sum = (key: "granted" | "remaining" | "lapsed") => begun.reduce((all, pool) => all + pool[key], 0n);
    const isSame =
      sum("granted") === micro(ownGranted) &&
      sum("remaining") === micro(ownRemaining) &&
      sum("lapsed") === micro(ownLapsed);
    return isSame ? [] : [`own credits of ${email}, ${unit}`];
  });
  const waste = derived.contracts.flatMap(({ contract, unit, expectedWaste }) => {
    const pools = run.pools.filter((pool) => pool.contract === contract && pool.unit === unit && pool.holder === null);
    const sum = pools.reduce((all, pool) => all + micro(pool.expectedWaste ?? 0), 0n);
    return sum === (expectedWaste ?? 0n) ? [] : [`expected waste of the pools of ${contract}, ${unit}`];
  });
  return [...found, ...own, ...waste];
}

/** The sample's roster folder as a world without usage. */
function sampleWorld(): World {
  const rows = (file: string) => csvRows(readFileSync(join(sample, "roster", file), "utf8"));
  return {
    asOf: "2026-03-31",
    settings: Object.fromEntries(rows("settings.csv").map((row) => [row["Setting"] ?? "", row["Value"] ?? ""])),
    contracts: rows("contracts.csv"),
    people: rows("people.csv"),
    pools: rows("pools.csv"),
    adjustments: rows("adjustments.csv"),
    balanceChecks: rows("balance-checks.csv"),
    usage: [],
  };
}

test("every figure of the sample follows from allocations.csv and the roster", async () => {
  const answer = await answeredSample(`${sample}roster`);
  expect(disagreements(sampleWorld(), answer)).toEqual([]);
});

test("every figure of random worlds follows from allocations.csv and the roster", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      expect(disagreements(world, reconcileWorld(world))).toEqual([]);
    }),
    { numRuns: runs(50) },
  );
});

test("a figure that does not follow is seen: the comparison can fail", async () => {
  const answer = await answeredSample(`${sample}roster`);
  const { run } = answer;
  const [first, ...rest] = run.months;
  const changed = { ...run, months: [{ ...first, balance: (first?.balance ?? 0) + 0.000001 }, ...rest] } as typeof run;
  expect(disagreements(sampleWorld(), { ...answer, run: changed })).toHaveLength(1);
});

test("grants, adjustments, lapses and refunds stand in allocations.csv with what decided them", () => {
  const { facts } = reconcileTables(
    {
      "people.csv": "Email,Contract,Registered on\nana@example.com,C1,2026-01-05\n",
      "pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nP1,C1,50,2026-01-10,2026-01-20\n",
      "adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P1,2026-01-12,-5,=cmd()\n",
    },
    {
      "usage.csv":
        "date,user,credits,service,job\n2026-01-11,ana@example.com,130,Rendering,J1\n2026-01-25,ana@example.com,-40,Rendering,J1\n",
    },
    "2026-01-31",
  );
  const text = [...allocationsCsv(facts)].join("");
  const rows = csvRows(text).map((row) =>
    ["day", "kind", "amount", "pool", "decided by", "undoes", "undone on", "refund line", "adjustment"].map(
      (header) => row[header],
    ),
  );
  const own = "individual:ana@example.com";
  expect(rows).toEqual([
    ["2026-01-05", "granted", "100", own, "", "", "", "", ""],
    ["2026-01-10", "granted", "50", "P1", "", "", "", "", ""],
    ["2026-01-11", "draw", "100", own, "own before shared", "", "", "", ""],
    ["2026-01-11", "draw", "30", "P1", "only pool", "", "", "", ""],
    ["2026-01-12", "adjusted", "-5", "P1", "", "", "", "", "A1"],
    ["2026-01-21", "lapsed", "15", "P1", "", "", "", "", ""],
    ["2026-01-25", "return", "30", "P1", "", "draw", "2026-01-11", "3", ""],
    ["2026-01-25", "lapsed", "30", "P1", "", "", "", "", ""],
    ["2026-01-25", "return", "10", own, "", "draw", "2026-01-11", "3", ""],
  ]);
  // the header is as it was, with the new columns behind it, and a reason is no formula
  expect(text).toMatch(
    /^day,kind,amount,pool,decided by,person,contract,unit,used on,service,job,charge id,usage,file,line,undoes,/,
  );
  expect(text).toContain(",A1,'=cmd()\n");
});
