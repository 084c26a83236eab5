import { type Facts, isInForce } from "../../accounts/facts.ts";
import { daysBetween, plusDays } from "../../calendar.ts";
import { micro, times } from "../../credits.ts";
import { forecastKey } from "../../ledger/forecast.ts";
import type { PoolBalance } from "../../ledger/pool-book.ts";
import type { PersonKey } from "../../person.ts";
import { counted } from "../../text.ts";
import { costOfGroup, groupPools, inGroup, type PoolGroup } from "../pool-groups.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { aboutAmount, costOf, daysOf, someOf, whoIs } from "../wording.ts";

/** A pool in force that still holds something and whose last day is within the warning. */
export const poolExpiring = defineRule({
  code: "pool-expiring",
  severity: "warning",
  title: "Credits will expire unspent",
  identity: "pool, last day, unit; for individual credits: contract, “individual”, last day, unit",
  page: {
    means:
      "The pool still holds credits, and its last day is within the setting Expiry warning (days). The expected waste is an estimate: what would be left after the last day if use went on as in the forecast window.",
    matters: "What is not spent by the end of the last day is gone; it can be neither moved nor refunded.",
    todo: "Plan work against it, renew it if it came with a cloud service, or accept the loss. Do not buy more before it is spent.",
    example: "512 credits expire on 2026-06-12, 73 days from now; about 208 of them would be wasted.",
  },
  together: {
    heading: (findings) =>
      `Credits will expire unspent: ${counted(findings, "last day is", "last days are")} within the warning`,
    next: "Plan work against them, those that end first before the others; what is left cannot be moved.",
  },
  find: (facts) => {
    const { ledger } = facts;
    const horizon = plusDays(ledger.asOf, ledger.roster.policy.expiryWarningDays);
    const expiring = ledger.balances.filter(
      (balance) => isInForce(balance, ledger) && balance.pool.lastDay !== undefined && balance.pool.lastDay <= horizon,
    );
    return groupPools(expiring, ({ remaining }) => remaining).map((group) => sighting(facts, group));
  },
});

function sighting(facts: Facts, group: PoolGroup): Sighting {
  const { key, subject, unit, lastDay, amount, pools, individual } = group;
  const left = daysBetween(facts.ledger.asOf, lastDay);
  const wastes = pools.map((balance) => wasteOf(facts, balance));
  const waste = wastes.every((part) => part !== undefined) ? micro(wastes.reduce((a, b) => a + b, 0)) : undefined;
  const { cost, currency } = costOfGroup(pools, (balance) => {
    const part = wasteOf(facts, balance);
    return part === undefined || balance.pool.unitPrice === undefined ? undefined : times(part, balance.pool.unitPrice);
  });
  const days = left === 0 ? "today" : `${daysOf(left)} from ${facts.ledger.asOf}`;
  const holders = pools.map(({ pool }) => whoIs(facts, pool.holder as PersonKey));
  const whose = individual ? ` They belong to ${someOf(holders)}.` : "";
  const estimate =
    waste === undefined || individual
      ? ""
      : ` At the present rate about ${aboutAmount(waste, unit)}${costOf(cost, currency)} would be wasted (an estimate).`;
  return {
    key,
    subject,
    message: `${inGroup(group)} ${amount === 1_000_000 ? "expires" : "expire"} on ${lastDay}, ${days}.${whose}${estimate}`,
    next: individual
      ? "Let these people work with them first: nobody else can use them."
      : pools[0]?.pool.source === "cloud service"
        ? "Plan work against them, or renew the cloud service."
        : waste === 0
          ? "Nothing needs doing at the present rate: they will be used before."
          : "Plan work against them, or accept the loss; what is left cannot be moved.",
    amount,
    unit,
    cost,
    currency: cost === undefined ? undefined : currency,
    dueOn: lastDay,
    cells: pools.map(({ pool }) => pool.at),
  };
}

function wasteOf({ forecasts }: Facts, { pool }: PoolBalance) {
  if (pool.holder !== undefined || pool.contract === undefined) return undefined;
  const forecast = forecasts.get(forecastKey(pool.contract, pool.unit));
  return forecast === undefined ? undefined : (forecast.wasteOf.get(pool.pool) ?? micro(0));
}
