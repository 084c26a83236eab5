import { type MicroCredits, micro } from "../../credits.ts";
import type { Pool } from "../../roster/pool.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** Adjustments that could not be made in full. */
export const adjustmentTooLarge = defineRule({
  code: "adjustment-too-large",
  severity: "error",
  title: "An adjustment could not be made in full",
  identity: "adjustment id, unit",
  page: {
    means:
      "An adjustment cannot take a pool below 0, and counts for nothing after the pool's last day. What could not be moved is left out.",
    matters: "The ledger and the vendor's screen differ by what was left out.",
    todo: "Mend the adjustment's amount, date or pool.",
    example: "-80 on a pool that holds 50: 30 are left out.",
  },
  together: {
    heading: (findings) => `${counted(findings, "adjustment")} could not be made in full`,
    next: "Mend the amount, date or pool of each.",
  },
  find: ({ ledger }) => {
    const leftOut = new Map<string, { pool: Pool; amount: number }>();
    for (const { id, pool: index, amount } of ledger.leftOutAdjustments) {
      const pool = ledger.balances[index]?.pool;
      if (pool !== undefined) leftOut.set(id, { pool, amount: (leftOut.get(id)?.amount ?? 0) + Math.abs(amount) });
    }
    return [...leftOut].map(([id, { pool, amount }]) => {
      const { at } = ledger.roster.adjustments.find(({ values }) => values.adjustmentId === id) ?? pool;
      const excess: MicroCredits = micro(amount);
      return {
        key: [id, pool.unit],
        subject: `adjustment ${id}`,
        message: `${amountOf(excess, pool.unit)} of the adjustment ${id} could not be moved in pool ${pool.pool}, because the pool holds less or has ended.`,
        next: "Mend the adjustment's amount, date or pool.",
        amount: excess,
        unit: pool.unit,
        cells: [{ ...at, column: "Credits" }],
      };
    });
  },
});
