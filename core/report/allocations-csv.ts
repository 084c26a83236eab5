import type { Facts } from "../accounts/facts.ts";
import { toPlainDate } from "../calendar.ts";
import { spell } from "../credits.ts";
import { type WrittenCell, writeCsv } from "../files/csv.ts";
import { decisiveKeys } from "../ledger/consumption-order.ts";
import { units } from "../roster/words.ts";

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
];

/** Lines that are made at once. */
const PIECE = 5_000;

/**
 * Every entry of the ledger, piece by piece, as it happened: `draw` (a pool paid), `shortfall` (no pool could),
 * `settlement` (a shared pool paid later), `return` (a refund gave back to the pool), `release` (a refund undid an open
 * part). Amounts are positive; the usage line that the entry is about stands beside it.
 */
export function* allocationsCsv({ ledger, inputs }: Facts): Generator<string> {
  const { usage, entries, balances } = ledger;
  const { people, contracts, services, jobs, charges } = usage.names;
  let rows: WrittenCell[][] = [header];
  for (let entry = 0; entry < entries.length(); entry += 1) {
    const row = entries.row(entry);
    const kind = entries.kind(entry);
    rows.push([
      toPlainDate(entries.day(entry)),
      kind,
      spell(entries.amount(entry)),
      balances[entries.pool(entry)]?.pool.pool ?? "",
      kind === "draw" || kind === "settlement" ? (decisiveKeys[entries.decidedBy(entry)] ?? "") : "",
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
    ]);
    if (rows.length < PIECE) continue;
    yield writeCsv(rows);
    rows = [];
  }
  yield writeCsv(rows);
}
