import { ZERO } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";
import type { Person } from "../../roster/people.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { byText, counted, loose } from "../../text.ts";
import { defineRule, type FilePlace, type Sighting } from "../rule.ts";
import { whoIs } from "../wording.ts";

/** Somebody who has left, and whose account at the vendor is still open. */
export const accountOpen = defineRule({
  code: "account-open",
  severity: "warning",
  title: "Somebody who has left is still active at the vendor",
  identity: "person",
  page: {
    means:
      "Left on of the person has passed, and the vendor's users export has the person as active. The export bears no day: one that was downloaded before the person left says so too. Somebody who was registered again after leaving is not named.",
    matters:
      "Whoever still has an account can still use shared credits, and a seat may still be paid for somebody who is not there.",
    todo: "Have the account deactivated and its products unassigned. If the person is still there, clear Left on or type the right day; if the export is an old one, download it again.",
    example: "xia@example.com left on 2025-03-31; users.csv has her as Active.",
  },
  together: {
    heading: (_findings, persons) =>
      `${counted(persons, "person who has left is", "people who have left are")} still active at the vendor`,
    next: "Have the accounts deactivated, or mend Left on.",
  },
  find: (facts) => {
    const { asOf, roster } = facts.ledger;
    const active = new Map<PersonKey, FilePlace[]>();
    for (const list of facts.lists) {
      if (list.kind !== "people") continue;
      for (const { person, status = "", line } of list.entries) {
        if (loose(status) === "active") active.set(person, [...(active.get(person) ?? []), { file: list.file, line }]);
      }
    }
    return [...active]
      .sort(([a], [b]) => byText(a, b))
      .flatMap(([key, places]): Sighting[] => {
        const person = roster.people.get(key);
        if (person === undefined || !hasLeft(person, asOf)) return [];
        const who = whoIs(facts, key);
        return [
          {
            key: [person.email],
            subject: who,
            message: `${who} left on ${person.leftOn}; the vendor's list of users has this person as active.`,
            next: "Have the account deactivated, or mend Left on if the person is still there.",
            amount: ZERO,
            unit: undefined,
            places,
            cells: [{ ...person.at, column: headerOf(people, "leftOn") }],
          },
        ];
      });
  },
});

function hasLeft({ leftOn, registeredOn }: Person, asOf: string): boolean {
  return leftOn !== undefined && leftOn < asOf && (registeredOn === undefined || registeredOn <= leftOn);
}
