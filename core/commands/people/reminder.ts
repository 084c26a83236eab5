import { ZERO } from "../../credits.ts";
import { visible } from "../../report/visible.ts";
import type { Person } from "../../roster/people.ts";
import { individualGrant } from "../../roster/pools.ts";
import type { Letter, StoredRoster } from "../command.ts";
import { contractOf } from "../lookup.ts";

/**
 * A reminder to somebody who was invited and has not accepted: where the invitation went, and to look in the spam folder,
 * where most of those that are missed lie. It goes to the person, not to the account manager.
 */
export function reminderLetter({ roster }: StoredRoster, person: Person, today: Letter["sendBy"]): Letter {
  const [first] = person.contracts;
  const name = first === undefined ? undefined : contractOf(roster, first).name;
  const under =
    first === undefined ? "" : ` under our contract ${first}${name === undefined ? "" : ` (${name})`} with Autodesk`;
  const grant = individualGrant(person.contracts, person.individualCredits, roster);
  const lines = [
    person.name === undefined ? "Hello," : `Hello ${person.name},`,
    person.invitedOn === undefined
      ? `you were invited to register as a named user${under}, and the invitation is not accepted yet.`
      : `on ${person.invitedOn} you were invited to register as a named user${under}, and the invitation is not accepted yet.`,
    `It is a message from Autodesk to ${person.email}. If it is not in your inbox, please look in the spam folder.`,
    "Please follow the link in it, sign in with that very address, and tell us the day on which you did.",
    ...(grant !== undefined && grant.granted !== ZERO ? ["Credits of your own begin on that day."] : []),
    "If you cannot find the message, or its link does not work any more, tell us: we will ask for a new one.",
  ];
  return {
    to: person.email,
    subject: visible(`Reminder: your invitation from Autodesk${first === undefined ? "" : `, contract ${first}`}`),
    sendBy: today,
    lines: lines.map(visible),
  };
}
