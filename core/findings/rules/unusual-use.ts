import type { MicroCredits } from "../../credits.ts";
import { counted } from "../../text.ts";
import { createBits } from "../../usage/columns.ts";
import { habits, unusualMonths } from "../history.ts";
import { groupRows, monthNumbers, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { aboutAmount, amountOf, whoIs } from "../wording.ts";

/** A month in which a person used far more of a service than in the person's other months. */
export const unusualUse = defineRule({
  code: "unusual-use",
  severity: "warning",
  title: "Somebody used far more than usual",
  identity: "person, service, month, unit",
  page: {
    means:
      "What the person used of the service in the month is far above the person's other months with use: a robust z-score (distance from the median, by the median absolute deviation, which counts as at least a quarter of the median) above 3.5, and at least a tenth of a block more. The message names the median. A month is compared with at least 6 others; before that nothing is said. The amount is all that was used in the month.",
    matters:
      "It may be a job that ran by mistake, an account that somebody else uses, or work that should have been planned and ordered for.",
    todo: "Ask the person. If the work was meant, accept the finding.",
    example: "460 credits of renderings in June; the other months are about 30.",
  },
  together: {
    heading: (findings, people) =>
      `${counted(people, "person", "people")} used far more than usual${findings > people ? `, in ${counted(findings, "month and service", "months and services")}` : ""}`,
    next: "Ask them what the work was; accept what was meant.",
  },
  find: (facts) => {
    const { usage, roster } = facts.ledger;
    const leastExcess = roster.policy.blockSize / 10;
    const known = habits(facts, leastExcess);
    if (known === undefined) return [];
    const { keyOf, personOf, found } = known;
    const unusual = new Map<number, ReadonlyMap<number, MicroCredits>>();
    const isOdd = createBits(usage.names.people.size());
    for (const [key, habit] of found) {
      const months = unusualMonths(habit, leastExcess);
      if (months.size === 0) continue;
      unusual.set(key, months);
      isOdd.add(personOf(key));
    }
    if (unusual.size === 0) return [];
    const monthNumber = monthNumbers();
    const numbers = new Map([...unusual.keys()].map((key, index) => [key, index]));
    const groups = groupRows(facts, (row) => {
      if (!isOdd.has(usage.person(row))) return NO_GROUP;
      const key = keyOf(row);
      const month = monthNumber(usage.day(row));
      return unusual.get(key)?.has(month) === true ? month * unusual.size + (numbers.get(key) as number) : NO_GROUP;
    });
    return groups.flatMap(({ rows, amount, unit, month }) => {
      const [row] = rows as [number];
      const usual = unusual.get(keyOf(row))?.get(monthNumber(usage.day(row)));
      if (usual === undefined) return [];
      const person = usage.names.people.textOf(usage.person(row));
      const service = usage.names.services.textOf(usage.service(row));
      return [
        {
          key: [person, service === "" ? "(none)" : service, month, unit],
          subject: `${whoIs(facts, person)}, ${month}`,
          message: `${whoIs(facts, person)} used ${amountOf(amount, unit)}${service === "" ? "" : ` for ${service}`} in ${month}; the person's usual month, the median of the others with use, is about ${aboutAmount(usual, unit)}.`,
          next: "Ask the person what the work was; accept this if it was meant.",
          amount,
          unit,
          rows,
        },
      ];
    });
  },
});
