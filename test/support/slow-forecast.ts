import { daysBetween, END_OF_TIME, type PlainDate, plusDays, toPlainDate } from "../../core/calendar.ts";
import { least, type SlowLedger } from "./slow-replay.ts";
import { byOrder, inForce, millionths, type SlowRoster } from "./slow-roster.ts";

/** What lies ahead of one contract and unit (semantics 13); all null when nothing was used in the window. */
export type SlowForecast = {
  readonly burnPerDay: bigint | null;
  readonly runsOutOn: PlainDate | null;
  readonly expectedWaste: bigint | null;
  readonly orderBy: PlainDate | null;
  readonly blocks: bigint | null;
};

/** Burn, the day it runs out on, waste and blocks of one contract and unit. */
export function slowForecast(
  roster: SlowRoster,
  ledger: SlowLedger,
  contract: string | null,
  unit: string,
): SlowForecast {
  // nothing can be ordered for a contract that the roster does not have
  const isKnown = roster.contracts.some(({ id }) => id === contract);
  const burnPerDay = isKnown ? burnOf(roster, ledger, contract, unit) : null;
  if (burnPerDay === null) {
    return { burnPerDay: null, runsOutOn: null, expectedWaste: null, orderBy: null, blocks: null };
  }
  const lead = Number(roster.setting("Lead time (days)", "7"));
  const cover = Number(roster.setting("Forecast cover (days)", "90"));
  const blockSize = millionths(roster.setting("Block size", "100"));
  const walk = walkAhead(roster, ledger, contract, unit, burnPerDay, lead + cover);
  const missing = burnPerDay * BigInt(lead + cover) - walk.paidSoon;
  return {
    burnPerDay,
    runsOutOn: walk.runsOutOn,
    expectedWaste: walk.waste,
    orderBy: walk.runsOutOn === null ? null : plusDays(walk.runsOutOn, -lead),
    blocks: missing <= 0n ? 0n : (missing + blockSize - 1n) / blockSize,
  };
}

/** What own pools did not pay, by the day of use: shared draws by the pool's contract, open parts by the shortfall's. */
function burnOf(roster: SlowRoster, ledger: SlowLedger, contract: string | null, unit: string): bigint | null {
  const window = Number(roster.setting("Forecast window (days)", "90"));
  const windowStart = plusDays(roster.asOf, 1 - window);
  let total = 0n;
  let firstUse: PlainDate | null = null;
  for (const { usage, open, draws } of ledger.usages) {
    if (usage.unit !== unit || usage.day < windowStart) continue;
    let burnt = usage.shortfallContract === contract ? open : 0n;
    for (const { from, amount } of draws) {
      if (from.pool.holder === null && from.pool.contract === contract) burnt += amount;
    }
    if (burnt === 0n) continue;
    if (firstUse === null || usage.day < firstUse) firstUse = usage.day;
    total += burnt;
  }
  if (firstUse === null || total === 0n) return null;
  const days = BigInt(daysBetween(firstUse, roster.asOf) + 1);
  return (total * 2n + days) / (days * 2n);
}

type Walk = { readonly runsOutOn: PlainDate | null; readonly waste: bigint; readonly paidSoon: bigint };

/** Burns day by day until every pool has lapsed and a day could not be paid. */
function walkAhead(
  roster: SlowRoster,
  ledger: SlowLedger,
  contract: string | null,
  unit: string,
  burn: bigint,
  soon: number,
): Walk {
  const pools = ledger.pools
    .filter(({ pool }) => pool.holder === null && pool.contract === contract && pool.unit === unit && !pool.pending)
    .map(({ pool, started, remaining }) => ({ pool, left: started ? remaining : pool.credits }))
    .sort((a, b) => byOrder(a.pool, b.pool));
  const endOfTime = toPlainDate(END_OF_TIME);
  const soonOver = plusDays(roster.asOf, soon);
  let runsOutOn: PlainDate | null = null;
  let waste = 0n;
  let paidSoon = 0n;
  for (let day = plusDays(roster.asOf, 1); day < endOfTime; day = plusDays(day, 1)) {
    for (const state of pools) {
      if (state.pool.lastDay === null || state.pool.lastDay >= day) continue;
      waste += state.left;
      state.left = 0n;
    }
    let unpaid = burn;
    for (const state of pools) {
      if (!inForce(state.pool, day)) continue;
      const amount = least(unpaid, state.left);
      state.left -= amount;
      unpaid -= amount;
      if (day <= soonOver) paidSoon += amount;
    }
    if (unpaid > 0n && runsOutOn === null) runsOutOn = day;
    const allEmpty = pools.every(({ left }) => left === 0n);
    if (allEmpty && (runsOutOn !== null || burn === 0n)) break;
  }
  return { runsOutOn, waste, paidSoon };
}
