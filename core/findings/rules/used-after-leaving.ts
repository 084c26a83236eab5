import { type DayNumber, toDayNumber } from "../../calendar.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { groupUsage, when } from "../usage-groups.ts";
import { amountOf, whoIs } from "../wording.ts";

/** Usage after a person's last day, by month. */
export const usedAfterLeaving = defineRule({
  code: "used-after-leaving",
  severity: "error",
  title: "Somebody used credits after leaving",
  identity: "person, month, unit",
  page: {
    means: "The export has usage of a person on days after Left on. The day of leaving itself still counts as there.",
    matters: "The account was not closed, or somebody else uses it; shared credits pay for it.",
    todo: "Have the account closed and ask who used it; or mend Left on, if the person was still there.",
    example: "Left on 2025-11-28, 14 tokens used in December.",
  },
  together: {
    heading: (_findings, people) => `${counted(people, "person", "people")} used credits after leaving`,
    next: "Have the accounts closed and ask who used them; or mend Left on.",
  },
  find: (facts) =>
    groupUsage(
      facts,
      (person) => {
        const { leftOn, registeredOn } = person ?? {};
        // somebody who was registered anew after leaving has returned
        const returned = leftOn !== undefined && registeredOn !== undefined && leftOn < registeredOn;
        return leftOn === undefined || returned ? undefined : { first: (toDayNumber(leftOn) + 1) as DayNumber };
      },
      true,
    ).map(({ person: key, unit, month, amount, rows, ...days }) => {
      const person = facts.ledger.roster.people.get(key as never);
      return {
        key: [key, month ?? "", unit],
        subject: `${whoIs(facts, key)}, ${month}`,
        message: `${whoIs(facts, key)} left on ${person?.leftOn} and used ${amountOf(amount, unit)} ${when(days)}.`,
        next: "Have the account closed and ask who used it; or mend Left on.",
        amount,
        unit,
        rows,
        cells: person === undefined ? [] : [{ ...person.at, column: headerOf(people, "leftOn") }],
      };
    }),
});
