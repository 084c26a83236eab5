import { show } from "../../credits.ts";
import { type ContractPlan, type Plan, type PlannedOrder, placedOn } from "../../plan/plan.ts";
import { unitWords } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { visible } from "../visible.ts";

/** A request for a quote, ready to be sent: to whom (where the roster names a reseller), what about, and the text. */
export type QuoteRequest = {
  readonly to: string | undefined;
  readonly subject: string;
  readonly sendBy: string;
  readonly lines: readonly string[];
};

/** The quote request for an order, be it of a plan or one that somebody types. */
export function quoteRequest(
  plan: Pick<Plan, "asOf" | "blockSize">,
  { contract, unit, reseller }: Pick<ContractPlan, "contract" | "unit" | "reseller">,
  order: Pick<PlannedOrder, "blocks" | "credits" | "availableOn" | "orderBy" | "isLate">,
): QuoteRequest {
  const { one, many, title } = unitWords[unit];
  const blocks = `${counted(order.blocks, "block")} of ${show(plan.blockSize)}`;
  const lines = [
    "Please send us a quote for:",
    `  contract: ${contract}`,
    `  unit: ${title}`,
    `  number: ${blocks}, ${show(order.credits)} in all`,
    `  wanted by: ${order.availableOn}, applied to our contract and ready to use`,
    `Please name the price of one ${one} with its currency, how long the quote holds, and the last day of the ${many}.`,
  ];
  return {
    to: reseller === undefined ? undefined : visible(reseller),
    subject: visible(`Quote request: ${blocks} ${many}, contract ${contract}`),
    sendBy: placedOn(plan, order),
    lines: lines.map(visible),
  };
}
