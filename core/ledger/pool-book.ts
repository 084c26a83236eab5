import type { DayNumber } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Pool } from "../roster/pool.ts";
import {
  byConsumptionOrder,
  compareInOrder,
  type DecisiveKey,
  decisiveKeys,
  firstDayNumber,
  lastDayNumber,
} from "./consumption-order.ts";

/**
 * The pools that one kind of usage may draw on, in the order of spending. `alive` are those in force with something left;
 * it is worked out anew when a pool of the scope changed from outside.
 */
export type Scope = {
  readonly pools: readonly number[];
  /** Told that a pool of the scope changed from outside. */
  readonly wake: () => void;
  alive: number[];
  next: number;
  /** The pool at `next`, or -1 where none is left. */
  first: number;
  stale: boolean;
  /** The two pools that were last compared, and the number of the key that decided. */
  decided: { readonly first: number; readonly second: number; readonly key: number };
};

/** What a pool came to: at every moment, granted + adjusted = drawn + lapsed + remaining. */
export type PoolBalance = {
  readonly pool: Pool;
  /** Whether its first day has come. */
  readonly started: boolean;
  readonly adjusted: MicroCredits;
  readonly drawn: MicroCredits;
  readonly lapsed: MicroCredits;
  readonly remaining: MicroCredits;
};

/** The pools during a replay: who may draw on which, and what is left in each. Pools are numbers into `pools`. */
export type PoolBook = {
  readonly pools: readonly Pool[];
  /** A scope over some of the pools, put into the order of spending. */
  readonly scope: (pools: readonly number[], wake?: () => void) => Scope;
  readonly start: (pool: number) => void;
  /** What was left and is gone. */
  readonly lapse: (pool: number) => MicroCredits;
  /** Moves the pool's amount as far as it can, and says by how much. */
  readonly adjust: (pool: number, amount: number) => MicroCredits;
  /** The pool of the scope to draw on next, or -1. */
  readonly nextOf: (scope: Scope) => number;
  /** The number in `decisiveKeys` of the key that put the scope's next pool first. */
  readonly decidedBy: (scope: Scope) => number;
  readonly remaining: (pool: number) => number;
  readonly draw: (pool: number, amount: number) => void;
  /** Gives back to the pool what it had paid; what has lapsed meanwhile lapses at once: true when it can be drawn again. */
  readonly giveBack: (pool: number, amount: number) => boolean;
  readonly balances: () => readonly PoolBalance[];
};

const notCompared = { first: -1, second: -1, key: -1 } as const;

const NOT_STARTED = 0;
const IN_FORCE = 1;
const LAPSED = 2;

/** The pools of a roster, none of them started. */
export function createPoolBook(pools: readonly Pool[]): PoolBook {
  const left: number[] = pools.map(({ granted }) => granted);
  const adjusted: number[] = pools.map(() => 0);
  const drawn: number[] = pools.map(() => 0);
  const lapsed: number[] = pools.map(() => 0);
  const phase: number[] = pools.map(() => NOT_STARTED);
  const scopesOf: Scope[][] = pools.map(() => []);

  const touch = (pool: number): void => {
    for (const scope of scopesOf[pool] as Scope[]) {
      scope.stale = true;
      scope.wake();
    }
  };

  /** Works out what is alive if it must be, and moves on to the first pool with something left. */
  const seek = (scope: Scope): number => {
    if (scope.stale) {
      scope.alive = scope.pools.filter((pool) => phase[pool] === IN_FORCE && (left[pool] as number) > 0);
      scope.next = 0;
      scope.stale = false;
    }
    while (scope.next < scope.alive.length && left[scope.alive[scope.next] as number] === 0) scope.next += 1;
    scope.first = scope.next < scope.alive.length ? (scope.alive[scope.next] as number) : -1;
    return scope.first;
  };

  // asked several times a row: mostly it is the pool that it was
  const nextOf = (scope: Scope): number => {
    const { first } = scope;
    return !scope.stale && (first === -1 || (left[first] as number) > 0) ? first : seek(scope);
  };

  return {
    pools,
    scope: (members, wake = () => {}) => {
      const numbers = [...members].sort((a, b) => byConsumptionOrder(pools[a] as Pool, pools[b] as Pool));
      const scope: Scope = { pools: numbers, wake, alive: [], next: 0, first: -1, stale: true, decided: notCompared };
      for (const pool of numbers) scopesOf[pool]?.push(scope);
      return scope;
    },
    start: (pool) => {
      phase[pool] = IN_FORCE;
      touch(pool);
    },
    lapse: (pool) => {
      const gone = left[pool] as number;
      phase[pool] = LAPSED;
      left[pool] = 0;
      lapsed[pool] = (lapsed[pool] as number) + gone;
      touch(pool);
      return gone as MicroCredits;
    },
    adjust: (pool, amount) => {
      const applied = Math.max(amount, -(left[pool] as number));
      left[pool] = (left[pool] as number) + applied;
      adjusted[pool] = (adjusted[pool] as number) + applied;
      touch(pool);
      return applied as MicroCredits;
    },
    nextOf,
    decidedBy: (scope) => {
      const { first } = scope;
      let second = -1;
      for (let at = scope.next + 1; second === -1 && at < scope.alive.length; at += 1) {
        if ((left[scope.alive[at] as number] as number) > 0) second = scope.alive[at] as number;
      }
      if (scope.decided.first !== first || scope.decided.second !== second) {
        scope.decided = { first, second, key: decisiveKeys.indexOf(keyBetween(pools[first] as Pool, pools[second])) };
      }
      return scope.decided.key;
    },
    remaining: (pool) => left[pool] as number,
    draw: (pool, amount) => {
      left[pool] = (left[pool] as number) - amount;
      drawn[pool] = (drawn[pool] as number) + amount;
    },
    giveBack: (pool, amount) => {
      drawn[pool] = (drawn[pool] as number) - amount;
      if (phase[pool] === LAPSED) {
        lapsed[pool] = (lapsed[pool] as number) + amount;
        return false;
      }
      left[pool] = (left[pool] as number) + amount;
      touch(pool);
      return true;
    },
    balances: () =>
      pools.map((pool, index) => ({
        pool,
        started: phase[index] !== NOT_STARTED,
        adjusted: adjusted[index] as MicroCredits,
        drawn: drawn[index] as MicroCredits,
        lapsed: lapsed[index] as MicroCredits,
        remaining: left[index] as MicroCredits,
      })),
  };
}

/** Which key put a pool before the next one, if there is one. */
function keyBetween(first: Pool, second: Pool | undefined): DecisiveKey {
  if (second !== undefined) return compareInOrder(first, second).key;
  return first.holder === undefined ? "only pool" : "own before shared";
}

/** The day on which a pool starts, and the day on which what is left of it is gone: the day after its last. */
export function poolDays(pool: Pool): { readonly starts: number; readonly lapses: number } {
  return { starts: firstDayNumber(pool), lapses: (lastDayNumber(pool) + 1) as DayNumber };
}
