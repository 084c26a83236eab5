import { type Month, monthOf, monthsBetween } from "../calendar.ts";
import { micro, toNumber } from "../credits.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunMonth } from "../run-file.ts";
import { byText } from "../text.ts";
import type { Facts } from "./facts.ts";
import type { MonthTally } from "./tally-books.ts";

/**
 * Every month of each contract and unit, from the first in which something happened to the as-of day's. `open` and
 * `balance` are what stands at the month's end (or on the as-of day).
 */
export function monthRows({ ledger, tallies }: Facts): RunMonth[] {
  const lastMonth = monthOf(ledger.asOf);
  const series = new Map<number, Map<Month, MonthTally>>();
  for (const [month, cells] of tallies.months) {
    cells.forEach((cell, key) => {
      if (cell === undefined) return;
      const months = series.get(key) ?? new Map<Month, MonthTally>();
      months.set(month, cell);
      series.set(key, months);
    });
  }
  return [...series]
    .flatMap(([key, months]) => {
      const contract = ledger.usage.names.contracts.textOf(Math.floor(key / units.length));
      const unit = units[key % units.length] as Unit;
      const first = [...months.keys()].sort(byText)[0] ?? lastMonth;
      let open = 0;
      let balance = 0;
      return monthsBetween(first, lastMonth).map((month): RunMonth => {
        const cell = months.get(month);
        open += cell?.openChange ?? 0;
        balance += cell?.balanceChange ?? 0;
        const amount = (millionths: number | undefined) => toNumber(micro(millionths ?? 0));
        return {
          month,
          contract: contract === "" ? null : contract,
          unit,
          used: amount(cell?.used),
          refunded: amount(cell?.refunded),
          fromOwn: amount(cell?.fromOwn),
          fromShared: amount(cell?.fromShared),
          overdrawn: amount(cell?.overdrawn),
          open: amount(open),
          lapsed: amount(cell?.lapsed),
          balance: amount(balance),
        };
      });
    })
    .sort((a, b) => byText(a.month, b.month) || byText(a.contract ?? "", b.contract ?? "") || byText(a.unit, b.unit));
}
