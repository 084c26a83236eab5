import { type Month, monthOf, toPlainDate } from "../../calendar.ts";
import { micro } from "../../credits.ts";
import { type Unit, units } from "../../roster/words.ts";
import { counted } from "../../text.ts";
import { defineRule } from "../rule.ts";
import { amountOf, whoIs } from "../wording.ts";

/** Usage that the export says shared credits paid, though own ones could have paid all of it at that moment. */
export const sharedBeforeOwn = defineRule({
  code: "shared-before-own",
  severity: "warning",
  title: "Shared credits were charged while own ones sufficed",
  identity: "person, month, unit",
  page: {
    means:
      "The export marks the usage as paid from shared credits, and the person's own pools held enough for all of it when its turn came. Own credits are to be spent first; the ledger follows the export all the same.",
    matters: "Shared credits cost money and everybody needs them; own ones end with the person and cannot be moved.",
    todo: "Ask the vendor why shared credits were charged. See whether the person was registered when the work ran, and whether the own credits are on the same account.",
    example: "30 credits are marked as shared, while the person still holds 100.",
  },
  together: {
    heading: (_findings, people) =>
      `Shared credits were charged for ${counted(people, "person", "people")} whose own sufficed`,
    next: "Ask the vendor why shared credits were charged first.",
  },
  find: (facts) => {
    const { usage, sharedBeforeOwn: rows } = facts.ledger;
    const groups = new Map<string, { person: string; month: Month; unit: Unit; amount: number; rows: number[] }>();
    for (const row of rows) {
      const person = usage.names.people.textOf(usage.person(row));
      const month = monthOf(toPlainDate(usage.day(row)));
      const unit = units[usage.unit(row)] as Unit;
      const name = [person, month, unit].join("\u0000");
      const group = groups.get(name) ?? { person, month, unit, amount: 0, rows: [] };
      groups.set(name, group);
      group.amount += usage.amount(row);
      group.rows.push(row);
    }
    return [...groups.values()].map(({ person, month, unit, amount, rows }) => ({
      key: [person, month, unit],
      subject: `${whoIs(facts, person)}, ${month}`,
      message: `${amountOf(micro(amount), unit)} of ${whoIs(facts, person)} in ${month} ${amount === 1_000_000 ? "is" : "are"} marked as paid from shared credits, while the person's own could have paid all of it.`,
      next: "Ask the vendor why shared credits were charged first.",
      amount: micro(amount),
      unit,
      rows,
    }));
  },
});
