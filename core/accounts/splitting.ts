import { micro, toNumber } from "../credits.ts";
import { otherSplitting, otherWay } from "../ledger/other-splitting.ts";
import { NOT_REPORTED } from "../person.ts";
import { type Unit, units } from "../roster/words.ts";
import type { Facts } from "./facts.ts";
import { tally } from "./tallies.ts";
import type { PersonTally } from "./tally-books.ts";

/** What would differ with the other way of splitting jobs, in credits: sums of the run and of the other, by unit. */
export type SplittingDifference = {
  readonly other: "split" | "whole";
  readonly totals: readonly {
    readonly unit: Unit;
    readonly fromOwn: readonly [number, number];
    readonly fromShared: readonly [number, number];
    readonly overdrawn: readonly [number, number];
  }[];
  /** People whose own or shared credits would be drawn on otherwise. */
  readonly people: number;
};

type Figure = "fromOwn" | "fromShared" | "overdrawn";

/** Replays the usage with the other way of splitting jobs, for a firm that has not said yet which one it wants. */
export function splittingDifference({ ledger, tallies }: Pick<Facts, "ledger" | "tallies">): SplittingDifference {
  const other = otherSplitting(ledger);
  const before = tallies.people;
  const after = tally(other, other.usage.names.people.idOf(NOT_REPORTED)).people;
  const people = new Set<number>();
  before.forEach((one, index) => {
    const two = after[index];
    if (one?.fromOwn !== two?.fromOwn || one?.fromShared !== two?.fromShared) {
      people.add(Math.floor(index / units.length));
    }
  });
  const totals = units.flatMap((unit, number) => {
    const ofUnit = (of: readonly (PersonTally | undefined)[]) =>
      of.filter((one, index) => one !== undefined && index % units.length === number) as readonly PersonTally[];
    const [mine, others] = [ofUnit(before), ofUnit(after)];
    if (mine.length === 0) return [];
    const both = (figure: Figure) => [sumOf(mine, figure), sumOf(others, figure)] as const;
    return [{ unit, fromOwn: both("fromOwn"), fromShared: both("fromShared"), overdrawn: both("overdrawn") }];
  });
  return { other: otherWay(ledger.roster.policy), totals, people: people.size };
}

function sumOf(of: readonly PersonTally[], figure: Figure): number {
  return toNumber(micro(of.reduce((sum, one) => sum + one[figure], 0)));
}
