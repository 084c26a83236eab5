import type { MicroCredits } from "../credits.ts";
import { amountColumn } from "../usage/columns.ts";

/** What no pool could pay at the moment of use, row by row (semantics 7, 9). */
export type Debts = {
  /** Rows with a shortfall at the moment of use, in replay order. */
  readonly rows: readonly number[];
  /** Writes down what nobody paid of a row today. */
  readonly owe: (row: number, amount: number) => void;
  /** What is unpaid of a row now. */
  readonly openOf: (row: number) => MicroCredits;
  /** What was unpaid of a row at the end of its own day, less what refunds undid of it. */
  readonly overdrawnOf: (row: number) => MicroCredits;
  readonly lessenOpen: (row: number, amount: number) => void;
  readonly lessenOverdrawn: (row: number, amount: number) => void;
  /** The day is over: what is open of its rows is overdrawn. */
  readonly endDay: () => void;
};

/** No debt yet, among so many rows. */
export function createDebts(length: number): Debts {
  const open = amountColumn(length);
  const overdrawn = amountColumn(length);
  const rows: number[] = [];
  let ended = 0;
  return {
    rows,
    owe: (row, amount) => {
      open.set(row, amount);
      rows.push(row);
    },
    openOf: (row) => open.at(row) as MicroCredits,
    overdrawnOf: (row) => overdrawn.at(row) as MicroCredits,
    lessenOpen: (row, amount) => open.set(row, open.at(row) - amount),
    lessenOverdrawn: (row, amount) => overdrawn.set(row, overdrawn.at(row) - amount),
    endDay: () => {
      for (; ended < rows.length; ended += 1) {
        const row = rows[ended] as number;
        overdrawn.set(row, open.at(row));
      }
    },
  };
}
