import { type PlainDate, toDayNumber } from "../calendar.ts";
import { LARGEST_CREDITS, MICRO, type MicroCredits } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Pool } from "../roster/pools.ts";
import type { Roster } from "../roster/roster.ts";
import { units } from "../roster/words.ts";
import { paidFromKinds, type UsageReader } from "../usage/book.ts";
import { amountColumn, indexColumn } from "../usage/columns.ts";
import type { RowOrder } from "../usage/order.ts";
import { createEntries, NONE } from "./entries.ts";
import type { Ledger, PoolEvent, RefundExcess } from "./ledger.ts";
import { createPoolBook, type Scope } from "./pool-book.ts";
import { refundable } from "./refunds.ts";
import { contractOfUsage, createScopes } from "./scopes.ts";
import { createSettling } from "./settling.ts";
import { type LeftOutAdjustment, timeline } from "./timeline.ts";

const INDIVIDUAL = paidFromKinds.indexOf("individual");
const SHARED = paidFromKinds.indexOf("shared");

/**
 * Replays the usage of a book against the roster's pools, day by day (semantics 3 to 10), and strikes the ledger at the
 * end of the as-of day. Usage before the ledger's start or after the as-of day is not seen. Never throws for bad data.
 */
export function replay(
  roster: Roster,
  pools: readonly Pool[],
  usage: UsageReader,
  order: RowOrder,
  asOf: PlainDate,
  report: (diagnostic: Diagnostic) => void,
): Ledger {
  const { policy } = roster;
  const lastDay = toDayNumber(asOf);
  const book = createPoolBook(pools);
  const scopes = createScopes(roster, usage, book);
  const contractOf = contractOfUsage(roster, usage);
  const entries = createEntries();
  const settling = createSettling(book);
  const { days, tooLate } = timeline(roster, pools, lastDay, report);
  const span = countedSpan(usage, order, policy.ledgerStartsOn, lastDay);
  const refunds = refundable(usage, span.refunds);

  const open = amountColumn(usage.length());
  const overdrawn = amountColumn(usage.length());
  /** The latest entry of each row, plus one: columns begin as zeros. */
  const latest = indexColumn(usage.length());
  const shortfalls: number[] = [];
  const events: PoolEvent[] = [];
  const leftOutAdjustments: LeftOutAdjustment[] = [...tooLate];
  const excesses: RefundExcess[] = [];
  const sharedBeforeOwn: number[] = [];
  const refunded: number[] = units.map(() => 0);
  /** Whether a shared pool may have gained something since the last settling. */
  let gained = false;

  const write = (kind: "draw" | "settlement", row: number, pool: number, part: number, day: number, key: number) => {
    latest.set(row, entries.add(kind, row, pool, part, day, key, latest.at(row) - 1) + 1);
  };

  /** Pays as much of `need` as the scope can, and answers the rest. */
  const payFrom = (scope: Scope, need: number, kind: "draw" | "settlement", row: number, day: number): number => {
    let rest = need;
    while (rest > 0) {
      const pool = book.nextOf(scope);
      if (pool === NONE) return rest;
      const part = Math.min(rest, book.remaining(pool));
      const key = book.decidedBy(scope);
      book.draw(pool, part);
      write(kind, row, pool, part, day, key);
      rest -= part;
    }
    return 0;
  };

  const canPayWhole = (scope: Scope, need: number): boolean => {
    if (book.nextOf(scope) === NONE) return false;
    let sum = 0;
    for (const pool of scope.alive) sum += book.remaining(pool);
    return sum >= need;
  };

  const ownCouldPay = (row: number): boolean => {
    const own = scopes.own(row);
    return own !== undefined && canPayWhole(own, usage.amount(row));
  };

  /** One usage: own pools, then shared ones; what nobody pays is a shortfall (semantics 5 to 7, 9). */
  const spend = (row: number, day: number): void => {
    const paidFrom = usage.paidFrom(row);
    const own = paidFrom === SHARED ? undefined : scopes.own(row);
    const shared = paidFrom === INDIVIDUAL ? undefined : scopes.shared(row);
    if (paidFrom === SHARED && ownCouldPay(row)) sharedBeforeOwn.push(row);
    let rest: number = usage.amount(row);
    const splits = policy.jobSplitting === "split" || paidFrom === INDIVIDUAL;
    if (own !== undefined && (splits || canPayWhole(own, rest))) rest = payFrom(own, rest, "draw", row, day);
    if (own !== undefined && rest > 0 && book.nextOf(own) === NONE) scopes.ownIsEmpty(row);
    if (shared !== undefined && rest > 0) rest = payFrom(shared, rest, "draw", row, day);
    refunds.remember(row);
    if (rest === 0) return;
    entries.add("shortfall", row, NONE, rest, day, 0, NONE);
    open.set(row, rest);
    shortfalls.push(row);
    if (shared !== undefined && policy.overdraft === "carry") settling.wait(shared, row);
  };

  /** Undoes up to `most` of one usage: its open part first, then its draws, the last one first (semantics 10). */
  const undo = (row: number, most: number, refund: number, day: number): number => {
    let rest = most;
    const isLater = day > usage.day(row);
    const openPart = Math.min(rest, open.at(row));
    if (openPart > 0) {
      open.set(row, open.at(row) - openPart);
      if (isLater) overdrawn.set(row, overdrawn.at(row) - openPart);
      entries.add("release", row, NONE, openPart, day, 0, refund);
      rest -= openPart;
    }
    for (let entry = latest.at(row) - 1; entry !== NONE && rest > 0; entry = entries.link(entry)) {
      const part = Math.min(rest, entries.kept(entry));
      if (part === 0) continue;
      entries.reduce(entry, part);
      const pool = entries.pool(entry);
      if (book.giveBack(pool, part)) gained ||= pools[pool]?.holder === undefined;
      else events.push({ kind: "lapsed", pool, day, amount: part as MicroCredits });
      if (entries.kind(entry) === "settlement" && entries.day(entry) > usage.day(row)) {
        overdrawn.set(row, overdrawn.at(row) - part);
      }
      entries.add("return", row, pool, part, day, entries.decidedBy(entry), refund);
      rest -= part;
    }
    return rest;
  };

  const refund = (row: number, day: number): void => {
    const stack = refunds.stackFor(row);
    const wanted = -usage.amount(row);
    let rest = wanted;
    while (rest > 0 && stack.length > 0) {
      rest = undo(stack.at(-1) as number, rest, row, day);
      if (rest > 0) stack.pop();
    }
    const unit = usage.unit(row);
    refunded[unit] = (refunded[unit] as number) + wanted - rest;
    if (rest > 0) excesses.push({ row, amount: rest as MicroCredits });
  };

  const settle = (day: number): void => {
    if (!gained) return;
    gained = false;
    settling.settle(open.at, (scope, row) => {
      const rest = payFrom(scope, open.at(row), "settlement", row, day);
      open.set(row, rest);
      return rest;
    });
  };

  const changePools = (day: number): void => {
    const today = days.get(day);
    if (today === undefined) return;
    for (const pool of today.lapses) {
      const amount = book.lapse(pool);
      if (amount > 0) events.push({ kind: "lapsed", pool, day, amount });
    }
    for (const pool of today.starts) {
      book.start(pool);
      events.push({ kind: "granted", pool, day, amount: (pools[pool] as Pool).granted });
      gained = true;
    }
    for (const { id, pool, amount, reason, opening } of today.adjustments) {
      const wanted = opening ? ((amount - book.remaining(pool)) as MicroCredits) : amount;
      const applied = book.adjust(pool, wanted);
      if (applied !== 0) events.push({ kind: "adjusted", pool, day, amount: applied, id, reason });
      if (applied !== wanted) {
        leftOutAdjustments.push({ id, pool, amount: (applied - wanted) as MicroCredits });
      }
      gained = true;
    }
  };

  let place = span.first;
  for (const day of daysToReplay(days.keys(), usage, order, span, lastDay)) {
    changePools(day);
    settle(day);
    const firstShortfall = shortfalls.length;
    const firstPlace = place;
    let refundsToday = 0;
    for (; place < span.end && usage.day(order.at(place)) === day; place += 1) {
      const row = order.at(place);
      if (usage.amount(row) > 0) spend(row, day);
      else if (usage.amount(row) < 0) refundsToday += 1;
    }
    for (let at = firstPlace; refundsToday > 0 && at < place; at += 1) {
      if (usage.amount(order.at(at)) < 0) refund(order.at(at), day);
    }
    settle(day);
    for (let at = firstShortfall; at < shortfalls.length; at += 1) {
      const row = shortfalls[at] as number;
      overdrawn.set(row, open.at(row));
    }
  }

  return {
    asOf,
    roster,
    usage,
    order,
    firstPlace: span.first,
    endPlace: span.end,
    balances: book.balances(),
    events,
    entries,
    contractOf,
    shortfalls,
    openOf: (row) => open.at(row) as MicroCredits,
    overdrawnOf: (row) => overdrawn.at(row) as MicroCredits,
    refunded: refunded as MicroCredits[],
    excesses,
    sharedBeforeOwn,
    leftOutAdjustments,
    beyondLimit: span.beyondLimit,
  };
}

type Span = {
  readonly first: number;
  readonly end: number;
  readonly refunds: readonly number[];
  readonly beyondLimit: readonly number[];
};

/**
 * The places of the rows that count: from the ledger's start to the as-of day. Their sum must stay exact: from the first
 * row that would carry it beyond `LARGEST_CREDITS`, rows do not count.
 */
function countedSpan(usage: UsageReader, order: RowOrder, start: PlainDate | undefined, lastDay: number): Span {
  const firstDay = start === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(start);
  let first = 0;
  while (first < order.length && usage.day(order.at(first)) < firstDay) first += 1;
  const refunds: number[] = [];
  const beyondLimit: number[] = [];
  let end = first;
  let total = 0;
  for (let place = first; place < order.length && usage.day(order.at(place)) <= lastDay; place += 1) {
    const row = order.at(place);
    const amount = usage.amount(row);
    total += Math.abs(amount);
    if (total > LARGEST_CREDITS * MICRO) {
      beyondLimit.push(row);
      continue;
    }
    if (amount < 0) refunds.push(row);
    end = place + 1;
  }
  return { first, end, refunds, beyondLimit };
}

/** The days on which something happens, in order: pool events and counted usage, up to the as-of day. */
function* daysToReplay(
  eventDays: Iterable<number>,
  usage: UsageReader,
  order: RowOrder,
  span: Span,
  lastDay: number,
): Iterable<number> {
  const ordered = [...eventDays].filter((day) => day <= lastDay).sort((a, b) => a - b);
  let next = 0;
  let previous = Number.NaN;
  for (let place = span.first; place < span.end; place += 1) {
    const day = usage.day(order.at(place));
    if (day === previous) continue;
    for (; next < ordered.length && (ordered[next] as number) < day; next += 1) yield ordered[next] as number;
    if (ordered[next] === day) next += 1;
    yield day;
    previous = day;
  }
  for (; next < ordered.length; next += 1) yield ordered[next] as number;
}
