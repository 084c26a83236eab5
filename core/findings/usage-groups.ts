import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, type Month, monthOf, type PlainDate, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import type { Person } from "../roster/people.ts";
import { type Unit, units } from "../roster/words.ts";

/** Usage of one person that a rule picked, by unit and perhaps by month. */
export type UsageGroup = {
  readonly person: string;
  readonly unit: Unit;
  readonly month: Month | undefined;
  readonly amount: MicroCredits;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly rows: readonly number[];
};

/** Days from the one to the other, both included; a bound that is absent is none. */
export type DaySpan = { readonly first?: DayNumber; readonly last?: DayNumber };

/** On which days usage of a person is meant; on none where nothing is answered. */
export type PersonTest = (person: Person | undefined, key: PersonKey) => DaySpan | undefined;

type Growing = { person: string; unit: Unit; month: Month | undefined; amount: number; first: number; rows: number[] };

/**
 * Positive usage of the people that `test` picks, grouped by person and unit, and by month if asked. Each person is
 * tested once; the rows are looked at only if anybody is picked.
 */
export function groupUsage({ ledger }: Facts, test: PersonTest, byMonth: boolean): readonly UsageGroup[] {
  const { usage, roster, order, firstPlace, endPlace } = ledger;
  const { people } = usage.names;
  const firstDays: number[] = [];
  const lastDays: number[] = [];
  let picked = 0;
  for (let person = 0; person < people.size(); person += 1) {
    const key = people.textOf(person) as PersonKey;
    const span = test(roster.people.get(key), key);
    if (span !== undefined) picked += 1;
    firstDays.push(span === undefined ? Number.POSITIVE_INFINITY : (span.first ?? Number.NEGATIVE_INFINITY));
    lastDays.push(span?.last ?? Number.POSITIVE_INFINITY);
  }
  if (picked === 0) return [];
  const groups = new Map<string, Growing>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const person = usage.person(row);
    const dayNumber = usage.day(row);
    if (dayNumber > (lastDays[person] as number) || dayNumber < (firstDays[person] as number)) continue;
    if (usage.amount(row) <= 0) continue;
    const day = toPlainDate(dayNumber);
    const month = byMonth ? monthOf(day) : undefined;
    const unit = usage.unit(row);
    const name = `${person} ${unit} ${month ?? ""}`;
    let group = groups.get(name);
    if (group === undefined) {
      group = {
        person: people.textOf(person),
        unit: units[unit] as Unit,
        month,
        amount: 0,
        first: dayNumber,
        rows: [],
      };
      groups.set(name, group);
    }
    group.amount += usage.amount(row);
    group.rows.push(row);
  }
  return [...groups.values()].map(({ person, unit, month, amount, first, rows }) => ({
    person,
    unit,
    month,
    amount: micro(amount),
    firstDay: toPlainDate(first as DayNumber),
    lastDay: toPlainDate(usage.day(rows.at(-1) as number)),
    rows,
  }));
}

/** `"on 2026-03-01"` or `"from 2026-03-01 to 2026-03-05"`. */
export function when({ firstDay, lastDay }: Pick<UsageGroup, "firstDay" | "lastDay">): string {
  return firstDay === lastDay ? `on ${firstDay}` : `from ${firstDay} to ${lastDay}`;
}
