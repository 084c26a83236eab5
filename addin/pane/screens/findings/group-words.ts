import { type Cause, costsOf as sumsOf } from "../../../../core/report/causes.ts";
import { listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

/** From here on nobody reads more than two decimals: such figures are estimates, or the rest does not matter. */
const ROUGH_FROM = 10;

/** An amount for a list: `about 317.35 credits` where it has more decimals than anybody reads. */
export function roughly(amount: number, unit: string | null, locale: Locale): string {
  const short = Math.round(amount * 100) / 100;
  const isRough = Math.abs(amount) >= ROUGH_FROM && short !== amount;
  return isRough ? `about ${locale.amount(short, unit)}` : locale.amount(amount, unit);
}

/** The amounts of a cause together, by unit; nothing where none has a unit. */
export function amountsOf({ amounts }: Cause, locale: Locale): string | undefined {
  return amounts.length === 0 ? undefined : listed(amounts.map(({ amount, unit }) => roughly(amount, unit, locale)));
}

/** What a cause costs, and how many of it have no price; nothing where none has one. */
export function costsOf({ findings }: Cause, locale: Locale): string | undefined {
  const { costs, unpriced } = sumsOf(findings);
  if (costs.length === 0) return undefined;
  const sums = listed(costs.map(({ cost, currency }) => locale.money(cost, currency)));
  return unpriced === 0 ? sums : `${sums}; ${locale.number(unpriced)} without a price`;
}
