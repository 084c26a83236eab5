import { type DayNumber, monthOf, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro, times, toNumber } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import type { Pool } from "../roster/pools.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunFile } from "../run-file.ts";
import { byText, byTextOrLast } from "../text.ts";
import { emptyPlaces } from "../usage/columns.ts";
import type { Facts } from "./facts.ts";

type Group = {
  readonly month: string;
  readonly place: Place;
  readonly unit: Unit;
  used: number;
  /** What each shared pool paid, by its number among the shared ones. */
  readonly paidBy: number[];
};

/** Where a person works, and who pays: everybody of one office and cost centre shares one. */
type Place = { readonly number: number; readonly office: string | undefined; readonly costCentre: string | undefined };

/**
 * What each office and cost centre used in a month, and what its part of the shared credits cost. Counted in the month of
 * use, net of refunds. A group whose credits were bought in several currencies has a row for each; the first holds what
 * is used and what has no price.
 */
export function chargebackRows({ ledger }: Facts): RunFile["chargeback"] {
  const { usage, entries, balances, order, firstPlace, endPlace } = ledger;
  const shared = balances.map(({ pool }) => pool).filter(({ holder }) => holder === undefined);
  const sharedNumber = new Map(shared.map((pool, index) => [pool.pool, index]));
  const numberOf = balances.map(({ pool }) => sharedNumber.get(pool.pool) ?? -1);
  const groups: Group[] = [];
  const groupOf = groupFinder(ledger, shared.length, groups);
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    if (usage.amount(row) > 0) groupOf(row).used += usage.amount(row);
  }
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const kind = entries.kind(entry);
    if (kind !== "draw" && kind !== "settlement") continue;
    const number = numberOf[entries.pool(entry)] as number;
    if (number === -1 || entries.kept(entry) === 0) continue;
    const { paidBy } = groupOf(entries.row(entry));
    paidBy[number] = (paidBy[number] as number) + entries.kept(entry);
  }
  return groups.sort(byGroup).flatMap((group) => rowsOf(group, shared));
}

function byGroup(a: Group, b: Group): number {
  return (
    byText(a.month, b.month) ||
    byTextOrLast(a.place.office, b.place.office) ||
    byTextOrLast(a.place.costCentre, b.place.costCentre) ||
    byText(a.unit, b.unit)
  );
}

/** The group of a usage row, found by numbers: the month of its day, the place of its person, its unit. */
function groupFinder(ledger: Facts["ledger"], sharedPools: number, groups: Group[]): (row: number) => Group {
  const { usage } = ledger;
  const { placeOf, places } = placesOfPeople(ledger);
  const ofMonths = new Map<string, (Group | undefined)[]>();
  const monthOfDay = new Map<DayNumber, string>();
  let lastDay: DayNumber | undefined;
  let month = "";
  let ofMonth: (Group | undefined)[] = [];
  return (row) => {
    const day = usage.day(row);
    if (day !== lastDay) {
      lastDay = day;
      month = monthOfDay.get(day) ?? monthOf(toPlainDate(day));
      monthOfDay.set(day, month);
      ofMonth = ofMonths.get(month) ?? emptyPlaces<Group>(places * units.length);
      ofMonths.set(month, ofMonth);
    }
    const place = placeOf[usage.person(row)] as Place;
    const key = place.number * units.length + usage.unit(row);
    let group = ofMonth[key];
    if (group === undefined) {
      group = { month, place, unit: units[usage.unit(row)] as Unit, used: 0, paidBy: new Array(sharedPools).fill(0) };
      ofMonth[key] = group;
      groups.push(group);
    }
    return group;
  };
}

/** The place of everybody who used, by the person's number, and how many places there are. */
function placesOfPeople({ usage, roster }: Facts["ledger"]): { placeOf: readonly Place[]; places: number } {
  const known = new Map<string, Place>();
  const placeOf = Array.from({ length: usage.names.people.size() }, (_, index) => {
    const person = roster.people.get(usage.names.people.textOf(index) as PersonKey);
    const name = `${person?.office ?? ""}\u0000${person?.costCentre ?? ""}`;
    const place = known.get(name) ?? { number: known.size, office: person?.office, costCentre: person?.costCentre };
    known.set(name, place);
    return place;
  });
  return { placeOf, places: known.size };
}

type Part = { fromShared: number; cost: number };

function rowsOf(group: Group, shared: readonly Pool[]): RunFile["chargeback"] {
  const parts = new Map<string, Part>();
  let unpriced = 0;
  for (const [index, paid] of group.paidBy.entries()) {
    const pool = shared[index];
    if (paid === 0) continue;
    const cost = pool?.unitPrice === undefined ? undefined : times(paid as MicroCredits, pool.unitPrice);
    const currency = pool?.currency ?? "";
    const part = parts.get(currency) ?? { fromShared: 0, cost: 0 };
    if (cost === undefined || !Number.isSafeInteger(part.cost + cost)) {
      unpriced += paid;
      continue;
    }
    part.fromShared += paid;
    part.cost += cost;
    parts.set(currency, part);
  }
  const base = {
    month: group.month,
    office: group.place.office ?? null,
    costCentre: group.place.costCentre ?? null,
    unit: group.unit,
  };
  const amount = (millionths: number) => toNumber(micro(millionths));
  const priced = [...parts].sort(([a], [b]) => byText(a, b));
  if (priced.length === 0) {
    const fromShared = amount(unpriced);
    return [{ ...base, used: amount(group.used), fromShared, cost: null, currency: null, unpriced: fromShared }];
  }
  return priced.map(([currency, part], index) => ({
    ...base,
    used: index === 0 ? amount(group.used) : 0,
    fromShared: amount(part.fromShared + (index === 0 ? unpriced : 0)),
    cost: amount(part.cost),
    currency: currency === "" ? null : currency,
    unpriced: index === 0 ? amount(unpriced) : 0,
  }));
}
