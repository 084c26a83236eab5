import type { Facts } from "../../accounts/facts.ts";
import { type PlainDate, plusDays } from "../../calendar.ts";
import { ZERO } from "../../credits.ts";
import { isEmail, type PersonKey } from "../../person.ts";
import type { Person } from "../../roster/people.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { lastActivity } from "../activity.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { type VendorRecord, vendorPeople } from "../vendor-people.ts";
import { whoIs } from "../wording.ts";

/** Somebody active in so many days before the as-of day is surely known to the vendor: the list is a part. */
const RECENT_DAYS = 7;

/** Somebody whom the roster has as registered, and the vendor no more. */
export const personGone = defineRule({
  code: "person-gone",
  severity: "warning",
  title: "The vendor no longer has somebody who is registered on the roster",
  identity: "person",
  page: {
    means:
      "The roster has the person as registered, without a last day, and the vendor's users export has the person as deleted, or does not list the person at all. An export may be of one team alone, so a missing person is only named where the export lists somebody else of each of the person's contracts, where nobody in it is masked, and where the person was not active in the last seven days.",
    matters:
      "Whoever is gone at the vendor can use nothing, and the individual credits are gone too: the roster would go on counting them.",
    todo: "If the person has left, type the last day into Left on. If not, have the account restored. If the address has changed, add the new one to Also known as.",
    example: "tom@example.com is registered since 2025-03-01; users.csv lists his colleagues and not him.",
  },
  together: {
    heading: (_findings, people) => `The vendor no longer has ${counted(people, "person", "people")} of the roster`,
    next: "Ask whether they have left, and type Left on.",
  },
  find: (facts) => {
    const known = vendorPeople(facts.lists);
    if (known.size === 0) return [];
    const { asOf, roster } = facts.ledger;
    const registered = [...roster.people.values()].filter((person) => isRegistered(person, asOf));
    const isMissing = missing(facts, known);
    return registered.flatMap((person): Sighting[] => {
      const record = known.get(person.email);
      const isDeleted = record?.standing === "deleted";
      if (!isDeleted && (record !== undefined || !isMissing(person))) return [];
      const who = whoIs(facts, person.email);
      const since = person.registeredOn === undefined ? "" : ` on ${person.registeredOn}`;
      return [
        {
          key: [person.email],
          subject: who,
          message: `${who} was registered${since}; the vendor's list of users ${isDeleted ? "has this person as deleted" : "no longer has this person"}.`,
          next: "Type the last day into Left on, or the new address into Also known as, or have the account restored.",
          amount: ZERO,
          unit: undefined,
          places: record?.places ?? [],
          cells: [{ ...person.at, column: headerOf(people, "leftOn") }],
        },
      ];
    });
  },
});

function isRegistered({ registeredOn, registration, leftOn }: Person, asOf: PlainDate): boolean {
  const begun = registeredOn === undefined ? registration === "registered" : registeredOn <= asOf;
  return begun && registration !== "left" && (leftOn === undefined || leftOn > asOf);
}

/** Whether somebody who is not listed should be: by whom else the lists have, and by when the person was active. */
function missing(facts: Facts, known: ReadonlyMap<PersonKey, VendorRecord>): (person: Person) => boolean {
  const { asOf, roster } = facts.ledger;
  // an id or a masked person may be the one who is missing
  if ([...known.keys()].some((key) => !isEmail(key))) return () => false;
  const contractsOf = ({ contracts }: Person) => (contracts.length === 0 ? [""] : contracts);
  const covered = new Set([...known.keys()].flatMap((key) => homeOf(roster.people.get(key))));
  const lastDay = lastActivity(facts);
  const recent = plusDays(asOf, -RECENT_DAYS);
  return (person) => contractsOf(person).every((id) => covered.has(id)) && (lastDay(person.email) ?? "") <= recent;

  function homeOf(person: Person | undefined): readonly string[] {
    return person === undefined ? [] : contractsOf(person);
  }
}
