import { type DayNumber, dayNumberOf, firstDayOf, lastDayOf, month, NO_DAY, toPlainDate } from "../../calendar.ts";
import type { Period } from "../../period.ts";
import { loose, tidy } from "../../text.ts";
import type { Filter } from "../filters.ts";
import { spellings } from "../spellings.ts";

/** What exports call the days that they are of, in one setting or in two, in the languages of the vendor's pages. */
const whole = [
  ...["date range", "dates", "period", "reporting period", "report period", "time range", "time period"],
  ...["Zeitraum", "Berichtszeitraum", "Datumsbereich", "Periode", "période", "période du rapport", "plage de dates"],
  ...["intervalle de dates", "período", "periodo", "rango de fechas", "intervalo de fechas", "intervallo di date"],
].map(plain);
const starts = [
  ...[
    "start date",
    "first day",
    "from",
    "from date",
    "period start",
    "Startdatum",
    "Anfangsdatum",
    "Beginn",
    "von",
    "ab",
  ],
  ...["date de début", "début", "du", "à partir du", "fecha de inicio", "fecha inicial", "inicio", "desde"],
  ...["data di inizio", "data inizio", "inizio", "dal"],
].map(plain);
const ends = [
  ...["end date", "last day", "to", "to date", "until", "period end", "Enddatum", "Ende", "bis"],
  ...["date de fin", "fin", "au", "jusqu'au", "fecha de fin", "fecha final", "hasta"],
  ...["data di fine", "data fine", "fine", "al", "fino al"],
].map(plain);

/** Settings that are called like a column of the report choose among its rows by that column: they are no period. */
const ofColumns = [spellings.lastAccessed, spellings.assignedOn, spellings.unassignedOn].flat().map(plain);

/** The days that an export is of, and the settings that may have meant to say so and could not be used. */
export type StatedPeriod = { readonly period: Period | undefined; readonly unused: readonly Filter[] };

/**
 * The days that an export is of, where the settings above its header say so with both days written out: under a name for
 * that, or under any name where one setting alone holds two days. Days with slashes could be read in two ways, and “past 30
 * days” does not say which: such a period is not known.
 */
export function statedPeriod(filters: readonly Filter[]): StatedPeriod {
  const settings = filters.map(asSetting).filter(({ key }) => !ofColumns.includes(key));
  const under = (names: readonly string[]) => settings.find(({ key }) => names.includes(key));
  const named = [under(whole), under(starts), under(ends)];
  const [range, first, last] = named;
  const known = (period: Period | undefined): StatedPeriod | undefined => period && { period, unused: [] };
  const said = named.flatMap((one) => one?.filter ?? []);
  if (range !== undefined) return known(periodIn(range.value)) ?? { period: undefined, unused: [range.filter] };
  if (first !== undefined && last !== undefined) {
    return known(periodIn(`${first.value} to ${last.value}`)) ?? { period: undefined, unused: said };
  }
  const two = settings.filter(({ value }) => month(value) === undefined && periodIn(value) !== undefined);
  const [only, ...more] = two;
  if (only !== undefined && more.length === 0) return { period: periodIn(only.value), unused: [] };
  const unused = settings.filter((one) => said.includes(one.filter) || two.includes(one) || hasDay(one.value));
  return { period: undefined, unused: unused.map(({ filter }) => filter) };
}

/** Whether a day stands in a text, in digits and in any order, or with a month's name. */
function hasDay(text: string): boolean {
  return /(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/.test(text) || text.search(days) !== -1;
}

/** A name as it is compared: loosely, and without accents. */
function plain(name: string): string {
  return loose(name.replaceAll("’", "'").replace(/:\s*$/, ""))
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
}

/** Name and value; both may stand in one cell with a colon between. */
function asSetting(filter: Filter): { readonly key: string; readonly value: string; readonly filter: Filter } {
  const { name, value } = filter;
  const colon = name.indexOf(":");
  const both = tidy(value) === "" && colon !== -1 ? [name.slice(0, colon), name.slice(colon + 1)] : [name, value];
  return { key: plain(both[0] ?? ""), value: tidy(both[1] ?? ""), filter };
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
