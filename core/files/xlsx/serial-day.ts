import { type DayNumber, type PlainDate, toPlainDate } from "../../calendar.ts";

/** Serial number of 1970-01-01 where 1 is 1900-01-01 and 60 is the 29th of February 1900, which never was. */
const DAY_1970 = 25_569;
/** Serial number of 9999-12-31. */
const LAST = 2_958_465;
/** Days between the two systems of counting (setting “Use 1904 date system”). */
const DAYS_TO_1904 = 1_462;
const SECONDS = 86_400;

/**
 * The calendar day of a serial number; its time of day is dropped. Nothing for numbers that are no day, such as 60, which
 * Excel shows as the 29th of February 1900.
 */
export function serialDay(serial: number, is1904: boolean): PlainDate | undefined {
  const whole = Number.isInteger(serial) ? serial : Math.floor(Number(serial.toPrecision(15)));
  if (is1904) return whole < 0 || whole > LAST - DAYS_TO_1904 ? undefined : toDay(whole + DAYS_TO_1904);
  if (whole < 1 || whole === 60 || whole > LAST) return undefined;
  return toDay(whole < 60 ? whole + 1 : whole);
}

/**
 * The calendar day of a serial number and, where it has one, its time of day to the second: `2026-03-31 14:05:00`. What is
 * less than half a millisecond before a second is that second by the noise of the arithmetic, also at midnight.
 */
export function serialMoment(serial: number, is1904: boolean): string | undefined {
  const whole = Math.floor(Number(serial.toPrecision(15)));
  const seconds = Math.floor((serial - whole) * SECONDS + 0.0005);
  if (seconds <= 0) return serialDay(whole, is1904);
  if (seconds >= SECONDS) return serialDay(whole + 1, is1904);
  const day = serialDay(whole, is1904);
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return day && `${day} ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function toDay(serial: number): PlainDate {
  return toPlainDate((serial - DAY_1970) as DayNumber);
}
