import type { RestatedCell } from "../../accounts/restated.ts";
import { micro } from "../../credits.ts";
import { counted } from "../../text.ts";
import { byContractMonth, type ContractMonth } from "../contract-months.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, contractKey, contractLabel } from "../wording.ts";

/** Exports that say different things of the same usage. */
export const exportRestated = defineRule({
  code: "export-restated",
  severity: "error",
  title: "Exports disagree about the same usage",
  identity: "contract, unit, month",
  page: {
    means:
      "Two exports hold the same thing (person, service, job and day, or the same charge id), and their figures differ. The export whose last day is latest speaks; what the others say of it does not count. The amount is the sum of the differences, each without its sign.",
    matters:
      "The vendor has corrected usage after it was reported, so a figure that somebody has seen is no longer true.",
    todo: "Compare the files at the lines shown. If the older figure is right, leave the newer file out and ask the vendor; if the newer one is, tell whoever was charged by the older.",
    example:
      "The February export has 40 credits for Ana's rendering on 2026-02-03, the March export, downloaded later, has 35: 35 count.",
  },
  together: {
    heading: (_findings, contracts) => `Exports disagree about the use of ${counted(contracts, "contract")}`,
    next: "Compare the files; if an older figure is right, leave the newer file out and ask the vendor.",
  },
  find: (facts) => byContractMonth(facts, facts.restated, ({ rows }) => rows[0] as number).map(sighting),
});

function sighting({ contract, unit, month, things }: ContractMonth<RestatedCell>): Sighting {
  const sum = (of: (one: RestatedCell) => number) => micro(things.reduce((total, one) => total + of(one), 0));
  const counts = sum((one) => one.counted);
  const other = sum((one) => one.other);
  const difference = sum((one) => Math.abs(one.counted - one.other));
  const what = counted(things.length, "charge or day of a person's use", "charges or days of a person's use");
  return {
    key: [contractKey(contract), unit, month],
    subject: `${contractLabel(contract)}, ${month}`,
    message:
      difference === 0
        ? `The exports split ${amountOf(counts, unit)} of ${contractLabel(contract)} in ${month} in different ways (${what}). The export that reaches furthest counts.`
        : `The exports disagree about ${what} of ${contractLabel(contract)} in ${month}: ${amountOf(counts, unit)} count, as the export that reaches furthest has it; another has ${amountOf(other, unit)}.`,
    next: "Compare the files at the lines shown; if the older figure is right, leave the newer file out and ask the vendor.",
    amount: difference,
    unit,
    rows: things.flatMap(({ rows }) => rows),
  };
}
