import { type PlainDate, toDayNumber } from "../calendar.ts";
import { LARGEST_CREDITS, MICRO, type MicroCredits } from "../credits.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Pool } from "../roster/pool.ts";
import type { Roster } from "../roster/roster.ts";
import { paidFromKinds, type UsageReader } from "../usage/book.ts";
import type { RowOrder } from "../usage/order.ts";
import { createDebts } from "./debts.ts";
import { createEntries, NONE } from "./entries.ts";
import type { Ledger, PoolEvent } from "./ledger.ts";
import { createPaying } from "./paying.ts";
import { createPoolBook } from "./pool-book.ts";
import { createRefunds } from "./refunds.ts";
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
  const { days, tooLate } = timeline(roster, pools, lastDay, report);
  const span = countedSpan(usage, order, policy.ledgerStartsOn, lastDay);
  const entries = createEntries();
  const paying = createPaying(book, entries, usage.length());
  const debts = createDebts(usage.length());
  const refunds = createRefunds(usage, span.refunds);
  const settling = createSettling(book);
  const events: PoolEvent[] = [];
  const leftOutAdjustments: LeftOutAdjustment[] = [...tooLate];
  const sharedBeforeOwn: number[] = [];
  /** Whether a shared pool may have gained something since the last settling. */
  let gained = false;

  const ownCouldPay = (person: number, unit: number, amount: number): boolean => {
    const own = scopes.own(person, unit);
    return own !== undefined && paying.canPayWhole(own, amount);
  };

  /** One usage: own pools, then shared ones; what nobody pays is a shortfall (semantics 5 to 7, 9). */
  const spend = (row: number, amount: number, day: number): void => {
    const paidFrom = usage.paidFrom(row);
    const person = usage.person(row);
    const unit = usage.unit(row);
    let rest = amount;
    if (paidFrom === SHARED && ownCouldPay(person, unit, amount)) sharedBeforeOwn.push(row);
    const own = paidFrom === SHARED ? undefined : scopes.own(person, unit);
    if (own !== undefined) {
      const splits = policy.jobSplitting === "split" || paidFrom === INDIVIDUAL;
      if (splits || paying.canPayWhole(own, rest)) rest = paying.payFrom(own, rest, "draw", row, day);
      if (rest > 0 && book.nextOf(own) === NONE) scopes.ownIsEmpty(person, unit);
    }
    const shared = rest === 0 || paidFrom === INDIVIDUAL ? undefined : scopes.shared(usage.contract(row), person, unit);
    if (shared !== undefined) rest = paying.payFrom(shared, rest, "draw", row, day);
    refunds.remember(row);
    if (rest === 0) return;
    entries.add("shortfall", row, NONE, rest, day, 0, NONE);
    debts.owe(row, rest);
    if (shared !== undefined && policy.overdraft === "carry") settling.wait(shared, row);
  };

  /** Undoes up to `most` of one usage: its open part first, then its draws, the last one first (semantics 10). */
  const undo = (row: number, most: number, refund: number, day: number): number => {
    let rest = most;
    const isLater = day > usage.day(row);
    const openPart = Math.min(rest, debts.openOf(row));
    if (openPart > 0) {
      debts.lessenOpen(row, openPart);
      if (isLater) debts.lessenOverdrawn(row, openPart);
      entries.add("release", row, NONE, openPart, day, 0, refund);
      rest -= openPart;
    }
    for (let entry = paying.latestOf(row); entry !== NONE && rest > 0; entry = entries.link(entry)) {
      const part = Math.min(rest, entries.kept(entry));
      if (part === 0) continue;
      entries.reduce(entry, part);
      const pool = entries.pool(entry);
      if (book.giveBack(pool, part)) gained ||= pools[pool]?.holder === undefined;
      else events.push({ kind: "lapsed", pool, day, amount: part as MicroCredits });
      if (entries.kind(entry) === "settlement" && entries.day(entry) > usage.day(row)) debts.lessenOverdrawn(row, part);
      entries.add("return", row, pool, part, day, entries.decidedBy(entry), refund);
      rest -= part;
    }
    return rest;
  };

  const settle = (day: number): void => {
    if (!gained) return;
    gained = false;
    settling.settle(debts.openOf, (scope, row) => {
      const open = debts.openOf(row);
      const rest = paying.payFrom(scope, open, "settlement", row, day);
      debts.lessenOpen(row, open - rest);
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

  const eventDays = [...days.keys()].filter((day) => day <= lastDay).sort((one, other) => one - other);
  let event = 0;
  let place = span.first;
  while (event < eventDays.length || place < span.end) {
    const eventDay = eventDays[event] ?? Number.POSITIVE_INFINITY;
    const day = place < span.end ? Math.min(eventDay, usage.day(order.at(place))) : eventDay;
    if (day === eventDay) event += 1;
    changePools(day);
    settle(day);
    const firstPlace = place;
    let refundsToday = 0;
    for (; place < span.end && usage.day(order.at(place)) === day; place += 1) {
      const row = order.at(place);
      const amount = usage.amount(row);
      if (amount > 0) spend(row, amount, day);
      else if (amount < 0) refundsToday += 1;
    }
    for (let at = firstPlace; refundsToday > 0 && at < place; at += 1) {
      const refund = order.at(at);
      if (usage.amount(refund) < 0) refunds.apply(refund, (row, most) => undo(row, most, refund, day));
    }
    settle(day);
    debts.endDay();
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
    contractOf: contractOfUsage(roster, usage),
    settlements: paying.settlements,
    shortfalls: debts.rows,
    openOf: debts.openOf,
    overdrawnOf: debts.overdrawnOf,
    refunded: refunds.undone,
    excesses: refunds.excesses,
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
