import type { PlainDate } from "../../../core/calendar.ts";
import { type ContractPlan, type Plan, planOf } from "../../../core/plan/plan.ts";
import { type QuoteRequest, quoteRequest } from "../../../core/report/plan/quote.ts";
import { planText } from "../../../core/report/plan/text.ts";
import type { Kept } from "../kept.ts";

/** Nothing is asked but what to order. */
export type PlanAsked = Readonly<Record<never, never>>;

/** The plan of a contract in millionths of credits, with a request for a quote for each of its orders. */
export type ContractPlanWithLetters = ContractPlan & { readonly letters: readonly QuoteRequest[] };

/** What to order for every contract, and the same as the command line prints it. */
export type PlanAnswer = {
  readonly asOf: PlainDate;
  readonly blockSize: Plan["blockSize"];
  readonly leadTimeDays: number;
  readonly applyTimeDays: number;
  readonly windowDays: number;
  readonly contracts: readonly ContractPlanWithLetters[];
  readonly text: string;
};

/** When to order how many blocks, what that costs, and whom to ask for it. */
export function planAnswer({ answer }: Kept): PlanAnswer {
  const plan = planOf(answer.facts, []);
  const { asOf, blockSize, leadTimeDays, applyTimeDays, windowDays } = plan;
  const contracts = plan.contracts.map((contract) => ({
    ...contract,
    letters: contract.orders.map((order) => quoteRequest(plan, contract, order)),
  }));
  return { asOf, blockSize, leadTimeDays, applyTimeDays, windowDays, contracts, text: planText(plan) };
}
