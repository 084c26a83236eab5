import type { Facts } from "../accounts/facts.ts";
import { micro } from "../credits.ts";
import { type Unit, units } from "../roster/words.ts";
import { paidFromKinds } from "../usage/book.ts";
import { amountOf } from "./wording.ts";

/**
 * The sentence that what is open of a contract comes on top of the blocks of its forecast; nothing where nothing is open that
 * the next shared credits would pay. It begins with a blank.
 */
export function openOnTop({ ledger }: Facts, contract: string, unit: Unit): string {
  const { usage, shortfalls, openOf, contractOf, roster } = ledger;
  if (roster.policy.overdraft !== "carry") return "";
  const open = shortfalls.reduce((sum, row) => {
    const isIts = units[usage.unit(row)] === unit && usage.names.contracts.textOf(contractOf(row)) === contract;
    return isIts && paidFromKinds[usage.paidFrom(row)] !== "individual" ? sum + openOf(row) : sum;
  }, 0);
  if (open === 0) return "";
  return ` What is still open under the contract, ${amountOf(micro(open), unit)}, comes on top of the blocks of the forecast: see credit-roster plan.`;
}
