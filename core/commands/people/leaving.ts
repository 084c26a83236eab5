import type { PlainDate } from "../../calendar.ts";
import { amountOf } from "../../findings/wording.ts";
import type { Person } from "../../roster/people.ts";
import type { Roster } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import { refuseMove } from "../../roster/terms.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, isRefused, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { findPerson, label } from "../lookup.ts";
import { edit } from "../rows.ts";
import { individualPoolOf, lastDayWords } from "../what-if.ts";

const { email, leftOn } = people.columns;

/** Notes a person's last day: individual credits end with it. */
export const recordLeaving = defineCommand({
  name: "recordLeaving",
  title: "Record that somebody left",
  help: "The last day in the firm. Individual credits end with it and go to nobody else.",
  fields: { email, leftOn: must(leftOn) },
  apply: (stored, input) => {
    const { roster } = stored;
    const person = findPerson(roster, input.email, "email");
    if (isRefused(person)) return person;
    if (person.leftOn !== undefined) {
      return refused(
        `${label(person)} left on ${person.leftOn} already.`,
        "If that day is wrong, mend Left on in the person's row.",
        "leftOn",
      );
    }
    if (person.registeredOn !== undefined && input.leftOn < person.registeredOn) {
      return refused(
        `${label(person)} cannot have left on ${input.leftOn}, before being registered on ${person.registeredOn}.`,
        `Type ${person.registeredOn} or a later day, or mend Registered on in the person's row.`,
        "leftOn",
      );
    }
    const held = roster.poolRows.filter(
      ({ values }) => values.holder !== undefined && roster.personOf.get(values.holder) === person.email,
    );
    const notes =
      held.length === 0
        ? []
        : [
            `${counted(held.length, "pool")} held by the person alone ${held.length === 1 ? "stays" : "stay"}, since ${held.length === 1 ? "it was" : "they were"} bought: ${listed(held.map(({ values }) => values.poolId))}.`,
          ];
    return done(
      stored,
      { people: edit(stored, "people", [person.email], { leftOn: input.leftOn, registration: "left" }) },
      `${label(person)} left on ${input.leftOn}. ${creditsWords(roster, person, input.leftOn)}`,
      notes,
    );
  },
});

function creditsWords(roster: Roster, person: Person, leftOn: PlainDate): string {
  const before = individualPoolOf(roster, person);
  if (before === undefined) return "The person holds no individual credits.";
  const after = individualPoolOf(roster, { ...person, leftOn });
  const amount = `The ${amountOf(before.granted, before.unit)} of the person's own`;
  if (after === undefined) return `${amount} count no more: they would end before they began.`;
  const verb = after.boundBy === "left" ? "end with that day" : `end on ${lastDayWords(after, roster)}`;
  return `${amount} ${verb}; what is left of them lapses. ${refuseMove("individual") ?? ""}`.trim();
}
