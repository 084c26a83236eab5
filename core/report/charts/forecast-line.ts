import { daysBetween, type PlainDate, plusDays } from "../../calendar.ts";
import type { RunContract, RunPool } from "../../run-file.ts";

/** A balance at the end of a day. */
export type DayBalance = { readonly day: string; readonly balance: number };

/** How far ahead a forecast is drawn, in days. */
const FARTHEST = 400;

/** The shared pools of a contract and unit. */
export function sharedPoolsOf(pools: readonly RunPool[], { contract, unit }: RunContract): readonly RunPool[] {
  return pools.filter((pool) => pool.holder === null && pool.contract === contract && pool.unit === unit);
}

/**
 * The balance ahead: what remains, less the burn of each day, with pools that begin later added on their first day and the
 * expected waste of each pool taken off after its last, down to the day on which the run says that it runs out. Nothing
 * without a forecast.
 */
export function forecastLine(contract: RunContract, pools: readonly RunPool[], asOf: string): readonly DayBalance[] {
  const { burnPerDay, runsOutOn } = contract;
  if (burnPerDay === null || runsOutOn === null || runsOutOn <= asOf) return [];
  const first = asOf as PlainDate;
  const farthest: string = plusDays(first, FARTHEST);
  const last = runsOutOn < farthest ? runsOutOn : farthest;
  const upcoming = pools.filter(({ state, firstDay }) => state === "upcoming" && firstDay !== null && firstDay < last);
  const wasting = pools.filter(
    ({ expectedWaste, lastDay }) => (expectedWaste ?? 0) > 0 && lastDay !== null && lastDay < last,
  );
  const balanceAt = (day: string) => {
    const begun = upcoming.filter(({ firstDay }) => (firstDay ?? "") <= day);
    const ended = wasting.filter(({ lastDay }) => (lastDay ?? "") < day);
    const added = begun.reduce((sum, pool) => sum + pool.remaining, 0);
    const wasted = ended.reduce((sum, pool) => sum + (pool.expectedWaste ?? 0), 0);
    return Math.max(0, contract.remaining + added - wasted - burnPerDay * daysBetween(first, day as PlainDate));
  };
  const turns = [
    ...upcoming.flatMap(({ firstDay }) => (firstDay === null ? [] : [dayBefore(firstDay), firstDay])),
    ...wasting.flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay, plusDays(lastDay as PlainDate, 1)])),
  ].filter((day) => day > asOf && day < last);
  const days = [...new Set([...turns, dayBefore(last)].filter((day) => day > asOf))].sort();
  const end = last === runsOutOn ? 0 : balanceAt(last);
  return [
    { day: asOf, balance: contract.remaining },
    ...days.map((day) => ({ day, balance: balanceAt(day) })),
    { day: last, balance: end },
  ];
}

function dayBefore(day: string): string {
  return plusDays(day as PlainDate, -1);
}
