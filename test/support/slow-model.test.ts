import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlainDate, plusDays } from "../../core/calendar.ts";
import { runs } from "./runs.ts";
import { slowModel } from "./slow-model.ts";
import { shuffled, type World, worldArbitrary } from "./world.ts";

const empty: World = {
  asOf: "2025-12-31",
  settings: {},
  contracts: [],
  people: [],
  pools: [],
  adjustments: [],
  balanceChecks: [],
  usage: [],
};

const credits = (amount: number) => BigInt(Math.round(amount * 1e6));

describe("the worked example of a quarter", () => {
  const ana = "ana@firm.example";
  const world: World = {
    ...empty,
    contracts: [{ Contract: "C1", "Starts on": "2025-07-01", "Ends on": "2026-12-31" }],
    people: [{ Email: ana, Contract: "C1", Registration: "registered", "Registered on": "2025-09-01" }],
    pools: [
      {
        "Pool ID": "P1",
        Contract: "C1",
        Credits: "200",
        "Purchased on": "2025-07-10",
        "Applied on": "2025-07-12",
      },
      { "Pool ID": "P2", Contract: "C1", Credits: "100", "Applied on": "2025-12-01" },
    ],
    usage: [
      { date: "2025-10-02", user: ana, credits: "70", service: "Rendering" },
      { date: "2025-10-03", user: ana, credits: "80", service: "Rendering" },
      { date: "2025-11-20", user: ana, credits: "180", service: "Rendering" },
      { date: "2025-12-05", user: ana, credits: "-20", service: "Rendering" },
    ],
  };
  const figures = (asOf: string) => {
    const result = slowModel({ ...world, asOf });
    return {
      remaining: Object.fromEntries(result.pools.map(({ id, remaining }) => [id, remaining])),
      states: Object.fromEntries(result.pools.map(({ id, state }) => [id, state])),
      overdrafts: result.overdrafts.map(({ day, amount, open, settled }) => ({ day, amount, open, settled })),
    };
  };

  test("as of November 30 credits are short of 30", () => {
    expect(figures("2025-11-30")).toEqual({
      remaining: { P1: 0n, P2: credits(100), [`individual:${ana}`]: 0n },
      states: { P1: "used", P2: "upcoming", [`individual:${ana}`]: "used" },
      overdrafts: [{ day: "2025-11-20", amount: credits(30), open: credits(30), settled: [] }],
    });
  });

  test("as of December 31 the new pool has paid, and the refund has gone back into it", () => {
    expect(figures("2025-12-31")).toEqual({
      remaining: { P1: 0n, P2: credits(90), [`individual:${ana}`]: 0n },
      states: { P1: "used", P2: "active", [`individual:${ana}`]: "used" },
      overdrafts: [
        {
          day: "2025-11-20",
          amount: credits(10),
          open: 0n,
          settled: [{ pool: "P2", day: "2025-12-01", amount: credits(10) }],
        },
      ],
    });
  });

  test("the first pool lasts twelve months from its purchase", () => {
    const [pool] = slowModel(world).pools.filter(({ id }) => id === "P1");
    expect(pool).toMatchObject({ firstDay: "2025-07-12", lastDay: "2026-07-09", boundBy: "validity" });
  });

  test("the months tell the same story", () => {
    const { months } = slowModel(world);
    const row = (month: string) => months.find((one) => one.month === month);
    expect(row("2025-10")).toMatchObject({
      used: credits(150),
      fromOwn: credits(100),
      fromShared: credits(50),
      balance: credits(150),
    });
    expect(row("2025-11")).toMatchObject({
      used: credits(180),
      fromShared: credits(150),
      overdrawn: credits(10),
      open: credits(30),
      balance: 0n,
    });
    expect(row("2025-12")).toMatchObject({
      refunded: credits(20),
      fromShared: credits(10),
      open: 0n,
      balance: credits(90),
    });
  });

  test("the burn is what shared credits paid, over the days since the first of it", () => {
    const [contract] = slowModel(world).contracts;
    // 50 + 160 credits over the 90 days to December 31; 90 credits are left, and 2.333333 a day.
    expect(contract).toMatchObject({
      burnPerDay: 2_333_333n,
      runsOutOn: "2026-02-08",
      orderBy: "2026-02-01",
      expectedWaste: 0n,
      blocks: 2n,
    });
  });
});

test("a job that own credits cannot pay whole leaves them alone", () => {
  const person = "ana@firm.example";
  const result = slowModel({
    ...empty,
    settings: { "Job splitting": "whole" },
    contracts: [{ Contract: "C1", "Individual credits": "5" }],
    people: [{ Email: person, Contract: "C1", "Registered on": "2025-09-01" }],
    pools: [{ "Pool ID": "P", Contract: "C1", Credits: "10", "Applied on": "2025-09-01" }],
    usage: [{ date: "2025-10-01", user: person, credits: "11" }],
  });
  expect(result.pools.map(({ id, remaining }) => [id, remaining])).toEqual([
    ["P", 0n],
    [`individual:${person}`, credits(5)],
  ]);
  expect(result.totals).toMatchObject([{ unit: "cloud-credit", overdrawn: credits(1), open: credits(1) }]);
});

type PeerCase = {
  readonly id: string;
  readonly tags: readonly string[];
  readonly asOf: string;
  readonly grants: readonly {
    readonly id: string;
    readonly amount: number;
    readonly priority: number;
    readonly effectiveAt: string;
    readonly expiresAt: string | null;
    readonly scope: string;
  }[];
  readonly usage: readonly { readonly at: string; readonly user: string; readonly amount: number }[];
  readonly expect: {
    readonly balances: Readonly<Record<string, number>>;
    readonly overdraft: number;
    readonly expired: Readonly<Record<string, number>>;
  };
};

const peerFile = new URL("../../../shared/data/peer-cases.json", import.meta.url);
const peerCases = existsSync(peerFile) ? (JSON.parse(readFileSync(peerFile, "utf8")) as readonly PeerCase[]) : [];

describe.skipIf(peerCases.length === 0)("cases of other credit engines", () => {
  test.each(peerCases.map((peer) => [peer.id, peer] as const))("%s", (_, peer) => {
    const result = slowModel(peerWorld(peer));
    const inForce = result.pools.filter(({ state }) => state !== "upcoming");
    const figureOf = (figure: "remaining" | "lapsed") => (id: string) =>
      inForce.find((pool) => pool.id === id)?.[figure] ?? 0n;
    const figures = (names: Readonly<Record<string, number>>, figure: "remaining" | "lapsed") =>
      Object.keys(names).map((id) => [id, figureOf(figure)(id)]);
    const expected = (names: Readonly<Record<string, number>>) =>
      Object.entries(names).map(([id, amount]) => [id, credits(amount)]);
    expect(figures(peer.expect.balances, "remaining")).toEqual(expected(peer.expect.balances));
    expect(figures(peer.expect.expired, "lapsed")).toEqual(expected(peer.expect.expired));
    const open = result.totals.reduce((sum, row) => sum + row.open, 0n);
    expect(open).toBe(credits(peer.expect.overdraft));
  });
});

function peerWorld(peer: PeerCase): World {
  const users = new Set([
    ...peer.usage.map(({ user }) => user),
    ...peer.grants.filter(({ scope }) => scope !== "shared").map(({ scope }) => scope.slice("individual:".length)),
  ]);
  const unit = peer.tags.includes("smallest-pack") ? "flex-token" : "cloud-credit";
  return {
    ...empty,
    asOf: peer.asOf,
    contracts: [{ Contract: "C1", Unit: unit, "Individual credits": "0" }],
    people: [...users].map((user) => ({ Email: `${user}@peer.example`, Contract: "C1" })),
    pools: peer.grants
      .filter(({ effectiveAt, expiresAt }) => expiresAt === null || effectiveAt < expiresAt)
      .map((grant) => ({
        "Pool ID": grant.id,
        Contract: "C1",
        Credits: String(grant.amount),
        Holder: grant.scope === "shared" ? "" : `${grant.scope.slice("individual:".length)}@peer.example`,
        "Applied on": grant.effectiveAt,
        "Expires on": grant.expiresAt === null ? "2999-12-31" : plusDays(grant.expiresAt as PlainDate, -1),
        Priority: String(grant.priority),
      })),
    usage: peer.usage.map(({ at, user, amount }) => ({
      date: at,
      user: `${user}@peer.example`,
      credits: String(amount),
      contract: "C1",
    })),
  };
}

describe("random worlds", () => {
  test("every pool's amounts add up, and so does what was used", () => {
    fc.assert(
      fc.property(worldArbitrary(), (world) => {
        const { pools, totals, people, contracts } = slowModel(world);
        for (const row of [...pools, ...totals, ...contracts]) {
          expect(row.granted + row.adjusted).toBe(row.drawn + row.lapsed + row.remaining);
        }
        for (const row of totals) expect(row.used).toBe(row.drawn + row.open + row.refunded);
        for (const row of totals) {
          const ofUnit = people.filter(({ unit }) => unit === row.unit);
          expect(ofUnit.reduce((sum, one) => sum + one.fromOwn + one.fromShared, 0n)).toBe(row.drawn);
        }
        for (const pool of pools) expect(pool.remaining >= 0n && pool.drawn >= 0n && pool.lapsed >= 0n).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });

  test("the order of rows changes nothing", () => {
    fc.assert(
      fc.property(worldArbitrary(), fc.integer(), (world, seed) => {
        expect(slowModel(shuffled(world, seed))).toEqual(slowModel(world));
      }),
      { numRuns: runs(100) },
    );
  });

  test("the months add up to the totals", () => {
    fc.assert(
      fc.property(worldArbitrary(), (world) => {
        const { totals, months } = slowModel(world);
        for (const total of totals) {
          const rows = months.filter(({ unit }) => unit === total.unit);
          for (const figure of ["used", "refunded", "overdrawn"] as const) {
            expect(rows.reduce((sum, row) => sum + row[figure], 0n)).toBe(total[figure]);
          }
          const drawn = rows.reduce((sum, row) => sum + row.fromOwn + row.fromShared, 0n);
          expect(drawn).toBe(total.drawn);
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
