import type { Month } from "../../calendar.ts";
import { type MicroCredits, micro } from "../../credits.ts";
import { counted } from "../../text.ts";
import { habits, unusualAgainst } from "../history.ts";
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
      "What the person used of the service in the month is far above the person's other months with use: a robust z-score (distance from the median, by the median absolute deviation) above 3.5, and at least twice the median. The message names the median. A month is compared with at least 6 others; before that nothing is said. The amount is all that was used in the month.",
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
    const { usage } = facts.ledger;
    const { keyOf, found } = habits(facts);
    const unusual = new Map<number, Map<Month, MicroCredits>>();
    for (const { key, months, used } of found) {
      used.forEach((amount, index) => {
        const usual = unusualAgainst(
          amount,
          used.filter((_, other) => other !== index),
        );
        if (usual === undefined) return;
        const ofKey = unusual.get(key) ?? new Map<Month, MicroCredits>();
        ofKey.set(months[index] as Month, micro(usual));
        unusual.set(key, ofKey);
      });
    }
    if (unusual.size === 0) return [];
    const monthNumber = monthNumbers();
    const groupNumber = new Map([...unusual.keys()].map((key, index) => [key, index]));
    const groups = groupRows(facts, (row) => {
      const index = groupNumber.get(keyOf(row));
      return index === undefined ? NO_GROUP : monthNumber(usage.day(row)) * unusual.size + index;
    });
    return groups.flatMap(({ rows, amount, unit, month }) => {
      const [row] = rows as [number];
      const usual = unusual.get(keyOf(row))?.get(month);
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
