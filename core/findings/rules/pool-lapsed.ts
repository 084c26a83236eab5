import { isOver } from "../../accounts/facts.ts";
import { times } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";
import { counted } from "../../text.ts";
import { costOfGroup, groupPools, inGroup } from "../pool-groups.ts";
import { defineRule } from "../rule.ts";
import { costOf, someOf, whoIs } from "../wording.ts";

/** A pool whose last day has passed with something left. */
export const poolLapsed = defineRule({
  code: "pool-lapsed",
  severity: "note",
  title: "Credits lapsed unspent",
  identity: "pool, last day, unit; for individual credits: contract, “individual”, last day, unit",
  page: {
    means: "The pool's last day is over and something was left in it; that is gone. Refunds of later days lapse too.",
    matters: "It is money spent for nothing, and a measure for the next order.",
    todo: "Order less, or later, next time. If the vendor's screen shows another last day, type it into Expires on.",
    example: "110 tokens lapsed after 2025-12-11, bought for 330 EUR.",
  },
  together: {
    heading: (findings) => `Credits lapsed unspent, on ${counted(findings, "last day")}`,
    next: "Nothing can be done about these; order less, or later, next time.",
  },
  find: (facts) => {
    const { ledger } = facts;
    const over = ledger.balances.filter((balance) => isOver(balance, ledger));
    return groupPools(over, ({ lapsed }) => lapsed).map((group) => {
      const { key, subject, unit, lastDay, amount, pools, individual } = group;
      const { cost, currency } = costOfGroup(pools, ({ pool, lapsed }) =>
        pool.unitPrice === undefined ? undefined : times(lapsed, pool.unitPrice),
      );
      const holders = pools.map(({ pool }) => whoIs(facts, pool.holder as PersonKey));
      const whose = individual ? ` They belonged to ${someOf(holders)}.` : "";
      return {
        key,
        subject,
        message: `${inGroup(group)} lapsed after ${lastDay}${costOf(cost, currency)}.${whose}`,
        next: individual
          ? "Nothing can be done about these; remind others to use their own credits."
          : "Order less, or later, next time.",
        amount,
        unit,
        cost,
        currency,
        cells: pools.map(({ pool }) => pool.at),
      };
    });
  },
});
