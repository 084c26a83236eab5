import { type DayNumber, type PlainDate, toPlainDate } from "../../calendar.ts";

/** Serial number of 1970-01-01 where 1 is 1900-01-01 and 60 is the 29th of February 1900, which never was. */
const DAY_1970 = 25_569;
/** Serial number of 9999-12-31. */
const LAST = 2_958_465;
/** Days between the two systems of counting (setting “Use 1904 date system”). */
const DAYS_TO_1904 = 1_462;

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

function toDay(serial: number): PlainDate {
  return toPlainDate((serial - DAY_1970) as DayNumber);
}
