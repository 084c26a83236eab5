import type { DayNumber } from "../calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { NOT_REPORTED, type PersonKey } from "../person.ts";

/** What every pool held at the end of a day, by its number in the ledger, in millionths. */
export type BalancesOn = {
  readonly remaining: readonly number[];
  /** What usage had drawn from each pool until then, net of refunds. */
  readonly drawn: readonly number[];
  /** The part of it that people drew who are not on the roster. */
  readonly drawnByUnknown: readonly number[];
};

/**
 * The pools at the end of earlier days, read off the ledger's own entries in one pass: what is dated after a day changes
 * nothing at it (law 6), so this is what a replay to that day would say. Days after the as-of day are as the as-of day.
 */
export function balancesOn(ledger: Ledger, days: readonly DayNumber[]): ReadonlyMap<DayNumber, BalancesOn> {
  const { entries, events, usage, roster, balances } = ledger;
  const ordered = [...new Set(days)].sort((a, b) => a - b);
  const remaining = balances.map(() => 0);
  const drawn = balances.map(() => 0);
  const drawnByUnknown = balances.map(() => 0);
  const isUnknown = Array.from({ length: usage.names.people.size() }, (_, id) => {
    const key = usage.names.people.textOf(id) as PersonKey;
    return key !== NOT_REPORTED && !roster.people.has(key);
  });
  const add = (list: number[], pool: number, amount: number) => {
    list[pool] = (list[pool] as number) + amount;
  };
  let event = 0;
  let entry = 0;
  const found = new Map<DayNumber, BalancesOn>();
  for (const day of ordered) {
    for (; event < events.length && (events[event] as { day: number }).day <= day; event += 1) {
      const { kind, pool, amount } = events[event] as (typeof events)[number];
      add(remaining, pool, kind === "lapsed" ? -amount : amount);
    }
    for (; entry < entries.length() && entries.day(entry) <= day; entry += 1) {
      const kind = entries.kind(entry);
      if (kind === "shortfall" || kind === "release") continue;
      const pool = entries.pool(entry);
      const paid = kind === "return" ? -entries.amount(entry) : entries.amount(entry);
      add(remaining, pool, -paid);
      add(drawn, pool, paid);
      if (isUnknown[usage.person(entries.row(entry))]) add(drawnByUnknown, pool, paid);
    }
    found.set(day, { remaining: [...remaining], drawn: [...drawn], drawnByUnknown: [...drawnByUnknown] });
  }
  return found;
}
