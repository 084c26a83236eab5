import { END_OF_TIME, toDayNumber } from "../calendar.ts";
import type { Pool } from "../roster/pool.ts";
import { terms } from "../roster/terms.ts";
import { byText } from "../text.ts";

/** Which key of the consumption order chose a pool before the next one. */
export const decisiveKeys = [
  "only pool",
  "own before shared",
  "priority",
  "last day",
  "smallest pool",
  "first day",
  "pool id",
] as const;
export type DecisiveKey = (typeof decisiveKeys)[number];

/** The day number of a pool's last day; the end of time where nothing ends it. */
export function lastDayNumber(pool: Pool): number {
  return pool.lastDay === undefined ? END_OF_TIME : toDayNumber(pool.lastDay);
}

/** The day number of a pool's first day: since ever where it has none, never for a purchase under way. */
export function firstDayNumber(pool: Pool): number {
  if (!pool.applied) return Number.POSITIVE_INFINITY;
  return pool.firstDay === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(pool.firstDay);
}

function rank(pool: Pool): number {
  return terms[pool.holder === undefined ? "shared" : "individual"].consumptionRank;
}

/**
 * How two pools compare in the order of spending, and by which key (semantics 6): own before shared, priority, soonest
 * last day, for Flex the smallest as granted (the vendor's rule), earliest first day, pool id by code unit.
 */
export function compareInOrder(a: Pool, b: Pool): { readonly by: number; readonly key: DecisiveKey } {
  const smallest = a.unit === "flex-token" && b.unit === "flex-token" ? a.granted - b.granted : 0;
  const keys: readonly [DecisiveKey, number][] = [
    ["own before shared", rank(a) - rank(b)],
    ["priority", a.priority - b.priority],
    ["last day", lastDayNumber(a) - lastDayNumber(b)],
    ["smallest pool", smallest],
    ["first day", earlier(firstDayNumber(a), firstDayNumber(b))],
    ["pool id", byText(a.pool, b.pool)],
  ];
  const [key, by] = keys.find(([, difference]) => difference !== 0) ?? ["only pool", 0];
  return { by, key };
}

/** A difference that is no NaN where both are without an end. */
function earlier(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The order of spending as a comparator. */
export function byConsumptionOrder(a: Pool, b: Pool): number {
  return compareInOrder(a, b).by;
}
