import { lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import { isToFix } from "../../../../core/findings/desk.ts";
import { lateness, stepOf } from "../../../../core/findings/purchase-step.ts";
import { byText, counted, listed, loose } from "../../../../core/text.ts";
import { contractDuties } from "./contract-duties.ts";
import type { Duty, DutyQuestion } from "./duty.ts";
import { expiryDuties } from "./expiry-duties.ts";
import { onDesk, orderDuties } from "./order-duties.ts";
import { poolContract } from "./pool-contract.ts";
import { registrationDuties } from "./registration-duties.ts";

/** Everything that needs doing, the most pressing first: what is late, what has a day, and the rest. */
export function dutiesOf(question: DutyQuestion): readonly Duty[] {
  const all = [
    ...purchaseDuties(question),
    ...orderDuties(question),
    ...expiryDuties(question),
    ...registrationDuties(question),
    ...contractDuties(question),
    ...decisionDuties(question),
    ...fixDuties(question),
    ...monthDuties(question),
  ];
  const rank = { bad: 0, soon: 1, plain: 2 };
  return all.sort(
    (a, b) => rank[a.tone] - rank[b.tone] || byText(a.dueOn ?? "~", b.dueOn ?? "~") || byText(a.key, b.key),
  );
}

/** Purchases that are not applied yet, each with the step that it waits for. */
function purchaseDuties({ roster, today, locale }: DutyQuestion): readonly Duty[] {
  return roster.poolRows.flatMap(({ values }) => {
    if (values.appliedOn !== undefined || values.source === "cloud service") return [];
    const late = lateness(values, today, roster.policy);
    const { unit } = poolContract(values, roster);
    const what = `${values.poolId}: ${locale.amount(toNumber(values.credits), unit)} for ${values.contract}`;
    const { waitsFor, next } = stepOf(values, today);
    return [
      {
        key: `purchase/${values.poolId}`,
        title: `${what}: waits ${waitsFor}${late === undefined ? "" : ", and is late"}`,
        detail: next,
        dueOn: late?.due,
        tone: late === undefined ? "plain" : "bad",
        screen: "purchases",
        opened: values.poolId,
      } as const,
    ];
  });
}

/** Findings that wait for a decision, but for those that are told above. */
function decisionDuties(question: DutyQuestion): readonly Duty[] {
  const waiting = onDesk(question);
  if (waiting.every(({ severity }) => severity === "note")) return [];
  const of = (wanted: string) => waiting.filter(({ severity }) => severity === wanted).length;
  const errors = of("error");
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(of("warning") > 0 ? [counted(of("warning"), "warning")] : []),
    ...(of("note") > 0 ? [counted(of("note"), "note")] : []),
  ];
  return [
    {
      key: "findings",
      title: `${counted(waiting.length, "finding")} ${waiting.length === 1 ? "waits" : "wait"} for a decision`,
      detail: `${listed(parts)}.`,
      dueOn: undefined,
      tone: errors > 0 ? "bad" : "soon",
      screen: "findings",
      opened: undefined,
      shown: "on the desk",
    },
  ];
}

/** Findings that somebody is to fix, which have left the desk: how many, and who looks after them. */
function fixDuties({ roster }: DutyQuestion): readonly Duty[] {
  const rows = roster.findings.filter(isToFix);
  if (rows.length === 0) return [];
  const of = new Map<string, { readonly name: string; readonly count: number }>();
  for (const { values } of rows) {
    const name = values.assignedTo ?? "";
    const before = of.get(loose(name));
    of.set(loose(name), { name: before?.name ?? name, count: (before?.count ?? 0) + 1 });
  }
  const [first, ...others] = of.values();
  const them = rows.length === 1 ? "it" : "them";
  const looksAfter = ({ name, count }: { readonly name: string; readonly count: number }) =>
    name === "" ? `nobody ${count}` : `${name} ${count}`;
  const detail =
    first !== undefined && others.length === 0
      ? first.name === ""
        ? `Nobody looks after ${them} yet: assign ${them}.`
        : `${first.name} looks after ${them}.`
      : `Who looks after how many: ${listed([...of.values()].map(looksAfter))}.`;
  return [
    {
      key: "to fix",
      title: `${counted(rows.length, "finding")} to fix`,
      detail,
      dueOn: undefined,
      tone: "plain",
      screen: "findings",
      opened: undefined,
      shown: "to fix",
    },
  ];
}

/** The month that is over: to be reconciled, and then to be closed. */
function monthDuties({ roster, struck, today, locale }: DutyQuestion): readonly Duty[] {
  const over = monthOf(plusDays(`${monthOf(today)}-01` as PlainDate, -1)) as Month;
  if (roster.closings.some(({ values }) => values.month === over)) return [];
  const isStruck = struck !== undefined && struck.asOf >= lastDayOf(over);
  return [
    {
      key: "month",
      title: isStruck ? `${locale.month(over)} is not closed yet` : `${locale.month(over)} is not reconciled yet`,
      detail: isStruck
        ? "Look through its checklist, and sign it off."
        : struck === undefined
          ? "Drop Autodesk's usage exports to see what was used and what is left."
          : `The last run is as of ${locale.day(struck.asOf)}. Drop all usage exports since the start, the newer ones beside the older.`,
      dueOn: undefined,
      tone: "plain",
      screen: isStruck ? "balances" : "reconcile",
      opened: isStruck ? "close" : undefined,
    },
  ];
}
