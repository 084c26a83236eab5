import { afterEach, expect, test, vi } from "vitest";
import { dayHere, formStyle, localeOf, typedAmount } from "../../../addin/pane/locale.ts";
import { credits, micro } from "../../../core/credits.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { positiveAmountCell } from "../../../core/table/cell.ts";
import { readCell } from "../../../core/table/read.ts";

test.each([
  ["en-US", "1,234.5", "Mar 31, 2026", "March 2026"],
  ["de-DE", "1.234,5", "31.03.2026", "März 2026"],
  ["fr-FR", "1 234,5", "31 mars 2026", "mars 2026"],
  ["no such language", "1,234.5", "Mar 31, 2026", "March 2026"],
])("days and numbers are written as in %s", (language, number, day, month) => {
  const locale = localeOf(language);
  expect(locale.number(1234.5).replace(/[\u00a0\u202f]/g, " ")).toBe(number);
  expect(locale.day("2026-03-31")).toBe(day);
  expect(locale.month("2026-03")).toBe(month);
});

test("amounts have their unit, in the number that it takes", () => {
  const { amount } = localeOf("en-US");
  expect(amount(1, "cloud-credit")).toBe("1 credit");
  expect(amount(1500, "flex-token")).toBe("1,500 Flex tokens");
  expect(amount(2, null)).toBe("2");
});

test("money without a currency that is known is a number beside its word", () => {
  const { money } = localeOf("en-US");
  expect(money(1234.5, "EUR")).toBe("€1,234.50");
  expect(money(1234.5, "gold")).toBe("1,234.5 gold");
  expect(money(3, null)).toBe("3");
});

test.each(["en-US", "de-DE", "fr-FR", "de-CH", "sv-SE"])(
  "an amount that a form shows in %s is read back as the same amount",
  (language) => {
    const locale = localeOf(language);
    const style = formStyle(locale, standardPolicy);
    expect(readCell(positiveAmountCell, style, typedAmount("1234.5", locale))).toEqual({ value: micro(1_234_500_000) });
    expect(readCell(positiveAmountCell, style, "100")).toEqual({ value: credits(100) });
  },
);

test("a day that is none is shown as it stands", () => {
  expect(localeOf("en-US").day("soon")).toBe("soon");
  expect(localeOf("en-US").day(undefined)).toBe("");
});

test.each([
  ["As of 2026-03-31; 2 days are not covered.", "As of 31.03.2026; 2 days are not covered."],
  ["2024-12 is closed: 1,586.50 used, 0.5 lapsed.", "Dezember 2024 is closed: 1.586,50 used, 0,5 lapsed."],
  ["P-2026-02, B-2025-12-31, 2026-03/C1/cloud-credit and q1-2026-03-31.csv are names.", undefined],
  ["“2026-03-31” and “1,586.5” are somebody's own.", undefined],
  ["Version 1.2.3 of 12 files, 7.4 a day.", "Version 1.2.3 of 12 files, 7,4 a day."],
  ["It ends on 2026-03-31.", "It ends on 31.03.2026."],
  ["1,234,567.5 of 1,234 and 2,000.25 are left.", "1.234.567,5 of 1.234 and 2.000,25 are left."],
  ["a/2026-03-31, a-1.5, 1.5-a and 2026-03-31/a are names.", undefined],
  ["2026-13-45 and 2026-99 are no days.", undefined],
])("in German, %s", (sentence, said) => {
  expect(localeOf("de-DE").words(sentence)).toBe(said ?? sentence);
});

test("an amount of minus one is one, and one of less than a thousandth is not nothing", () => {
  const { amount, number } = localeOf("en-US");
  expect(amount(-1, "cloud-credit")).toBe("-1 credit");
  expect(amount(-2, "cloud-credit")).toBe("-2 credits");
  expect(number(0.000_001)).toBe("0.000001");
});

test("each currency is written as its own", () => {
  const { money } = localeOf("en-US");
  expect([money(1, "EUR"), money(1, "JPY"), money(1, "EUR")]).toEqual(["€1.00", "¥1", "€1.00"]);
});

test("without a language it is English, and no day is no text", () => {
  const locale = localeOf(undefined);
  expect([locale.day("2026-03-31"), locale.day(null)]).toEqual(["Mar 31, 2026", ""]);
});

test("a language with its own marks is typed in the style that is nearest", () => {
  // Swiss and Swedish group by other marks, Portuguese not at all below ten thousand
  expect(["sv-SE", "pt-PT", "en-IN"].map((tag) => localeOf(tag).numberStyle)).toEqual([
    "1 234,5",
    "1.234,5",
    "1,234.5",
  ]);
});

afterEach(() => void vi.useRealTimers());

test("the day on this computer is by its own clock", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(new Date(2026, 0, 5, 23, 59));
  expect(dayHere()).toBe("2026-01-05");
  vi.setSystemTime(new Date(2026, 10, 30, 0, 1));
  expect(dayHere()).toBe("2026-11-30");
});
