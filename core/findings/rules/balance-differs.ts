import { type BalanceDifference, balanceDifferences } from "../../accounts/balance-checks.ts";
import type { Facts } from "../../accounts/facts.ts";
import { type MicroCredits, micro, show, spell } from "../../credits.ts";
import { byConsumptionOrder } from "../../ledger/consumption-order.ts";
import type { Pool } from "../../roster/pools.ts";
import { balanceChecks } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** A balance on the vendor's screen that is not the ledger's. */
export const balanceDiffers = defineRule({
  code: "balance-differs",
  severity: "error",
  title: "The vendor's balance is not ours",
  identity: "check id, unit",
  page: {
    means:
      "A row of BalanceChecks is compared with the ledger at the end of its day, and they differ by more than the setting Balance tolerance. What would explain it is named with its part: the other job splitting, cells that were restated, refunds that fit no usage, people who are not on the roster, use before the ledger's start, days that no export covers. The parts and what remains unexplained add up to the difference. They are possibilities, not proofs.",
    matters:
      "The vendor's screen outranks our sum: until the two agree, every later balance of these credits is off by as much.",
    todo: "Look into the causes that are named. If the vendor's figure is right and nothing explains it, record the adjustment that is offered, with its reason.",
    example:
      "The screen showed 380, the ledger 400: 20 less, of which 12 are refunds that fit no usage and 8 are unexplained.",
  },
  together: {
    heading: (findings) => `${counted(findings, "balance differs", "balances differ")} from the vendor's`,
    next: "Begin with the earliest check: one cause often explains those after it.",
  },
  find: (facts) => balanceDifferences(facts).map((found) => sighting(facts, found)),
});

function sighting(facts: Facts, found: BalanceDifference) {
  const { check, subject, ours, difference, explanation } = found;
  const { checkId, subject: name, date, reportedBalance } = check.values;
  const amount = micro(Math.abs(difference));
  const parts = explanation.parts.map(({ cause, amount: part }) => `${signed(part)} by ${cause.words}`);
  const { unexplained } = explanation;
  const why =
    parts.length === 0
      ? "Nothing that we know of would explain it."
      : `What would explain it: ${listed(parts)}${unexplained === 0 ? "" : `; ${signed(unexplained)} remains unexplained`}.`;
  return {
    key: [checkId, subject.unit],
    subject: `check ${checkId}, ${name}`,
    message: `At the end of ${date} the vendor's screen showed ${amountOf(reportedBalance, subject.unit)} for ${name}, the ledger has ${show(ours)}: ${show(amount)} ${difference < 0 ? "less" : "more"} than ours. ${why}`,
    next: nextStep(facts, found),
    amount,
    unit: subject.unit,
    rows: [...new Set(explanation.parts.flatMap(({ cause }) => cause.rows))],
    cells: [{ ...check.at, column: headerOf(balanceChecks, "reportedBalance") }],
  };
}

function signed(amount: MicroCredits): string {
  return amount > 0 ? `+${show(amount)}` : show(amount);
}

/** The adjustment that would make the two agree. */
function nextStep(
  { ledger }: Facts,
  { check, subject, difference, explanation, remaining }: BalanceDifference,
): string {
  const { date } = check.values;
  const inForce = subject.pools
    .map((index) => ({ pool: ledger.balances[index]?.pool as Pool, left: remaining[index] as number }))
    .filter(({ pool }) => isInForceOn(pool, date))
    .sort((a, b) => byConsumptionOrder(a.pool, b.pool));
  const offers: string[] = [];
  let rest: number = difference;
  for (const { pool, left } of inForce) {
    const part = rest > 0 ? rest : Math.max(rest, -left);
    if (part === 0) continue;
    offers.push(`${spell(micro(part))} to ${pool.pool}`);
    rest -= part;
  }
  const [only, ...more] = explanation.parts;
  if (only?.cause.kind === "job splitting" && more.length === 0 && explanation.unexplained === 0) {
    return "Ask how Autodesk charges one job: if it is never split, or always, the setting Job splitting is to be changed.";
  }
  if (rest !== 0) return "Look for the cause: the pools in force on that day hold too little to be adjusted.";
  return `Look for the cause; if the vendor's figure stands, record in Adjustments, dated ${date}: ${listed(offers)}.`;
}

function isInForceOn({ applied, firstDay, lastDay }: Pool, day: string): boolean {
  return applied && (firstDay === undefined || firstDay <= day) && (lastDay === undefined || day <= lastDay);
}
