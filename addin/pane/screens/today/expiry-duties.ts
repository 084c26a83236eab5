import { daysBetween, type PlainDate, plusDays } from "../../../../core/calendar.ts";
import { total } from "../../../../core/report/figures.ts";
import { counted } from "../../../../core/text.ts";
import type { Duty, DutyQuestion } from "./duty.ts";

/** Pools in force that still hold something and end within the warning. */
export function expiryDuties(question: DutyQuestion): readonly Duty[] {
  const { roster, struck, today, locale } = question;
  const horizon = plusDays(today, roster.policy.expiryWarningDays);
  const pools = (struck?.pools ?? []).filter(
    ({ lastDay, remaining, holder, state }) =>
      state === "active" && holder === undefined && remaining > 0 && lastDay !== undefined && lastDay <= horizon,
  );
  const shared = pools.flatMap(({ pool, lastDay, remaining, unit }): readonly Duty[] => {
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
  return [...shared, ...ownDuties(question, horizon)];
}

/** Individual credits that end within the warning: one line for all that end on a day, since people spend their own. */
function ownDuties({ struck, today, locale }: DutyQuestion, horizon: PlainDate): readonly Duty[] {
  const groups = new Map<string, { lastDay: PlainDate; unit: string | null; remaining: number[] }>();
  for (const { lastDay, remaining, holder, state, unit } of struck?.pools ?? []) {
    if (holder === undefined || state !== "active" || remaining <= 0) continue;
    if (lastDay === undefined || lastDay < today || lastDay > horizon) continue;
    const key = `${lastDay} ${unit ?? ""}`;
    const group = groups.get(key) ?? { lastDay, unit: unit ?? null, remaining: [] };
    groups.set(key, group);
    group.remaining.push(remaining);
  }
  return [...groups].map(([key, { lastDay, unit, remaining }]): Duty => {
    const days = daysBetween(today, lastDay);
    const people = counted(remaining.length, "person", "people");
    return {
      key: `own/${key}`,
      title: `${locale.amount(total(remaining), unit)} of ${people} to spend alone end ${days === 0 ? "today" : `in ${counted(days, "day")}`}`,
      detail: "They are each person's own, and nobody else can use them: remind those who still have some.",
      dueOn: lastDay,
      tone: "soon",
      screen: "people",
      opened: undefined,
    };
  });
}
