/** A text branded with its meaning, so that one kind of name is never taken for another. */
export type Brand<Name extends string> = { readonly __brand: Name };

/**
 * An exact amount: whole millionths of one credit (or token), a safe integer.
 * Rule: amounts are never floats (semantics 2); `0.5` credits is 500,000.
 */
export type MicroCredits = number & Brand<"MicroCredits">;

/** How a firm writes its numbers; `1234.5` refuses every other style (setting `Number style`). */
export const numberStyles = ["1234.5", "1,234.5", "1.234,5", "1 234,5"] as const;
export type NumberStyle = (typeof numberStyles)[number];

/** Millionths in one credit. */
export const MICRO = 1_000_000;

/** The largest amount that is read, in credits: every sum of a run must stay below it too, so that sums stay exact. */
export const LARGEST_CREDITS = 9_000_000_000;

export const ZERO = 0 as MicroCredits;

/** Brands a whole number of millionths; throws on anything inexact, which is a bug of ours. */
export function micro(millionths: number): MicroCredits {
  if (!Number.isSafeInteger(millionths)) throw new RangeError(`not an exact amount: ${millionths}`);
  return (millionths === 0 ? 0 : millionths) as MicroCredits;
}

/** Whole credits as an exact amount. */
export function credits(whole: number): MicroCredits {
  return micro(whole * MICRO);
}

/** The exact sum; throws when it would leave the safe integers, which the readers prevent. */
export function plus(a: MicroCredits, b: MicroCredits): MicroCredits {
  return micro(a + b);
}

export function minus(a: MicroCredits, b: MicroCredits): MicroCredits {
  return micro(a - b);
}

export function smaller(a: MicroCredits, b: MicroCredits): MicroCredits {
  return a < b ? a : b;
}

/** The exact sum of many amounts. */
export function sum(amounts: Iterable<MicroCredits>): MicroCredits {
  let total = ZERO;
  for (const amount of amounts) total = plus(total, amount);
  return total;
}

/**
 * `amount × price`, both in millionths, rounded half up to a millionth (of the currency); nothing where the product is too
 * large to be exact: such a price is a slip of the pen, and no cost is better than a wrong one.
 */
export function times(amount: MicroCredits, price: MicroCredits): MicroCredits | undefined {
  const small = amount * price + (amount * price >= 0 ? MICRO / 2 : -MICRO / 2);
  // most products are exact as they are
  if (Number.isSafeInteger(small)) return micro((small - (small % MICRO)) / MICRO);
  const product = BigInt(amount) * BigInt(price);
  const half = BigInt(MICRO / 2);
  const whole = Number((product >= 0n ? product + half : product - half) / BigInt(MICRO));
  return Number.isSafeInteger(whole) ? micro(whole) : undefined;
}

/** The amount as a number of credits, for JSON: at most 6 decimals. */
export function toNumber(amount: MicroCredits): number {
  return amount / MICRO;
}

/** The amount in plain digits, without trailing zeros: `1234.5`. For files that programs read. */
export function spell(amount: MicroCredits): string {
  const size = Math.abs(amount);
  const rest = size % MICRO;
  return `${amount < 0 ? "-" : ""}${(size - rest) / MICRO}${rest === 0 ? "" : decimals(rest)}`;
}

/** The amount for people, with thousands set apart: `1,234.5`. */
export function show(amount: MicroCredits): string {
  const size = Math.abs(amount);
  const rest = size % MICRO;
  return `${amount < 0 ? "-" : ""}${grouped((size - rest) / MICRO)}${rest === 0 ? "" : decimals(rest)}`;
}

/** Millionths below one as decimals without trailing zeros. A page has ten thousand figures: no pattern is matched. */
function decimals(millionths: number): string {
  let [digits, places] = [millionths, 6];
  while (digits % 10 === 0) {
    digits /= 10;
    places -= 1;
  }
  return `.${String(digits).padStart(places, "0")}`;
}

function grouped(whole: number): string {
  if (whole < 1000) return String(whole);
  const last = whole % 1000;
  return `${grouped((whole - last) / 1000)},${String(last).padStart(3, "0")}`;
}

/** What `parseMillionths` answers for text that is no amount: below every amount, so that a reader can test for it without an object. */
export const NOT_AN_AMOUNT = Number.NEGATIVE_INFINITY;
/** More than six decimals, or beyond `LARGEST_CREDITS`. */
export const AMOUNT_OUT_OF_RANGE = Number.POSITIVE_INFINITY;

const limit = LARGEST_CREDITS * MICRO;

type Marks = { readonly group: number; readonly decimal: number };

const marksOf: Readonly<Record<NumberStyle, Marks>> = {
  "1234.5": { group: -1, decimal: 46 },
  "1,234.5": { group: 44, decimal: 46 },
  "1.234,5": { group: 46, decimal: 44 },
  "1 234,5": { group: 32, decimal: 44 },
};

/**
 * Text to whole millionths, in one pass and without allocation (it runs once a usage row).
 * Answers `NOT_AN_AMOUNT` or `AMOUNT_OUT_OF_RANGE` where the text is no exact amount in this style.
 * A group mark must stand before exactly three digits: `1,200` is refused unless the style declares it, since it could be 1.2.
 */
export function parseMillionths(text: string, style: NumberStyle): number {
  const marks = marksOf[style];
  let first = 0;
  let last = text.length - 1;
  while (first <= last && isBlank(text.charCodeAt(first))) first += 1;
  while (last >= first && isBlank(text.charCodeAt(last))) last -= 1;
  let sign = 1;
  const lead = text.charCodeAt(first);
  if (first <= last && (lead === 45 || lead === 43 || lead === 0x2212)) {
    sign = lead === 43 ? 1 : -1;
    first += 1;
  }
  let whole = 0;
  let digits = 0;
  let sinceGroup = -1;
  let at = first;
  for (; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + (code - 48);
      digits += 1;
      if (sinceGroup >= 0) sinceGroup += 1;
      if (whole > limit) whole = limit + 1;
    } else if (marks.group !== -1 && (code === marks.group || (marks.group === 32 && isBlank(code)))) {
      if (sinceGroup === -1 ? digits < 1 || digits > 3 : sinceGroup !== 3) return NOT_AN_AMOUNT;
      sinceGroup = 0;
    } else break;
  }
  if (digits === 0 || (sinceGroup !== -1 && sinceGroup !== 3)) return NOT_AN_AMOUNT;
  let fraction = 0;
  let places = 0;
  if (at <= last) {
    if (text.charCodeAt(at) !== marks.decimal || at === last) return NOT_AN_AMOUNT;
    for (at += 1; at <= last; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return NOT_AN_AMOUNT;
      places += 1;
      if (places <= 6) fraction = fraction * 10 + digit;
      else if (digit !== 0) return AMOUNT_OUT_OF_RANGE;
    }
  }
  for (; places < 6; places += 1) fraction *= 10;
  if (whole > LARGEST_CREDITS || (whole === LARGEST_CREDITS && fraction > 0)) return AMOUNT_OUT_OF_RANGE;
  const millionths = whole * MICRO + fraction;
  return millionths === 0 ? 0 : sign * millionths;
}

/** Space, tab, no-break space and the narrow no-break space that some locales group with. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f;
}
