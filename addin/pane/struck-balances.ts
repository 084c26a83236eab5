import type { PlainDate } from "../../core/calendar.ts";
import { toNumber } from "../../core/credits.ts";
import { total } from "../../core/report/figures.ts";
import { cellStyle } from "../../core/roster/roster.ts";
import { balances } from "../../core/roster/tables.ts";
import { readTable } from "../../core/table/read.ts";
import { byText } from "../../core/text.ts";
import type { Snapshot } from "./snapshot.ts";
import type { HeldRun } from "./state.ts";

/** What was left in a pool when balances were struck last. Amounts in whole units, as `reconciliation.json` has them. */
export type StruckPool = {
  readonly pool: string;
  readonly contract: string | undefined;
  readonly holder: string | undefined;
  readonly unit: string | undefined;
  readonly granted: number;
  readonly used: number;
  readonly remaining: number;
  readonly lastDay: PlainDate | undefined;
  readonly state: string | undefined;
};

/** The pools as they were struck, the day at whose end that was, and whether it is the run in the pane or the table. */
export type StruckBalances = {
  readonly asOf: PlainDate;
  readonly from: "run" | "table";
  readonly pools: readonly StruckPool[];
};

/**
 * What is left, as it is known: by the run that the pane holds, else by the table Balances as a run has left it, which is only
 * shown and never reckoned with (roster.md). Nothing where neither is there.
 */
export function struckBalances(snapshot: Snapshot, held: HeldRun | undefined): StruckBalances | undefined {
  const of = held ?? snapshot;
  const before = known.get(of);
  if (before !== undefined) return before;
  const struck = held === undefined ? ofTable(snapshot) : ofRun(held);
  if (struck !== undefined) known.set(of, struck);
  return struck;
}

/** What was worked out of a reading or a run: many parts of a screen ask, and a table may have thousands of rows. */
const known = new WeakMap<Snapshot | HeldRun, StruckBalances>();

function ofRun({ run }: HeldRun): StruckBalances {
  const pools = run.pools.map(
    ({ pool, contract, holder, unit, granted, adjusted, drawn, remaining, lastDay, state }) => ({
      pool,
      contract: contract ?? undefined,
      holder: holder ?? undefined,
      unit,
      granted: granted + adjusted,
      used: drawn,
      remaining,
      lastDay: (lastDay ?? undefined) as PlainDate | undefined,
      state,
    }),
  );
  return { asOf: run.asOf as PlainDate, from: "run", pools };
}

function ofTable({ stored, open }: Snapshot): StruckBalances | undefined {
  const grid = open.tables.get(balances.name)?.grid;
  if (grid === undefined) return undefined;
  const rows = readTable(balances, grid, cellStyle(stored.roster.policy), () => {}).map(({ values }) => values);
  const asOf = rows
    .flatMap(({ struckOn }) => struckOn ?? [])
    .sort(byText)
    .at(-1);
  if (asOf === undefined) return undefined;
  const amount = (value: Parameters<typeof toNumber>[0] | undefined) => (value === undefined ? 0 : toNumber(value));
  const pools = rows
    .filter(({ state }) => state !== "gone")
    .map(({ pool, contract, holder, unit, granted, used, remaining, lastDay, state }) => ({
      pool,
      contract,
      holder,
      unit,
      granted: amount(granted),
      used: amount(used),
      remaining: amount(remaining),
      lastDay,
      state,
    }));
  return { asOf, from: "table", pools };
}

/** What lapsed of a pool: what was granted and neither used nor is left. */
export function lapsedOf({ granted, used, remaining }: Pick<StruckPool, "granted" | "used" | "remaining">): number {
  return total([granted, -used, -remaining]);
}

/** What a contract has left of a unit to share, and the next of it that ends. */
export type ContractBalance = {
  readonly contract: string;
  readonly unit: string;
  readonly remaining: number;
  readonly next: { readonly lastDay: PlainDate; readonly remaining: number } | undefined;
};

/** Shared credits by contract and unit, of the pools in force; individual credits are nobody else's, and not in it. */
export function contractBalances({ pools }: StruckBalances): readonly ContractBalance[] {
  const groups = new Map<string, { contract: string; unit: string; pools: StruckPool[] }>();
  for (const pool of pools) {
    if (pool.holder !== undefined) continue;
    const { contract = "", unit = "cloud-credit" } = pool;
    const name = `${contract}\u0000${unit}`;
    const group = groups.get(name) ?? { contract, unit, pools: [] };
    group.pools.push(pool);
    groups.set(name, group);
  }
  return [...groups.values()]
    .map(({ contract, unit, pools: of }) => {
      const inForce = of.filter(({ state, remaining }) => state === "active" && remaining > 0);
      const remaining = total(inForce.map((pool) => pool.remaining));
      const [first] = inForce
        .flatMap(({ lastDay, remaining: left }) => (lastDay === undefined ? [] : [{ lastDay, remaining: left }]))
        .sort((a, b) => byText(a.lastDay, b.lastDay));
      return { contract, unit, remaining, next: first };
    })
    .sort((a, b) => byText(a.contract, b.contract) || byText(a.unit, b.unit));
}
