import { toNumber } from "../../../../core/credits.ts";
import type { Person } from "../../../../core/roster/people.ts";
import { cellStyle } from "../../../../core/roster/roster.ts";
import { balances } from "../../../../core/roster/tables.ts";
import { type Bound, INDIVIDUAL_PREFIX } from "../../../../core/roster/terms.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { readTable } from "../../../../core/table/read.ts";
import type { Snapshot } from "../../snapshot.ts";

/** What is left of somebody's individual credits, and where that is known from. Amounts are credits, corrections included. */
export type OwnCredits = {
  /** The last run, or the table Balances as it was written last. */
  readonly source: "run" | "table";
  /** The day at whose end it was so. */
  readonly asOf: string | undefined;
  readonly unit: string | null;
  readonly granted: number;
  readonly used: number;
  readonly lapsed: number;
  readonly remaining: number;
  readonly lastDay: string | undefined;
  readonly boundBy: Bound | undefined;
};

/**
 * Looks up what is left of anybody's individual credits: in the run that is held, else in the table Balances. Nothing comes
 * back for whom there are none; a table that is older than the run is not asked.
 */
export function ownCreditsBook(
  snapshot: Pick<Snapshot, "stored" | "open">,
  run: RunFile | undefined,
): (person: Person) => OwnCredits | undefined {
  const byPool = run === undefined ? fromTable(snapshot) : fromRun(run);
  // under an address that the person had when it was written
  return ({ email, aliases }) =>
    [email, ...aliases].map((key) => byPool.get(`${INDIVIDUAL_PREFIX}${key}`)).find((one) => one !== undefined);
}

function fromRun({ pools, asOf }: RunFile): ReadonlyMap<string, OwnCredits> {
  const own = pools.filter(({ source }) => source === "individual");
  return new Map(
    own.map(({ pool, unit, granted, adjusted, drawn, lapsed, remaining, lastDay, boundBy }) => [
      pool,
      {
        ...{ source: "run", asOf, unit, lapsed, remaining, used: drawn, granted: sumOf(granted, adjusted) },
        ...{ lastDay: lastDay ?? undefined, boundBy: boundBy ?? undefined },
      },
    ]),
  );
}

/** Amounts have at most 6 decimals: what adding them makes beyond that is no part of them. */
function sumOf(a: number, b: number): number {
  return Math.round((a + b) * 1e6) / 1e6;
}

function fromTable({ stored, open }: Pick<Snapshot, "stored" | "open">): ReadonlyMap<string, OwnCredits> {
  const grid = open.tables.get(balances.name)?.grid;
  if (grid === undefined) return new Map();
  const rows = readTable(balances, grid, cellStyle(stored.roster.policy), () => {});
  const found = new Map<string, OwnCredits>();
  for (const { values } of rows) {
    const { pool, remaining, unit, lastDay, struckOn } = values;
    // a row that is no balance any more keeps its name and has no figures
    if (remaining === undefined || found.has(pool) || !pool.startsWith(INDIVIDUAL_PREFIX)) continue;
    found.set(pool, {
      ...{ source: "table", asOf: struckOn, unit: unit ?? null, lastDay, boundBy: undefined },
      granted: toNumber(values.granted ?? remaining),
      used: values.used === undefined ? 0 : toNumber(values.used),
      lapsed: values.lapsed === undefined ? 0 : toNumber(values.lapsed),
      remaining: toNumber(remaining),
    });
  }
  return found;
}
