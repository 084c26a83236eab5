import { daysBetween, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import { isOnDesk } from "../../../../core/findings/desk.ts";
import { lateness, stepOf } from "../../../../core/findings/purchase-step.ts";
import type { PersonKey } from "../../../../core/person.ts";
import { individualGrant } from "../../../../core/roster/pools.ts";
import type { FindingRow, Roster } from "../../../../core/roster/roster.ts";
import { byText, counted, listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";
import type { ScreenName } from "../../state.ts";
import type { StruckBalances } from "../../struck-balances.ts";

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
  /** Whom a reminder can be sent to, whose text the screen offers to copy. */
  readonly remind?: PersonKey;
};

/** What is looked at to say what needs doing. */
export type DutyQuestion = {
  readonly roster: Roster;
  readonly struck: StruckBalances | undefined;
  readonly today: PlainDate;
  readonly locale: Pick<Locale, "day" | "amount" | "month">;
};

/** Everything that needs doing, the most pressing first: what is late, what has a day, and the rest. */
export function dutiesOf(question: DutyQuestion): readonly Duty[] {
  const all = [
    ...beginDuties(question),
    ...purchaseDuties(question),
    ...orderDuties(question),
    ...expiryDuties(question),
    ...registrationDuties(question),
    ...decisionDuties(question),
    ...monthDuties(question),
  ];
  const rank = { bad: 0, soon: 1, plain: 2 };
  return all.sort(
    (a, b) => rank[a.tone] - rank[b.tone] || byText(a.dueOn ?? "~", b.dueOn ?? "~") || byText(a.key, b.key),
  );
}

/** Everything hangs on a contract: a roster without any begins with one. */
function beginDuties({ roster }: DutyQuestion): readonly Duty[] {
  if (roster.contracts.size > 0) return [];
  return [
    {
      key: "begin",
      title: "No contract is on the roster yet",
      detail: "People and purchases belong to a contract, so begin with it.",
      dueOn: undefined,
      tone: "plain",
      screen: "settings",
      opened: undefined,
    },
  ];
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

/** Where credits run out, as the last run found: by when to order. */
function orderDuties(question: DutyQuestion): readonly Duty[] {
  return onDesk(question)
    .filter(({ code }) => code === "pool-running-out" || code === "pool-low")
    .map(({ finding, code, subject = finding, nextStep = "", dueOn }) => ({
      key: `order/${finding}`,
      title: code === "pool-low" ? `Little left: ${subject}` : `Running out: ${subject}`,
      // what follows the first sentence is for those who want to know more, and stands on the finding's page
      detail: nextStep.replace(/(?<=[.!?]) .*$/, ""),
      dueOn,
      tone: dueOn !== undefined && dueOn <= question.today ? "bad" : "soon",
      screen: "purchases",
      opened: "advice",
    }));
}

/** Pools in force that still hold something and end within the warning. */
function expiryDuties({ roster, struck, today, locale }: DutyQuestion): readonly Duty[] {
  const horizon = plusDays(today, roster.policy.expiryWarningDays);
  const pools = (struck?.pools ?? []).filter(
    ({ lastDay, remaining, holder, state }) =>
      state === "active" && holder === undefined && remaining > 0 && lastDay !== undefined && lastDay <= horizon,
  );
  return pools.flatMap(({ pool, lastDay, remaining, unit }): readonly Duty[] => {
    if (lastDay === undefined || lastDay < today) return [];
    const days = daysBetween(today, lastDay);
    return [
      {
        key: `expiry/${pool}`,
        title: `${locale.amount(remaining, unit ?? null)} of ${pool} end ${days === 0 ? "today" : `in ${counted(days, "day")}`}`,
        detail: "What is not used by then is lost: plan work against them, or accept the loss.",
        dueOn: lastDay,
        tone: "soon",
        screen: "purchases",
        opened: pool,
      },
    ];
  });
}

/** People who were invited or asked for and are not registered; and those who were never asked for. */
function registrationDuties({ roster, today, locale }: DutyQuestion): readonly Duty[] {
  const waiting = [...roster.people.values()].filter(({ registration, registeredOn, leftOn }) => {
    const isOver = registeredOn !== undefined || registration === "registered" || registration === "left";
    return !isOver && (leftOn === undefined || leftOn >= today);
  });
  const begun = waiting.flatMap(({ email, name, requestedOn, invitedOn }): readonly Duty[] => {
    const since = invitedOn ?? requestedOn;
    if (since === undefined) return [];
    const days = daysBetween(since, today);
    const isLate = days > roster.policy.registrationOverdueDays;
    const ago = `on ${locale.day(since)}, ${counted(days, "day")} ago`;
    return [
      {
        key: `registration/${email}`,
        title: `${name ?? email} is not registered yet`,
        detail:
          invitedOn === undefined
            ? `Asked for ${ago}. Ask the account manager to send the invitation.`
            : `Invited ${ago}. Remind: look in the spam folder.`,
        dueOn: undefined,
        tone: isLate ? "soon" : "plain",
        screen: "people",
        opened: email,
        ...(invitedOn === undefined ? {} : { remind: email }),
      },
    ];
  });
  const unasked = waiting.filter(
    ({ requestedOn, invitedOn, contracts, individualCredits }) =>
      requestedOn === undefined &&
      invitedOn === undefined &&
      contracts.length > 0 &&
      individualGrant(contracts, individualCredits, roster) !== undefined,
  );
  if (unasked.length === 0) return begun;
  const names = unasked.slice(0, 3).map(({ name, email }) => name ?? email);
  const more = unasked.length - names.length;
  return [
    ...begun,
    {
      key: "registration",
      title: `Registration was not asked for yet: ${counted(unasked.length, "person", "people")}`,
      detail: `${listed([...names, ...(more > 0 ? [counted(more, "more", "more")] : [])])}. Individual credits begin when it is completed.`,
      dueOn: undefined,
      tone: "plain",
      screen: "people",
      opened: undefined,
    },
  ];
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

/** The findings of the table that wait for somebody. */
function onDesk({ roster, today }: DutyQuestion): readonly FindingRow["values"][] {
  return roster.findings.filter((row) => isOnDesk(row, today)).map(({ values }) => values);
}
