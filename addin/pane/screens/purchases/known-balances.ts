import type { Snapshot } from "../../snapshot.ts";
import type { HeldRun } from "../../state.ts";
import { lapsedOf, struckBalances } from "../../struck-balances.ts";

/** What a pool held at the end of a day, in credits (or tokens): of how much, corrections included, and what had lapsed. */
export type KnownBalance = {
  readonly remaining: number;
  readonly granted: number;
  readonly lapsed: number;
  readonly asOf: string;
};

/** What is left in each pool that was struck last, by its id; absent where nobody has reconciled since it was added. */
export function knownBalances(snapshot: Snapshot, held: HeldRun | undefined): ReadonlyMap<string, KnownBalance> {
  const struck = struckBalances(snapshot, held);
  return new Map(
    struck?.pools.map((of) => {
      const { pool, remaining, granted } = of;
      return [pool, { remaining, granted, lapsed: Math.max(0, lapsedOf(of)), asOf: struck.asOf }] as const;
    }),
  );
}
