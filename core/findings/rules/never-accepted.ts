import { ZERO } from "../../credits.ts";
import { MASKED } from "../../person.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { lastActivity } from "../activity.ts";
import { defineRule } from "../rule.ts";
import { vendorPeople } from "../vendor-people.ts";
import { whoIs } from "../wording.ts";

/** Somebody whom the vendor has invited and who has not accepted. */
export const neverAccepted = defineRule({
  code: "never-accepted",
  severity: "warning",
  title: "Somebody never accepted the vendor's invitation",
  identity: "person",
  page: {
    means:
      "The vendor's users export has the person as pending: invited, and the invitation was never accepted. Who has left, and who has used credits all the same, is not named.",
    matters:
      "Until the invitation is accepted the person has no access and holds no individual credits, whatever the roster says. The vendor asks to send it again after seven days.",
    todo: "Have the invitation sent again and tell the person to look in the spam folder; or take the invitation back if nobody needs it.",
    example: "ines@example.com is pending in users.csv, and the roster has her as registered on 2025-09-15.",
  },
  together: {
    heading: (_findings, people) => `${counted(people, "person has", "people have")} never accepted the invitation`,
    next: "Have the invitations sent again and the spam folders searched, or take them back.",
  },
  find: (facts) => {
    const { asOf, roster } = facts.ledger;
    const pending = [...vendorPeople(facts.lists).values()].filter(({ standing }) => standing === "pending");
    if (pending.length === 0) return [];
    const lastDay = lastActivity(facts);
    return pending.flatMap(({ person: key, places }) => {
      const person = roster.people.get(key);
      const hasLeft = person?.leftOn !== undefined && person.leftOn <= asOf;
      if (key === MASKED || hasLeft || lastDay(key) !== undefined) return [];
      const registered = person?.registeredOn === undefined ? person?.registration : person.registeredOn;
      const said =
        person === undefined
          ? " The roster does not have this person."
          : registered === undefined || person.registration === "invited"
            ? ""
            : ` The roster says: ${person.registeredOn === undefined ? registered : `registered on ${registered}`}.`;
      return [
        {
          key: [key],
          subject: whoIs(facts, key),
          message: `${whoIs(facts, key)} was invited by the vendor and never accepted.${said}`,
          next: "Have the invitation sent again and the spam folder searched, or take the invitation back.",
          amount: ZERO,
          unit: undefined,
          places,
          cells: person === undefined ? [] : [{ ...person.at, column: headerOf(people, "registration") }],
        },
      ];
    });
  },
});
