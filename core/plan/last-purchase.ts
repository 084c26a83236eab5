import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Pool } from "../roster/pool.ts";
import type { PoolRow } from "../roster/roster.ts";
import { byText } from "../text.ts";

/** The last price that is known of a contract's purchases, and where it comes from. */
export type Price = {
  readonly unitPrice: MicroCredits;
  readonly currency: string | undefined;
  readonly pool: string;
  readonly day: PlainDate | undefined;
};

/** Of the pools that are given, the last purchase with a price, and the last reseller that is named, by the latest day in the row. */
export function lastPurchase(
  pools: readonly Pool[],
  rows: readonly PoolRow[],
): { readonly price: Price | undefined; readonly reseller: string | undefined } {
  const purchases = pools
    .filter(({ source }) => source === "purchase")
    .map((pool) => ({ pool, values: rows.find(({ values }) => values.poolId === pool.pool)?.values }))
    .map((purchase) => ({ ...purchase, day: dayOfPurchase(purchase.values) }))
    .sort((a, b) => byText(b.day ?? "", a.day ?? "") || byText(a.pool.pool, b.pool.pool));
  const priced = purchases.find(({ pool }) => pool.unitPrice !== undefined);
  const reseller = purchases.find(({ values }) => values?.reseller !== undefined)?.values?.reseller;
  if (priced === undefined) return { price: undefined, reseller };
  const { unitPrice, currency, pool } = priced.pool;
  return { price: { unitPrice: unitPrice as MicroCredits, currency, pool, day: priced.day }, reseller };
}

/** The latest step of a purchase: each is nearer to the price that was paid than the one before it. */
function dayOfPurchase(values: PoolRow["values"] | undefined): PlainDate | undefined {
  if (values === undefined) return undefined;
  return values.purchasedOn ?? values.appliedOn ?? values.approvedOn ?? values.quotedOn ?? values.requestedOn;
}
