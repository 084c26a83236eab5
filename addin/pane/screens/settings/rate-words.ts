import { toNumber } from "../../../../core/credits.ts";
import type { RateRow } from "../../../../core/roster/roster.ts";
import type { Locale } from "../../locale.ts";

const ruleWords = {
  exact: "",
  "at least": "at least ",
  "multiple of": "a multiple of ",
  "at most": "at most ",
} as const;

/** What a service charges: `at least 2 a job`. */
export function rateWords({ credits, rule = "exact", unitOfWork }: RateRow["values"], locale: Locale): string {
  return `${ruleWords[rule]}${locale.number(toNumber(credits))} a ${unitOfWork ?? "unit of work"}`;
}

/** On which days a rate holds; nothing where it always does. */
export function rateDays({ validFrom, validTo }: RateRow["values"], locale: Locale): string | undefined {
  if (validFrom === undefined && validTo === undefined) return undefined;
  const from = validFrom === undefined ? "" : `from ${locale.day(validFrom)}`;
  return [from, ...(validTo === undefined ? [] : [`until ${locale.day(validTo)}`])].join(" ").trim();
}
