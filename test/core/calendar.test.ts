import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import {
  type DayNumber,
  type DayStyle,
  dayNumberOf,
  daysBetween,
  END_OF_TIME,
  earliest,
  firstDayOf,
  isTimeZone,
  lastDayOf,
  type Month,
  month,
  monthOf,
  monthsBetween,
  NO_DAY,
  nextMonth,
  type PlainDate,
  parseDay,
  plainDate,
  plusDays,
  plusMonths,
  toDayNumber,
  toPlainDate,
} from "../../core/calendar.ts";
import { runs } from "../support/runs.ts";

const utc: DayStyle = { order: undefined, zone: "UTC" };
const day = (text: string) => text as PlainDate;

/** The day that a cell is read as, or what cannot be read. */
function read(cell: string, style: DayStyle = utc): string {
  const found = parseDay(cell, style);
  return found === NO_DAY ? "refused" : toPlainDate(found as DayNumber);
}

const days = fc.integer({ min: -25_567, max: END_OF_TIME }).map((number) => toPlainDate(number as DayNumber));

test("a day and its number are the same day, from 1900 to 9999", () => {
  fc.assert(
    fc.property(days, (text) => {
      expect(toPlainDate(toDayNumber(text))).toBe(text);
      expect(DateTime.fromISO(text, { zone: "utc" }).toMillis() / 86_400_000).toBe(toDayNumber(text));
    }),
  );
  expect(toDayNumber(day("1970-01-01"))).toBe(0);
  expect(toPlainDate(END_OF_TIME)).toBe("9999-12-31");
});

test("days compare as text as they follow each other", () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(a < b).toBe(toDayNumber(a) < toDayNumber(b));
      expect(plusDays(a, daysBetween(a, b))).toBe(b);
    }),
  );
});

test("29 February is a day in leap years alone: 2000 and 2024, not 1900, 2025 or 2100", () => {
  expect(["2000", "2024"].map((year) => read(`${year}-02-29`))).toEqual(["2000-02-29", "2024-02-29"]);
  expect(["1900", "2025", "2100"].map((year) => read(`${year}-02-29`))).toEqual(["refused", "refused", "refused"]);
});

test("days that no calendar has are refused", () => {
  for (const text of [
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-01-32",
    "1899-12-31",
  ]) {
    expect([text, read(text)]).toEqual([text, "refused"]);
  }
  expect(dayNumberOf(2026, 2.5, 1)).toBe(NO_DAY);
});

test("months are added by the calendar, the day clamped to the month's length", () => {
  expect(plusMonths(day("2024-02-29"), 12)).toBe("2025-02-28");
  expect(plusMonths(day("2025-01-31"), 1)).toBe("2025-02-28");
  expect(plusMonths(day("2024-01-31"), 1)).toBe("2024-02-29");
  expect(plusMonths(day("2025-12-31"), 2)).toBe("2026-02-28");
  expect(plusMonths(day("2025-03-15"), 12)).toBe("2026-03-15");
  expect(plusMonths(day("2025-03-31"), -1)).toBe("2025-02-28");
});

test("months are added as luxon adds them", () => {
  const recent = fc.integer({ min: 0, max: 50_000 }).map((number) => toPlainDate(number as DayNumber));
  fc.assert(
    fc.property(recent, fc.integer({ min: 0, max: 1200 }), (from, months) => {
      expect(plusMonths(from, months)).toBe(DateTime.fromISO(from, { zone: "utc" }).plus({ months }).toISODate());
    }),
  );
});

test("a month has a first and a last day, and one after it", () => {
  const february = month("2024-02") as Month;
  expect([firstDayOf(february), lastDayOf(february), nextMonth(february)]).toEqual([
    "2024-02-01",
    "2024-02-29",
    "2024-03",
  ]);
  expect(nextMonth("2025-12" as Month)).toBe("2026-01");
  expect(monthOf(day("2026-03-31"))).toBe("2026-03");
  expect(["2024-13", "2024-2", "2024", "2024-02-01", ""].map(month)).toEqual(Array(5).fill(undefined));
  expect(monthsBetween("2025-11" as Month, "2026-02" as Month)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(monthsBetween("2026-02" as Month, "2026-01" as Month)).toEqual([]);
});

test("the earliest of some days is the first of them; of none there is none", () => {
  expect(earliest([day("2026-03-02"), day("2026-03-01"), day("2027-01-01")])).toBe("2026-03-01");
  expect(earliest([])).toBeUndefined();
});

test("a plain day is YYYY-MM-DD and nothing around it", () => {
  expect(plainDate("2026-03-31")).toBe("2026-03-31");
  for (const text of [" 2026-03-31", "2026-3-31", "2026-03-31T00:00", "20260331", "2026-02-30", "0001-01-01"]) {
    expect([text, plainDate(text)]).toEqual([text, undefined]);
  }
  expect(() => toDayNumber(day("2026-02-30"))).toThrow(RangeError);
});

test("a timestamp without a zone is its date part", () => {
  for (const text of ["2026-03-31T23:59:59", "2026-03-31 23:59", "2026-03-31 00:00:00", "2026-03-31T23:59:59.999999"]) {
    expect([text, read(text, { order: undefined, zone: "Pacific/Auckland" })]).toEqual([text, "2026-03-31"]);
  }
});

test("blanks around a day do not matter", () => {
  expect(read("  2026-03-31\t")).toBe("2026-03-31");
  expect(read("\u00a02026-03-31\u00a0")).toBe("2026-03-31");
});

test("what is no timestamp is refused, and never read by its beginning", () => {
  const refused = [
    "2026-03-31X",
    "2026-03-31T",
    "2026-03-31T24:00",
    "2026-03-31T12",
    "2026-03-31T12:60",
    "2026-03-31T12:00:61",
    "2026-03-31T12:00:00+25:00",
    "2026-03-31T12:00:00 CET",
    "2026-03-31T12:00Zulu",
    "2026-03-31T12:00+2",
    "2026-03-31T12.00",
    "2026-03-311",
    "26-03-31",
    "46112",
    "March 31, 2026",
    "",
  ];
  for (const text of refused) expect([text, read(text)]).toEqual([text, "refused"]);
});

test("every spelling of a zone is understood", () => {
  for (const zone of ["Z", " Z", "+00:00", "+0000", "+00", "-00:00", "UTC", " UTC"]) {
    expect([zone, read(`2026-03-31T23:30:00${zone}`)]).toEqual([zone, "2026-03-31"]);
  }
  expect(read("2026-03-31T23:30:00-01:00")).toBe("2026-04-01");
  expect(read("2026-04-01T00:30:00+0100")).toBe("2026-03-31");
});

test("a timestamp with a zone is the day in the declared zone, on either side of midnight", () => {
  const berlin: DayStyle = { order: undefined, zone: "Europe/Berlin" };
  // winter: one hour ahead; summer: two
  expect(read("2026-01-31T22:59:59Z", berlin)).toBe("2026-01-31");
  expect(read("2026-01-31T23:00:00Z", berlin)).toBe("2026-02-01");
  expect(read("2026-07-31T21:59:59Z", berlin)).toBe("2026-07-31");
  expect(read("2026-07-31T22:00:00Z", berlin)).toBe("2026-08-01");
  const newYork: DayStyle = { order: undefined, zone: "America/New_York" };
  expect(read("2026-03-08T04:59:59Z", newYork)).toBe("2026-03-07");
  expect(read("2026-03-08T05:00:00Z", newYork)).toBe("2026-03-08");
  // the clock was put forward on 8 March, so the next midnight comes an hour earlier
  expect(read("2026-03-09T03:59:59Z", newYork)).toBe("2026-03-08");
  expect(read("2026-03-09T04:00:00Z", newYork)).toBe("2026-03-09");
  const kolkata: DayStyle = { order: undefined, zone: "Asia/Kolkata" };
  expect(read("2026-03-31T18:29:59Z", kolkata)).toBe("2026-03-31");
  expect(read("2026-03-31T18:30:00Z", kolkata)).toBe("2026-04-01");
});

test("a month and a half is no month, and spoils no day for later", () => {
  expect(dayNumberOf(2027, 2.5, 1)).toBe(NO_DAY);
  expect(read("2027-02-17")).toBe("2027-02-17");
});

test("clocks may change at any minute: St. John's did one minute past midnight until 2011", () => {
  const style = { order: undefined, zone: "America/St_Johns" };
  // 2010-03-14 00:01 became 01:01; 2010-11-07 00:01 became 23:01 of the day before
  expect(read("2010-11-07T02:30:30Z", style)).toBe("2010-11-07");
  expect(read("2010-11-07T02:31:30Z", style)).toBe("2010-11-06");
  expect(read("2010-11-07T03:29:30Z", style)).toBe("2010-11-06");
  expect(read("2010-11-07T03:30:30Z", style)).toBe("2010-11-07");
});

test("a timestamp falls on the day that luxon says, in zones with half and quarter hours and at changes of the clock", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 1_250_000_000, max: 1_900_000_000 }),
      fc.constantFrom(...zones),
      fc.integer({ min: -56, max: 56 }),
      (seconds, zone, quarters) => {
        const moment = DateTime.fromSeconds(seconds, {
          zone:
            quarters === 0
              ? "utc"
              : `UTC${quarters < 0 ? "-" : "+"}${Math.floor(Math.abs(quarters) / 4)}:${String((Math.abs(quarters) % 4) * 15).padStart(2, "0")}`,
        });
        const cell = moment.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
        expect(read(cell, { order: undefined, zone })).toBe(moment.setZone(zone).toISODate());
      },
    ),
    { numRuns: runs(300) },
  );
});

test("a day with slashes is refused unless the order is declared, and then read in that order", () => {
  expect(read("03/04/2026")).toBe("refused");
  expect(read("03/04/2026", { order: "dmy", zone: "UTC" })).toBe("2026-04-03");
  expect(read("03/04/2026", { order: "mdy", zone: "UTC" })).toBe("2026-03-04");
  expect(read("3.4.2026", { order: "dmy", zone: "UTC" })).toBe("2026-04-03");
  expect(read("31-12-2025 23:59", { order: "dmy", zone: "UTC" })).toBe("2025-12-31");
});

test("a declared order does not swap what does not fit, and two-digit years are refused", () => {
  const dayFirst: DayStyle = { order: "dmy", zone: "UTC" };
  for (const text of [
    "12/31/2026",
    "31/04/2026",
    "29/02/2025",
    "01/02/26",
    "1/2.2026",
    "2026/01/02",
    "01/02/2026 noon",
  ]) {
    expect([text, read(text, dayFirst)]).toEqual([text, "refused"]);
  }
  expect(read("29/02/2024", dayFirst)).toBe("2024-02-29");
  expect(read("2026-03-31", dayFirst)).toBe("2026-03-31");
});

test("a zone is one that the machine knows", () => {
  expect(["UTC", "Europe/Berlin", "Asia/Kolkata"].map(isTimeZone)).toEqual([true, true, true]);
  expect(["Europe/Bärlin", "", "Summer time"].map(isTimeZone)).toEqual([false, false, false]);
});
