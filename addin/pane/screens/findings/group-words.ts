import { type Cause, costsOf } from "../../../../core/report/causes.ts";
import { listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";
import { severityWords } from "./finding-words.ts";

/** From here on nobody reads more than two decimals: such figures are estimates, or the rest does not matter. */
const ROUGH_FROM = 10;

/** An amount for a list: `about 317.35 credits` where it has more decimals than anybody reads. */
export function roughly(amount: number, unit: string | null, locale: Locale): string {
  const short = Math.round(amount * 100) / 100;
  const isRough = Math.abs(amount) >= ROUGH_FROM && short !== amount;
  return isRough ? `about ${locale.amount(short, unit)}` : locale.amount(amount, unit);
}

/** How grave a cause is, how many findings it has, and their sums: `"Error, 2 findings: 140.5 credits, €208.12"`. */
export function groupWords(group: Cause, locale: Locale): string {
  const { severity, count, amounts, findings } = group;
  const { costs, unpriced } = costsOf(findings);
  const sums = [
    ...amounts.map(({ amount, unit }) => roughly(amount, unit, locale)),
    ...costs.map(({ cost, currency }) => locale.money(cost, currency)),
    ...(costs.length > 0 && unpriced > 0 ? [`${locale.number(unpriced)} without a price`] : []),
  ];
  const counted = `${severityWords[severity]}, ${locale.number(count)} ${count === 1 ? "finding" : "findings"}`;
  return sums.length === 0 ? counted : `${counted}: ${listed(sums)}`;
}
