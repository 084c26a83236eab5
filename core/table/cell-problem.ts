import { type DayNumber, type DayStyle, dayOrders, NO_DAY, parseDay, toPlainDate } from "../calendar.ts";
import {
  AMOUNT_OUT_OF_RANGE,
  micro,
  NOT_AN_AMOUNT,
  type NumberStyle,
  numberStyles,
  parseMillionths,
  show,
} from "../credits.ts";
import { type DiagnosticCode, quoted } from "../diagnostic.ts";
import { listed } from "../text.ts";

/** What is wrong with one cell, before it is known where the cell stands. */
export type CellProblem = { readonly code: DiagnosticCode; readonly message: string; readonly help: string };

/** What to say of text that is not a day in this style. */
export function notADay(text: string, style: DayStyle): CellProblem {
  const slashed = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text);
  const message = `${quoted(text)} is not a day.`;
  if (slashed && style.order === undefined) {
    const fitting = dayOrders.filter((order) => parseDay(text, { ...style, order }) !== NO_DAY);
    const [only] = fitting;
    if (fitting.length < 2) {
      if (only === undefined) {
        return {
          code: "cell-not-a-day",
          message,
          help: "Type a day of the calendar as YYYY-MM-DD, such as 2026-03-31.",
        };
      }
      const day = toPlainDate(parseDay(text, { ...style, order: only }) as DayNumber);
      return {
        code: "cell-not-a-day",
        message: `${quoted(text)} is a day only with the ${only === "dmy" ? "day" : "month"} first, and no order of days is declared.`,
        help: `Type the day as ${day}, or declare the setting “Day order”: its value must then be ${only}.`,
      };
    }
    return {
      code: "cell-not-a-day",
      message: `${quoted(text)} could be read in two ways, day first or month first.`,
      help: "Type the day as YYYY-MM-DD, such as 2026-03-31, or declare the setting “Day order” (dmy or mdy).",
    };
  }
  const help = "Type a day of the calendar as YYYY-MM-DD, such as 2026-03-31.";
  // a day of Excel that lost its format, such as 46112 for 2026-03-31
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    return { code: "cell-not-a-day", message, help: `If it is a day, format the cell as a date. ${help}` };
  }
  return { code: "cell-not-a-day", message, help };
}

/** What to say of text that is no exact amount in this style; `found` is what `parseMillionths` answered. */
export function notAnAmount(text: string, found: number, style: NumberStyle): CellProblem {
  if (found === AMOUNT_OUT_OF_RANGE) {
    return {
      code: "cell-not-credits",
      message: `${quoted(text)} has more than 6 decimals or is above 9,000,000,000.`,
      help: "Type an amount of at most 9,000,000,000 with at most 6 decimals.",
    };
  }
  const help = `Type digits${style.includes(",5") ? " with a decimal comma" : " with a decimal point"}, such as ${style}`;
  if (found === NOT_AN_AMOUNT && style === "1234.5" && /^[-+]?\d[\d.,' ]*$/.test(text)) {
    const fitting = numberStyles.filter((other) => Number.isFinite(parseMillionths(text, other)));
    const [amount, ...others] = new Set(fitting.map((other) => parseMillionths(text, other)));
    if (amount !== undefined && others.length === 0) {
      return {
        code: "cell-not-credits",
        message: `${quoted(text)} is an amount only in another number style than ${style}, and none is declared.`,
        help: `Type ${plainAmount(amount)}, or declare the setting “Number style”: its value must then be ${listed(fitting, "or")}.`,
      };
    }
    return {
      code: "cell-not-credits",
      message: `${quoted(text)} could mean two amounts, since a comma, point or blank may group thousands or begin the decimals.`,
      help: `${help}, or declare the setting “Number style”.`,
    };
  }
  return { code: "cell-not-credits", message: `${quoted(text)} is not an amount.`, help: `${help}.` };
}

/** An amount as it may be typed in every style: digits and a point, without groups. */
function plainAmount(amount: number): string {
  return show(micro(amount)).replaceAll(",", "");
}
