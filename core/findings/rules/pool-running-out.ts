import { plusDays } from "../../calendar.ts";
import { show } from "../../credits.ts";
import { counted } from "../../text.ts";
import { openOnTop } from "../open-on-top.ts";
import { defineRule } from "../rule.ts";
import { aboutAmount, contractLabel } from "../wording.ts";

/** A contract whose shared credits run out before an order placed today could help, or within the warning. */
export const poolRunningOut = defineRule({
  code: "pool-running-out",
  severity: "warning",
  title: "Shared credits are running out",
  identity: "contract, unit",
  page: {
    means:
      "If use goes on as in the forecast window, the shared pools (with those that are bought and have a day to be applied) can no longer pay from that day on. The amount is what the lead time and the cover days will need beyond them. All are estimates.",
    matters: "An order takes 5 to 7 days; what is used without credits is an overdraft.",
    todo: "Order the blocks named by the day named. Orders come in blocks, and last 12 months: more than a year's use lapses.",
    example: "Runs out on 2026-04-01; order 4 blocks of 100 by 2026-03-25.",
  },
  together: {
    heading: (_findings, contracts) => `The shared credits of ${counted(contracts, "contract")} are running out`,
    next: "Order the blocks that each finding names, by its day.",
  },
  find: (facts) => {
    const { ledger, forecasts } = facts;
    const { policy } = ledger.roster;
    const ahead = Math.max(policy.leadTimeDays, policy.expiryWarningDays);
    const horizon = plusDays(ledger.asOf, ahead);
    return [...forecasts.values()]
      .filter(
        ({ contract, runsOutOn }) =>
          ledger.roster.contracts.has(contract) && runsOutOn !== undefined && runsOutOn <= horizon,
      )
      .map(({ contract, unit, runsOutOn, orderBy, blocks, burnPerDay, uncovered }) => {
        const late = orderBy !== undefined && orderBy < ledger.asOf;
        const openWords = openOnTop(facts, contract, unit);
        const order = `${counted(blocks, "block")} of ${show(policy.blockSize)}`;
        return {
          key: [contract, unit],
          subject: contractLabel(contract),
          message: `The shared pools of ${contractLabel(contract)} run out on ${runsOutOn} at about ${aboutAmount(burnPerDay, unit)} a day; ${late ? "an order was due by" : "order by"} ${orderBy}. For the lead time and ${counted(policy.forecastCoverDays, "day")} of cover about ${aboutAmount(uncovered, unit)} are missing: ${order} (estimates).`,
          next: `${late ? `Order ${order} now: the day to order by has passed.` : `Order ${order} by ${orderBy}.`}${openWords}`,
          amount: uncovered,
          unit,
          dueOn: orderBy,
        };
      });
  },
});
