import { type DayNumber, toDayNumber } from "../../calendar.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { groupUsage, when } from "../usage-groups.ts";
import { amountOf, whoIs } from "../wording.ts";

/** Usage before a person's registration was completed, or of a person who was never registered. */
export const usedBeforeStart = defineRule({
  code: "used-before-start",
  severity: "error",
  title: "Somebody used credits before being registered",
  identity: "person, unit",
  page: {
    means:
      "The export has usage of a person on days before Registered on, or the roster has no registration of that person at all. Until registration is completed a person holds no individual credits, so the shared pools paid.",
    matters:
      "Either the roster's day is wrong, and with it 100 individual credits, or somebody works with an account that nobody has registered.",
    todo: "Look the day up in the vendor's account and type it into Registered on; or ask under which account the person worked.",
    example: "Registered on 2025-09-15, 6 credits used on 2025-09-11.",
  },
  together: {
    heading: (_findings, people) => `${counted(people, "person", "people")} used credits before being registered`,
    next: "Look up in the vendor's account when each registration was completed, and type the days into Registered on.",
  },
  find: (facts) =>
    groupUsage(
      facts,
      (person) => {
        if (person === undefined) return undefined;
        const { registeredOn, registration } = person;
        if (registeredOn !== undefined) return { last: (toDayNumber(registeredOn) - 1) as DayNumber };
        return registration === "registered" || registration === "left" ? undefined : {};
      },
      false,
    ).map(({ person: key, unit, amount, rows, ...days }) => {
      const person = facts.ledger.roster.people.get(key as never);
      const registered =
        person?.registeredOn === undefined ? "was never registered" : `was registered only on ${person.registeredOn}`;
      return {
        key: [key, unit],
        subject: whoIs(facts, key),
        message: `${whoIs(facts, key)} used ${amountOf(amount, unit)} ${when(days)} and ${registered}.`,
        next: "Look up in the vendor's account when registration was completed, and type the day into Registered on.",
        amount,
        unit,
        rows,
        cells: person === undefined ? [] : [{ ...person.at, column: headerOf(people, "registeredOn") }],
      };
    }),
});
