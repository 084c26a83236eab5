import { type Forecast, forecasts } from "../ledger/forecast.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PoolBalance } from "../ledger/pool-book.ts";
import { NOT_REPORTED } from "../person.ts";
import type { Coverage, RestatedCell } from "./input-facts.ts";
import { type Tallies, tally } from "./tallies.ts";

/** An input file: its name as given, and its hash, by which everything that depends on files is ordered. */
export type InputFile = { readonly file: string; readonly sha256: string };

/** Everything that the tables of the run and the rules of the findings look at. */
export type Facts = {
  readonly ledger: Ledger;
  readonly tallies: Tallies;
  readonly forecasts: ReadonlyMap<string, Forecast>;
  /** The input files by their number in the usage book. */
  readonly inputs: readonly InputFile[];
  /** The rank of an input file by hash. */
  readonly fileRank: (file: number) => number;
  /** What the exports cover; absent where nobody has worked it out. */
  readonly coverage?: Coverage | undefined;
  /** Cells about which exports disagree; absent where nobody has compared them. */
  readonly restated?: readonly RestatedCell[] | undefined;
};

/** The facts of a ledger. */
export function gatherFacts(ledger: Ledger, inputs: readonly InputFile[], fileRank: (file: number) => number): Facts {
  const nobody = ledger.usage.names.people.idOf(NOT_REPORTED);
  return { ledger, tallies: tally(ledger, nobody), forecasts: forecasts(ledger), inputs, fileRank };
}

/** Whether the pool's last day has passed. */
export function isOver({ pool }: PoolBalance, { asOf }: Ledger): boolean {
  return pool.lastDay !== undefined && pool.lastDay < asOf;
}

/** Whether the pool can be drawn on, on the as-of day. */
export function isInForce(balance: PoolBalance, ledger: Ledger): boolean {
  return balance.started && !isOver(balance, ledger);
}

/** What a pool is on the as-of day: the first of these that fits (command-line.md). */
export function stateOf(balance: PoolBalance, ledger: Ledger): "pending" | "upcoming" | "active" | "used" | "lapsed" {
  if (!balance.pool.applied) return "pending";
  if (!balance.started) return "upcoming";
  if (isOver(balance, ledger)) return "lapsed";
  return balance.remaining === 0 ? "used" : "active";
}
