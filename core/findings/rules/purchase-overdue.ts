import { daysBetween } from "../../calendar.ts";
import { pools } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { bookedPools, priceOf } from "../booked-pools.ts";
import { lateness, stepOf } from "../purchase-step.ts";
import { defineRule } from "../rule.ts";
import { amountOf, daysOf } from "../wording.ts";

/** A purchase under way for longer than it should take. */
export const purchaseOverdue = defineRule({
  code: "purchase-overdue",
  severity: "warning",
  title: "A purchase takes longer than it should",
  identity: "pool, unit",
  page: {
    means:
      "The row of Pools has no day under Applied on, and was requested longer ago than the setting Lead time (days), or purchased longer ago than Apply time (days). The message says which step it waits for: the first one after the last that has a day.",
    matters:
      "Credits under way pay nothing. Those that were bought run out 12 months after the purchase, whenever they are applied.",
    todo: "Ask whoever the step waits for. When the vendor has applied the credits, type the day into Applied on; if the purchase was dropped, delete the row.",
    example:
      "Requested on 2026-03-01, quoted on 2026-03-03, lead time 7 days: on 2026-03-09 it waits for approval, a day late.",
  },
  together: {
    heading: (findings) =>
      `${counted(findings, "purchase takes", "purchases take")} longer than ${findings === 1 ? "it" : "they"} should`,
    next: "Ask for each at the step that it waits for; type Applied on where the credits are there already.",
  },
  find: (facts) => {
    const { asOf, roster } = facts.ledger;
    return bookedPools(facts).flatMap((booked) => {
      const { pool, values } = booked;
      if (pool.applied || pool.granted === 0) return [];
      const late = lateness(values, asOf, roster.policy);
      if (late === undefined) return [];
      const step = stepOf(values, asOf);
      return [
        {
          key: [pool.pool, pool.unit],
          subject: `pool ${pool.pool}`,
          message: `The purchase ${pool.pool} of ${amountOf(pool.granted, pool.unit)} was ${late.what} on ${late.since}, ${daysOf(daysBetween(late.since, asOf))} before ${asOf}, and should have been applied by ${late.due}. It waits ${step.waitsFor}.`,
          next: step.next,
          amount: pool.granted,
          unit: pool.unit,
          ...priceOf(pool, pool.granted),
          dueOn: late.due,
          cells: [{ ...pool.at, column: headerOf(pools, late.column) }],
        },
      ];
    });
  },
});
