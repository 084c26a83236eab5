import type { Locale } from "../../locale.ts";
import type { CheckLine } from "./checks.ts";

/** Whether a noted balance agrees with ours, in words. */
export function verdictWords({ verdict, noted, unit }: CheckLine, locale: Locale): string {
  switch (verdict) {
    case "agrees":
      return "Agrees with ours";
    case "opening":
      return "The ledger begins with it";
    case "not compared":
      return "Not compared yet";
    case "differs": {
      const difference = noted?.differs?.difference;
      if (difference === undefined) return "Differs from ours";
      return `${locale.amount(Math.abs(difference), unit ?? null)} ${difference < 0 ? "less" : "more"} than ours`;
    }
  }
}

/** A difference with its sign, so that parts of a sum can be told apart. */
export function signed(amount: number, locale: Locale): string {
  return amount > 0 ? `+${locale.number(amount)}` : locale.number(amount);
}
