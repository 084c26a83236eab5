import { type DayNumber, lastDayOf, type Month, monthOf, toDayNumber, toPlainDate } from "../calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** The days that an export covers, or that were declared as covered: first and last. */
export type Covered = { readonly firstDay: DayNumber; readonly lastDay: DayNumber };

/** Days in a row that no export covers; both count. */
export type Gap = { readonly firstDay: DayNumber; readonly lastDay: DayNumber };

/** The days from the first counted usage to the as-of day that no replayed export covers, nor was declared as covered. */
export function gaps(ledger: Ledger, covered: readonly Covered[]): readonly Gap[] {
  const asOfDay = toDayNumber(ledger.asOf);
  if (ledger.firstPlace === ledger.endPlace) return [];
  const found: Gap[] = [];
  let next: number = ledger.usage.day(ledger.order.at(ledger.firstPlace));
  for (const { firstDay, lastDay } of [...covered].sort((a, b) => a.firstDay - b.firstDay)) {
    const end = Math.min(firstDay - 1, asOfDay);
    if (end >= next) found.push({ firstDay: next as DayNumber, lastDay: end as DayNumber });
    next = Math.max(next, lastDay + 1);
  }
  if (next <= asOfDay) found.push({ firstDay: next as DayNumber, lastDay: asOfDay });
  return found;
}

/** The gaps cut at the ends of months. */
export function gapsByMonth(all: readonly Gap[]): ReadonlyMap<Month, readonly Gap[]> {
  const months = new Map<Month, Gap[]>();
  for (const { firstDay, lastDay } of all) {
    let day = firstDay;
    while (day <= lastDay) {
      const month = monthOf(toPlainDate(day));
      const end = Math.min(lastDay, toDayNumber(lastDayOf(month))) as DayNumber;
      months.set(month, [...(months.get(month) ?? []), { firstDay: day, lastDay: end }]);
      day = (end + 1) as DayNumber;
    }
  }
  return months;
}

/** How many days up to a day no export covers. */
export function uncoveredDays(all: readonly Gap[], until: DayNumber): number {
  return all.reduce((sum, { firstDay, lastDay }) => sum + Math.max(0, Math.min(lastDay, until) - firstDay + 1), 0);
}
