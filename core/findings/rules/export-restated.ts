import type { Facts } from "../../accounts/facts.ts";
import type { RestatedCell } from "../../accounts/restated.ts";
import { micro, show } from "../../credits.ts";
import { byText, counted } from "../../text.ts";
import { byContractMonth, type ContractMonth } from "../contract-months.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, contractKey, contractLabel, whoIs } from "../wording.ts";

const STEP =
  "Ask Autodesk which figure is right; if it is the older one, record the difference in Adjustments, or delete those rows from the newer file.";

/** People and days that are told one by one. */
const TOLD = 3;

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
    todo: "Compare the files at the lines shown, and ask Autodesk which figure is right. If it is the older one, record the difference as an adjustment, or delete those rows from the newer file; never leave that file out, since it may have rows that no other has. If it is the newer one, tell whoever was charged by the older.",
    example:
      "The February export has 40 credits for Ana's rendering on 2026-02-03, the March export, downloaded later, has 35: 35 count.",
  },
  together: {
    heading: (_findings, contracts) => `Exports disagree about the use of ${counted(contracts, "contract")}`,
    next: STEP,
  },
  find: (facts) =>
    byContractMonth(facts, facts.restated, ({ rows }) => rows[0] as number).map((group) => sighting(facts, group)),
});

function sighting(facts: Facts, { contract, unit, month, things }: ContractMonth<RestatedCell>): Sighting {
  const sum = (of: (one: RestatedCell) => number) => micro(things.reduce((total, one) => total + of(one), 0));
  const counts = sum((one) => one.counted);
  const other = sum((one) => one.other);
  const difference = sum((one) => Math.abs(one.counted - one.other));
  const what = counted(things.length, "charge or day of a person's use", "charges or days of a person's use");
  const largest = [...things].sort(
    (a, b) =>
      Math.abs(b.counted - b.other) - Math.abs(a.counted - a.other) ||
      byText(a.day, b.day) ||
      byText(a.person, b.person),
  );
  const told = largest.slice(0, TOLD);
  const cells = told.map(
    ({ person, day, counted: ours, other: theirs }) =>
      `${whoIs(facts, person)} on ${day}, ${ours === theirs ? `${show(ours)} in both` : `${show(ours)} against ${show(theirs)}`}`,
  );
  const left = things.length - told.length;
  const which = `${cells.join("; ")}${left === 0 ? "" : `; and ${left} more`}.`;
  return {
    key: [contractKey(contract), unit, month],
    subject: `${contractLabel(contract)}, ${month}`,
    message:
      difference === 0
        ? `The exports split ${amountOf(counts, unit)} of ${contractLabel(contract)} in ${month} in different ways (${what}). The export that reaches furthest counts: ${which}`
        : `The exports disagree about ${what} of ${contractLabel(contract)} in ${month}: ${amountOf(counts, unit)} count, as the export that reaches furthest has it; another has ${amountOf(other, unit)}. What counts against what another says: ${which}`,
    next: STEP,
    amount: difference,
    unit,
    rows: things.flatMap(({ rows }) => rows),
    shownFirst: told.flatMap(({ rows }) => firstOfEachFile(facts, rows)),
  };
}

/** A line of each export, so that what is compared is seen however long the list is. */
function firstOfEachFile({ ledger }: Facts, rows: readonly number[]): readonly number[] {
  const files = new Map<number, number>();
  for (const row of rows) if (!files.has(ledger.usage.file(row))) files.set(ledger.usage.file(row), row);
  return [...files.values()];
}
