import { daysBetween, plusDays } from "../../../../core/calendar.ts";
import { counted } from "../../../../core/text.ts";
import { NEW_CONTRACT } from "../settings/opened-setting.ts";
import type { Duty, DutyQuestion } from "./duty.ts";
import { peopleNamed } from "./people-named.ts";

/** What a roster needs before anything can be reckoned: a contract, people under it, and contracts that go on. */
export function contractDuties({ roster, today, locale }: DutyQuestion): readonly Duty[] {
  const first: readonly Duty[] =
    roster.contracts.size > 0
      ? []
      : [
          {
            key: "contract",
            title: "Add a contract",
            detail: "Credits are bought under a contract: without one no credits can be entered, and nobody has any.",
            dueOn: undefined,
            tone: "soon",
            screen: "settings",
            opened: NEW_CONTRACT,
          },
        ];
  return [...first, ...peopleWithout({ roster, today }), ...endingContracts({ roster, today, locale })];
}

/** People who are there and stand under no contract; while there is none at all, that comes first. */
function peopleWithout({ roster, today }: Pick<DutyQuestion, "roster" | "today">): readonly Duty[] {
  if (roster.contracts.size === 0) return [];
  const people = [...roster.people.values()].filter(
    ({ contracts, leftOn, registration }) =>
      contracts.length === 0 && registration !== "left" && (leftOn === undefined || leftOn >= today),
  );
  if (people.length === 0) return [];
  return [
    {
      key: "people without a contract",
      title: `${counted(people.length, "person", "people")} without a contract`,
      detail: `${peopleNamed(people)}. Type the contract into the column Contract, so that they can use shared credits.`,
      dueOn: undefined,
      tone: "plain",
      screen: "people",
      opened: people.length === 1 ? people[0]?.email : undefined,
    },
  ];
}

/** Contracts whose last day is within the warning. */
function endingContracts({ roster, today, locale }: Pick<DutyQuestion, "roster" | "today" | "locale">) {
  const horizon = plusDays(today, roster.policy.expiryWarningDays);
  return [...roster.contracts.values()].flatMap(({ contract, name, endsOn }): readonly Duty[] => {
    if (endsOn === undefined || endsOn < today || endsOn > horizon) return [];
    const days = daysBetween(today, endsOn);
    return [
      {
        key: `contract/${contract}`,
        title: `Contract ${name === undefined ? contract : `${contract}, ${name},`} ends ${days === 0 ? "today" : `in ${counted(days, "day")}`}`,
        detail: `Its credits end with it, on ${locale.day(endsOn)} at the latest. If it goes on, extend it.`,
        dueOn: endsOn,
        tone: "soon",
        screen: "settings",
        opened: contract,
      },
    ];
  });
}
