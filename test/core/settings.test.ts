import { expect, test } from "vitest";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readPolicy, settings, spelledSettings, standardPolicy } from "../../core/roster/settings.ts";
import type { settingsTable } from "../../core/roster/tables.ts";
import type { ReadRow } from "../../core/table/read.ts";

/** The defaults as roster.md gives them. */
const defaults = {
  "Individual credits": 100,
  "Individual credits end on": null,
  "Shared credits end on": null,
  "Shared validity (months)": 12,
  "Block size": 100,
  "Expiry warning (days)": 90,
  "Low balance (%)": 20,
  "Lead time (days)": 7,
  "Apply time (days)": 2,
  "Ledger starts on": null,
  "Registration overdue (days)": 14,
  "Job splitting": "split",
  Overdraft: "carry",
  "Forecast window (days)": 90,
  "Forecast cover (days)": 90,
  "Balance tolerance": 0,
  "Company domains": null,
  "Time zone": "UTC",
  "Day order": null,
  "Number style": "1234.5",
};

/** For every setting: what is typed, and how the run shows it. */
const typed: readonly (readonly [keyof typeof defaults, string, string | number])[] = [
  ["Individual credits", "50.5", 50.5],
  ["Individual credits end on", "2023-03-29", "2023-03-29"],
  ["Shared credits end on", "2024-01-31", "2024-01-31"],
  ["Shared validity (months)", "24", 24],
  ["Block size", "500", 500],
  ["Expiry warning (days)", "0", 0],
  ["Low balance (%)", "100", 100],
  ["Lead time (days)", "14", 14],
  ["Apply time (days)", "1", 1],
  ["Ledger starts on", "2025-01-01", "2025-01-01"],
  ["Registration overdue (days)", "30", 30],
  ["Job splitting", "whole", "whole"],
  ["Overdraft", "hold", "hold"],
  ["Forecast window (days)", "30", 30],
  ["Forecast cover (days)", "60", 60],
  ["Balance tolerance", "0.000001", 0.000001],
  ["Company domains", "example.com; example.org", "example.com; example.org"],
  ["Time zone", "Europe/Berlin", "Europe/Berlin"],
  ["Day order", "dmy", "dmy"],
  ["Number style", "1.234,5", "1.234,5"],
];

/** Reads rows of the Settings table, from row 2 on. */
function read(rows: readonly (readonly [string, string?])[]) {
  const diagnostics: Diagnostic[] = [];
  const readRows = rows.map(
    ([setting, value], index): ReadRow<typeof settingsTable> => ({
      at: { table: "Settings", row: index + 2 },
      row: index + 2,
      values: { setting, value, meaning: undefined },
    }),
  );
  const policy = readPolicy(readRows, (diagnostic) => diagnostics.push(diagnostic));
  return {
    policy,
    spelled: spelledSettings(policy),
    codes: diagnostics.map(({ code, at }) => [code, at.row, at.column]),
    diagnostics,
  };
}

test("a roster without settings has the defaults that its description names", () => {
  expect(spelledSettings(standardPolicy)).toEqual(defaults);
  expect(read([]).policy).toEqual(standardPolicy);
});

test("every setting has a test of its own", () => {
  expect(typed.map(([name]) => name).sort()).toEqual(
    Object.values(settings)
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(typed)("the setting %s is read, and moves nothing else", (name, value, shown) => {
  const { spelled, codes } = read([[name, value]]);
  expect(spelled).toEqual({ ...defaults, [name]: shown });
  expect(codes).toEqual([]);
});

test("settings are found by a loose name, and a blank value is the default", () => {
  const { spelled, codes } = read([["BLOCK_SIZE *", "200"], ["job splitting"], ["Lead-time (days)", "3"]]);
  expect(spelled).toEqual({ ...defaults, "Block size": 200, "Lead time (days)": 3 });
  expect(codes).toEqual([]);
});

test("a setting that is not known is said so, with the one that was meant", () => {
  const { codes, diagnostics, policy } = read([
    ["Blok size", "200"],
    ["Colour of the office", "blue"],
  ]);
  expect(codes).toEqual([
    ["setting-unknown", 2, "Setting"],
    ["setting-unknown", 3, "Setting"],
  ]);
  expect(diagnostics[0]?.help).toContain("Block size");
  expect(policy).toEqual(standardPolicy);
});

const unusable: readonly (readonly [keyof typeof defaults, string, string])[] = [
  ["Individual credits", "-1", "cell-not-credits"],
  ["Individual credits", "1,200", "cell-not-credits"],
  ["Shared credits end on", "31/03/2026", "cell-not-a-day"],
  ["Shared validity (months)", "0", "cell-not-a-number"],
  ["Block size", "0", "cell-not-credits"],
  ["Low balance (%)", "101", "cell-not-a-number"],
  ["Lead time (days)", "a week", "cell-not-a-number"],
  ["Job splitting", "halve", "cell-not-one-of"],
  ["Overdraft", "no", "cell-not-one-of"],
  ["Forecast window (days)", "0", "cell-not-a-number"],
  ["Time zone", "Summer time", "cell-not-one-of"],
  ["Day order", "ymd", "cell-not-one-of"],
  ["Number style", "1234,5", "cell-not-one-of"],
];

test.each(unusable)("%s cannot be %s: its default is used, and the cell is named", (name, value, code) => {
  const { spelled, codes, diagnostics } = read([[name, value]]);
  expect(spelled).toEqual(defaults);
  expect(codes).toEqual([[code, 2, "Value"]]);
  expect(diagnostics[0]?.message).toContain(name);
});

test("of a setting that stands twice the first row counts, under whatever spelling", () => {
  const { spelled, codes } = read([
    ["Block size", "200"],
    ["block-size", "300"],
  ]);
  expect(spelled["Block size"]).toBe(200);
  expect(codes).toEqual([["key-repeated", 3, "Setting"]]);
});

test("the number style with a blank may be typed with any blank", () => {
  for (const blank of [" ", "\u00a0", "\u202f"])
    expect(read([["Number style", `1${blank}234,5`]]).policy.numberStyle).toBe("1 234,5");
});
