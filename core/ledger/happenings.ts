import type { Ledger, PoolEvent } from "./ledger.ts";
import { poolDays } from "./pool-book.ts";

/** One thing that happened: a change of a pool that is no usage, or an entry by its number. */
export type Happening =
  | { readonly kind: "event"; readonly event: PoolEvent }
  | { readonly kind: "entry"; readonly entry: number };

/**
 * Everything that the ledger wrote down, in the order in which it happened: on each day first what lapsed, began and was
 * adjusted, then the entries; what a refund gives back to a pool that is over lapses right after it (semantics 8 and 10).
 */
export function* happenings(ledger: Ledger): Generator<Happening> {
  const { entries, events } = ledger;
  const lapsesAtOnce = lapsesAtOnceIn(ledger);
  const lateReturns = countByDay(ledger, lapsesAtOnce);
  const count = entries.length();
  let next = 0;
  let entry = 0;
  while (next < events.length || entry < count) {
    const eventDay = events[next]?.day ?? Number.POSITIVE_INFINITY;
    const day = entry < count ? Math.min(eventDay, entries.day(entry)) : eventDay;
    let end = next;
    while (end < events.length && (events[end] as PoolEvent).day === day) end += 1;
    for (end -= lateReturns.get(day) ?? 0; next < end; next += 1) {
      yield { kind: "event", event: events[next] as PoolEvent };
    }
    for (; entry < count && entries.day(entry) === day; entry += 1) {
      yield { kind: "entry", entry };
      if (!lapsesAtOnce(entry)) continue;
      yield { kind: "event", event: events[next] as PoolEvent };
      next += 1;
    }
  }
}

/** Whether a refund gave back to a pool that was over on that day. */
function lapsesAtOnceIn({ entries, balances }: Ledger): (entry: number) => boolean {
  const overOn = balances.map(({ pool }) => poolDays(pool).lapses);
  return (entry) =>
    entries.kind(entry) === "return" && entries.day(entry) >= (overOn[entries.pool(entry)] ?? Number.POSITIVE_INFINITY);
}

function countByDay({ entries }: Ledger, counts: (entry: number) => boolean): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let entry = 0; entry < entries.length(); entry += 1) {
    if (counts(entry)) found.set(entries.day(entry), (found.get(entries.day(entry)) ?? 0) + 1);
  }
  return found;
}

/**
 * What each entry of a refund undid: of a return the draw or settlement whose pool got it back, of a release the
 * shortfall. The last draw goes back first (semantics 10), so those of one usage are a stack.
 */
export function undoneEntries({ entries }: Ledger): ReadonlyMap<number, number> {
  const refundedRows = new Set<number>();
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const kind = entries.kind(entry);
    if (kind === "return" || kind === "release") refundedRows.add(entries.row(entry));
  }
  const undone = new Map<number, number>();
  if (refundedRows.size === 0) return undone;
  const paid = new Map<number, { readonly entry: number; left: number }[]>();
  const short = new Map<number, number>();
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const row = entries.row(entry);
    if (!refundedRows.has(row)) continue;
    const kind = entries.kind(entry);
    if (kind === "shortfall") short.set(row, entry);
    else if (kind === "release") undone.set(entry, short.get(row) as number);
    else {
      const stack = paid.get(row) ?? [];
      paid.set(row, stack);
      if (kind !== "return") stack.push({ entry, left: entries.amount(entry) });
      else {
        while (stack.at(-1)?.left === 0) stack.pop();
        const last = stack.at(-1) as { readonly entry: number; left: number };
        last.left -= entries.amount(entry);
        undone.set(entry, last.entry);
      }
    }
  }
  return undone;
}
