import { type DayNumber, type Month, monthOf, toPlainDate } from "../calendar.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { units } from "../roster/words.ts";
import { createBits, emptyPlaces } from "../usage/columns.ts";

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
  /** Counted rows by unit: all positive ones. */
  readonly used: readonly number[];
};

/** Adds up a ledger in one pass over its rows and one over its entries. */
export function tally(ledger: Ledger, nobody: number): Tallies {
  const { names } = ledger.usage;
  const people = emptyPlaces<PersonTally>(names.people.size() * units.length);
  const services = emptyPlaces<ServiceTally>(names.services.size() * units.length);
  const months = new Map<Month, (MonthTally | undefined)[]>();
  const used = units.map(() => 0);
  const book: Books = { people, services, months, used };
  tallyRows(ledger, book, nobody);
  tallyEntries(ledger, book);
  tallyShortfalls(ledger, book);
  tallyPoolEvents(ledger, book);
  return book;
}

type Books = {
  readonly people: (PersonTally | undefined)[];
  readonly services: (ServiceTally | undefined)[];
  readonly months: Map<Month, (MonthTally | undefined)[]>;
  readonly used: number[];
};

function tallyRows({ usage, order, firstPlace, endPlace, contractOf }: Ledger, book: Books, nobody: number): void {
  const pairs = usage.names.services.size() * units.length;
  const seen = createBits(usage.names.people.size() * pairs);
  const monthAt = monthFinder(book.months);
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const unit = usage.unit(row);
    const amount = usage.amount(row);
    const person = personTally(book.people, usage.person(row) * units.length + unit);
    if (amount <= 0) continue;
    person.used += amount;
    book.used[unit] = (book.used[unit] as number) + amount;
    monthTally(monthAt(usage.day(row)), contractOf(row) * units.length + unit).used += amount;
    const key = usage.service(row) * units.length + unit;
    let service = book.services[key];
    if (service === undefined) {
      service = { used: 0, people: 0 };
      book.services[key] = service;
    }
    service.used += amount;
    const pair = usage.person(row) * pairs + key;
    if (usage.person(row) !== nobody && !seen.has(pair)) {
      seen.add(pair);
      service.people += 1;
    }
  }
}

function tallyEntries({ usage, entries, balances, contractOf }: Ledger, book: Books): void {
  const monthAt = monthFinder(book.months);
  const own = balances.map(({ pool }) => pool.holder !== undefined);
  const poolKeys = balances.map(
    ({ pool }) => usage.names.contracts.idOf(pool.contract ?? "") * units.length + units.indexOf(pool.unit),
  );
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const row = entries.row(entry);
    const amount = entries.amount(entry);
    const kind = entries.kind(entry);
    const unit = usage.unit(row);
    const month = monthAt(entries.day(entry));
    const tally = monthTally(month, contractOf(row) * units.length + unit);
    if (kind === "shortfall") tally.openChange += amount;
    else if (kind === "release") {
      tally.openChange -= amount;
      tally.refunded += amount;
    } else {
      const pool = entries.pool(entry);
      const paid = kind === "return" ? -amount : amount;
      const person = personTally(book.people, usage.person(row) * units.length + unit);
      if (kind === "settlement") tally.openChange -= amount;
      if (kind === "return") tally.refunded += amount;
      if (own[pool]) {
        tally.fromOwn += paid;
        person.fromOwn += paid;
      } else {
        tally.fromShared += paid;
        person.fromShared += paid;
        monthTally(month, poolKeys[pool] as number).balanceChange -= paid;
      }
    }
  }
}

function tallyShortfalls({ usage, shortfalls, openOf, overdrawnOf, contractOf }: Ledger, book: Books): void {
  const monthAt = monthFinder(book.months);
  for (const row of shortfalls) {
    const unit = usage.unit(row);
    const person = personTally(book.people, usage.person(row) * units.length + unit);
    person.open += openOf(row);
    person.overdrawn += overdrawnOf(row);
    monthTally(monthAt(usage.day(row)), contractOf(row) * units.length + unit).overdrawn += overdrawnOf(row);
  }
}

function tallyPoolEvents({ usage, events, balances }: Ledger, book: Books): void {
  const monthAt = monthFinder(book.months);
  for (const { kind, pool: index, day, amount } of events) {
    const pool = balances[index]?.pool;
    if (pool === undefined || pool.holder !== undefined) continue;
    const key = usage.names.contracts.idOf(pool.contract ?? "") * units.length + units.indexOf(pool.unit);
    const tally = monthTally(monthAt(day as DayNumber), key);
    if (kind === "lapsed") tally.lapsed += amount;
    tally.balanceChange += kind === "lapsed" ? -amount : amount;
  }
}

/** The tallies of the month that a day is in; days come in runs, so the last month is remembered. */
function monthFinder(months: Map<Month, (MonthTally | undefined)[]>): (day: DayNumber) => (MonthTally | undefined)[] {
  let lastDay: number | undefined;
  let last: (MonthTally | undefined)[] = [];
  return (day) => {
    if (day === lastDay) return last;
    const month = monthOf(toPlainDate(day));
    last = months.get(month) ?? [];
    months.set(month, last);
    lastDay = day;
    return last;
  };
}

function monthTally(tallies: (MonthTally | undefined)[], key: number): MonthTally {
  const known = tallies[key];
  if (known !== undefined) return known;
  const tally: MonthTally = {
    used: 0,
    refunded: 0,
    fromOwn: 0,
    fromShared: 0,
    overdrawn: 0,
    openChange: 0,
    lapsed: 0,
    balanceChange: 0,
  };
  tallies[key] = tally;
  return tally;
}

function personTally(tallies: (PersonTally | undefined)[], key: number): PersonTally {
  const known = tallies[key];
  if (known !== undefined) return known;
  const tally: PersonTally = { used: 0, fromOwn: 0, fromShared: 0, overdrawn: 0, open: 0 };
  tallies[key] = tally;
  return tally;
}
