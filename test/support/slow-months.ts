import { monthOf } from "../../core/calendar.ts";
import { byText } from "../../core/text.ts";
import { overdrawnOf, type SlowLedger } from "./slow-replay.ts";
import type { SlowMonthRow } from "./slow-result.ts";

type Figures = Omit<SlowMonthRow, "month" | "contract" | "unit">;
type Entry = Pick<SlowMonthRow, "month" | "contract" | "unit"> & {
  readonly figure: keyof Figures;
  readonly amount: bigint;
};

const nothing: Figures = {
  used: 0n,
  refunded: 0n,
  fromOwn: 0n,
  fromShared: 0n,
  overdrawn: 0n,
  open: 0n,
  lapsed: 0n,
  balance: 0n,
};

/** The figures of every month since the first day of anything: flows by their day, overdrawn by the day of use, stocks at the end. */
export function slowMonths(ledger: SlowLedger): readonly SlowMonthRow[] {
  const entries: readonly Entry[] = [
    ...ledger.flows.map(({ day, ...flow }) => ({ month: monthOf(day), ...flow })),
    ...ledger.stocks,
    ...ledger.usages.map((state) => ({
      month: monthOf(state.usage.day),
      contract: state.usage.shortfallContract,
      unit: state.usage.unit,
      figure: "overdrawn" as const,
      amount: overdrawnOf(state),
    })),
  ];
  const rows = new Map<string, SlowMonthRow>();
  for (const { month, contract, unit, figure, amount } of entries) {
    const key = JSON.stringify([month, contract, unit]);
    const row = rows.get(key) ?? { month, contract, unit, ...nothing };
    rows.set(key, { ...row, [figure]: row[figure] + amount });
  }
  return [...rows].sort(([a], [b]) => byText(a, b)).map(([, row]) => row);
}
