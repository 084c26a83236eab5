import { DateTime, IANAZone, Settings } from "luxon";
import type { Brand } from "./credits.ts";

/** A calendar day `YYYY-MM-DD`, without clock or zone; compares as text. */
export type PlainDate = string & Brand<"PlainDate">;

/** A calendar month `YYYY-MM`; compares as text. */
export type Month = string & Brand<"Month">;

/** Whole days since 1970-01-01: a `PlainDate` for arithmetic and for columns of a million rows. */
export type DayNumber = number & Brand<"DayNumber">;

/** The order in which a firm writes day and month (setting `Day order`); blank accepts `YYYY-MM-DD` alone. */
export const dayOrders = ["dmy", "mdy"] as const;
export type DayOrder = (typeof dayOrders)[number];

/** The last day that is ever needed: a pool without a bound ends never, and compares as this. */
export const END_OF_TIME = 2932896 as DayNumber; // 9999-12-31

// nothing here is spelled in a language, and to ask the machine for its own takes as long as reading a small file
Settings.defaultLocale = "en-US";

/** What `dayNumberOf` answers for a year, month and day that do not exist. */
export const NO_DAY = Number.NEGATIVE_INFINITY;

const texts = new Map<number, PlainDate>();

/**
 * The number of a day of the calendar, or `NO_DAY` where there is none (2025-02-29) or the year is not 1900 to 9999.
 * Plain arithmetic, as luxon has it (a test holds them together) and a hundred times faster.
 */
export function dayNumberOf(year: number, month: number, day: number): number {
  if (!isWhole(year, 1900, 9999) || !isWhole(month, 1, 12) || !isWhole(day, 1, daysOfMonth(year, month))) return NO_DAY;
  return civilNumber(year, month, day);
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1970-01-01. Years are counted from March, so that the leap day is the last of its year. */
function civilNumber(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** Days from the first of March of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;

/** The reverse of `civilNumber`, as text. */
function civilText(number: number): PlainDate {
  const days = number + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const ofEra = days - era * DAYS_IN_400_YEARS;
  // the years of an era without their leap days: one in 4 years, none in 100
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return spelledDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function spelledDay(year: number, month: number, day: number): PlainDate {
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}` as PlainDate;
}

/** Whole and in range: half a month would be remembered under the key of another day. */
function isWhole(number: number, least: number, most: number): boolean {
  return number >= least && number <= most && Number.isInteger(number);
}

/** The day as a number; the text must be a `PlainDate`. */
export function toDayNumber(day: PlainDate): DayNumber {
  const found = dayNumberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  if (found === NO_DAY) throw new RangeError(`not a day: ${day}`);
  return found as DayNumber;
}

/** The day as text. */
export function toPlainDate(day: DayNumber): PlainDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = civilText(day);
  texts.set(day, text);
  return text;
}

/** The day if the text is one in the form `YYYY-MM-DD`. */
export function plainDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const found = dayNumberOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
  return found === NO_DAY ? undefined : (text as PlainDate);
}

export function plusDays(day: PlainDate, days: number): PlainDate {
  return toPlainDate((toDayNumber(day) + days) as DayNumber);
}

/**
 * The same day some months later, clamped to the month's length: 2024-02-29 + 12 months is 2025-02-28 (semantics 4).
 */
export function plusMonths(day: PlainDate, months: number): PlainDate {
  const monthsInAll = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(monthsInAll / 12);
  const month = (monthsInAll % 12) + 1;
  return spelledDay(year, month, Math.min(Number(day.slice(8, 10)), daysOfMonth(year, month)));
}

/** Days from one day to another; 0 when they are the same. */
export function daysBetween(first: PlainDate, second: PlainDate): number {
  return toDayNumber(second) - toDayNumber(first);
}

export function earliest(days: readonly PlainDate[]): PlainDate | undefined {
  return days.reduce<PlainDate | undefined>((best, day) => (best === undefined || day < best ? day : best), undefined);
}

export function monthOf(day: PlainDate): Month {
  return day.slice(0, 7) as Month;
}

/** The month if the text is one in the form `YYYY-MM`. */
export function month(text: string): Month | undefined {
  return plainDate(`${text}-01`) === undefined ? undefined : (text as Month);
}

export function firstDayOf(of: Month): PlainDate {
  return `${of}-01` as PlainDate;
}

export function lastDayOf(of: Month): PlainDate {
  return plusDays(plusMonths(firstDayOf(of), 1), -1);
}

export function nextMonth(of: Month): Month {
  return monthOf(plusMonths(firstDayOf(of), 1));
}

/** Every month from the first to the last, both included. */
export function monthsBetween(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let at = first; at <= last; at = nextMonth(at)) months.push(at);
  return months;
}

/** Whether the text names a time zone that this machine knows, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

const offsets = new Map<string, Map<number, number>>();

/** Minutes that a zone is ahead of UTC at a moment (minutes since 1970, UTC). */
function offsetAt(utcMinutes: number, zone: string): number {
  if (zone === "UTC") return 0;
  let known = offsets.get(zone);
  if (known === undefined) {
    known = new Map();
    offsets.set(zone, known);
  }
  const hour = Math.floor(utcMinutes / 60);
  let offset = known.get(hour);
  if (offset === undefined) {
    const first = luxonOffset(hour * 60, zone);
    // most hours have one offset; in an hour with a change (it may come at any minute) each moment is asked for itself
    offset = first === luxonOffset(hour * 60 + 60, zone) ? first : Number.NaN;
    known.set(hour, offset);
  }
  return Number.isNaN(offset) ? luxonOffset(utcMinutes, zone) : offset;
}

function luxonOffset(utcMinutes: number, zone: string): number {
  return DateTime.fromMillis(utcMinutes * 60_000, { zone }).offset;
}

function digitsAt(text: string, first: number, count: number): number {
  let value = 0;
  for (let at = first; at < first + count; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** How day cells are read: see `parseDay`. */
export type DayStyle = { readonly order: DayOrder | undefined; readonly zone: string };

/**
 * A day cell to a day number, or `NO_DAY`; no allocation for `YYYY-MM-DD`, with or without a time of day.
 * A timestamp without a zone is its date part; with one it is the day in `style.zone` (semantics 2).
 * `03/04/2026` is refused unless `style.order` declares which part is the day.
 */
export function parseDay(cell: string, style: DayStyle): number {
  const text = isTrimmed(cell) ? cell : cell.trim();
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return parseOrderedDay(text, style.order);
  const day = dayNumberOf(digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2));
  if (day === NO_DAY || text.length === 10) return day;
  return parseTime(text, day, style.zone);
}

/** Surely without blanks at its ends, of whatever kind: both letters are plain ones. */
function isTrimmed(text: string): boolean {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1));
}

function isPlain(code: number): boolean {
  return code > 32 && code < 127;
}

/** The day of a timestamp whose date part is already known. */
function parseTime(text: string, day: number, zone: string): number {
  const mark = text.charCodeAt(10);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  if ((mark !== 84 && mark !== 32) || hour < 0 || hour > 23 || minute < 0 || minute > 59) return NO_DAY;
  if (text.charCodeAt(13) !== 58) return NO_DAY;
  let at = 16;
  if (text.charCodeAt(at) === 58) {
    const second = digitsAt(text, 17, 2);
    if (second < 0 || second > 60) return NO_DAY;
    at = 19;
    if (text.charCodeAt(at) === 46) for (at += 1; digitsAt(text, at, 1) >= 0; ) at += 1;
  }
  if (at === text.length) return day;
  const ahead = zoneOffset(text, at);
  if (ahead === NO_DAY) return NO_DAY;
  const utcMinutes = day * 1440 + hour * 60 + minute - ahead;
  return Math.floor((utcMinutes + offsetAt(utcMinutes, zone)) / 1440);
}

/** Minutes ahead of UTC that `Z`, `+02:00` or `+0200` at the end of a timestamp say; `NO_DAY` for anything else. */
function zoneOffset(text: string, first: number): number {
  const at = text.charCodeAt(first) === 32 ? first + 1 : first;
  const mark = text.charCodeAt(at);
  if (mark === 90) return at + 1 === text.length ? 0 : NO_DAY;
  if (text.slice(at) === "UTC") return 0;
  if (mark !== 43 && mark !== 45) return NO_DAY;
  const hours = digitsAt(text, at + 1, 2);
  const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
  const minutes = at + 3 === text.length ? 0 : digitsAt(text, at + 3 + colon, 2);
  const wanted = at + 3 === text.length ? at + 3 : at + 5 + colon;
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || text.length !== wanted) return NO_DAY;
  return (mark === 45 ? -1 : 1) * (hours * 60 + minutes);
}

function parseOrderedDay(text: string, order: DayOrder | undefined): number {
  if (order === undefined) return NO_DAY;
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?$/i.exec(text);
  if (parts === null) return NO_DAY;
  const first = Number(parts[1]);
  const second = Number(parts[3]);
  return order === "dmy" ? dayNumberOf(Number(parts[4]), second, first) : dayNumberOf(Number(parts[4]), first, second);
}
