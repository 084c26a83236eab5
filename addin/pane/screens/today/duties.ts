import { lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import { isToFix } from "../../../../core/findings/desk.ts";
import { lateness, stepOf } from "../../../../core/findings/purchase-step.ts";
import type { PersonKey } from "../../../../core/person.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import { byText, counted, listed, loose } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";
import type { ScreenName } from "../../state.ts";
import type { StruckBalances } from "../../struck-balances.ts";
import type { Shown } from "../findings/view.ts";
import type { Advice } from "../purchases/advice.ts";
import { contractDuties } from "./contract-duties.ts";
import { expiryDuties } from "./expiry-duties.ts";
import { onDesk, orderDuties } from "./order-duties.ts";
import { registrationDuties } from "./registration-duties.ts";

/** One thing that somebody should do: what, why, by when, and the screen on which it is done. */
export type Duty = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** By which day, or when it lapses. */
  readonly dueOn: PlainDate | undefined;
  readonly tone: "plain" | "soon" | "bad";
  readonly screen: ScreenName;
  readonly opened: string | undefined;
  /** Which findings are listed when the screen Findings is opened. */
  readonly shown?: Shown;
  /** Whom a reminder can be sent to, whose text the screen offers to copy. */
  readonly remind?: PersonKey;
};

/** What is looked at to say what needs doing. */
export type DutyQuestion = {
  readonly roster: Roster;
  readonly struck: StruckBalances | undefined;
  readonly today: PlainDate;
  readonly locale: Pick<Locale, "day" | "amount" | "month" | "number">;
  /** What the screen Purchases advises to order by the run that the pane holds; absent without one. */
  readonly advice?: readonly Advice[] | undefined;
};

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
    const unit = values.unit ?? roster.contracts.get(values.contract)?.unit ?? "cloud-credit";
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
  const [first, ...others] = [...of.values()].sort((a, b) => b.count - a.count || byText(a.name, b.name));
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
          : `The last run is as of ${locale.day(struck.asOf)}. Drop the newer usage exports.`,
      dueOn: undefined,
      tone: "plain",
      screen: isStruck ? "balances" : "reconcile",
      opened: isStruck ? "close" : undefined,
    },
  ];
}
