import { type DayNumber, toPlainDate } from "../../calendar.ts";
import type { RateRow } from "../../roster/roster.ts";
import { rates } from "../../roster/tables.ts";
import { units } from "../../roster/words.ts";
import { headerOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { type Tariff, tariffs } from "../rates.ts";
import { groupRows, monthNumbers, NO_GROUP } from "../row-groups.ts";
import { defineRule } from "../rule.ts";
import { amountOf } from "../wording.ts";

/** Charges that are not what the roster's rates ask for on their day. */
export const rateDeviation = defineRule({
  code: "rate-deviation",
  severity: "warning",
  title: "A charge breaks the rate",
  identity: "service, month, unit",
  page: {
    means:
      "A charge is compared with the rows of Rates of its service that are valid on its day: exact and multiple of are amounts of which one must fit, at least and at most are bounds that must all hold. Rows with another Unit of work are alternatives. Each charge counts as one unit of work; refunds and charges of zero are not compared. The amount is the whole of the charges that break the rate.",
    matters: "The vendor changed its price, charged by mistake, or the rate in the roster is out of date.",
    todo: "Compare with the vendor's published rate of that day. If the rate changed, close the old row with Valid to and add a new one. Else ask the vendor.",
    example: "A rendering costs exactly 3; one was charged 4.",
  },
  together: {
    heading: (_findings, services) => `Charges of ${counted(services, "service")} break the rate`,
    next: "Compare with the vendor's published rates, and mend the roster's where they changed.",
  },
  find: (facts) => {
    const { usage, roster } = facts.ledger;
    if (roster.rates.length === 0) return [];
    const { services } = usage.names;
    const tariffOf = tariffs(roster.rates);
    const byService = Array.from({ length: services.size() }, (_, id) =>
      id === 0 ? undefined : tariffOf(services.textOf(id)),
    );
    if (byService.every((tariff) => tariff === undefined)) return [];
    const monthOf = monthNumbers();
    const tariffOn = (row: number): Tariff | undefined => byService[usage.service(row)]?.(usage.day(row));
    const groups = groupRows(facts, (row) => {
      const tariff = tariffOn(row);
      if (tariff === undefined || tariff.fits(usage.amount(row))) return NO_GROUP;
      return (monthOf(usage.day(row)) * services.size() + usage.service(row)) * units.length + usage.unit(row);
    });
    return groups.map(({ rows, amount, unit, month }) => {
      const [first] = rows as [number];
      const service = services.textOf(usage.service(first));
      const broken = new Set<RateRow>(rows.flatMap((row) => tariffOn(row)?.rates ?? []));
      const words = [...new Set(rows.map((row) => tariffOn(row)?.words ?? ""))];
      const day = toPlainDate(usage.day(first) as DayNumber);
      return {
        key: [service, month, unit],
        subject: `${service}, ${month}`,
        message: `${counted(rows.length, "charge")} for ${service} in ${month}, ${amountOf(amount, unit)} in all, ${rows.length === 1 ? "does" : "do"} not fit the rate: ${listed(words, "then")}. The first is ${amountOf(usage.amount(first), unit)} on ${day}.`,
        next: "Compare with the vendor's published rate of that day; mend the roster's rate, or ask the vendor.",
        amount,
        unit,
        rows,
        cells: [...broken].map(({ at }) => ({ ...at, column: headerOf(rates, "credits") })),
      };
    });
  },
});
