import { type DayNumber, dayNumberOf, firstDayOf, lastDayOf, month, NO_DAY, toPlainDate } from "../../calendar.ts";
import type { Period } from "../../period.ts";
import { loose, tidy } from "../../text.ts";
import type { Filter } from "../filters.ts";

/** What exports call the days that they are of, in one setting or in two. */
const whole = ["date range", "dates", "period", "reporting period", "report period", "time range", "time period"];
const starts = ["start date", "first day", "from", "from date", "period start"];
const ends = ["end date", "last day", "to", "to date", "until", "period end"];

/**
 * The days that an export is of, where the settings above its header say so with both days written out. Days with slashes
 * could be read in two ways, and “past 30 days” does not say which: such a period is not known.
 */
export function periodOf(filters: readonly Filter[]): Period | undefined {
  const settings = filters.map(asSetting);
  const value = (names: readonly string[]) =>
    settings.find(({ name }) => names.some((known) => loose(known) === name))?.value;
  const range = value(whole);
  if (range !== undefined) return periodIn(range);
  const [first, last] = [value(starts), value(ends)];
  return first === undefined || last === undefined ? undefined : periodIn(`${first} to ${last}`);
}

/** Name and value; both may stand in one cell with a colon between. */
function asSetting({ name, value }: Filter): Filter {
  const colon = name.indexOf(":");
  const both = tidy(value) === "" && colon !== -1 ? [name.slice(0, colon), name.slice(colon + 1)] : [name, value];
  return { name: loose((both[0] ?? "").replace(/:\s*$/, "")), value: tidy(both[1] ?? "") };
}

const months = "january february march april may june july august september october november december".split(" ");

/** A day in digits, or with the month's English name before or behind its number. */
const days =
  /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})/gi;

/** The period between the two days that a text names, or the month that it is. */
function periodIn(text: string): Period | undefined {
  const one = month(text);
  if (one !== undefined) return { first: firstDayOf(one), last: lastDayOf(one) };
  const found = [...text.matchAll(days)].map(
    ([, year, inDigits, day, name, dayBehind, yearBehind, dayBefore, nameBehind, yearLast]) =>
      dayNumberOf(
        Number(year ?? yearBehind ?? yearLast),
        inDigits === undefined ? monthNumber(name ?? nameBehind ?? "") : Number(inDigits),
        Number(day ?? dayBehind ?? dayBefore),
      ),
  );
  const [first, last] = found;
  if (found.length !== 2 || first === undefined || last === undefined) return undefined;
  if (first === NO_DAY || last === NO_DAY || last < first) return undefined;
  return { first: toPlainDate(first as DayNumber), last: toPlainDate(last as DayNumber) };
}

/** 1 to 12 for an English name of a month, or its first three letters; else 0, which is no month. */
function monthNumber(name: string): number {
  const key = name.toLowerCase();
  return 1 + months.findIndex((known) => known === key || known.slice(0, 3) === key.replace(/^sept$/, "sep"));
}
