import { type BalanceDifference, balanceDifferences } from "../../accounts/balance-checks.ts";
import { MICRO, type MicroCredits, micro, show, spell } from "../../credits.ts";
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
    todo: "Look into the causes that are named. If the vendor's figure is right and nothing explains it, record the adjustment that is offered, with its reason. It was tried: with it the ledger has the vendor's figure on that day, and what of it pays open use is counted in and named.",
    example:
      "The screen showed 380, the ledger 400: 20 less, of which 12 are refunds that fit no usage and 8 are unexplained.",
  },
  together: {
    heading: (findings) => `${counted(findings, "balance differs", "balances differ")} from the vendor's`,
    next: "Begin with the earliest check: one cause often explains those after it.",
  },
  find: (facts) => balanceDifferences(facts).map(balanceSighting),
});

/** What is said of a balance that differs, and what to do about it. */
export function balanceSighting(found: BalanceDifference) {
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
    next: nextStep(found),
    amount,
    unit: subject.unit,
    rows: [...new Set(explanation.parts.flatMap(({ cause }) => cause.rows))],
    cells: [{ ...check.at, column: headerOf(balanceChecks, "reportedBalance") }],
  };
}

function signed(amount: MicroCredits): string {
  return amount > 0 ? `+${show(amount)}` : show(amount);
}

/** The adjustment that would make the two agree, or why none is offered. */
function nextStep({ check, subject, explanation, after, offer }: BalanceDifference): string {
  const { date } = check.values;
  const [only, ...more] = explanation.parts;
  if (only?.cause.kind === "job splitting" && more.length === 0 && explanation.unexplained === 0) {
    return "Ask how Autodesk charges one job: if it is never split, or always, the setting Job splitting is to be changed.";
  }
  if (after !== undefined) {
    const { checkId, date: day } = after.values;
    return `Begin with the check ${checkId} of ${day}: what is found or recorded for it moves this one too.`;
  }
  if (offer === undefined) {
    return `Look for the cause: no adjustment dated ${date} to the pools in force on that day is known to make the two agree.`;
  }
  const parts = offer.adjustments.map(({ pool, amount }) => `${spell(amount)} to ${pool}`);
  const { settles, spent } = offer;
  const atOnce = [
    settles === 0 ? "" : `${amountOf(settles, subject.unit)} of it ${settles === MICRO ? "pays" : "pay"} what is open`,
    spent === settles ? "" : `${amountOf(micro(spent - settles), subject.unit)} of it are used on that day`,
  ].filter((part) => part !== "");
  const words = atOnce.length === 0 ? "." : `. ${listed(atOnce)}, so that the balance is the vendor's in the evening.`;
  return `Look for the cause; if the vendor's figure stands, record in Adjustments, dated ${date}: ${listed(parts)}${words}`;
}
