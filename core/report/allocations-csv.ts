import type { Facts } from "../accounts/facts.ts";
import { type DayNumber, toPlainDate } from "../calendar.ts";
import { spell } from "../credits.ts";
import { type WrittenCell, writeCsv } from "../files/csv.ts";
import { happenings, undoneEntries } from "../ledger/happenings.ts";
import type { PoolEvent } from "../ledger/ledger.ts";
import { units } from "../roster/words.ts";
import { decidedCell } from "../statement/decided.ts";

const header = [
  "day",
  "kind",
  "amount",
  "pool",
  "decided by",
  "person",
  "contract",
  "unit",
  "used on",
  "service",
  "job",
  "charge id",
  "usage",
  "file",
  "line",
  "undoes",
  "undone on",
  "refund file",
  "refund line",
  "adjustment",
  "reason",
];

/** Lines that are made at once. */
const PIECE = 5_000;

/**
 * Everything that the ledger wrote down, piece by piece, as it happened. Of usage: `draw` (a pool paid), `shortfall` (no
 * pool could), `settlement` (a shared pool paid later), `return` (a refund gave back to the pool), `release` (a refund
 * undid an open part), with the usage line that it is about, and for a refund what it undid. Of pools: `granted`,
 * `adjusted` (an opening balance too), `lapsed`; the day is blank for credits held since ever. Amounts are positive, but
 * for adjustments that take away.
 */
export function* allocationsCsv(facts: Facts): Generator<string> {
  const { ledger } = facts;
  const entryRow = entryRows(facts);
  let rows: WrittenCell[][] = [header];
  for (const happening of happenings(ledger)) {
    rows.push(happening.kind === "entry" ? entryRow(happening.entry) : eventRow(facts, happening.event));
    if (rows.length < PIECE) continue;
    yield writeCsv(rows);
    rows = [];
  }
  yield writeCsv(rows);
}

function entryRows({ ledger, inputs }: Facts): (entry: number) => WrittenCell[] {
  const { usage, entries, balances } = ledger;
  const { people, contracts, services, jobs, charges } = usage.names;
  const undone = undoneEntries(ledger);
  const undoing = (entry: number): WrittenCell[] => {
    const target = undone.get(entry);
    if (target === undefined) return ["", "", "", ""];
    const refund = entries.link(entry);
    return [
      entries.kind(target),
      toPlainDate(entries.day(target)),
      inputs[usage.file(refund)]?.file ?? "",
      usage.line(refund),
    ];
  };
  return (entry) => {
    const row = entries.row(entry);
    const kind = entries.kind(entry);
    return [
      toPlainDate(entries.day(entry)),
      kind,
      spell(entries.amount(entry)),
      balances[entries.pool(entry)]?.pool.pool ?? "",
      kind === "draw" || kind === "settlement" ? decidedCell(ledger, entry) : "",
      people.textOf(usage.person(row)),
      contracts.textOf(ledger.contractOf(row)),
      units[usage.unit(row)] ?? "",
      toPlainDate(usage.day(row)),
      services.textOf(usage.service(row)),
      jobs.textOf(usage.job(row)),
      charges.textOf(usage.charge(row)),
      spell(usage.amount(row)),
      inputs[usage.file(row)]?.file ?? "",
      usage.line(row),
      ...undoing(entry),
      "",
      "",
    ];
  };
}

function eventRow({ ledger }: Facts, { kind, pool: index, day, amount, id, reason }: PoolEvent): WrittenCell[] {
  const pool = ledger.balances[index]?.pool;
  return [
    Number.isFinite(day) ? toPlainDate(day as DayNumber) : "",
    kind,
    // a number and no text, so that what takes away is no formula to be neutralised
    amount < 0 ? Number(spell(amount)) : spell(amount),
    pool?.pool ?? "",
    "",
    pool?.holder ?? "",
    pool?.contract ?? "",
    pool?.unit ?? "",
    ...["", "", "", "", "", "", "", "", "", "", ""],
    id ?? "",
    reason ?? "",
  ];
}
