import { daysBetween, earliest } from "../../calendar.ts";
import { individualGrant } from "../../roster/pools.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf, daysOf, whoIs } from "../wording.ts";

/** A registration that was asked for and never completed. */
export const registrationStalled = defineRule({
  code: "registration-stalled",
  severity: "warning",
  title: "A registration is not completed",
  identity: "person, unit",
  page: {
    means:
      "Requested on or Invited on is longer ago than the setting Registration overdue (days), and there is no day under Registered on. The amount is the individual credits that wait; people of contracts that bring none are left alone.",
    matters:
      "Until registration is completed, the person holds no credits, and shared ones pay for the work, if it can be done at all.",
    todo: "Look in the spam folder for Autodesk's invitation, or have it sent again. If the person does not need an account, mark the registration as not requested and clear the days.",
    example: "Invited on 2026-02-16 and not registered on 2026-03-31: 100 credits wait.",
  },
  together: {
    heading: (_findings, people) => `The registration of ${counted(people, "person", "people")} is not completed`,
    next: "Have them look in the spam folder for the invitation, or send it again.",
  },
  find: (facts) => {
    const { roster, asOf } = facts.ledger;
    return [...roster.people.values()].flatMap((person) => {
      const { requestedOn, invitedOn, registration, registeredOn, leftOn } = person;
      const since = earliest([requestedOn, invitedOn].filter((day) => day !== undefined));
      if (since === undefined || daysBetween(since, asOf) <= roster.policy.registrationOverdueDays) return [];
      const isRegistered = registeredOn === undefined ? registration === "registered" : registeredOn <= asOf;
      const isGone = registration === "left" || (leftOn !== undefined && leftOn < asOf);
      const grant = individualGrant(person.contracts, person.individualCredits, roster);
      if (isRegistered || isGone || grant === undefined || grant.granted === 0) return [];
      const isInvited = invitedOn !== undefined && invitedOn <= asOf;
      const column = since === invitedOn ? "invitedOn" : "requestedOn";
      const who = whoIs(facts, person.email);
      const what =
        column === "invitedOn" ? `The invitation of ${who} was sent` : `The registration of ${who} was requested`;
      const later = isInvited && column === "requestedOn" ? `, the invitation was sent on ${invitedOn}` : "";
      return [
        {
          key: [person.email, "cloud-credit"],
          subject: who,
          message: `${what} on ${since}, ${daysOf(daysBetween(since, asOf))} before ${asOf}${later}, and it is not completed: ${amountOf(grant.granted, "cloud-credit")} ${grant.granted === 1_000_000 ? "waits" : "wait"}.`,
          next: isInvited
            ? "Have the person look in the spam folder for Autodesk's invitation, or send it again."
            : "Ask the contract's manager to send the invitation; if it was sent, have the person look in the spam folder.",
          amount: grant.granted,
          unit: "cloud-credit" as const,
          cells: [{ ...person.at, column: headerOf(people, column) }],
        },
      ];
    });
  },
});
