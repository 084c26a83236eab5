import type { Facts } from "../accounts/facts.ts";
import { type MicroCredits, times } from "../credits.ts";
import type { Pool } from "../roster/pool.ts";
import type { PoolRow } from "../roster/roster.ts";

/** A row of the Pools table and the pool that it became. */
export type BookedPool = { readonly values: PoolRow["values"]; readonly pool: Pool };

/** Every row of the Pools table that counts, by pool id; rows that were left out are no pools, and individual ones no rows. */
export function bookedPools({ ledger }: Facts): readonly BookedPool[] {
  const rows = new Map(ledger.roster.poolRows.map(({ values }) => [values.poolId, values]));
  return ledger.balances.flatMap(({ pool }) => {
    const values = rows.get(pool.pool);
    return values === undefined ? [] : [{ values, pool }];
  });
}

/** What an amount of a pool cost, with its currency; nothing where the pool has no price. */
export function priceOf(
  { unitPrice, currency }: Pool,
  amount: MicroCredits,
): { readonly cost: MicroCredits | undefined; readonly currency: string | undefined } {
  const cost = unitPrice === undefined ? undefined : times(amount, unitPrice);
  return { cost, currency: cost === undefined ? undefined : currency };
}
