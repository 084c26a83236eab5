import type { Locale } from "../../locale.ts";
import type { CheckLine } from "./checks.ts";

/** Whether a noted balance agrees with ours, in words. */
export function verdictWords({ verdict, difference, unit }: CheckLine, locale: Locale): string {
  switch (verdict) {
    case "agrees":
      return "Agrees with ours";
    case "opening":
      return "The ledger begins with it";
    case "not compared":
      return "Not compared yet";
    case "differs": {
      if (difference === undefined) return "Differs from ours";
      return `${locale.amount(Math.abs(difference), unit ?? null)} ${difference < 0 ? "less" : "more"} than ours`;
    }
  }
}

/** When a contract was checked last, and how that went. */
export function checkedWords(check: CheckLine | undefined, locale: Locale): string {
  if (check === undefined) return "Never checked.";
  const words = verdictWords(check, locale);
  const day = locale.day(check.date);
  return check.verdict === "not compared"
    ? `Noted for ${day}, not compared yet.`
    : `Checked for ${day}: ${words.slice(0, 1).toLowerCase()}${words.slice(1)}.`;
}

/** A difference with its sign, so that parts of a sum can be told apart. */
export function signed(amount: number, locale: Locale): string {
  return amount > 0 ? `+${locale.number(amount)}` : locale.number(amount);
}
