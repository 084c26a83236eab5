import type { Facts } from "../accounts/facts.ts";
import { type Month, monthOf, toPlainDate } from "../calendar.ts";
import { type Unit, units } from "../roster/words.ts";

/** Things of one contract, unit and month. */
export type ContractMonth<T> = {
  /** The contract that the usage is counted for; empty where there is none. */
  readonly contract: string;
  readonly unit: Unit;
  readonly month: Month;
  readonly things: readonly T[];
};

/** Groups things by the contract, unit and month of a row of usage that stands for each. */
export function byContractMonth<T>(
  { ledger }: Facts,
  things: readonly T[],
  rowOf: (thing: T) => number,
): readonly ContractMonth<T>[] {
  const { usage } = ledger;
  const groups = new Map<string, { contract: string; unit: Unit; month: Month; things: T[] }>();
  for (const thing of things) {
    const row = rowOf(thing);
    const contract = usage.names.contracts.textOf(ledger.contractOf(row));
    const unit = units[usage.unit(row)] as Unit;
    const month = monthOf(toPlainDate(usage.day(row)));
    const key = [contract, unit, month].join("\u0000");
    const group = groups.get(key) ?? { contract, unit, month, things: [] };
    groups.set(key, group);
    group.things.push(thing);
  }
  return [...groups.values()];
}
