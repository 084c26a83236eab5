import { micro } from "../../credits.ts";
import { individualGrant } from "../../roster/pools.ts";
import { people } from "../../roster/tables.ts";
import { headerOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf, whoIs } from "../wording.ts";

/** A person whose roster rows would bring individual credits more than once. */
export const secondGrant = defineRule({
  code: "second-grant",
  severity: "error",
  title: "One person would hold individual credits twice",
  identity: "person, unit",
  page: {
    means:
      "Two rows of People are one person, since an alias joins them, and both have a day under Registered on. Individual credits come once with a named user, for ever: only those of the earliest registration count. The amount is what the other rows would bring.",
    matters:
      "If the vendor has given them twice, it may take them back; if not, the balance on screen is lower than it seems.",
    todo: "Keep one row a person: move the other address to Also known as and delete its row. If the vendor shows both grants, ask which of them stays.",
    example:
      "ana@example.com registered in September, ana.berg@example.com, the same person, in March: the second 100 do not count.",
  },
  together: {
    heading: (_findings, people) => `${counted(people, "person", "people")} would hold individual credits twice`,
    next: "Keep one row a person, with every other address under Also known as.",
  },
  find: (facts) => {
    const { roster, asOf } = facts.ledger;
    return [...roster.people.values()].flatMap((person) => {
      const grants = person.laterRegistrations.flatMap((later) => {
        const grant = individualGrant(later.contracts, later.individualCredits, roster);
        return grant === undefined || grant.granted === 0 || later.registeredOn > asOf
          ? []
          : [{ ...later, granted: grant.granted }];
      });
      if (grants.length === 0) return [];
      const amount = micro(grants.reduce((sum, { granted }) => sum + granted, 0));
      const again = grants.map(({ email, registeredOn }) => `as ${email} on ${registeredOn}`);
      return [
        {
          key: [person.email, "cloud-credit"],
          subject: whoIs(facts, person.email),
          message: `${whoIs(facts, person.email)} was registered on ${person.registeredOn}, and again ${listed(again)}. Individual credits come once: ${amountOf(amount, "cloud-credit")} of the later registration do not count.`,
          next: `Keep one row for ${person.email}, with every other address under Also known as; if the vendor shows both grants, ask which stays.`,
          amount,
          unit: "cloud-credit" as const,
          cells: [person.at, ...grants.map(({ at }) => at)].map((at) => ({
            ...at,
            column: headerOf(people, "registeredOn"),
          })),
        },
      ];
    });
  },
});
