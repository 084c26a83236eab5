import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AMOUNT_OUT_OF_RANGE,
  credits,
  LARGEST_CREDITS,
  MICRO,
  type MicroCredits,
  micro,
  minus,
  NOT_AN_AMOUNT,
  type NumberStyle,
  numberStyles,
  parseMillionths,
  plus,
  show,
  smaller,
  spell,
  sum,
  times,
  toNumber,
} from "../../core/credits.ts";
import { runs } from "../support/runs.ts";

const largest = LARGEST_CREDITS * MICRO;
const amounts = fc.integer({ min: -largest, max: largest }).map(micro);

/** How a style writes an amount, with its thousands set apart where it sets them apart. */
function written(amount: MicroCredits, style: NumberStyle): string {
  if (style === "1234.5") return spell(amount);
  const [group, decimal] = style === "1,234.5" ? [",", "."] : style === "1.234,5" ? [".", ","] : [" ", ","];
  const [whole = "", fraction] = spell(amount).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

test.each(numberStyles)("an amount written as %s is read back as it was", (style) => {
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(parseMillionths(written(amount, style), style)).toBe(amount);
    }),
  );
});

test.each(numberStyles)("an amount without thousands marks is read in the style %s too", (style) => {
  const decimal = style.includes(",5") ? "," : ".";
  fc.assert(
    fc.property(amounts, (amount) => {
      expect(parseMillionths(spell(amount).replace(".", decimal), style)).toBe(amount);
    }),
  );
});

test("no text is read as anything but whole millionths within the limit, or as one of the two refusals", () => {
  const texts = fc.string({ unit: fc.constantFrom(..."0123456789.,-+ e\u00a0") });
  fc.assert(
    fc.property(texts, fc.constantFrom(...numberStyles), (text, style) => {
      const found = parseMillionths(text, style);
      const isRefusal = found === NOT_AN_AMOUNT || found === AMOUNT_OUT_OF_RANGE;
      expect(isRefusal || (Number.isSafeInteger(found) && Math.abs(found) <= largest)).toBe(true);
    }),
    { numRuns: runs(500) },
  );
});

test("an undeclared comma, point or blank between digits is refused: 1,200 could be 1200 or 1.2", () => {
  for (const text of ["1,200", "1.200,5", "1 200", "1'200", "1,2"]) {
    expect([text, parseMillionths(text, "1234.5")]).toEqual([text, NOT_AN_AMOUNT]);
  }
  // a point begins the decimals, whatever stands behind it
  expect(parseMillionths("1.200", "1234.5")).toBe(1_200_000);
  expect(parseMillionths("1,200", "1,234.5")).toBe(1200 * MICRO);
  expect(parseMillionths("1.200", "1.234,5")).toBe(1200 * MICRO);
  expect(parseMillionths("1,200", "1.234,5")).toBe(1_200_000);
});

test("a thousands mark stands before exactly three digits, and after one to three", () => {
  for (const text of ["1,20", "1,2000", "1200,000", ",200", "1,,200", "1,200,", "1,20.5", "1,234,56"]) {
    expect([text, parseMillionths(text, "1,234.5")]).toEqual([text, NOT_AN_AMOUNT]);
  }
  expect(parseMillionths("12,345,678.5", "1,234.5")).toBe(12_345_678_500_000);
});

test("the blank that sets thousands apart may be any of those that locales write", () => {
  for (const blank of [" ", "\u00a0", "\u202f"]) {
    expect(parseMillionths(`1${blank}234,5`, "1 234,5")).toBe(1_234_500_000);
  }
});

test("six decimals are read and seven refused, unless the rest are zeros", () => {
  expect(parseMillionths("0.123456", "1234.5")).toBe(123_456);
  expect(parseMillionths("0.1234567", "1234.5")).toBe(AMOUNT_OUT_OF_RANGE);
  expect(parseMillionths("0.12345600", "1234.5")).toBe(123_456);
});

test("nine thousand million is read, and a millionth more is refused", () => {
  expect(parseMillionths("9000000000", "1234.5")).toBe(largest);
  expect(parseMillionths("-9000000000", "1234.5")).toBe(-largest);
  expect(parseMillionths("9000000000.000001", "1234.5")).toBe(AMOUNT_OUT_OF_RANGE);
  expect(parseMillionths("9000000001", "1234.5")).toBe(AMOUNT_OUT_OF_RANGE);
  expect(parseMillionths("9".repeat(400), "1234.5")).toBe(AMOUNT_OUT_OF_RANGE);
});

test("what is no number is refused", () => {
  for (const text of ["", " ", "-", "+", ".", "5.", ".5", "1e3", "--1", "1-", "ten", "0x10", "Infinity", "NaN", "٣"]) {
    expect([text, parseMillionths(text, "1234.5")]).toEqual([text, NOT_AN_AMOUNT]);
  }
});

test("signs and blanks around an amount are read, the typographic minus too", () => {
  expect(parseMillionths(" +1.5 ", "1234.5")).toBe(1_500_000);
  expect(parseMillionths("\t-1.5\u00a0", "1234.5")).toBe(-1_500_000);
  expect(parseMillionths("\u22121.5", "1234.5")).toBe(-1_500_000);
});

test("there is no negative zero", () => {
  for (const text of ["-0", "-0.000000", "\u22120"]) expect(Object.is(parseMillionths(text, "1234.5"), 0)).toBe(true);
  expect(Object.is(micro(-0), 0)).toBe(true);
  expect(spell(micro(-0))).toBe("0");
});

test("an amount is spelled without trailing zeros, for people with thousands set apart", () => {
  expect(spell(micro(1_234_500_000))).toBe("1234.5");
  expect(show(micro(1_234_500_000))).toBe("1,234.5");
  expect(show(micro(-1_234_567_000_001))).toBe("-1,234,567.000001");
  expect(show(micro(-500_000))).toBe("-0.5");
  expect(show(credits(999))).toBe("999");
  expect(spell(micro(-1))).toBe("-0.000001");
});

test("an amount as a number says the same digits as its spelling, up to the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }).map(micro), (amount) => {
      expect(parseMillionths(toNumber(amount).toFixed(6), "1234.5")).toBe(amount);
    }),
  );
});

test("sums are exact, in whatever order they are made", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }).map(micro), { maxLength: 50 }), (parts) => {
      const exact = parts.reduce((total, part) => total + BigInt(part), 0n);
      expect(BigInt(sum(parts))).toBe(exact);
      expect(sum([...parts].reverse())).toBe(sum(parts));
    }),
  );
  expect(sum(Array.from({ length: 10 }, () => micro(100_000)))).toBe(credits(1));
});

test("plus, minus and smaller do what they say", () => {
  expect(plus(credits(1), micro(-1))).toBe(999_999);
  expect(minus(credits(1), credits(2))).toBe(-MICRO);
  expect(smaller(credits(1), credits(2))).toBe(MICRO);
});

test("an amount that is not exact is a fault of ours, and stops", () => {
  expect(() => micro(0.5)).toThrow(RangeError);
  expect(() => micro(2 ** 53)).toThrow(RangeError);
  expect(() => plus(micro(Number.MAX_SAFE_INTEGER), micro(1))).toThrow(RangeError);
});

test("an amount times a price is rounded half up to a millionth", () => {
  expect(times(credits(100), micro(1_250_000))).toBe(125 * MICRO);
  // half a millionth goes up, less than half does not; a credit note mirrors the bill
  expect(times(micro(1), micro(500_000))).toBe(1);
  expect(times(micro(1), micro(499_999))).toBe(0);
  expect(times(micro(-1), micro(500_000))).toBe(-1);
  expect(times(credits(9_000_000), credits(1000))).toBe(largest);
});

test("a product too large to be exact is no cost at all", () => {
  expect(times(credits(9_000_000), credits(1001))).toBeUndefined();
});

test("a product is never further than half a millionth from the exact one", () => {
  const small = fc.integer({ min: -1e9, max: 1e9 }).map(micro);
  fc.assert(
    fc.property(small, small, (amount, price) => {
      const error = BigInt(times(amount, price) ?? 0) * 1_000_000n - BigInt(amount) * BigInt(price);
      expect(error <= 500_000n && error >= -500_000n).toBe(true);
    }),
  );
});
