import type { GivenList } from "../exports/lists/given.ts";
import { type Forecast, forecasts } from "../ledger/forecast.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PoolBalance } from "../ledger/pool-book.ts";
import { NOT_REPORTED } from "../person.ts";
import type { Disagreement, MissingRows } from "../usage/merge.ts";
import { type Covered, type Gap, gaps } from "./coverage.ts";
import { type RestatedCell, restatedCells } from "./restated.ts";
import { type Tallies, tally } from "./tallies.ts";

/** An input file: its name as given, and its hash, by which everything that depends on files is ordered. */
export type InputFile = { readonly file: string; readonly sha256: string };

/** What the exports gave beside their rows. */
export type ExportFacts = {
  /** The input files by their number in the usage book. */
  readonly inputs: readonly InputFile[];
  /** The rank of an input file by hash. */
  readonly fileRank: (file: number) => number;
  /** What the vendor's lists say, which is compared and never replayed. */
  readonly lists: readonly GivenList[];
  /** Usage that an export should have and lacks. */
  readonly missing: readonly MissingRows[];
};

/** Everything that the tables of the run and the rules of the findings look at. */
export type Facts = ExportFacts & {
  readonly ledger: Ledger;
  readonly tallies: Tallies;
  readonly forecasts: ReadonlyMap<string, Forecast>;
  /** Cells about which exports disagree. */
  readonly restated: readonly RestatedCell[];
  /** Days that no export covers. */
  readonly gaps: readonly Gap[];
};

/** The facts of a ledger and of the exports that it was made from. */
export function gatherFacts(
  ledger: Ledger,
  exports: ExportFacts,
  disagreements: readonly Disagreement[],
  covered: readonly Covered[],
): Facts {
  const nobody = ledger.usage.names.people.idOf(NOT_REPORTED);
  return {
    ...exports,
    ledger,
    tallies: tally(ledger, nobody),
    forecasts: forecasts(ledger),
    restated: restatedCells(ledger, disagreements),
    gaps: gaps(ledger, covered),
  };
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
