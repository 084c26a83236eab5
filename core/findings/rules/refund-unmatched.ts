import { type Month, monthOf, toPlainDate } from "../../calendar.ts";
import { micro } from "../../credits.ts";
import { type Unit, units } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf, whoIs } from "../wording.ts";

/** Refunds that say more than was ever used. */
export const refundUnmatched = defineRule({
  code: "refund-unmatched",
  severity: "error",
  title: "A refund gives back more than was used",
  identity: "person, service, month, unit",
  page: {
    means:
      "A negative usage (a failed or cancelled job) is matched by its job, or without one by person and service, to the usages before it. What is left of it when all of them are undone fits nothing, and is left out.",
    matters: "The usage that it belongs to is missing from the exports, or the vendor credited something else.",
    todo: "Look for the export that holds the usage. If there is none, ask the vendor what was refunded, and record an adjustment.",
    example: "A refund of 20 for a job of 12: 8 are left out.",
  },
  together: {
    heading: (_findings, people) => `Refunds to ${counted(people, "person", "people")} give back more than was used`,
    next: "Look for the exports that hold the usage; if there are none, ask the vendor, and record adjustments.",
  },
  find: (facts) => {
    const { ledger } = facts;
    const { usage } = ledger;
    const groups = new Map<
      string,
      { person: string; service: string; month: Month; unit: Unit; amount: number; rows: number[] }
    >();
    for (const { row, amount } of ledger.excesses) {
      const person = usage.names.people.textOf(usage.person(row));
      const service = usage.names.services.textOf(usage.service(row));
      const month = monthOf(toPlainDate(usage.day(row)));
      const unit = units[usage.unit(row)] as Unit;
      const name = [person, service, month, unit].join("\u0000");
      const group = groups.get(name) ?? { person, service, month, unit, amount: 0, rows: [] };
      groups.set(name, group);
      group.amount += amount;
      group.rows.push(row);
    }
    return [...groups.values()].map(({ person, service, month, unit, amount, rows }) => ({
      key: [person, service, month, unit],
      subject: `${whoIs(facts, person)}, ${month}`,
      message: `Refunds to ${whoIs(facts, person)}${service === "" ? "" : ` for ${service}`} in ${month} give back ${amountOf(micro(amount), unit)} more than was used before; that is left out.`,
      next: "Look for the export that holds the usage; if there is none, ask the vendor, and record an adjustment.",
      amount: micro(amount),
      unit,
      rows,
    }));
  },
});
