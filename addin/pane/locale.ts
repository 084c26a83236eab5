import type { PlainDate } from "../../core/calendar.ts";
import { type NumberStyle, numberStyles } from "../../core/credits.ts";
import type { Policy } from "../../core/roster/settings.ts";
import { unitWords } from "../../core/roster/words.ts";
import type { CellStyle } from "../../core/table/cell.ts";

// The one place of the pane that knows how a language writes days and numbers.

/** How the reader's language writes days, numbers and money. */
export type Locale = {
  readonly day: (day: PlainDate | string | null | undefined) => string;
  readonly month: (month: string) => string;
  readonly number: (value: number) => string;
  /** `1,234.5 credits`, `1 token`. */
  readonly amount: (value: number, unit: string | null) => string;
  readonly money: (value: number, currency: string | null) => string;
  /**
   * A sentence of the core, whose days are `2026-03-31` and whose numbers `1,234.5`, as the reader writes them. What stands in
   * “quotation marks” is somebody's own, and names such as `P-2026-02` are no days: they stay as they are.
   */
  readonly words: (sentence: string) => string;
  /** How amounts are typed in forms; days come from fields that say them as `2026-03-31`. */
  readonly numberStyle: NumberStyle;
};

/** The writing of a language, such as `de-DE`; one that the browser does not know is written as in English. */
export function localeOf(language: string | undefined): Locale {
  const tag = known(language);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
  const number = (value: number) => numbers.format(value);
  const prices = new Map<string, Intl.NumberFormat>();
  const withDecimals = new Map<number, Intl.NumberFormat>();
  const amountSaid = (said: string) => {
    const decimals = said.split(".")[1]?.length ?? 0;
    const exact = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const format = withDecimals.get(decimals) ?? new Intl.NumberFormat(tag, exact);
    withDecimals.set(decimals, format);
    return format.format(Number(said.replaceAll(",", "")));
  };
  return {
    words: (sentence) =>
      sentence.replace(
        saidByCore,
        (all, day: string | undefined, month: string | undefined, amount: string | undefined) =>
          day !== undefined
            ? shown(days, day, day)
            : month !== undefined
              ? shown(months, `${month}-01`, month)
              : amount !== undefined
                ? amountSaid(amount)
                : all,
      ),
    day: (day) => (day === undefined || day === null ? "" : shown(days, day, day)),
    month: (month) => shown(months, `${month}-01`, month),
    number,
    amount: (value, unit) => {
      const words = unit !== null && unit in unitWords ? unitWords[unit as keyof typeof unitWords] : undefined;
      return words === undefined ? number(value) : `${number(value)} ${Math.abs(value) === 1 ? words.one : words.many}`;
    },
    money: (value, currency) => {
      if (currency === null || !/^[A-Z]{3}$/.test(currency)) return `${number(value)} ${currency ?? ""}`.trim();
      const format = prices.get(currency) ?? new Intl.NumberFormat(tag, { style: "currency", currency });
      prices.set(currency, format);
      return format.format(value);
    },
    numberStyle: numberStyleOf(numbers),
  };
}

/** How cells of forms are read: amounts as the reader's language writes them, everything else as the firm's. */
export function formStyle(locale: Locale, policy: Policy): CellStyle {
  return { numberStyle: locale.numberStyle, dayStyle: { order: policy.dayOrder, zone: policy.timeZone } };
}

/** An amount in plain digits as a form's field shows it: `1234.5` is `1234,5` where a comma is the decimal sign. */
export function typedAmount(plain: string, { numberStyle }: Locale): string {
  return numberStyle.endsWith(",5") ? plain.replace(".", ",") : plain;
}

/** What is quoted; else a day, a month, or a number with marks in it, each where it is no part of a name. */
const saidByCore =
  /“[^”]*”|(?<![\w./-])(?:(\d{4}-\d{2}-\d{2})|(\d{4}-\d{2})|(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+))(?![\w/-]|\.\w)/g;

function known(language: string | undefined): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language ?? "en")[0] ?? "en";
  } catch {
    // what is no name of a language at all
    return "en";
  }
}

function shown(format: Intl.DateTimeFormat, day: string, otherwise: string): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(moment) ? otherwise : format.format(moment);
}

/** The style in which a language writes numbers, of those that cells can be read in. */
function numberStyleOf(numbers: Intl.NumberFormat): NumberStyle {
  const written = numbers.format(1234.5).replace(/[\u00a0\u202f]/g, " ");
  return numberStyles.find((style) => style === written) ?? (written.endsWith(",5") ? "1.234,5" : "1,234.5");
}

/** The day on this computer, by its own clock and zone. */
export function dayHere(): PlainDate {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PlainDate;
}
