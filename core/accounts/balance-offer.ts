import { type DayNumber, type PlainDate, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import type { BalanceSubject } from "../ledger/balance-subject.ts";
import { byConsumptionOrder } from "../ledger/consumption-order.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { replay } from "../ledger/replay.ts";
import type { Pool } from "../roster/pool.ts";
import type { AdjustmentRow } from "../roster/roster.ts";
import { units } from "../roster/words.ts";

/** Adjustments of the check's day with which the ledger has the vendor's figure at the end of that day. */
export type BalanceOffer = {
  readonly adjustments: readonly { readonly pool: string; readonly amount: MicroCredits }[];
  /** What of it does not stay in the pools, since it pays use at once. */
  readonly spent: MicroCredits;
  /** The part of `spent` that pays what is open. */
  readonly settles: MicroCredits;
};

/** What a check differs by, at the end of its day; `remaining` is what every pool held then. */
export type OfferedFor = {
  readonly subject: BalanceSubject;
  readonly day: DayNumber;
  readonly reported: MicroCredits;
  readonly held: MicroCredits;
  readonly remaining: readonly number[];
};

/** Replays that one check may take, and all of a run: each reads every row. */
const TRIALS_OF_ONE = 5;
const TRIALS_OF_ALL = 24;

/**
 * Finds adjustments that make a check agree, by trying them: an adjustment comes before the use of its day (semantics 8), so
 * what it brings may pay open use, or use of that day, and not be there in the evening. The trials of a run are counted,
 * whoever asks. Nothing where no adjustment of that day does it, or too many trials would be needed.
 */
export function balanceOffers(ledger: Ledger): (of: OfferedFor) => BalanceOffer | undefined {
  let left = TRIALS_OF_ALL;
  return ({ subject, day, reported, held, remaining }) => {
    const inForce = poolsToAdjust(ledger, subject, toPlainDate(day));
    const difference = reported - held;
    const open = openAt(ledger, day, subject);
    // too much at first: what is not needed shows in the evening, and what is swallowed does not
    let total = difference > 0 ? difference + open : difference;
    for (let trials = 0; trials < TRIALS_OF_ONE && left > 0; trials += 1) {
      const parts = spread(total, inForce, remaining);
      if (parts === undefined) return undefined;
      left -= 1;
      const tried = replayWith(ledger, parts, day);
      const shown = subject.pools.reduce((sum, pool) => sum + heldBy(tried, pool), 0);
      if (shown === reported) {
        if (tried.leftOutAdjustments.some(({ id }) => id.startsWith(TRIED))) return undefined;
        const spent = Math.max(0, total - difference);
        const settles = Math.max(0, Math.min(spent, open - openAt(tried, day, subject)));
        const adjustments = parts.map(([pool, amount]) => ({ pool: poolAt(ledger, pool).pool, amount: micro(amount) }));
        return { adjustments, spent: micro(spent), settles: micro(settles) };
      }
      total += reported - shown;
      if (Math.sign(total) !== Math.sign(difference)) return undefined;
    }
    return undefined;
  };
}

function poolAt({ balances }: Ledger, pool: number): Pool {
  return balances[pool]?.pool as Pool;
}

function heldBy({ balances }: Ledger, pool: number): number {
  const balance = balances[pool];
  return balance?.started === true ? balance.remaining : 0;
}

/** The subject's pools that are in force on the day, in the order of spending. */
function poolsToAdjust(ledger: Ledger, { pools }: BalanceSubject, date: PlainDate): readonly number[] {
  return pools
    .filter((pool) => isInForceOn(poolAt(ledger, pool), date))
    .sort((a, b) => byConsumptionOrder(poolAt(ledger, a), poolAt(ledger, b)));
}

function isInForceOn({ applied, firstDay, lastDay }: Pool, day: PlainDate): boolean {
  return applied && (firstDay === undefined || firstDay <= day) && (lastDay === undefined || day <= lastDay);
}

type Part = readonly [pool: number, amount: number];

/** What is added goes to the first pool; what is taken away comes from each as far as it has something left. */
function spread(total: number, pools: readonly number[], remaining: readonly number[]): readonly Part[] | undefined {
  const [first] = pools;
  if (first === undefined) return undefined;
  if (total > 0) return [[first, total]];
  const parts: Part[] = [];
  let rest = total;
  for (const pool of pools) {
    const part = Math.max(rest, -(remaining[pool] as number));
    if (part === 0) continue;
    parts.push([pool, part]);
    rest -= part;
  }
  return rest === 0 ? parts : undefined;
}

/** How the adjustments that are tried begin: no cell of the roster holds this character. */
const TRIED = "\u0000";

function replayWith({ roster, balances, usage, order }: Ledger, parts: readonly Part[], day: DayNumber): Ledger {
  const date = toPlainDate(day);
  const pools = balances.map(({ pool }) => pool);
  const tried = parts.map(([pool, amount]): AdjustmentRow => {
    const poolId = (pools[pool] as Pool).pool;
    const row = { adjustmentId: `${TRIED}${pool}`, poolId, date, credits: micro(amount), reason: "tried" };
    return { values: { ...row, enteredBy: undefined }, row: 0, at: {} };
  });
  return replay({ ...roster, adjustments: [...roster.adjustments, ...tried] }, pools, usage, order, date, () => {});
}

/** What was open at the end of a day, of the subject's unit, whoever may pay it. */
function openAt({ entries, usage }: Ledger, day: DayNumber, { unit }: BalanceSubject): number {
  const unitNumber = units.indexOf(unit);
  let open = 0;
  for (let entry = 0; entry < entries.length() && entries.day(entry) <= day; entry += 1) {
    const kind = entries.kind(entry);
    if (kind === "draw" || kind === "return" || usage.unit(entries.row(entry)) !== unitNumber) continue;
    open += kind === "shortfall" ? entries.amount(entry) : -entries.amount(entry);
  }
  return open;
}
