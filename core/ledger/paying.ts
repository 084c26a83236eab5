import { indexColumn } from "../usage/columns.ts";
import { type EntryBook, NONE } from "./entries.ts";
import type { PoolBook, Scope } from "./pool-book.ts";

/** How usage is paid: pool after pool of a scope, each part an entry. */
export type Paying = {
  /** Pays as much of `need` as the scope can, and answers the rest. */
  readonly payFrom: (scope: Scope, need: number, kind: "draw" | "settlement", row: number, day: number) => number;
  /** Whether the scope could pay all of it. */
  readonly canPayWhole: (scope: Scope, need: number) => boolean;
  /** The entries that are settlements, in the order in which they were made. */
  readonly settlements: readonly number[];
  /** The latest draw or settlement of a row, from which `link` leads to those before it; or `NONE`. */
  readonly latestOf: (row: number) => number;
};

/** Payments for so many rows, none made yet. */
export function createPaying(book: PoolBook, entries: EntryBook, length: number): Paying {
  /** The latest entry of each row, plus one: columns begin as zeros. */
  const latest = indexColumn(length);
  const settlements: number[] = [];
  return {
    settlements,
    payFrom: (scope, need, kind, row, day) => {
      let rest = need;
      while (rest > 0) {
        const pool = book.nextOf(scope);
        if (pool === NONE) return rest;
        const part = Math.min(rest, book.remaining(pool));
        const key = book.decidedBy(scope);
        book.draw(pool, part);
        const entry = entries.add(kind, row, pool, part, day, key, latest.at(row) - 1);
        latest.set(row, entry + 1);
        if (kind === "settlement") settlements.push(entry);
        rest -= part;
      }
      return 0;
    },
    canPayWhole: (scope, need) => {
      if (book.nextOf(scope) === NONE) return false;
      let sum = 0;
      for (const pool of scope.alive) sum += book.remaining(pool);
      return sum >= need;
    },
    latestOf: (row) => latest.at(row) - 1,
  };
}
