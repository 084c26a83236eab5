import type { Facts } from "../../accounts/facts.ts";
import { toPlainDate } from "../../calendar.ts";
import { type MicroCredits, spell } from "../../credits.ts";
import { type WrittenCell, writeCsv } from "../../files/csv.ts";
import type { Unit } from "../../roster/words.ts";
import { decidedCell } from "../../statement/decided.ts";
import type { Standing, Statement, StatementLine } from "../../statement/statement.ts";
import { harmless } from "../findings-csv.ts";

const header = [
  "day",
  "kind",
  "unit",
  "amount",
  "balance",
  "open",
  "pool",
  "decided by",
  "explanation",
  "person",
  "contract",
  "used on",
  "service",
  "job",
  "charge id",
  "usage",
  "file",
  "line",
  "refund file",
  "refund line",
];

/** A statement as CSV, one line a thing that happened, opening and closing among them; text never becomes a formula. */
export function statementCsv(facts: Facts, statement: Statement): string {
  const rows = statement.parts.flatMap(({ unit, opening, lines, closing }): WrittenCell[][] => [
    standing(statement.firstDay ?? "", "opening", unit, opening),
    ...lines.map((line) => lineRow(facts, unit, line)),
    standing(statement.asOf, "closing", unit, closing),
  ]);
  return writeCsv([header, ...rows.map((row) => row.map(harmless))]);
}

function standing(day: string, kind: string, unit: Unit, { balance, open }: Standing): WrittenCell[] {
  const rest = Array.from({ length: header.length - 6 }, () => "");
  return [day, kind, unit, "", figure(balance), figure(open), ...rest];
}

/** As a number: an amount below zero is no formula. */
function figure(amount: MicroCredits): number {
  return Number(spell(amount));
}

function lineRow({ ledger, inputs }: Facts, unit: Unit, line: StatementLine): WrittenCell[] {
  const { usage } = ledger;
  const { people, contracts, services, jobs, charges } = usage.names;
  const { day, kind, amount, balance, open, pool, row, entry, refund, words } = line;
  const isPaid = entry !== undefined && (kind === "used" || kind === "settled");
  const place = (at: number | undefined): WrittenCell[] =>
    at === undefined ? ["", ""] : [inputs[usage.file(at)]?.file ?? "", usage.line(at)];
  const ofUse: WrittenCell[] =
    row === undefined
      ? [pool?.holder ?? "", pool?.contract ?? "", "", "", "", "", ""]
      : [
          people.textOf(usage.person(row)),
          contracts.textOf(ledger.contractOf(row)),
          toPlainDate(usage.day(row)),
          services.textOf(usage.service(row)),
          jobs.textOf(usage.job(row)),
          charges.textOf(usage.charge(row)),
          figure(usage.amount(row)),
        ];
  return [
    day ?? "",
    kind,
    unit,
    figure(amount),
    figure(balance),
    figure(open),
    pool?.pool ?? "",
    isPaid ? decidedCell(ledger, entry) : "",
    words,
    ...ofUse,
    ...place(row),
    ...place(refund),
  ];
}
