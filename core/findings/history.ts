import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, type Month, monthOf, toPlainDate } from "../calendar.ts";
import { MASKED, NOT_REPORTED } from "../person.ts";
import { units } from "../roster/words.ts";
import { monthNumbers } from "./row-groups.ts";

/** How many other months with use a person must have had before one can be called unusual. */
export const LEAST_HISTORY = 6;

/** Above this score a month is unusual: the usual bound of the robust z-score (Iglewicz and Hoaglin). */
const FAR = 3.5;

/** A median absolute deviation of 1 is so many standard deviations, if amounts were spread normally. */
const SIGMA = 0.6745;

/**
 * What a month is measured against, where it is far above it: the median of the other months, in millionths. Far above is a
 * robust z-score over 3.5 (the spread is the median absolute deviation, at least a tenth of the median, so that a very even
 * habit does not make every month odd) and at least twice the median. Nothing with fewer than `LEAST_HISTORY` other months.
 */
export function unusualAgainst(amount: number, others: readonly number[]): number | undefined {
  if (others.length < LEAST_HISTORY) return undefined;
  const usual = median(others);
  const spread = Math.max(median(others.map((other) => Math.abs(other - usual))), usual / 10);
  const isFar = amount >= 2 * usual && (SIGMA * (amount - usual)) / spread > FAR;
  return isFar ? Math.round(usual) : undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

/** What one person used of one service in one unit, by month with use, in order. */
export type Habit = { readonly key: number; readonly months: readonly Month[]; readonly used: readonly number[] };

/** The number by which a row belongs to a habit; -1 for people who are nobody in particular. */
export type HabitKey = (row: number) => number;

/** The habits of everybody, in one pass; none where the usage is too short for anybody to have a history. */
export function habits({ ledger }: Facts): { readonly keyOf: HabitKey; readonly found: readonly Habit[] } {
  const { usage, order, firstPlace, endPlace } = ledger;
  const { people, services } = usage.names;
  const nobody = new Set([people.idOf(NOT_REPORTED), people.idOf(MASKED)]);
  const keyOf: HabitKey = (row) =>
    nobody.has(usage.person(row))
      ? -1
      : (usage.person(row) * services.size() + usage.service(row)) * units.length + usage.unit(row);
  const monthNumber = monthNumbers();
  const spanned =
    firstPlace >= endPlace
      ? 0
      : monthNumber(usage.day(order.at(endPlace - 1))) - monthNumber(usage.day(order.at(firstPlace))) + 1;
  if (spanned <= LEAST_HISTORY) return { keyOf, found: [] };
  const growing = new Map<number, { months: number[]; days: DayNumber[]; used: number[] }>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const amount = usage.amount(row);
    const key = amount > 0 ? keyOf(row) : -1;
    if (key === -1) continue;
    let habit = growing.get(key);
    if (habit === undefined) {
      habit = { months: [], days: [], used: [] };
      growing.set(key, habit);
    }
    const month = monthNumber(usage.day(row));
    const last = habit.months.length - 1;
    if (habit.months[last] === month) habit.used[last] = (habit.used[last] as number) + amount;
    else {
      habit.months.push(month);
      habit.days.push(usage.day(row));
      habit.used.push(amount);
    }
  }
  const found = [...growing].filter(([, { months }]) => months.length > LEAST_HISTORY);
  return {
    keyOf,
    found: found.map(([key, { days, used }]) => ({ key, months: days.map((day) => monthOf(toPlainDate(day))), used })),
  };
}
