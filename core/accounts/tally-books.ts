import { type DayNumber, type Month, monthOf, toPlainDate } from "../calendar.ts";
import { type Unit, units } from "../roster/words.ts";
import { createBits, emptyPlaces, type SumTable, sumTable } from "../usage/columns.ts";
import type { Place, Places } from "./places.ts";

/** What one person came to in one unit, in millionths. */
export type PersonTally = {
  used: number;
  fromOwn: number;
  fromShared: number;
  overdrawn: number;
  open: number;
};

/** What happened in one month under one contract in one unit, in millionths; `openChange` and `balanceChange` are moves. */
export type MonthTally = {
  used: number;
  refunded: number;
  fromOwn: number;
  fromShared: number;
  overdrawn: number;
  openChange: number;
  lapsed: number;
  balanceChange: number;
};

/** What the people of one place used in one month in one unit, counted in the month of use. */
export type PlaceTally = {
  readonly month: Month;
  readonly place: Place;
  readonly unit: Unit;
  used: number;
  /** What each pool paid, net of refunds, by its number among the shared ones. */
  readonly paidBy: number[];
  /** The numbers of the pools that paid anything, in the order in which they first did. */
  readonly payers: number[];
};

/** The sums of a person. */
export const USED = 0;
export const FROM_OWN = 1;
export const FROM_SHARED = 2;
export const OVERDRAWN = 3;
export const OPEN = 4;
const PERSON_SUMS = 5;

/** The sums of people while they grow, by person number × units + unit number. */
export type PersonSums = {
  readonly sums: SumTable;
  /** Says that the person has a counted row. */
  readonly meet: (key: number) => void;
  readonly tallies: () => readonly (PersonTally | undefined)[];
};

/** No sums yet, for so many keys. */
export function personSums(length: number): PersonSums {
  const sums = sumTable(length, PERSON_SUMS);
  const met = createBits(length);
  return {
    sums,
    meet: met.add,
    tallies: () => {
      const found = emptyPlaces<PersonTally>(length);
      for (let key = 0; key < length; key += 1) {
        if (!met.has(key)) continue;
        found[key] = {
          used: sums.at(key, USED),
          fromOwn: sums.at(key, FROM_OWN),
          fromShared: sums.at(key, FROM_SHARED),
          overdrawn: sums.at(key, OVERDRAWN),
          open: sums.at(key, OPEN),
        };
      }
      return found;
    },
  };
}

/** What is added up within one month: by contract number × units + unit number, and by place and unit. */
export type MonthBook = {
  readonly tally: (key: number) => MonthTally;
  readonly place: (person: number, unit: number) => PlaceTally;
};

/** The months of a ledger while they are added up. */
export type Months = {
  readonly months: ReadonlyMap<Month, readonly (MonthTally | undefined)[]>;
  readonly places: readonly PlaceTally[];
  /** The month that a day is in; days come in runs, so the last month is remembered. */
  readonly monthAt: (day: DayNumber) => MonthBook;
};

/** No month yet; `sharedPools` is how many pools may have paid. */
export function createMonths({ places: known, placeOf }: Places, sharedPools: number): Months {
  const months = new Map<Month, (MonthTally | undefined)[]>();
  const books = new Map<Month, MonthBook>();
  const places: PlaceTally[] = [];
  const open = (month: Month): MonthBook => {
    const tallies: (MonthTally | undefined)[] = [];
    months.set(month, tallies);
    const ofPlaces = emptyPlaces<PlaceTally>(known.length * units.length);
    return {
      tally: (key) => {
        let found = tallies[key];
        if (found === undefined) {
          found = zeroMonth();
          tallies[key] = found;
        }
        return found;
      },
      place: (person, unit) => {
        const key = placeOf.at(person) * units.length + unit;
        let found = ofPlaces[key];
        if (found === undefined) {
          const paidBy: number[] = new Array(sharedPools).fill(0);
          const place = known[placeOf.at(person)] as Place;
          found = { month, place, unit: units[unit] as Unit, used: 0, paidBy, payers: [] };
          ofPlaces[key] = found;
          places.push(found);
        }
        return found;
      },
    };
  };
  let lastDay: number | undefined;
  let last: MonthBook | undefined;
  const monthAt = (day: DayNumber): MonthBook => {
    if (last !== undefined && day === lastDay) return last;
    const month = monthOf(toPlainDate(day));
    last = books.get(month) ?? open(month);
    books.set(month, last);
    lastDay = day;
    return last;
  };
  return { months, places, monthAt };
}

function zeroMonth(): MonthTally {
  return {
    used: 0,
    refunded: 0,
    fromOwn: 0,
    fromShared: 0,
    overdrawn: 0,
    openChange: 0,
    lapsed: 0,
    balanceChange: 0,
  };
}
