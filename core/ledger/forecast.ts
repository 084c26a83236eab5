import { type DayNumber, END_OF_TIME, type PlainDate, toDayNumber, toPlainDate } from "../calendar.ts";
import { LARGEST_CREDITS, MICRO, type MicroCredits, micro } from "../credits.ts";
import type { Policy } from "../roster/settings.ts";
import { type Unit, units } from "../roster/words.ts";
import { byConsumptionOrder, firstDayNumber, lastDayNumber } from "./consumption-order.ts";
import type { Ledger } from "./ledger.ts";
import type { PoolBalance } from "./pool-book.ts";

/** What a contract's shared credits of one unit will come to, if use goes on as in the window (semantics 13). Estimates. */
export type Forecast = {
  readonly contract: string;
  readonly unit: Unit;
  readonly burnPerDay: MicroCredits;
  /** The first day whose burn cannot be paid; absent when that day is beyond the calendar. */
  readonly runsOutOn: PlainDate | undefined;
  readonly orderBy: PlainDate | undefined;
  /** Blocks to order. */
  readonly blocks: number;
  /** The sum of `wasteOf`. */
  readonly expectedWaste: MicroCredits;
  /** What each pool still holds after its last day, by pool id. */
  readonly wasteOf: ReadonlyMap<string, MicroCredits>;
  /** Burn of the lead and cover time that the pools will not pay. */
  readonly uncovered: MicroCredits;
};

/** The forecasts of every contract and unit that has used shared credits in the window, by `forecastKey`. */
export function forecasts(ledger: Ledger): ReadonlyMap<string, Forecast> {
  const found = new Map<string, Forecast>();
  for (const [key, burn] of burns(ledger)) {
    const [unit = "", contract = ""] = key.split("\u0000");
    const pools = ledger.balances.filter(
      ({ pool }) => pool.holder === undefined && pool.unit === unit && pool.contract === contract && pool.applied,
    );
    found.set(key, forecast(contract, unit as Unit, burn, pools, ledger.asOf, ledger.roster.policy));
  }
  return found;
}

/** The key of a contract and unit in `forecasts`. */
export function forecastKey(contract: string, unit: Unit): string {
  return `${unit}\u0000${contract}`;
}

type Burn = { inWindow: number; firstDay: number };

/**
 * Burn per day by contract and unit. What a shared pool paid counts for the pool's contract, what is open for the
 * contract of the shortfall. The divisor is the days from the first such use in the window (both counted).
 */
function burns(ledger: Ledger): ReadonlyMap<string, MicroCredits> {
  const { usage, entries, balances, roster } = ledger;
  const asOf = toDayNumber(ledger.asOf);
  const windowDays = roster.policy.forecastWindowDays;
  const found = new Map<string, Burn>();
  const count = (key: string, day: number, amount: number) => {
    if (day <= asOf - windowDays) return;
    const burn = found.get(key) ?? { inWindow: 0, firstDay: day };
    found.set(key, burn);
    burn.firstDay = Math.min(burn.firstDay, day);
    burn.inWindow += amount;
  };
  const keys = balances.map(({ pool }) => forecastKey(pool.contract ?? "", pool.unit));
  // entries come in the order of days, and what was used in the window was not paid before it
  let first = entries.length();
  while (first > 0 && entries.day(first - 1) > asOf - windowDays) first -= 1;
  for (let entry = first; entry < entries.length(); entry += 1) {
    const kind = entries.kind(entry);
    if (kind !== "draw" && kind !== "settlement") continue;
    const pool = entries.pool(entry);
    const kept = entries.kept(entry);
    if (kept === 0 || balances[pool]?.pool.holder !== undefined) continue;
    count(keys[pool] as string, usage.day(entries.row(entry)), kept);
  }
  for (const row of ledger.shortfalls) {
    const open = ledger.openOf(row);
    if (open === 0) continue;
    const contract = usage.names.contracts.textOf(ledger.contractOf(row));
    count(forecastKey(contract, units[usage.unit(row)] as Unit), usage.day(row), open);
  }
  const perDay = [...found].map(([key, { inWindow, firstDay }]): [string, MicroCredits] => [
    key,
    halfUp(inWindow, asOf - firstDay + 1),
  ]);
  return new Map(perDay);
}

/** A quotient rounded half up to a millionth. */
function halfUp(amount: number, days: number): MicroCredits {
  return micro(Number((2n * BigInt(amount) + BigInt(days)) / (2n * BigInt(days))));
}

function forecast(
  contract: string,
  unit: Unit,
  burnPerDay: MicroCredits,
  pools: readonly PoolBalance[],
  asOf: PlainDate,
  policy: Policy,
): Forecast {
  const horizon = policy.leadTimeDays + policy.forecastCoverDays;
  const walk = walkForward(burnPerDay, pools, toDayNumber(asOf) + 1, horizon);
  const missing = BigInt(burnPerDay) * BigInt(horizon) - BigInt(walk.paidInHorizon);
  const block = BigInt(policy.blockSize);
  const wasteOf = new Map(walk.waste);
  return {
    contract,
    unit,
    burnPerDay,
    runsOutOn: walk.runsOut === undefined ? undefined : toPlainDate(walk.runsOut as DayNumber),
    orderBy: walk.runsOut === undefined ? undefined : toPlainDate((walk.runsOut - policy.leadTimeDays) as DayNumber),
    blocks: Number((missing + block - 1n) / block),
    expectedWaste: micro([...wasteOf.values()].reduce((sum, waste) => sum + waste, 0)),
    wasteOf,
    uncovered: micro(Math.min(Number(missing), LARGEST_CREDITS * MICRO)),
  };
}

/** What a walk forward came to: the first day that cannot be paid, what was paid within the horizon, what each pool wasted. */
export type Walk = { runsOut: number | undefined; paidInHorizon: number; waste: [string, MicroCredits][] };

const noJobs: ReadonlyMap<number, number> = new Map();

/**
 * Day by day through the pools, in stretches in which the same pools are in force: a stretch is paid by division, so
 * that a pool that lasts a thousand years costs no more than one that lasts a week. `jobs` is use beside the burn, by day.
 */
export function walkForward(
  burn: number,
  balances: readonly PoolBalance[],
  firstDay: number,
  horizon: number,
  jobs: ReadonlyMap<number, number> = noJobs,
): Walk {
  const pools = balances
    .map(({ pool, started, remaining }) => ({
      id: pool.pool,
      pool,
      left: (started ? remaining : pool.granted) as number,
      first: firstDayNumber(pool),
      last: lastDayNumber(pool),
    }))
    .filter(({ last, left }) => left > 0 && last >= firstDay - 1)
    .sort((a, b) => byConsumptionOrder(a.pool, b.pool));
  const walk: Walk = { runsOut: undefined, paidInHorizon: 0, waste: [] };
  const horizonEnd = firstDay + horizon;
  let day = firstDay;
  let waiting = pools;
  for (;;) {
    for (const { id, left, last } of waiting) if (last < day && left > 0) walk.waste.push([id, left as MicroCredits]);
    waiting = waiting.filter(({ last, left }) => last >= day && left > 0);
    const inForce = waiting.filter(({ first }) => first <= day);
    if (waiting.length === 0 || day > END_OF_TIME) break;
    const bounds = waiting.flatMap(({ first, last }) => (first > day ? [first] : [last + 1]));
    for (const job of jobs.keys()) bounds.push(...[job, job + 1].filter((bound) => bound > day));
    const end = Math.min(...bounds, ...(day < horizonEnd ? [horizonEnd] : []));
    const need = burn + (jobs.get(day) ?? 0);
    const available = inForce.reduce((sum, { left }) => sum + left, 0);
    const wholeDays = Math.min(end - day, quotient(available, need));
    if (wholeDays < end - day) walk.runsOut ??= day + wholeDays;
    const paid = wholeDays < end - day ? available : wholeDays * need;
    if (day < horizonEnd) walk.paidInHorizon += paid;
    let rest = paid;
    for (const pool of inForce) {
      const part = Math.min(rest, pool.left);
      pool.left -= part;
      rest -= part;
    }
    day = end;
  }
  // a burn that rounds to nothing never runs out, but for the next job
  const unpaid = burn > 0 ? [day] : [...jobs.keys()].filter((job) => job >= day);
  if (day <= END_OF_TIME && unpaid.length > 0) walk.runsOut ??= Math.min(...unpaid);
  return walk;
}

/** How often `part` goes into `whole`, exactly. */
function quotient(whole: number, part: number): number {
  if (part === 0) return Number.POSITIVE_INFINITY;
  const times = Math.floor(whole / part);
  return times * part > whole ? times - 1 : times;
}
