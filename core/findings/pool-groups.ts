import type { PlainDate } from "../calendar.ts";
import { type MicroCredits, micro, show } from "../credits.ts";
import type { PoolBalance } from "../ledger/pool-book.ts";
import type { Unit } from "../roster/words.ts";
import { amountOf, contractKey, contractLabel } from "./wording.ts";

/** Pools that end together and are one finding: a pool of its own, or the individual credits of a contract. */
export type PoolGroup = {
  /** The key, without the rule's code. */
  readonly key: readonly string[];
  readonly subject: string;
  readonly unit: Unit;
  readonly lastDay: PlainDate;
  readonly amount: MicroCredits;
  /** The one pool, or the individual ones. */
  readonly pools: readonly PoolBalance[];
  readonly individual: boolean;
};

/**
 * Groups pools for a finding by pool and last day; individual pools of a contract that end together are one finding with
 * the people folded. `amountLeft` is what the finding is about; pools of 0 are left out.
 */
export function groupPools(
  balances: readonly PoolBalance[],
  amountLeft: (balance: PoolBalance) => MicroCredits,
): readonly PoolGroup[] {
  const groups = new Map<string, PoolBalance[]>();
  for (const balance of balances) {
    const { pool } = balance;
    if (pool.lastDay === undefined || amountLeft(balance) === 0) continue;
    const name =
      pool.source === "individual"
        ? ["individual", contractKey(pool.contract), pool.unit, pool.lastDay].join("\u0000")
        : ["pool", pool.pool].join("\u0000");
    groups.set(name, [...(groups.get(name) ?? []), balance]);
  }
  return [...groups.values()].map((pools) => {
    const { pool } = pools[0] as PoolBalance;
    const individual = pool.source === "individual";
    const lastDay = pool.lastDay as PlainDate;
    return {
      key: individual
        ? [contractKey(pool.contract), "individual", lastDay, pool.unit]
        : [pool.pool, lastDay, pool.unit],
      subject: individual ? `individual credits of ${contractLabel(pool.contract)}` : `pool ${pool.pool}`,
      unit: pool.unit,
      lastDay,
      amount: micro(pools.reduce((sum, balance) => sum + amountLeft(balance), 0)),
      pools,
      individual,
    };
  });
}

/** `"512 credits of pool P1"`, `"71.5 individual credits of contract C1"`. */
export function inGroup({ amount, unit, subject, individual }: PoolGroup): string {
  return individual ? `${show(amount)} ${subject}` : `${amountOf(amount, unit)} of ${subject}`;
}

/** The sum of a cost over pools that all have a price in one currency; nothing when one has none. */
export function costOfGroup(
  pools: readonly PoolBalance[],
  costOf: (balance: PoolBalance) => MicroCredits | undefined,
): { readonly cost: MicroCredits | undefined; readonly currency: string | undefined } {
  const currency = pools[0]?.pool.currency;
  let cost: number | undefined = 0;
  for (const balance of pools) {
    const part = balance.pool.currency === currency ? costOf(balance) : undefined;
    cost = part === undefined || cost === undefined ? undefined : cost + part;
  }
  return cost === undefined ? { cost: undefined, currency: undefined } : { cost: micro(cost), currency };
}
