import type { Facts } from "../accounts/facts.ts";
import type { DayNumber } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import { MASKED, NOT_REPORTED } from "../person.ts";
import { type Bits, createBits, sumTable } from "../usage/columns.ts";
import { monthNumbers, NO_GROUP } from "./row-groups.ts";

/** How many other months with use a person must have had before one can be called unusual. */
const LEAST_HISTORY = 6;

/** Above this score a month is unusual: the usual bound of the robust z-score (Iglewicz and Hoaglin). */
const FAR = 3.5;

/** A median absolute deviation of 1 is so many standard deviations, if amounts were spread normally. */
const SIGMA = 0.6745;

/** The spread is at least this share of the median: a habit may be so even that every month would be odd. */
const LEAST_SPREAD = 1 / 4;

/**
 * What a month is measured against, where it is far above it: the median of the other months. Far above is a robust z-score
 * over 3.5, and at least `leastExcess` more. Nothing with fewer than 6 other months. Amounts in millionths.
 */
export function unusualAgainst(
  amount: number,
  others: readonly number[],
  leastExcess: number,
): MicroCredits | undefined {
  if (others.length < LEAST_HISTORY) return undefined;
  const usual = median(others);
  if (amount - usual < leastExcess) return undefined;
  // most are near the median, and need not be measured exactly
  if (!((SIGMA * (amount - usual)) / (usual * LEAST_SPREAD) > FAR)) return undefined;
  const spread = Math.max(median(others.map((other) => Math.abs(other - usual))), usual * LEAST_SPREAD);
  return (SIGMA * (amount - usual)) / spread > FAR ? micro(Math.round(usual)) : undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

/** What one person used of one service in one unit, by month with use; months as `monthNumbers` counts them. */
export type Habit = { readonly months: readonly number[]; readonly used: readonly number[] };

/** The habits that may have an unusual month, by the number that `keyOf` gives to a row. */
export type Habits = {
  /** `NO_GROUP` for people who are nobody in particular. */
  readonly keyOf: (row: number) => number;
  readonly personOf: (key: number) => number;
  readonly found: ReadonlyMap<number, Habit>;
};

/** Keys of so many people, services and units are first sifted in columns; of more, all are added up at once. */
const LARGEST_SIFTED = 1 << 21;

/**
 * The habits with a month of at least `leastExcess`: no other can have an unusual one. Nothing where the usage is too short
 * for anybody to have a history.
 */
export function habits(facts: Facts, leastExcess: number): Habits | undefined {
  const { ledger } = facts;
  const { usage, order, firstPlace, endPlace } = ledger;
  const monthNumber = monthNumbers();
  if (firstPlace >= endPlace) return undefined;
  const firstMonth = monthNumber(usage.day(order.at(firstPlace)));
  if (monthNumber(usage.day(order.at(endPlace - 1))) - firstMonth < LEAST_HISTORY) return undefined;
  const { keyOf, personOf, size } = habitKeys(facts);
  const isLarge = size > LARGEST_SIFTED ? undefined : largeMonths(ledger, keyOf, size, leastExcess);
  const found = new Map<number, { months: number[]; used: number[] }>();
  let lastDay: DayNumber | undefined;
  let month = 0;
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const key = keyOf(row);
    if (key === NO_GROUP || isLarge?.has(key) === false) continue;
    const amount = usage.amount(row);
    if (amount <= 0) continue;
    const day = usage.day(row);
    if (day !== lastDay) month = monthNumber(day);
    lastDay = day;
    const habit = found.get(key);
    if (habit === undefined) {
      found.set(key, { months: [month], used: [amount] });
      continue;
    }
    const last = habit.months.length - 1;
    if (habit.months[last] === month) habit.used[last] = (habit.used[last] as number) + amount;
    else {
      habit.months.push(month);
      habit.used.push(amount);
    }
  }
  return { keyOf, personOf, found };
}

/** The running sum of a key: in which month, and how much. Side by side, since the look into memory is what takes time. */
const MONTH = 0;
const SUM = 1;

/** The keys that come to at least so much in some month: one running sum a key, since rows come in the order of days. */
function largeMonths(
  { usage, order, firstPlace, endPlace }: Facts["ledger"],
  keyOf: (row: number) => number,
  size: number,
  least: number,
): Bits {
  const monthNumber = monthNumbers();
  const running = sumTable(size, 2);
  const large = createBits(size);
  let lastDay: DayNumber | undefined;
  let month = 0;
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const amount = usage.amount(row);
    if (amount <= 0) continue;
    const key = keyOf(row);
    if (key === NO_GROUP) continue;
    const day = usage.day(row);
    if (day !== lastDay) month = monthNumber(day);
    lastDay = day;
    const since = running.at(key, MONTH);
    if (since !== month) {
      running.add(key, MONTH, month - since);
      running.add(key, SUM, -running.at(key, SUM));
    }
    running.add(key, SUM, amount);
    if (running.at(key, SUM) >= least) large.add(key);
  }
  return large;
}

/** A number for each person, service and unit in use. Stars and people who are not reported are nobody in particular. */
function habitKeys({ ledger: { usage }, tallies }: Facts): Omit<Habits, "found"> & { readonly size: number } {
  const { people, services } = usage.names;
  const nobody = people.idOf(NOT_REPORTED);
  const masked = people.idOf(MASKED);
  const ofServices = services.size();
  // of three units a firm has mostly one: three times as many keys would not fit into the engine's fast memory
  let inUse = 0;
  const places = tallies.used.map((used) => (used > 0 ? inUse++ : NO_GROUP));
  return {
    size: people.size() * ofServices * inUse,
    keyOf: (row) => {
      const person = usage.person(row);
      const place = places[usage.unit(row)] as number;
      if (person === nobody || person === masked || place === NO_GROUP) return NO_GROUP;
      return (person * ofServices + usage.service(row)) * inUse + place;
    },
    personOf: (key) => Math.floor(key / (ofServices * inUse)),
  };
}

/** The unusual months of a habit, and what each is measured against. */
export function unusualMonths({ months, used }: Habit, leastExcess: number): ReadonlyMap<number, MicroCredits> {
  const unusual = new Map<number, MicroCredits>();
  if (months.length <= LEAST_HISTORY) return unusual;
  const least = Math.min(...used);
  used.forEach((amount, index) => {
    // what is not so far above the least is not so far above the median
    if (amount - least < leastExcess) return;
    const others = used.filter((_, other) => other !== index);
    const usual = unusualAgainst(amount, others, leastExcess);
    if (usual !== undefined) unusual.set(months[index] as number, usual);
  });
  return unusual;
}
