import { plusDays } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import { isOnDesk } from "../../../../core/findings/desk.ts";
import { identityOf, partsOf } from "../../../../core/findings/rule.ts";
import { poolLow } from "../../../../core/findings/rules/pool-low.ts";
import { poolRunningOut } from "../../../../core/findings/rules/pool-running-out.ts";
import type { FindingRow } from "../../../../core/roster/roster.ts";
import { type Advice, underWayWords } from "../purchases/advice.ts";
import type { Duty, DutyQuestion } from "./duty.ts";
import { poolContract } from "./pool-contract.ts";

/** The findings of the table that wait for somebody. */
export function onDesk({ roster, today }: DutyQuestion): readonly FindingRow["values"][] {
  return roster.findings.filter((row) => isOnDesk(row, today)).map(({ values }) => values);
}

/**
 * Where credits run out, and by when to order: as the screen Purchases says it where the pane holds a run, else as the last
 * run found it.
 */
export function orderDuties(question: DutyQuestion): readonly Duty[] {
  const { advice } = question;
  const found = onDesk(question).filter(({ code }) => code === poolRunningOut.code || code === poolLow.code);
  if (advice === undefined) return found.map((values) => ofFinding(values, question));
  const told = advice.flatMap((one) => ofAdvice(one, question));
  const known = new Set(advice.filter(({ order }) => order !== undefined).map(({ key }) => key));
  // the advice does not look at how little is left, only at when it runs out
  const low = found.filter(({ finding, code }) => {
    const [, contract = "", unit = ""] = partsOf(finding);
    return code === poolLow.code && !known.has(`${contract}/${unit}`);
  });
  return [...told, ...low.map((values) => ofFinding(values, question))];
}

function ofAdvice({ key, title, said, underWay, order }: Advice, { roster, today }: DutyQuestion): readonly Duty[] {
  if (order === undefined) return [];
  const { leadTimeDays, expiryWarningDays } = roster.policy;
  // what a finding would not say yet is for the screen Purchases alone
  const horizon = plusDays(today, Math.max(0, expiryWarningDays - leadTimeDays));
  if (order.orderBy > horizon) return [];
  const unit = key.slice(key.lastIndexOf("/") + 1);
  const finding = identityOf(poolRunningOut.code, [key.slice(0, key.lastIndexOf("/")), unit]);
  const row = roster.findings.find(({ values }) => values.finding === finding);
  // somebody has decided about it
  if (row !== undefined && row.values.standing !== "gone" && !isOnDesk(row, today)) return [];
  return [
    {
      key: `order/${finding}`,
      title: `Running out: ${title}`,
      detail: underWay ?? said,
      dueOn: order.orderBy,
      tone: toneOf(order.orderBy, underWay, today),
      screen: "purchases",
      opened: "advice",
    },
  ];
}

function ofFinding(values: FindingRow["values"], { roster, today, locale }: DutyQuestion): Duty {
  const { finding, code, subject = finding, nextStep = "", dueOn } = values;
  const [, contract = "", unit = ""] = partsOf(finding);
  const waiting = roster.poolRows.flatMap(({ values: pool }) => {
    const isUnderWay = pool.appliedOn === undefined && pool.source !== "cloud service";
    const its = poolContract(pool, roster);
    return isUnderWay && its.contract === contract && its.unit === unit && pool.holder === undefined
      ? [{ id: pool.poolId, granted: toNumber(pool.credits) }]
      : [];
  });
  const underWay = underWayWords(waiting, locale);
  return {
    key: `order/${finding}`,
    title: code === poolLow.code ? `Little left: ${subject}` : `Running out: ${subject}`,
    // what follows the first sentence is for those who want to know more, and stands on the finding's page
    detail: underWay ?? nextStep.replace(/(?<=[.!?]) .*$/, ""),
    dueOn,
    tone: toneOf(dueOn, underWay, today),
    screen: "purchases",
    opened: "advice",
  };
}

/** What is ordered already is waited for: the purchase itself says when it is late. */
function toneOf(dueOn: string | undefined, underWay: string | undefined, today: string): Duty["tone"] {
  return underWay === undefined && dueOn !== undefined && dueOn <= today ? "bad" : "soon";
}
