import type { Contract } from "../../roster/contract.ts";
import { pools } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { type BookedPool, bookedPools, priceOf } from "../booked-pools.ts";
import { defineRule } from "../rule.ts";
import { amountOf, contractLabel } from "../wording.ts";

/** A pool that was bought or applied on a day on which its contract was not in force. */
export const poolOutsideContract = defineRule({
  code: "pool-outside-contract",
  severity: "warning",
  title: "A pool lies outside its contract's dates",
  identity: "pool, unit",
  page: {
    means:
      "Purchased on or Applied on is before the contract's first day or after its last. The pool keeps its row and its days, and pays: dropping it would make everybody look overdrawn.",
    matters:
      "One of the days is wrong, the pool stands under the wrong contract, or the contract was renewed and its end was not edited.",
    todo: "If the contract was renewed, edit Ends on. If the pool is another contract's, mend Contract. Else look the days up with the reseller.",
    example: "A contract ended on 2025-03-31, its pool was bought on 2025-04-05.",
  },
  together: {
    heading: (findings) =>
      `${counted(findings, "pool lies", "pools lie")} outside the dates of ${findings === 1 ? "its contract" : "their contracts"}`,
    next: "See first whether a contract was renewed and its Ends on was not edited.",
  },
  find: (facts) =>
    bookedPools(facts).flatMap((booked) => {
      const { pool } = booked;
      const contract = facts.ledger.roster.contracts.get(pool.contract ?? "");
      const strays = contract === undefined || pool.granted === 0 ? [] : straysOf(booked, contract);
      if (contract === undefined || strays.length === 0) return [];
      return [
        {
          key: [pool.pool, pool.unit],
          subject: `pool ${pool.pool}`,
          message: `Pool ${pool.pool} (${amountOf(pool.granted, pool.unit)}) was ${listed(strays.map(({ what }) => what))}; ${contractLabel(contract.contract)} runs ${spanOf(contract)}. It keeps paying all the same.`,
          next: `Edit Ends on of ${contractLabel(contract.contract)} if it was renewed; else mend the pool's contract or days.`,
          amount: pool.granted,
          unit: pool.unit,
          ...priceOf(pool, pool.granted),
          cells: strays.map(({ column }) => ({ ...pool.at, column })),
        },
      ];
    }),
});

/** The days of a pool that its contract does not reach. */
function straysOf({ values }: BookedPool, { startsOn, endsOn }: Contract) {
  const days = [
    { verb: "bought", name: "purchasedOn" },
    { verb: "applied", name: "appliedOn" },
  ] as const;
  return days.flatMap(({ verb, name }) => {
    const day = values[name];
    if (day === undefined) return [];
    const isEarly = startsOn !== undefined && day < startsOn;
    const isLate = endsOn !== undefined && day > endsOn;
    if (!isEarly && !isLate) return [];
    const what = `${verb} on ${day}, ${isEarly ? "before the contract begins" : "after the contract has ended"}`;
    return [{ what, column: headerOf(pools, name) }];
  });
}

function spanOf({ startsOn, endsOn }: Contract): string {
  return [startsOn === undefined ? "" : `from ${startsOn}`, endsOn === undefined ? "" : `to ${endsOn}`]
    .join(" ")
    .trim();
}
