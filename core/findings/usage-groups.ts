import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, type Month, monthOf, type PlainDate, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import type { PersonKey } from "../person.ts";
import type { Person } from "../roster/people.ts";
import { type Unit, units } from "../roster/words.ts";
import { emptyPlaces } from "../usage/columns.ts";

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

/** Which usage of a person is meant: none, or that for which the answer is true, by its day. */
export type PersonTest = (person: Person | undefined, key: PersonKey) => ((day: PlainDate) => boolean) | undefined;

type Growing = { person: string; unit: Unit; month: Month | undefined; amount: number; first: number; rows: number[] };

/**
 * Positive usage of the people that `test` picks, grouped by person and unit, and by month if asked. Each person is
 * tested once, and each row of a picked person once.
 */
export function groupUsage({ ledger }: Facts, test: PersonTest, byMonth: boolean): readonly UsageGroup[] {
  const { usage, roster, order, firstPlace, endPlace } = ledger;
  const tests = emptyPlaces<ReturnType<PersonTest> | null>(usage.names.people.size());
  const groups = new Map<string, Growing>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const person = usage.person(row);
    let picks = tests[person];
    if (picks === undefined) {
      const key = usage.names.people.textOf(person) as PersonKey;
      picks = test(roster.people.get(key), key) ?? null;
      tests[person] = picks;
    }
    if (picks === null || usage.amount(row) <= 0) continue;
    const day = toPlainDate(usage.day(row));
    if (!picks(day)) continue;
    const month = byMonth ? monthOf(day) : undefined;
    const unit = usage.unit(row);
    const name = `${person} ${unit} ${month ?? ""}`;
    let group = groups.get(name);
    if (group === undefined) {
      const key = usage.names.people.textOf(person);
      group = { person: key, unit: units[unit] as Unit, month, amount: 0, first: usage.day(row), rows: [] };
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
