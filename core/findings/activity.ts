import type { Facts } from "../accounts/facts.ts";
import { type PlainDate, toPlainDate } from "../calendar.ts";
import type { PersonKey } from "../person.ts";

/**
 * The last day up to the as-of day on which a person was active: by a row of usage (zero counts, a refund does not), by a
 * day of seat usage, or as last accessed in a usage report.
 */
export function lastActivity({ ledger, lists }: Facts): (person: PersonKey) => PlainDate | undefined {
  const { usage, order, firstPlace, endPlace, asOf } = ledger;
  const last = new Map<PersonKey, PlainDate>();
  const see = (person: PersonKey, day: PlainDate) => {
    if (day <= asOf && day > (last.get(person) ?? "")) last.set(person, day);
  };
  const lastDays = new Map<number, number>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    // rows come in the order of days
    if (usage.amount(row) >= 0) lastDays.set(usage.person(row), row);
  }
  for (const [person, row] of lastDays)
    see(usage.names.people.textOf(person) as PersonKey, toPlainDate(usage.day(row)));
  for (const list of lists) {
    if (list.kind === "activity days") for (const { person, day } of list.entries) see(person, day);
    if (list.kind === "period totals") {
      for (const { person, lastAccessed } of list.entries) if (lastAccessed !== undefined) see(person, lastAccessed);
    }
  }
  return (person) => last.get(person);
}
