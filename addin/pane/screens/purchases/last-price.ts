import { lastPurchase } from "../../../../core/plan/last-purchase.ts";
import { poolsOf } from "../../../../core/roster/pools.ts";
import type { Roster } from "../../../../core/roster/roster.ts";

/** The last price and reseller of a contract's shared purchases of a unit, as the plan has them. */
export function lastPriceOf(roster: Roster, contract: string, unit: string): ReturnType<typeof lastPurchase> {
  const own = poolsOf(roster).filter(
    (pool) => pool.contract === contract && pool.unit === unit && pool.holder === undefined,
  );
  return lastPurchase(own, roster.poolRows);
}
