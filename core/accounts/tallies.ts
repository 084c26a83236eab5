import type { DayNumber, Month } from "../calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { units } from "../roster/words.ts";
import { createBits, emptyPlaces } from "../usage/columns.ts";
import { placesOfPeople } from "./places.ts";
import {
  createMonths,
  FROM_OWN,
  FROM_SHARED,
  type MonthBook,
  type MonthTally,
  OPEN,
  OVERDRAWN,
  type PersonSums,
  type PersonTally,
  type PlaceTally,
  personSums,
  USED,
} from "./tally-books.ts";

/** What one service came to in one unit. */
export type ServiceTally = { used: number; people: number };

/** Sums over the rows and entries of a ledger; every table of the report is made from them. */
export type Tallies = {
  /** By person number × units + unit number; absent where the person has no counted row in that unit. */
  readonly people: readonly (PersonTally | undefined)[];
  /** By service number × units + unit number. */
  readonly services: readonly (ServiceTally | undefined)[];
  /** By month, then by contract number × units + unit number. */
  readonly months: ReadonlyMap<Month, readonly (MonthTally | undefined)[]>;
  readonly places: readonly PlaceTally[];
  /** Counted rows by unit: all positive ones. */
  readonly used: readonly number[];
};

/** Adds up a ledger in one pass over its rows and one over its entries. */
export function tally(ledger: Ledger, nobody: number): Tallies {
  const { names } = ledger.usage;
  const persons = personSums(names.people.size() * units.length);
  const services = emptyPlaces<ServiceTally>(names.services.size() * units.length);
  const used = units.map(() => 0);
  const sharedPools = ledger.balances.filter(({ pool }) => pool.holder === undefined).length;
  const { monthAt, months, places } = createMonths(placesOfPeople(ledger), sharedPools);
  const book: Books = { persons, services, monthAt, used };
  tallyRows(ledger, book, nobody);
  tallyEntries(ledger, book);
  tallyShortfalls(ledger, book);
  tallyPoolEvents(ledger, book);
  return { people: persons.tallies(), services, months, places, used };
}

type Books = {
  readonly persons: PersonSums;
  readonly services: (ServiceTally | undefined)[];
  readonly monthAt: (day: DayNumber) => MonthBook;
  readonly used: number[];
};

function tallyRows({ usage, order, firstPlace, endPlace, contractOf }: Ledger, book: Books, nobody: number): void {
  const { persons, monthAt } = book;
  const pairs = usage.names.services.size() * units.length;
  const seen = createBits(usage.names.people.size() * pairs);
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const unit = usage.unit(row);
    const amount = usage.amount(row);
    const person = usage.person(row);
    persons.meet(person * units.length + unit);
    if (amount <= 0) continue;
    persons.sums.add(person * units.length + unit, USED, amount);
    book.used[unit] = (book.used[unit] as number) + amount;
    const month = monthAt(usage.day(row));
    month.tally(contractOf(row) * units.length + unit).used += amount;
    month.place(person, unit).used += amount;
    const key = usage.service(row) * units.length + unit;
    let service = book.services[key];
    if (service === undefined) {
      service = { used: 0, people: 0 };
      book.services[key] = service;
    }
    service.used += amount;
    const pair = person * pairs + key;
    if (person !== nobody && !seen.has(pair)) {
      seen.add(pair);
      service.people += 1;
    }
  }
}

function tallyEntries({ usage, entries, balances, contractOf }: Ledger, { persons, monthAt }: Books): void {
  const shared = sharedNumbers(balances);
  const poolKeys = balances.map(
    ({ pool }) => usage.names.contracts.idOf(pool.contract ?? "") * units.length + units.indexOf(pool.unit),
  );
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const row = entries.row(entry);
    const amount = entries.amount(entry);
    const kind = entries.kind(entry);
    const unit = usage.unit(row);
    const month = monthAt(entries.day(entry));
    const tally = month.tally(contractOf(row) * units.length + unit);
    if (kind === "shortfall") {
      tally.openChange += amount;
      continue;
    }
    if (kind === "release" || kind === "return") tally.refunded += amount;
    if (kind === "release" || kind === "settlement") tally.openChange -= amount;
    if (kind === "release") continue;
    const pool = entries.pool(entry);
    const number = shared[pool] as number;
    const person = usage.person(row);
    const paid = kind === "return" ? -amount : amount;
    if (number === OWN) {
      tally.fromOwn += paid;
      persons.sums.add(person * units.length + unit, FROM_OWN, paid);
      continue;
    }
    tally.fromShared += paid;
    persons.sums.add(person * units.length + unit, FROM_SHARED, paid);
    month.tally(poolKeys[pool] as number).balanceChange -= paid;
    const kept = entries.kept(entry);
    if (kind === "return" || kept === 0) continue;
    // a draw is made on the day of use
    const { paidBy, payers } = (kind === "draw" ? month : monthAt(usage.day(row))).place(person, unit);
    if (paidBy[number] === 0) payers.push(number);
    paidBy[number] = (paidBy[number] as number) + kept;
  }
}

const OWN = -1;

/** The number of each pool among the shared ones, as `PlaceTally` has them; `OWN` for somebody's own. */
function sharedNumbers(balances: Ledger["balances"]): readonly number[] {
  let next = 0;
  return balances.map(({ pool }) => (pool.holder === undefined ? next++ : OWN));
}

function tallyShortfalls(ledger: Ledger, { persons, monthAt }: Books): void {
  const { usage, shortfalls, openOf, overdrawnOf, contractOf } = ledger;
  for (const row of shortfalls) {
    const unit = usage.unit(row);
    const key = usage.person(row) * units.length + unit;
    persons.sums.add(key, OPEN, openOf(row));
    persons.sums.add(key, OVERDRAWN, overdrawnOf(row));
    monthAt(usage.day(row)).tally(contractOf(row) * units.length + unit).overdrawn += overdrawnOf(row);
  }
}

function tallyPoolEvents({ usage, events, balances }: Ledger, { monthAt }: Books): void {
  for (const { kind, pool: index, day, amount } of events) {
    const pool = balances[index]?.pool;
    if (pool === undefined || pool.holder !== undefined) continue;
    const key = usage.names.contracts.idOf(pool.contract ?? "") * units.length + units.indexOf(pool.unit);
    const tally = monthAt(day as DayNumber).tally(key);
    if (kind === "lapsed") tally.lapsed += amount;
    tally.balanceChange += kind === "lapsed" ? -amount : amount;
  }
}
