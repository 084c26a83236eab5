import * as z from "zod/mini";
import {
  type DayNumber,
  type DayStyle,
  type Month,
  month,
  NO_DAY,
  type PlainDate,
  parseDay,
  toPlainDate,
} from "../calendar.ts";
import { type MicroCredits, micro, type NumberStyle, parseMillionths, spell } from "../credits.ts";
import { quoted } from "../diagnostic.ts";
import { isEmail, isHash, type PersonKey, personKey } from "../person.ts";
import { listed, loose, nearest, tidy } from "../text.ts";
import { type CellProblem, notADay, notAnAmount } from "./cell-problem.ts";

/**
 * A cell as a file gives it: text from a CSV; text, numbers and truth values from a workbook, where a day is text
 * `YYYY-MM-DD`. `""` is blank.
 */
export type RawCell = string | number | boolean;

/** How amounts and days in a table are written, from the settings. */
export type CellStyle = { readonly numberStyle: NumberStyle; readonly dayStyle: DayStyle };

/** The style of a firm that has declared nothing. */
export const plainStyle: CellStyle = { numberStyle: "1234.5", dayStyle: { order: undefined, zone: "UTC" } };

/** A cell of a workbook whose value cannot be known: it shows an error, or its formula was never calculated. */
export type UnknownCell = { readonly problem: CellProblem };

/** A kind of cell: how its value is read and written, from one declaration. */
export type CellType<T> = {
  readonly name:
    | "text"
    | "day"
    | "month"
    | "amount"
    | "whole number"
    | "e-mail"
    | "person"
    | "choice"
    | "list"
    | "people";
  readonly choices?: readonly string[];
  /** The zod codec for cells written in this style; a bad cell is an issue whose `params` hold a `CellProblem`. */
  readonly codec: (style: CellStyle) => z.ZodMiniType<T, RawCell>;
  /** What the codec writes for a value, whatever the style: many times as fast where thousands are written. */
  write(value: T): RawCell;
};

type Decode<T> = (text: string, style: CellStyle, refuse: (problem: CellProblem) => void) => T | undefined;

function cellType<T>(
  name: CellType<T>["name"],
  decode: Decode<T>,
  encode: (value: T) => RawCell,
  choices?: readonly string[],
): CellType<T> {
  const codec = (style: CellStyle) => {
    const styleOfNumbers: CellStyle = { ...style, numberStyle: "1234.5" };
    return z.codec(z.custom<RawCell>(), z.custom<T>(), {
      decode: (raw, context) => {
        const refuse = (problem: CellProblem) => {
          context.issues.push({ code: "custom", input: raw, message: problem.message, params: problem });
          return undefined;
        };
        const own = typeof raw === "number" ? styleOfNumbers : style;
        const value = isLossy(raw, name) ? refuse(digitsLost(raw)) : decode(tidy(textOf(raw)), own, refuse);
        return value === undefined ? z.NEVER : value;
      },
      encode,
    }) as unknown as z.ZodMiniType<T, RawCell>;
  };
  return { name, codec, write: encode, ...(choices === undefined ? {} : { choices }) };
}

/** Excel keeps 15 digits of a number: from here on the last ones may be others than were typed. */
const FIRST_LOSSY = 1e15;

/** Whether a number stands for a name, of which digits may have been lost. */
function isLossy(raw: RawCell, name: CellType<unknown>["name"]): raw is number {
  const isName = name !== "amount" && name !== "whole number" && name !== "day" && name !== "month";
  return typeof raw === "number" && Math.abs(raw) >= FIRST_LOSSY && isName;
}

function digitsLost(number: number): CellProblem {
  return {
    code: "cell-digits-lost",
    message: `the number ${plainDigits(number)} has more than 15 digits, of which Excel keeps the first 15 only.`,
    help: "Format the cell as Text, and type it again, every digit.",
  };
}

/** A raw cell as text: truth values as Excel shows them. */
function textOf(raw: RawCell): string {
  if (typeof raw === "string") return raw;
  if (typeof raw === "number") return plainDigits(raw);
  return String(raw).toUpperCase();
}

/**
 * A number of a workbook in plain digits, to the 15 digits that Excel knows: a sum stored as 0.30000000000000004 is 0.3,
 * which is what its cell shows.
 */
export function plainDigits(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  const [, sign = "", whole = "", decimals = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const point = whole.length + Number(exponent);
  const digits = whole + decimals;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

/** Any text, trimmed. */
export const textCell: CellType<string> = cellType(
  "text",
  (text) => text,
  (text) => text,
);

/** A calendar day: `YYYY-MM-DD`, or in the declared day order. */
export const dayCell: CellType<PlainDate> = cellType(
  "day",
  (text, { dayStyle }, refuse) => {
    const day = parseDay(text, dayStyle);
    if (day !== NO_DAY) return toPlainDate(day as DayNumber);
    refuse(notADay(text, dayStyle));
    return undefined;
  },
  (day) => day,
);

/** A calendar month `YYYY-MM`; Excel makes its first day of it when it is typed into a cell that is not text. */
export const monthCell: CellType<Month> = cellType(
  "month",
  (text, _style, refuse) => {
    const found = month(text.replace(/^(\d{4}-\d{2})-01$/, "$1"));
    if (found !== undefined) return found;
    refuse({
      code: "cell-not-a-day",
      message: `${quoted(text)} is not a month.`,
      help: "Type the month as YYYY-MM, such as 2026-03.",
    });
    return undefined;
  },
  (of) => of,
);

/** An amount of credits, tokens or money that may be negative. */
export const signedAmountCell: CellType<MicroCredits> = amountCell(true);
/** An amount of credits, tokens or money, zero or more. */
export const positiveAmountCell: CellType<MicroCredits> = amountCell(false);

function amountCell(signed: boolean): CellType<MicroCredits> {
  return cellType(
    "amount",
    (text, { numberStyle }, refuse) => {
      const amount = parseMillionths(text, numberStyle);
      if (Number.isFinite(amount) && (signed || amount >= 0)) return micro(amount);
      refuse(
        Number.isFinite(amount)
          ? { code: "cell-not-credits", message: `${quoted(text)} is below zero.`, help: "Type zero or more." }
          : notAnAmount(text, amount, numberStyle),
      );
      return undefined;
    },
    (amount) => spell(amount),
  );
}

/** A whole number, with its smallest and largest value. */
export function wholeNumberCell(least: number, most: number): CellType<number> {
  return cellType(
    "whole number",
    (text, _style, refuse) => {
      const value = /^[-+]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (value >= least && value <= most) return value;
      refuse({
        code: "cell-not-a-number",
        message: `${quoted(text)} is not a whole number from ${least} to ${most}.`,
        help: `Type a whole number from ${least} to ${most}.`,
      });
      return undefined;
    },
    (value) => value,
  );
}

const notAnEmail = (text: string): CellProblem => ({
  code: "cell-not-an-email",
  message: `${quoted(text)} is not an e-mail address.`,
  help: "Type one address, such as ana@example.com.",
});

/** One e-mail address, trimmed and in lower case. */
export const emailCell: CellType<PersonKey> = cellType(
  "e-mail",
  (text, _style, refuse) => {
    if (isEmail(text)) return personKey(text);
    refuse(notAnEmail(text));
    return undefined;
  },
  (email) => email,
);

/** E-mail addresses and `hash:…` ids of one person, `;` between. */
export const aliasesCell: CellType<readonly PersonKey[]> = cellType(
  "people",
  (text, _style, refuse) => {
    const parts = splitList(text);
    const bad = parts.find((part) => !isEmail(part) && !isHash(part));
    if (bad === undefined) return parts.map(personKey);
    refuse({
      ...notAnEmail(bad),
      help: "Type e-mail addresses or ids such as hash:1a2b3c, with a semicolon between.",
    });
    return undefined;
  },
  (people) => people.join("; "),
);

/** Several texts, `;` between. */
export const listCell: CellType<readonly string[]> = cellType("list", splitList, (parts) => parts.join("; "));

function splitList(text: string): readonly string[] {
  return text
    .split(";")
    .map(tidy)
    .filter((part) => part !== "");
}

/** One of a few words, compared loosely. */
export function choiceCell<const T extends string>(choices: readonly T[]): CellType<T> {
  const byLoose = new Map(choices.map((choice) => [loose(choice), choice]));
  return cellType(
    "choice",
    (text, _style, refuse) => {
      const found = byLoose.get(loose(text)) ?? choices.find((choice) => choice === text);
      if (found !== undefined) return found;
      const like = nearest(text, choices);
      const all = listed(choices, "or");
      refuse({
        code: "cell-not-one-of",
        message: `${quoted(text)} is not one of ${all}.`,
        help: like === undefined ? `Type ${all}.` : `Did you mean ${like}? Type ${all}.`,
      });
      return undefined;
    },
    (choice) => choice,
    choices,
  );
}
