import { show } from "../../credits.ts";
import { pools } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { bookedPools, priceOf } from "../booked-pools.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** A shared purchase that is no multiple of the block size. */
export const notInBlocks = defineRule({
  code: "not-in-blocks",
  severity: "warning",
  title: "A purchase is not in whole blocks",
  identity: "pool, unit",
  page: {
    means:
      "Shared credits are sold in blocks (the setting Block size). The pool's Credits are no multiple of it. Credits that came with a cloud service, and pools of one holder, need not be in blocks.",
    matters: "The amount was typed wrong, or what was left of a pool was typed instead of what it began with.",
    todo: "Compare with the order. Type what was bought, and record corrections as adjustments. If the firm buys in other blocks, change the setting.",
    example: "A purchase of 150 credits where blocks are 100.",
  },
  together: {
    heading: (findings) => `${counted(findings, "purchase is", "purchases are")} not in whole blocks`,
    next: "Compare each with its order; if the firm buys in other blocks, change the setting Block size.",
  },
  find: (facts) => {
    const { blockSize } = facts.ledger.roster.policy;
    return bookedPools(facts).flatMap(({ pool }) => {
      if (pool.source !== "purchase" || pool.holder !== undefined || pool.granted % blockSize === 0) return [];
      return [
        {
          key: [pool.pool, pool.unit],
          subject: `pool ${pool.pool}`,
          message: `Pool ${pool.pool} is a purchase of ${amountOf(pool.granted, pool.unit)}, which is no multiple of the block of ${show(blockSize)}.`,
          next: "Compare with the order, and type what was bought; corrections belong into Adjustments.",
          amount: pool.granted,
          unit: pool.unit,
          ...priceOf(pool, pool.granted),
          cells: [{ ...pool.at, column: headerOf(pools, "credits") }],
        },
      ];
    });
  },
});
