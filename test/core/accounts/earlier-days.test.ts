import fc from "fast-check";
import { expect, test } from "vitest";
import { balancesOn } from "../../../core/accounts/balance-on.ts";
import { lastDayOf, type Month, type PlainDate, plusDays, toDayNumber } from "../../../core/calendar.ts";
import { reconcileWorld } from "../../support/reconcile-tables.ts";
import { runs } from "../../support/runs.ts";
import { type World, worldArbitrary } from "../../support/world.ts";

// Checks and closed months are compared with what the ledger says of an earlier day without a replay to that day. Law 6 is
// why that holds; these tests are why it may be relied on.

function holds(property: (world: World, day: PlainDate) => void): void {
  const days = fc.integer({ min: 0, max: 130 });
  const run = (world: World, index: number) => {
    const day = plusDays("2026-01-01" as PlainDate, index);
    if (day <= world.asOf) property(world, day);
  };
  fc.assert(fc.property(worldArbitrary(), days, run), { numRuns: runs(120) });
}

test("a pool's balance at the end of an earlier day is what a replay to that day says", () => {
  holds((world, day) => {
    const later = balancesOn(reconcileWorld(world).facts.ledger, [toDayNumber(day)]).get(toDayNumber(day));
    const { balances } = reconcileWorld({ ...world, asOf: day }).facts.ledger;
    const replayed = balances.map(({ started, remaining, drawn }) => (started ? [remaining, drawn] : [0, 0]));
    expect(balances.map((_, pool) => [later?.remaining[pool], later?.drawn[pool]])).toEqual(replayed);
  });
});

test("a month's figures are what a replay to the month's last day says", () => {
  holds((world, day) => {
    const month = day.slice(0, 7) as Month;
    const end = lastDayOf(month);
    const ofMonth = (asOf: string) =>
      reconcileWorld({ ...world, asOf }).run.months.filter((row) => row.month === month);
    const later = "2026-12-31";
    const known = (rows: ReturnType<typeof ofMonth>) =>
      rows
        .filter(({ used, lapsed, open, balance }) => used + lapsed + open + balance > 0)
        .map(({ contract, unit, used, lapsed, open, balance }) => ({ contract, unit, used, lapsed, open, balance }));
    expect(known(ofMonth(later))).toEqual(known(ofMonth(end)));
  });
});
