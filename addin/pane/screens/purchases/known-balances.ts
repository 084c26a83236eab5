import { toNumber } from "../../../../core/credits.ts";
import { cellStyle } from "../../../../core/roster/roster.ts";
import { balances } from "../../../../core/roster/tables.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { readTable } from "../../../../core/table/read.ts";
import type { Snapshot } from "../../snapshot.ts";

/** What a pool held at the end of a day, in credits (or tokens), as a run struck it. */
export type KnownBalance = { readonly remaining: number; readonly lapsed: number; readonly asOf: string };

/**
 * What is left in each pool, by its id: of the run that the pane holds, else as the table Balances has it. A pool that
 * neither knows is absent: nobody has reconciled since it was added.
 */
export function knownBalances(snapshot: Snapshot, run: RunFile | undefined): ReadonlyMap<string, KnownBalance> {
  if (run !== undefined) {
    return new Map(run.pools.map(({ pool, remaining, lapsed }) => [pool, { remaining, lapsed, asOf: run.asOf }]));
  }
  const table = snapshot.open.tables.get(balances.name);
  if (table === undefined) return new Map();
  // a row of it that cannot be read says nothing: the table is the program's own, and written anew by the next run
  const rows = readTable(balances, table.grid, cellStyle(snapshot.stored.roster.policy), () => {});
  return new Map(
    rows.flatMap(({ values }) => {
      const { pool, remaining, lapsed, struckOn } = values;
      if (remaining === undefined || struckOn === undefined) return [];
      const left = { remaining: toNumber(remaining), lapsed: lapsed === undefined ? 0 : toNumber(lapsed) };
      return [[pool, { ...left, asOf: struckOn }] as const];
    }),
  );
}
