import type { Facts } from "../../accounts/facts.ts";
import { type Settlement, settlements } from "../../accounts/overdrafts.ts";
import { toPlainDate } from "../../calendar.ts";
import { type MicroCredits, micro } from "../../credits.ts";
import { MASKED, NOT_REPORTED } from "../../person.ts";
import type { Unit } from "../../roster/words.ts";
import { counted, listed } from "../../text.ts";
import { paidFromKinds } from "../../usage/book.ts";
import { byContractMonth, type ContractMonth } from "../contract-months.ts";
import { openOnTop } from "../open-on-top.ts";
import { defineRule, type Sighting } from "../rule.ts";
import { amountOf, contractKey, contractLabel, someOf, whoIs } from "../wording.ts";

/** Who used credits where an export does not say. */
const unnamed: ReadonlyMap<string, string> = new Map([
  [NOT_REPORTED, "people whom the export does not name"],
  [MASKED, "people whose names the export hides"],
]);

/** Usage that no pool could pay on its day, by contract, unit and month of use. */
export const overdraft = defineRule({
  code: "overdraft",
  severity: "error",
  title: "More was used than the pools could pay",
  identity: "contract, unit, month of use",
  page: {
    means:
      "On its day, neither the person's own credits nor the shared pools of the contract could pay all of a usage. The amount is what was still unpaid at the end of that day. “Still open” is what no later credits have paid either.",
    matters:
      "The vendor has run the work all the same and will want it paid: under the setting Overdraft = carry, the next shared credits pay it first, so a new block begins smaller than it was bought.",
    todo: "If something is still open, order shared credits for the contract. If it was settled, ask the people named whether the work will come again, and order before it does.",
    example: "180 credits used on 2025-11-20 with 150 left in the pool: 30 overdrawn.",
  },
  together: {
    heading: (_findings, contracts) => `More was used than the pools could pay under ${counted(contracts, "contract")}`,
    next: "Order shared credits for what is still open, and ask the people whether such work will come again.",
  },
  find: (facts) => {
    const { ledger } = facts;
    const rows = ledger.shortfalls.filter((row) => ledger.overdrawnOf(row) !== 0);
    const settled = rows.length === 0 ? new Map<number, readonly Settlement[]>() : settlements(ledger);
    return byContractMonth(facts, rows, (row) => row).map((group) => sighting(facts, group, settled));
  },
});

function sighting(
  facts: Facts,
  { contract, unit, month, things: rows }: ContractMonth<number>,
  settled: ReadonlyMap<number, readonly Settlement[]>,
): Sighting {
  const { ledger } = facts;
  const { usage } = ledger;
  const sum = (of: (row: number) => MicroCredits) => micro(rows.reduce((total, row) => total + of(row), 0));
  const overdrawn = sum(ledger.overdrawnOf);
  const open = sum(ledger.openOf);
  const people = [...new Set(rows.map((row) => usage.names.people.textOf(usage.person(row))))];
  const tipped = rows[0] as number;
  const job = usage.names.jobs.textOf(usage.job(tipped));
  const service = usage.names.services.textOf(usage.service(tipped));
  const what = [service, job === "" ? "" : `job ${job}`].filter((word) => word !== "").join(", ");
  const first = `first on ${toPlainDate(usage.day(tipped))}${what === "" ? "" : ` (${what})`}`;
  const names = someOf(people.map((person) => unnamed.get(person) ?? whoIs(facts, person)));
  const payers = rows.flatMap((row) => settled.get(row) ?? []);
  const later = payers.length === 0 ? "" : ` ${settledSentence(payers, unit)}`;
  const still = open === 0 ? "Nothing of it is still open." : `Still open: ${amountOf(open, unit)}.`;
  return {
    key: [contractKey(contract), unit, month],
    subject: `${contractLabel(contract)}, ${month}`,
    message: `${amountOf(overdrawn, unit)} that ${names} used in ${month} could be paid by no pool on the day, ${first}.${why(facts, rows)}${later} ${still}`,
    next:
      open === 0
        ? "Ask whether such work will come again, and order before it does."
        : nextStep(facts, contract, unit, rows),
    amount: overdrawn,
    unit,
    rows,
  };
}

/** Why own or shared credits that are there did not pay, where a rule kept them from it. */
function why({ ledger }: Facts, rows: readonly number[]): string {
  const { usage, roster } = ledger;
  const kinds = rows.map((row) => paidFromKinds[usage.paidFrom(row)]);
  if (kinds.some((kind) => kind === "individual")) {
    return " Some of it is marked as paid from individual credits, so shared ones may not pay it.";
  }
  if (kinds.some((kind) => kind === "shared")) {
    return " Some of it is marked as paid from shared credits, so individual ones may not pay it.";
  }
  return roster.policy.jobSplitting === "whole"
    ? " A job is not split: own credits pay one only if they can pay all of it."
    : "";
}

/** What to do about what is open: an order helps only where shared credits of the contract may pay it. */
function nextStep(facts: Facts, contract: string, unit: Unit, rows: readonly number[]): string {
  const { ledger } = facts;
  const { usage, roster } = ledger;
  const open = rows.filter((row) => ledger.openOf(row) > 0);
  if (contract === "") {
    return "Name the contract in the export, or give these people a contract: as long as none is known, no shared pool can pay.";
  }
  if (!roster.contracts.has(contract)) {
    return `Add “${contract}” to Also known as of the contract that is meant, or add the contract: as long as it is not known, no shared pool can pay.`;
  }
  if (open.every((row) => paidFromKinds[usage.paidFrom(row)] === "individual")) {
    return "Ask Autodesk why individual credits were charged that nobody held; no shared pool pays what is marked so.";
  }
  const words = `shared ${unit === "cloud-credit" ? "credits" : "tokens"} for ${contractLabel(contract)}`;
  return roster.policy.overdraft === "hold"
    ? `Settle it with Autodesk: under the setting Overdraft = hold no later credits pay it. Order ${words} for the work ahead.`
    : `Order ${words}: they pay what is open on the day they are applied.${openOnTop(facts, contract, unit)}`;
}

/** Which pools paid later, and how much. */
function settledSentence(payers: readonly Settlement[], unit: Unit): string {
  const byPool = new Map<string, { day: string; amount: number }>();
  for (const { pool, day, amount } of payers) {
    const known = byPool.get(pool);
    byPool.set(pool, { day: known?.day ?? day, amount: (known?.amount ?? 0) + amount });
  }
  const parts = [...byPool].map(
    ([pool, { day, amount }]) => `pool ${pool} paid ${amountOf(micro(amount), unit)} of it on ${day}`,
  );
  return `Since then ${listed(parts.slice(0, 3))}${parts.length > 3 ? ", and others more" : ""}.`;
}
