import fc from "fast-check";
import { expect } from "vitest";
import { plusDays } from "../../../core/calendar.ts";
import { forecastKey } from "../../../core/ledger/forecast.ts";
import { findJob, type Job } from "../../../core/plan/jobs.ts";
import { type ContractPlan, planOf } from "../../../core/plan/plan.ts";
import type { Answer } from "../../../core/reconcile.ts";
import { reconcileWorld } from "../../support/reconcile-tables.ts";
import { long } from "../../support/runs.ts";
import { worldArbitrary } from "../../support/world.ts";
import { credits } from "./planned.ts";

long("without jobs and open parts, a plan says what the forecast of the report says", () => {
  let late = 0;
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const answer = reconcileWorld(world);
      for (const plan of planOf(answer.facts, []).contracts) {
        const forecast = answer.facts.forecasts.get(forecastKey(plan.contract, plan.unit));
        expect(plan.burnPerDay).toBe(forecast?.burnPerDay);
        if (plan.open > 0 || forecast === undefined) continue;
        expect(plan.runsOutOn).toBe(forecast.runsOutOn);
        const [order] = plan.orders;
        for (const { pool, amount } of plan.lapses) expect(forecast.wasteOf.get(pool)).toBe(amount);
        if (order === undefined) continue;
        expect(order.orderBy).toBe(forecast.orderBy);
        const isWhole =
          order.coversUntil === plusDays(order.availableOn, answer.facts.ledger.roster.policy.forecastCoverDays);
        const isDue = order.orderBy <= answer.facts.ledger.asOf;
        if (!isDue || !isWhole) continue;
        late += 1;
        expect(order.blocks).toBe(forecast.blocks);
      }
    }),
    { numRuns: 100 },
  );
  expect(late).toBeGreaterThan(5);
});

/** What of each day nobody could pay, from the as-of day on, when the orders of a plan are there: day by day, no stretches. */
function unpaidDays(answer: Answer, plan: ContractPlan, jobs: readonly Job[], fewer: number): readonly string[] {
  const { balances, asOf } = answer.facts.ledger;
  const pools = [
    ...balances
      .filter(({ pool }) => pool.holder === undefined && pool.contract === plan.contract && pool.unit === plan.unit)
      .filter(({ pool }) => pool.applied)
      .map(({ pool, started, remaining }) => ({
        left: started ? remaining : pool.granted,
        first: pool.firstDay ?? "",
        last: pool.lastDay ?? "9999",
      })),
    ...plan.orders.map(({ credits, wantedBy, lastDay }, index) => ({
      left: credits - (index === plan.orders.length - 1 ? fewer : 0),
      first: wantedBy as string,
      last: lastDay ?? "9999",
    })),
  ].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
  const unpaid: string[] = [];
  for (let at = plusDays(asOf, 1); at <= (plan.orders.at(-1)?.coversUntil ?? asOf); at = plusDays(at, 1)) {
    const ofJobs = jobs.filter((one) => one.day === at).reduce((sum, one) => sum + one.credits, 0);
    let need = (plan.burnPerDay ?? 0) + ofJobs;
    for (const pool of pools) {
      if (pool.first > at || pool.last < at) continue;
      const part = Math.min(need, pool.left);
      pool.left -= part;
      need -= part;
    }
    if (need > 0) unpaid.push(at);
  }
  return unpaid;
}

long("with its orders every day of a plan is paid, and with one block less one is not", () => {
  let checked = 0;
  const work = fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 500 }), amount: fc.integer({ min: 1, max: 900 }) }),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(worldArbitrary({ priorities: false, flex: false }), work, (world, wanted) => {
      const answer = reconcileWorld(world);
      const { ledger } = answer.facts;
      const jobs = wanted.flatMap(({ days, amount }) => {
        const asked = { service: "Rendering", credits: credits(amount) };
        const found = findJob(ledger, asked, plusDays(ledger.asOf, days), "C-1");
        return found.kind === "found" ? [found.job] : [];
      });
      for (const plan of planOf(answer.facts, jobs).contracts) {
        if (plan.orders.length === 0 || plan.open > 0) continue;
        const ofPlan = jobs.filter(({ contract, unit }) => contract === plan.contract && unit === plan.unit);
        expect(unpaidDays(answer, plan, ofPlan, 0)).toEqual([]);
        expect(unpaidDays(answer, plan, ofPlan, ledger.roster.policy.blockSize)).not.toEqual([]);
        checked += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(checked).toBeGreaterThan(20);
});
