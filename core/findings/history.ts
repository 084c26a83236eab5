import type { Facts } from "../accounts/facts.ts";
import { type MicroCredits, micro } from "../credits.ts";
import { MASKED, NOT_REPORTED } from "../person.ts";
import { units } from "../roster/words.ts";
import { amountColumn, indexColumn } from "../usage/columns.ts";
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

/** The habits of everybody, numbered from 0. */
export type Habits = {
  readonly size: () => number;
  /** The habit that a row belongs to; `NO_GROUP` for people who are nobody in particular. */
  readonly of: (row: number) => number;
  /** Nothing for a habit of too few months, or whose months are all alike: none is `leastExcess` above the least. */
  readonly at: (habit: number, leastExcess: number) => Habit | undefined;
};

/**
 * Adds up everybody's months in one pass, in columns: a million rows make hundreds of thousands of months. Nothing where the
 * usage is too short for anybody to have a history.
 */
export function habits({ ledger }: Facts): Habits | undefined {
  const { usage, order, firstPlace, endPlace } = ledger;
  const monthNumber = monthNumbers();
  if (firstPlace >= endPlace) return undefined;
  const firstMonth = monthNumber(usage.day(order.at(firstPlace)));
  if (monthNumber(usage.day(order.at(endPlace - 1))) - firstMonth < LEAST_HISTORY) return undefined;
  const { keyOf, size } = habitKeys(ledger);
  const numbers = numbering(size);
  /** Of each habit: its latest cell plus one, and how many it has. A cell is a month: its number, amount, and the cell before. */
  const latest = indexColumn();
  const counts = indexColumn();
  const months = indexColumn();
  const amounts = amountColumn();
  const before = indexColumn();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const amount = usage.amount(row);
    if (amount <= 0) continue;
    const key = keyOf(row);
    if (key === NO_GROUP) continue;
    const habit = numbers.numberOf(key);
    if (habit === latest.length()) {
      latest.push(0);
      counts.push(0);
    }
    const month = monthNumber(usage.day(row));
    const cell = latest.at(habit) - 1;
    if (cell !== -1 && months.at(cell) === month) amounts.set(cell, amounts.at(cell) + amount);
    else {
      months.push(month);
      amounts.push(amount);
      before.push(cell);
      latest.set(habit, months.length());
      counts.set(habit, counts.at(habit) + 1);
    }
  }
  return {
    size: latest.length,
    of: (row) => {
      const key = keyOf(row);
      return key === NO_GROUP ? NO_GROUP : numbers.known(key);
    },
    at: (habit, leastExcess) => {
      if (counts.at(habit) <= LEAST_HISTORY) return undefined;
      let least = Number.POSITIVE_INFINITY;
      let most = 0;
      for (let cell = latest.at(habit) - 1; cell !== -1; cell = before.at(cell)) {
        least = Math.min(least, amounts.at(cell));
        most = Math.max(most, amounts.at(cell));
      }
      // nothing can be so far above the median that is not so far above the least: most habits end here
      if (most - least < leastExcess) return undefined;
      const found: { months: number[]; used: number[] } = { months: [], used: [] };
      for (let cell = latest.at(habit) - 1; cell !== -1; cell = before.at(cell)) {
        found.months.push(months.at(cell));
        found.used.push(amounts.at(cell));
      }
      return found;
    },
  };
}

/** A number for each person, service and unit. Stars and people who are not reported are nobody in particular. */
function habitKeys({ usage }: Facts["ledger"]): { readonly keyOf: (row: number) => number; readonly size: number } {
  const { people, services } = usage.names;
  const nobody = people.idOf(NOT_REPORTED);
  const masked = people.idOf(MASKED);
  const ofServices = services.size();
  return {
    size: people.size() * ofServices * units.length,
    keyOf: (row) => {
      const person = usage.person(row);
      if (person === nobody || person === masked) return NO_GROUP;
      return (person * ofServices + usage.service(row)) * units.length + usage.unit(row);
    },
  };
}

/** Keys below this are looked up in a column; above it, which takes very many people and services, in a map. */
const LARGEST_COLUMN = 1 << 22;

type Numbering = {
  /** The number of a key; a new key gets the next one. */
  readonly numberOf: (key: number) => number;
  /** The number of a key that has one, else `NO_GROUP`. */
  readonly known: (key: number) => number;
};

function numbering(size: number): Numbering {
  let next = 0;
  if (size > LARGEST_COLUMN) {
    const numbers = new Map<number, number>();
    const known = (key: number) => numbers.get(key) ?? NO_GROUP;
    return {
      known,
      numberOf: (key) => {
        const number = known(key);
        if (number !== NO_GROUP) return number;
        numbers.set(key, next);
        next += 1;
        return next - 1;
      },
    };
  }
  const column = indexColumn(size);
  return {
    known: (key) => column.at(key) - 1,
    numberOf: (key) => {
      if (column.at(key) === 0) {
        next += 1;
        column.set(key, next);
      }
      return column.at(key) - 1;
    },
  };
}

/** The unusual months of a habit, and what each is measured against. */
export function unusualMonths({ months, used }: Habit, leastExcess: number): ReadonlyMap<number, MicroCredits> {
  const unusual = new Map<number, MicroCredits>();
  used.forEach((amount, index) => {
    const others = used.filter((_, other) => other !== index);
    const usual = unusualAgainst(amount, others, leastExcess);
    if (usual !== undefined) unusual.set(months[index] as number, usual);
  });
  return unusual;
}
