import type { Facts } from "../../accounts/facts.ts";
import { micro, show } from "../../credits.ts";
import { counted, listed } from "../../text.ts";
import type { MissingRows } from "../../usage/merge.ts";
import { byContractMonth, type ContractMonth } from "../contract-months.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, contractKey, contractLabel } from "../wording.ts";

/** Usage that a later export should have and lacks. */
export const exportMissingRows = defineRule({
  code: "export-missing-rows",
  severity: "warning",
  title: "A later export lacks usage that an earlier one has",
  identity: "contract, unit, month",
  page: {
    means:
      "An export covers the day, reaches further than the one that holds the usage, has other usage of the contract, and yet lacks it. The earlier export's rows count. The amount is what was used; refunds that are missing too are told beside it.",
    matters:
      "Either the vendor has taken the usage back without a refund, or the later file was filtered when it was downloaded: then other usage may be missing in it too.",
    todo: "Download the later export again without filters. If the usage is still missing, ask the vendor; if it was taken back, leave the earlier file out.",
    example: "The January export has 12 credits on 2026-01-20; the export from January to March has no such row.",
  },
  together: {
    heading: (_findings, contracts) => `Later exports lack usage of ${counted(contracts, "contract")}`,
    next: "Download the later exports again without filters; if usage is still missing, ask the vendor.",
  },
  find: (facts) =>
    byContractMonth(facts, facts.missing, ({ rows }) => rows[0] as number).map((group) => sighting(facts, group)),
});

function sighting({ ledger }: Facts, { contract, unit, month, things }: ContractMonth<MissingRows>): Sighting {
  const { usage } = ledger;
  const rows = things.flatMap((thing) => thing.rows);
  const sumOf = (of: (amount: number) => number) =>
    micro(rows.reduce((total, row) => total + Math.max(0, of(usage.amount(row))), 0));
  const used = sumOf((amount) => amount);
  const refunded = sumOf((amount) => -amount);
  const what = [
    ...(used > 0 ? [`${amountOf(used, unit)} used`] : []),
    ...(refunded > 0 ? [used > 0 ? `${show(refunded)} refunded` : `${amountOf(refunded, unit)} refunded`] : []),
  ];
  const lackedBy = [...new Set(things.map((thing) => thing.lackedBy))];
  return {
    key: [contractKey(contract), unit, month],
    subject: `${contractLabel(contract)}, ${month}`,
    message: `${listed(what)} under ${contractLabel(contract)} in ${month} (${counted(rows.length, "row")}) are in an earlier export and missing in ${lackedBy.length === 1 ? "a later one that covers" : "later ones that cover"} their day. They count.`,
    next: "Download the later export again without filters; if the usage is still missing, ask the vendor whether it was taken back.",
    // a refund is no use: it counts only where nothing else is missing
    amount: used > 0 ? used : refunded,
    unit,
    rows,
    // the file that lacks them has no line to show: its first stands for it
    places: lackedBy.map((file) => ({ file, line: 1 })),
  };
}
