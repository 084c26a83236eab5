import { daysBetween } from "../../../../core/calendar.ts";
import { individualGrant } from "../../../../core/roster/pools.ts";
import { counted } from "../../../../core/text.ts";
import type { Duty, DutyQuestion } from "./duty.ts";
import { peopleNamed } from "./people-named.ts";

/** People who were invited or asked for and are not registered; and those who were never asked for. */
export function registrationDuties({ roster, today, locale }: DutyQuestion): readonly Duty[] {
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
  return [
    ...begun,
    {
      key: "registration",
      title: `Registration was not asked for yet: ${counted(unasked.length, "person", "people")}`,
      detail: `${peopleNamed(unasked)}. Individual credits begin when it is completed.`,
      dueOn: undefined,
      tone: "plain",
      screen: "people",
      opened: undefined,
    },
  ];
}
