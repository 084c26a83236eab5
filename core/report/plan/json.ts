import { type MicroCredits, toNumber } from "../../credits.ts";
import type { ContractPlan, Plan } from "../../plan/plan.ts";
import { quoteRequest } from "./quote.ts";

/**
 * A plan as JSON: amounts as numbers with at most 6 decimals, days as text, what is absent `null`. Every day and amount
 * ahead is an estimate, as `estimates` says.
 */
export function planJson(plan: Plan): string {
  const whole = {
    schema: "credit-roster/plan/1",
    asOf: plan.asOf,
    estimates: true,
    leadTimeDays: plan.leadTimeDays,
    applyTimeDays: plan.applyTimeDays,
    coverDays: plan.coverDays,
    validityMonths: plan.validityMonths,
    blockSize: toNumber(plan.blockSize),
    contracts: plan.contracts.map((contract) => contractJson(plan, contract)),
  };
  return `${JSON.stringify(whole, undefined, 1)}\n`;
}

function contractJson(plan: Plan, contract: ContractPlan) {
  const { price } = contract;
  const [first] = contract.orders;
  return {
    contract: contract.contract,
    unit: contract.unit,
    endsOn: contract.endsOn ?? null,
    remaining: toNumber(contract.remaining),
    burnPerDay: orNull(contract.burnPerDay),
    open: toNumber(contract.open),
    openPaidBy: contract.openPaidBy.map(({ pool, day, amount }) => ({
      pool,
      day: day ?? null,
      amount: toNumber(amount),
    })),
    runsOutOn: contract.runsOutOn ?? null,
    jobs: contract.jobs.map(({ service, day, credits, words }) => ({
      service,
      day,
      credits: toNumber(credits),
      words,
    })),
    orders: contract.orders.map((order) => ({
      orderBy: order.orderBy,
      isLate: order.isLate,
      purchasedOn: order.purchasedOn,
      wantedBy: order.wantedBy,
      availableOn: order.availableOn,
      coversUntil: order.coversUntil,
      lastDay: order.lastDay ?? null,
      needed: toNumber(order.needed),
      blocks: order.blocks,
      credits: toNumber(order.credits),
      cost: orNull(order.cost),
      currency: order.cost === undefined ? null : (price?.currency ?? null),
      expectedWaste: toNumber(order.expectedWaste),
    })),
    lastDayIfBoughtNow: contract.lastDayIfBoughtNow ?? null,
    lapses: contract.lapses.map(({ pool, lastDay, amount, cost, currency }) => ({
      pool,
      lastDay: lastDay ?? null,
      amount: toNumber(amount),
      cost: orNull(cost),
      currency: currency ?? null,
    })),
    underWay: contract.underWay.map(({ pool, credits, purchasedOn }) => ({
      pool,
      credits: toNumber(credits),
      purchasedOn: purchasedOn ?? null,
    })),
    price:
      price === undefined
        ? null
        : {
            unitPrice: toNumber(price.unitPrice),
            currency: price.currency ?? null,
            pool: price.pool,
            day: price.day ?? null,
          },
    stopped: contract.stopped ?? null,
    quoteRequest: first === undefined ? null : quoteJson(plan, contract, first),
  };
}

function quoteJson(plan: Plan, contract: ContractPlan, order: ContractPlan["orders"][number]) {
  const { to, subject, sendBy, lines } = quoteRequest(plan, contract, order);
  return { to: to ?? null, subject, sendBy, text: lines.join("\n") };
}

function orNull(amount: MicroCredits | undefined): number | null {
  return amount === undefined ? null : toNumber(amount);
}
