import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, type Month, monthOf, type PlainDate, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import { type Unit, units } from "../roster/words.ts";

/** Positive usage rows that a rule picked and put together. */
export type RowGroup = {
  /** In replay order. */
  readonly rows: readonly number[];
  readonly amount: MicroCredits;
  /** The unit of the first row, its month, and the days of the first and the last. */
  readonly unit: Unit;
  readonly month: Month;
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
};

/** The key of a row that belongs to no group. */
export const NO_GROUP = -1;

/**
 * Counted positive rows in groups by a number of their own, in one pass; `NO_GROUP` leaves a row out. Rows of zero are
 * activity and never asked.
 */
export function groupRows({ ledger }: Facts, keyOf: (row: number) => number): readonly RowGroup[] {
  const { usage, order, firstPlace, endPlace } = ledger;
  const groups = new Map<number, { rows: number[]; amount: number }>();
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    if (usage.amount(row) <= 0) continue;
    const key = keyOf(row);
    if (key === NO_GROUP) continue;
    let group = groups.get(key);
    if (group === undefined) {
      group = { rows: [], amount: 0 };
      groups.set(key, group);
    }
    group.rows.push(row);
    group.amount += usage.amount(row);
  }
  return [...groups.values()].map(({ rows, amount }) => rowGroup(usage, rows, amount));
}

function rowGroup(usage: Facts["ledger"]["usage"], rows: readonly number[], amount: number): RowGroup {
  const first = rows[0] as number;
  const firstDay = toPlainDate(usage.day(first));
  return {
    rows,
    amount: micro(amount),
    unit: units[usage.unit(first)] as Unit,
    month: monthOf(firstDay),
    firstDay,
    lastDay: toPlainDate(usage.day(rows.at(-1) as number)),
  };
}

/** The number of a day's month, counted from year 0; rows come in the order of days, so the last one is remembered. */
export function monthNumbers(): (day: DayNumber) => number {
  let lastDay: DayNumber | undefined;
  let month = 0;
  return (day) => {
    if (day !== lastDay) {
      lastDay = day;
      const text = toPlainDate(day);
      month = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
    }
    return month;
  };
}
