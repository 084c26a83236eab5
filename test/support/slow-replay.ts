import { earliest, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../../core/calendar.ts";
import { byText } from "../../core/text.ts";
import { byOrder, inForce, type SlowAdjustment, type SlowPool, type SlowRoster } from "./slow-roster.ts";
import type { SlowUsage } from "./slow-usage.ts";

/** A pool and what has happened to it; before its start every figure is 0. */
export type PoolState = {
  readonly pool: SlowPool;
  started: boolean;
  adjusted: bigint;
  drawn: bigint;
  lapsed: bigint;
  remaining: bigint;
};

/** What one pool paid for one usage on one day, less what refunds took back. */
export type SlowDraw = { readonly from: PoolState; readonly day: PlainDate; amount: bigint };

/** A positive usage and how it was paid. */
export type UsageState = { readonly usage: SlowUsage; open: bigint; refunded: bigint; readonly draws: SlowDraw[] };

/** Something that a month's figures count on its day. */
export type SlowFlow = {
  readonly day: PlainDate;
  readonly contract: string | null;
  readonly unit: string;
  readonly figure: "used" | "refunded" | "fromOwn" | "fromShared" | "lapsed";
  readonly amount: bigint;
};

/** What stands at the end of a month, or of the as-of day. */
export type SlowStock = {
  readonly month: Month;
  readonly contract: string | null;
  readonly unit: string;
  readonly figure: "open" | "balance";
  readonly amount: bigint;
};

/** Everything that the days left behind. */
export type SlowLedger = {
  readonly pools: readonly PoolState[];
  readonly usages: readonly UsageState[];
  readonly flows: readonly SlowFlow[];
  readonly stocks: readonly SlowStock[];
  readonly excesses: readonly { readonly refund: SlowUsage; readonly amount: bigint }[];
  /** What of an adjustment did not count, as a size without sign. */
  readonly leftOut: readonly { readonly id: string; readonly unit: string; readonly amount: bigint }[];
};

/** Replays every calendar day up to the as-of day, each in the order of semantics 8. */
export function slowReplay(roster: SlowRoster, rows: readonly SlowUsage[]): SlowLedger {
  const pools: PoolState[] = roster.pools
    .map((pool) => ({ pool, started: false, adjusted: 0n, drawn: 0n, lapsed: 0n, remaining: 0n }))
    .sort((a, b) => byText(a.pool.id, b.pool.id));
  const usages: UsageState[] = [];
  const flows: SlowFlow[] = [];
  const stocks: SlowStock[] = [];
  const excesses: { refund: SlowUsage; amount: bigint }[] = [];
  const leftOut: { id: string; unit: string; amount: bigint }[] = [];

  const firstDay = firstDayOfAll(roster, rows);
  for (let day = firstDay; day <= roster.asOf; day = plusDays(day, 1)) {
    lapse(day);
    start(day);
    for (const adjustment of adjustmentsOf(day)) adjust(adjustment);
    if (roster.carry) settle(day);
    for (const row of rows) if (row.day === day && row.amount > 0n) use(row);
    for (const row of rows) if (row.day === day && row.amount < 0n) refund(row);
    if (roster.carry) settle(day);
    openLedger(day);
    if (day === lastDayOf(monthOf(day)) || day === roster.asOf) takeStock(monthOf(day));
  }
  return { pools, usages, flows, stocks, excesses, leftOut };

  function lapse(day: PlainDate): void {
    for (const state of pools) {
      if (state.pool.lastDay !== plusDays(day, -1)) continue;
      lapseAmount(state, day, state.remaining);
      state.remaining = 0n;
    }
  }

  function lapseAmount(state: PoolState, day: PlainDate, amount: bigint): void {
    state.lapsed += amount;
    const { contract, unit, holder } = state.pool;
    if (holder === null) flows.push({ day, contract, unit, figure: "lapsed", amount });
  }

  function start(day: PlainDate): void {
    for (const state of pools) {
      if (state.started || state.pool.pending || (state.pool.firstDay ?? firstDay) !== day) continue;
      state.started = true;
      state.remaining = state.pool.credits;
    }
  }

  function adjustmentsOf(day: PlainDate): readonly SlowAdjustment[] {
    const isPositive = (adjustment: SlowAdjustment) => (adjustment.amount > 0n ? 0 : 1);
    return roster.adjustments
      .filter((adjustment) => adjustment.day <= roster.asOf)
      .filter((adjustment) => {
        const start = stateOf(adjustment.pool).pool.firstDay;
        return (start !== null && adjustment.day < start ? start : adjustment.day) === day;
      })
      .sort((a, b) => isPositive(a) - isPositive(b) || byText(a.id, b.id));
  }

  function adjust({ id, pool, day, amount }: SlowAdjustment): void {
    const state = stateOf(pool);
    if (!state.started) return;
    const { lastDay, unit } = state.pool;
    const isTooLate = lastDay !== null && day > lastDay;
    const isTooLarge = amount < -state.remaining;
    const counted = isTooLate ? 0n : isTooLarge ? -state.remaining : amount;
    state.adjusted += counted;
    state.remaining += counted;
    const rest = amount - counted;
    if (rest !== 0n) leftOut.push({ id, unit, amount: rest < 0n ? -rest : rest });
  }

  function stateOf(id: string): PoolState {
    const state = pools.find(({ pool }) => pool.id === id);
    if (state === undefined) throw new RangeError(`no such pool: ${id}`);
    return state;
  }

  /** Open shortfalls, oldest first, from the shared pools that could have paid them. */
  function settle(day: PlainDate): void {
    for (const state of usages) {
      if (state.open > 0n && state.usage.paidFrom !== "individual") draw(state, sharedPools(state.usage, day), day);
    }
  }

  function use(usage: SlowUsage): void {
    const state: UsageState = { usage, open: usage.amount, refunded: 0n, draws: [] };
    usages.push(state);
    flow(usage, usage.day, "used", usage.amount);
    const own = ownPools(usage);
    const shared = sharedPools(usage, usage.day);
    const ownHold = own.reduce((total, { remaining }) => total + remaining, 0n);
    if (usage.paidFrom === "individual") draw(state, own, usage.day);
    else if (usage.paidFrom === "shared") draw(state, shared, usage.day);
    else if (roster.whole && ownHold < usage.amount) draw(state, shared, usage.day);
    else draw(state, [...own, ...shared], usage.day);
  }

  function ownPools(usage: SlowUsage): readonly PoolState[] {
    return inOrder(
      pools.filter(({ pool }) => pool.holder === usage.person && pool.unit === usage.unit && inForce(pool, usage.day)),
    );
  }

  function sharedPools(usage: SlowUsage, day: PlainDate): readonly PoolState[] {
    const candidates = pools.filter(
      ({ pool }) =>
        pool.holder === null &&
        pool.unit === usage.unit &&
        pool.contract !== null &&
        usage.scope.includes(pool.contract) &&
        inForce(pool, day),
    );
    return inOrder(candidates);
  }

  function draw(state: UsageState, from: readonly PoolState[], day: PlainDate): void {
    for (const pool of from) {
      const amount = least(state.open, pool.remaining);
      if (amount === 0n) continue;
      state.open -= amount;
      pool.remaining -= amount;
      pool.drawn += amount;
      state.draws.push({ from: pool, day, amount });
      flow(state.usage, day, rankOf(pool), amount);
    }
  }

  function refund(row: SlowUsage): void {
    let left = -row.amount;
    for (const state of usages.toReversed()) {
      if (!isRefundOf(row, state.usage)) continue;
      left -= undo(state, row.day, left);
    }
    if (left > 0n) excesses.push({ refund: row, amount: left });
  }

  /** Takes back up to `most` of a usage: first what is open, then its draws, the last one first. */
  function undo(state: UsageState, day: PlainDate, most: bigint): bigint {
    let undone = least(most, state.open);
    state.open -= undone;
    for (const part of state.draws.toReversed()) {
      const amount = least(most - undone, part.amount);
      if (amount === 0n) continue;
      part.amount -= amount;
      undone += amount;
      part.from.drawn -= amount;
      if (inForce(part.from.pool, day)) part.from.remaining += amount;
      else lapseAmount(part.from, day, amount);
      flow(state.usage, day, rankOf(part.from), -amount);
    }
    state.refunded += undone;
    flow(state.usage, day, "refunded", undone);
    return undone;
  }

  function flow(usage: SlowUsage, day: PlainDate, figure: SlowFlow["figure"], amount: bigint): void {
    flows.push({ day, contract: usage.shortfallContract, unit: usage.unit, figure, amount });
  }

  function openLedger(day: PlainDate): void {
    if (roster.ledgerStart === null || day !== plusDays(roster.ledgerStart, -1)) return;
    for (const opening of roster.openings) {
      if (opening.day !== day) continue;
      const state = stateOf(opening.pool);
      state.adjusted += opening.amount - state.remaining;
      state.remaining = opening.amount;
    }
  }

  function takeStock(month: Month): void {
    for (const { usage, open } of usages) {
      stocks.push({ month, contract: usage.shortfallContract, unit: usage.unit, figure: "open", amount: open });
    }
    for (const { pool, remaining } of pools) {
      const { contract, unit, holder } = pool;
      if (holder === null) stocks.push({ month, contract, unit, figure: "balance", amount: remaining });
    }
  }
}

/** Unpaid at the end of its own day, less what refunds undid of that: what is open, and what was settled on later days. */
export function overdrawnOf({ usage, open, draws }: UsageState): bigint {
  return draws.reduce((sum, draw) => (draw.day > usage.day ? sum + draw.amount : sum), open);
}

/** A refund with a job undoes that job; one without undoes usage of its service, whatever the job (semantics 10). */
function isRefundOf(refund: SlowUsage, usage: SlowUsage): boolean {
  if (refund.person !== usage.person || refund.unit !== usage.unit) return false;
  return refund.job === "" ? refund.service === usage.service : refund.job === usage.job;
}

function rankOf(state: PoolState): "fromOwn" | "fromShared" {
  return state.pool.holder === null ? "fromShared" : "fromOwn";
}

/** Pools of one unit in the order of consumption; over several units the order would not be one (Flex has a key more). */
function inOrder(pools: readonly PoolState[]): readonly PoolState[] {
  return pools.toSorted((a, b) => byOrder(a.pool, b.pool));
}

/** The smaller amount. */
export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function firstDayOfAll(roster: SlowRoster, rows: readonly SlowUsage[]): PlainDate {
  const ofPools = roster.pools.flatMap(({ firstDay, lastDay }) => [firstDay ?? [], lastDay ?? []].flat());
  const others = [...roster.adjustments, ...roster.openings, ...rows].map(({ day }) => day);
  return earliest([roster.asOf, ...ofPools, ...others]) ?? roster.asOf;
}
