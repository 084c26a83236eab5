import { isInForce } from "../../accounts/facts.ts";
import { micro } from "../../credits.ts";
import { forecastKey } from "../../ledger/forecast.ts";
import type { PoolBalance } from "../../ledger/pool-book.ts";
import type { Unit } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf, contractLabel } from "../wording.ts";

/** A contract whose shared pools in force hold less than the low-balance share of what they began with. */
export const poolLow = defineRule({
  code: "pool-low",
  severity: "warning",
  title: "Little is left in the shared pools",
  identity: "contract, unit",
  page: {
    means:
      "What remains in the contract's shared pools in force is below the setting Low balance (%) of what they held when they began, adjustments included.",
    matters: "One large job can overdraw the contract, whatever the forecast says.",
    todo: "See whether large work is planned, and order before it starts.",
    example: "0 of 700 tokens in force are left: below 20 %.",
  },
  together: {
    heading: (_findings, contracts) => `Little is left in the shared pools of ${counted(contracts, "contract")}`,
    next: "See whether large work is planned, and order before it starts.",
  },
  find: ({ ledger }) => {
    const { lowBalancePercent } = ledger.roster.policy;
    const groups = new Map<string, { contract: string; unit: Unit; pools: PoolBalance[] }>();
    for (const balance of ledger.balances) {
      const { contract, unit, holder } = balance.pool;
      if (holder !== undefined || contract === undefined || !isInForce(balance, ledger)) continue;
      const group = groups.get(forecastKey(contract, unit)) ?? { contract, unit, pools: [] };
      group.pools.push(balance);
      groups.set(forecastKey(contract, unit), group);
    }
    return [...groups.values()].flatMap(({ contract, unit, pools }) => {
      const inForce = micro(pools.reduce((sum, { pool, adjusted }) => sum + pool.granted + adjusted, 0));
      const remaining = micro(pools.reduce((sum, balance) => sum + balance.remaining, 0));
      if (BigInt(remaining) * 100n >= BigInt(inForce) * BigInt(lowBalancePercent)) return [];
      return [
        {
          key: [contract, unit],
          subject: contractLabel(contract),
          message: `Of the ${amountOf(inForce, unit)} in force under ${contractLabel(contract)}, ${amountOf(remaining, unit)} ${remaining === 1_000_000 ? "is" : "are"} left: below ${lowBalancePercent} %.`,
          next: "See whether large work is planned, and order before it starts.",
          amount: remaining,
          unit,
          cells: pools.map(({ pool }) => pool.at),
        },
      ];
    });
  },
});
