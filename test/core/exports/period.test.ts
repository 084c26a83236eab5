import { expect, test } from "vitest";
import type { Filter } from "../../../core/exports/filters.ts";
import { statedPeriod } from "../../../core/exports/lists/period.ts";
import { readPeriod } from "../../../core/period.ts";

const periodOf = (filters: readonly Filter[]) => statedPeriod(filters).period;
const january = { first: "2026-01-01", last: "2026-01-31" };

test.each([
  "2026-01-01 to 2026-01-31",
  "2026-01-01 - 2026-01-31",
  "2026-01-01, 2026-01-31",
  "2026-01-01–2026-01-31",
  "2026-01-01..2026-01-31",
  "from 2026-01-01 until 2026-01-31",
  "2026-01-01T00:00:00Z to 2026-01-31T23:59:59Z",
  "January 1, 2026 to January 31, 2026",
  "Jan 1, 2026 - Jan 31, 2026",
  "January 1st 2026 to January 31st 2026",
  "1 January 2026 – 31 January 2026",
  "1 Jan. 2026 to 31 Jan. 2026",
  "Custom (2026-01-01 to 2026-01-31)",
  "2026-01",
])("%s is January", (value) => {
  expect(periodOf([{ name: "Date range", value }])).toEqual(january);
});

test.each(["Date range", "DATE_RANGE", "date range:", "Period", "Reporting period", "Time range", "Dates"])(
  "the days stand behind the name %s",
  (name) => {
    expect(
      periodOf([
        { name: "Team", value: "North" },
        { name, value: "2026-01-01 to 2026-01-31" },
      ]),
    ).toEqual(january);
  },
);

test("name and days may stand in one cell, or first and last day in two settings", () => {
  expect(periodOf([{ name: "Date range: 2026-01-01 to 2026-01-31", value: "" }])).toEqual(january);
  expect(
    periodOf([
      { name: "Start date", value: "2026-01-01" },
      { name: "End date", value: "January 31, 2026" },
    ]),
  ).toEqual(january);
  expect(periodOf([{ name: "Start date", value: "2026-01-01" }])).toBeUndefined();
});

test.each([
  "Past 30 days",
  "01/02/2026 to 03/04/2026",
  "2026-01-31 to 2026-01-01",
  "2026-02-01 to 2026-02-30",
  "2026-01-01",
  "2026-01-01, 2026-01-02, 2026-01-03",
  "Smarch 1, 2026 to Smarch 31, 2026",
  "",
])("%j names no period", (value) => {
  expect(periodOf([{ name: "Date range", value }])).toBeUndefined();
});

test("days of another setting are not the period", () => {
  expect(periodOf([{ name: "Last accessed", value: "2026-01-01 to 2026-01-31" }])).toBeUndefined();
  expect(periodOf([])).toBeUndefined();
});

test.each([
  "Zeitraum",
  "Auswertungszeitraum",
  "Période du rapport",
  "Rango de fechas",
  "Intervallo di date",
  "Days chosen on the page",
])("two days under any name are the period, such as %s", (name) => {
  for (const value of ["2026-01-01 - 2026-01-31", "2026-01-01..2026-01-31", "2026-01-01 to 2026-01-31"]) {
    const stated = statedPeriod([
      { name: "Team", value: "North" },
      { name, value },
      { name: "Made on", value: "2026-02-01" },
    ]);
    expect(stated).toEqual({ period: january, unused: [] });
  }
});

test.each([
  ["Startdatum", "Enddatum"],
  ["Von", "Bis"],
  ["Date de début", "Date de fin"],
  ["Du", "Au"],
  ["Fecha de inicio", "Fecha de fin"],
  ["Desde", "Hasta"],
  ["Data di inizio", "Data di fine"],
  ["Dal", "Al"],
])("%s and %s are its first and last day", (start, end) => {
  const first = { name: start, value: "2026-01-01" };
  const last = { name: `${end}:`, value: "2026-01-31" };
  expect(statedPeriod([first, last])).toEqual({ period: january, unused: [] });
  expect(statedPeriod([last])).toEqual({ period: undefined, unused: [last] });
});

test("where two settings hold two days, or the days cannot be read, none is guessed, and those are told", () => {
  const one = { name: "Stichtage", value: "2026-01-01 - 2026-01-31" };
  const other = { name: "Vergleich", value: "2025-01-01 - 2025-01-31" };
  const team = { name: "Team", value: "North 5-1" };
  expect(statedPeriod([one, team, other])).toEqual({ period: undefined, unused: [one, other] });
  // a setting that is called so outranks what others hold
  const past = { name: "Date range", value: "Past 30 days" };
  expect(statedPeriod([past, one])).toEqual({ period: undefined, unused: [past] });
  const slashed = { name: "Auswahl", value: "01/01/2026 - 31/01/2026" };
  expect(statedPeriod([team, slashed])).toEqual({ period: undefined, unused: [slashed] });
  expect(statedPeriod([team])).toEqual({ period: undefined, unused: [] });
});

test("a period is its first and last day, and one day is a period", () => {
  expect(readPeriod("2026-01-01..2026-03-31")).toEqual({ first: "2026-01-01", last: "2026-03-31" });
  expect(readPeriod(" 2026-01-01 .. 2026-01-01 ")).toEqual({ first: "2026-01-01", last: "2026-01-01" });
  for (const text of [
    "2026-01-01",
    "2026-02-30..2026-03-31",
    "2026-01-02..2026-01-01",
    "2026-01-01 to 2026-01-31",
    "..",
    "a..b",
    "2026-01-01..2026-01-02..2026-01-03",
  ]) {
    expect(readPeriod(text)).toBeUndefined();
  }
});
