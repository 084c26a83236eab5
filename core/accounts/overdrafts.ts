import { type PlainDate, toPlainDate } from "../calendar.ts";
import { micro, toNumber } from "../credits.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunOverdraft } from "../run-file.ts";
import { byText } from "../text.ts";
import type { Facts } from "./facts.ts";

/** How later credits paid an overdrawn usage, net of refunds, by row. */
export function settlements(ledger: Ledger): ReadonlyMap<number, readonly Settlement[]> {
  const { usage, entries, balances } = ledger;
  const found = new Map<number, Settlement[]>();
  for (const entry of ledger.settlements) {
    const row = entries.row(entry);
    const amount = entries.kept(entry);
    const day = entries.day(entry);
    if (amount === 0 || day === usage.day(row)) continue;
    const list = found.get(row) ?? [];
    list.push({ pool: balances[entries.pool(entry)]?.pool.pool ?? "", day: toPlainDate(day), amount });
    found.set(row, list);
  }
  return found;
}

/** A part of a shortfall that a shared pool paid on a later day. */
export type Settlement = { readonly pool: string; readonly day: PlainDate; readonly amount: number };

/** Every usage that was not paid at the end of its own day, ordered by person, contract, unit, day, amount and place. */
export function overdraftRows({ ledger, inputs, fileRank }: Facts): RunOverdraft[] {
  const { usage } = ledger;
  const settled = settlements(ledger);
  return ledger.shortfalls
    .filter((row) => ledger.overdrawnOf(row) > 0)
    .map((row) => ({
      rank: fileRank(usage.file(row)),
      overdraft: {
        person: usage.names.people.textOf(usage.person(row)),
        contract: usage.names.contracts.textOf(ledger.contractOf(row)) || null,
        unit: units[usage.unit(row)] as Unit,
        day: toPlainDate(usage.day(row)),
        service: usage.names.services.textOf(usage.service(row)) || null,
        amount: toNumber(ledger.overdrawnOf(row)),
        open: toNumber(ledger.openOf(row)),
        settled: (settled.get(row) ?? []).map(({ pool, day, amount }) => ({
          pool,
          day,
          amount: toNumber(micro(amount)),
        })),
        at: { file: inputs[usage.file(row)]?.file ?? "", line: usage.line(row) },
      },
    }))
    .sort(
      ({ overdraft: a, rank: rankA }, { overdraft: b, rank: rankB }) =>
        byText(a.person, b.person) ||
        byText(a.contract ?? "", b.contract ?? "") ||
        byText(a.unit, b.unit) ||
        byText(a.day, b.day) ||
        a.amount - b.amount ||
        rankA - rankB ||
        a.at.line - b.at.line,
    )
    .map(({ overdraft }) => overdraft);
}
