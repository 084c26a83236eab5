import { units } from "../../roster/words.ts";
import { counted, loose } from "../../text.ts";
import { groupRows, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** A service that was used and for which the roster has no rate, where it has rates at all. */
export const rateMissing = defineRule({
  code: "rate-missing",
  severity: "note",
  title: "A service has no rate",
  identity: "service, unit",
  page: {
    means:
      "The exports charge a service for which no row of Rates has that name (case, spaces and hyphens do not matter). Nothing is said as long as the roster has no rates at all, nor of usage that names no service.",
    matters: "Its charges cannot be compared with what the vendor publishes.",
    todo: "Add a rate, or leave it: a firm need not have a rate for every service.",
    example: "Point clouds were used, 40 credits; Rates has renderings alone.",
  },
  together: {
    heading: (findings) => `${counted(findings, "service has", "services have")} no rate`,
    next: "Add the rates that the vendor publishes, where you want charges compared.",
  },
  find: (facts) => {
    const { usage, roster } = facts.ledger;
    if (roster.rates.length === 0) return [];
    const { services } = usage.names;
    const rated = new Set(roster.rates.map(({ values }) => loose(values.service)));
    const isMissing = Array.from(
      { length: services.size() },
      (_, id) => id !== 0 && !rated.has(loose(services.textOf(id))),
    );
    if (!isMissing.includes(true)) return [];
    const groups = groupRows(facts, (row) =>
      isMissing[usage.service(row)] ? usage.service(row) * units.length + usage.unit(row) : NO_GROUP,
    );
    return groups.map(({ rows, amount, unit }) => {
      const service = services.textOf(usage.service(rows[0] as number));
      return {
        key: [service, unit],
        subject: service,
        message: `${amountOf(amount, unit)} ${amount === 1_000_000 ? "was" : "were"} charged for ${service}, for which the roster has no rate.`,
        next: `Add a rate for ${service}, if its charges are to be compared.`,
        amount,
        unit,
        rows,
      };
    });
  },
});
