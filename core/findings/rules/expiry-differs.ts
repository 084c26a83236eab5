import { ruledBounds } from "../../roster/pool-bounds.ts";
import { pools } from "../../roster/tables.ts";
import type { Bound } from "../../roster/terms.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { bookedPools, priceOf } from "../booked-pools.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** A typed last day that is later than the rule allows. */
export const expiryDiffers = defineRule({
  code: "expiry-differs",
  severity: "warning",
  title: "A typed last day is later than the rule allows",
  identity: "pool, unit",
  page: {
    means:
      "Expires on is later than 12 months after the purchase (the setting Shared validity), the contract's end, or the setting Shared credits end on. The typed day is used, because the vendor's screen outranks our sum; an earlier one is not reported.",
    matters: "If the day is a slip of the pen, the ledger counts on credits that will be gone.",
    todo: "Look the day up on the vendor's screen. If it is wrong, clear Expires on; if it is right, see whether Purchased on or the contract's Ends on is wrong, or accept the finding.",
    example: "Bought on 2024-01-08, typed to expire on 2025-12-31; the rule gives 2025-01-07.",
  },
  together: {
    heading: (findings) => `${counted(findings, "pool ends", "pools end")} later than the rule allows`,
    next: "Look each last day up on the vendor's screen, and clear Expires on where it is wrong.",
  },
  find: (facts) => {
    const { roster } = facts.ledger;
    return bookedPools(facts).flatMap(({ values, pool }) => {
      const contract = roster.contracts.get(pool.contract ?? "");
      const { expiresOn } = values;
      if (expiresOn === undefined || contract === undefined || pool.granted === 0) return [];
      const { lastDay, boundBy } = ruledBounds(values, contract, roster);
      if (lastDay === undefined || boundBy === undefined || expiresOn <= lastDay) return [];
      return [
        {
          key: [pool.pool, pool.unit],
          subject: `pool ${pool.pool}`,
          message: `Pool ${pool.pool} (${amountOf(pool.granted, pool.unit)}) is typed to expire on ${expiresOn}; by ${because[boundBy]} it would end on ${lastDay}. The typed day is used.`,
          next: "Look the day up on the vendor's screen; if it is not there, clear Expires on.",
          amount: pool.granted,
          unit: pool.unit,
          ...priceOf(pool, pool.granted),
          cells: [{ ...pool.at, column: headerOf(pools, "expiresOn") }],
        },
      ];
    });
  },
});

const because: Readonly<Record<Bound, string>> = {
  typed: "what was typed",
  validity: "the setting Shared validity",
  left: "the holder's leaving",
  contract: "the contract's end",
  setting: "the setting Shared credits end on",
};
