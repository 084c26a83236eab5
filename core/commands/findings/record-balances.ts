import { daysBetween, type PlainDate, plainDate } from "../../calendar.ts";
import { total } from "../../report/figures.ts";
import { balancesPatch } from "../../roster/program-rows.ts";
import { cellStyle } from "../../roster/roster.ts";
import type { balances } from "../../roster/tables.ts";
import type { RunFile, RunPool } from "../../run-file.ts";
import type { RowOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, refused, type StoredRoster } from "../command.ts";
import { done } from "../finish.ts";
import { rowsOf } from "../rows.ts";
import { runAmount, runDay, runText } from "./run-cells.ts";

/** Writes what is left in every pool at the end of the run's day; a pool that is no more keeps its row as gone (roster.md). */
export const recordBalances = defineCommand({
  name: "recordBalances",
  title: "Record the balances of a run",
  help: "What is left in every pool, so that finance sees it without opening a report. Nobody reads the table but people.",
  fields: {},
  given: "run",
  apply: (stored, _input, run: RunFile) => {
    const { roster, grids } = stored;
    const asOf = run.asOf as PlainDate;
    const latest = latestStruck(stored);
    if (latest !== undefined && asOf < latest) {
      return refused(
        `This run is as of ${asOf}, but the balances were struck on ${latest} already.`,
        "Record the balances of the latest run.",
      );
    }
    const grid = grids.balances ?? { file: "", headers: [], headerRow: 1, rows: [] };
    const rows = run.pools.map((pool) => rowOf(pool, run));
    const { changes } = balancesPatch(grid, rows, asOf, cellStyle(roster.policy));
    const named = new Set(rows.map(({ pool }) => pool));
    const gone = changes.filter(({ kind, key }) => kind === "set" && !named.has(key[0] ?? "")).length;
    const added = changes.filter(({ kind }) => kind === "append").length;
    const changed = changes.length - added - gone;
    const same = rows.length - added - changed;
    const parts = [
      ...(added > 0 ? [`${counted(added, "balance")} added`] : []),
      ...(changed > 0 ? [`${counted(changed, "balance")} brought up to date`] : []),
      ...(gone > 0 ? [`${counted(gone, "row")} of pools that are no more marked gone`] : []),
      ...(same > 0 ? [`${counted(same, "balance")} as ${same === 1 ? "it was" : "they were"}`] : []),
    ];
    return done(
      stored,
      { balances: changes },
      parts.length === 0 ? `The run as of ${asOf} has no pools.` : `At the end of ${asOf}: ${listed(parts)}.`,
      run.complete
        ? []
        : ["The run is incomplete: some of the input could not be used, so balances may be too high or too low."],
    );
  },
});

/** The latest day that the table says; what is no day in it says nothing. */
function latestStruck(stored: StoredRoster): PlainDate | undefined {
  return rowsOf(stored, "balances").reduce<PlainDate | undefined>((latest, row) => {
    const struck = plainDate(String(row.cell("struckOn") ?? ""));
    return struck === undefined || (latest !== undefined && struck <= latest) ? latest : struck;
  }, undefined);
}

type BalanceRow = Partial<RowOf<typeof balances>> & Pick<RowOf<typeof balances>, "pool">;

function rowOf(pool: RunPool, run: RunFile): BalanceRow {
  const lastDay = runDay(pool.lastDay);
  return {
    pool: runText(pool.pool),
    contract: pool.contract === null ? undefined : runText(pool.contract),
    holder: pool.holder === null ? undefined : runText(pool.holder),
    unit: pool.unit,
    granted: runAmount(total([pool.granted, pool.adjusted])),
    used: runAmount(pool.drawn),
    lapsed: runAmount(pool.lapsed),
    remaining: runAmount(pool.remaining),
    lastDay,
    daysLeft: lastDay === undefined ? undefined : daysBetween(run.asOf as PlainDate, lastDay),
    state: pool.state,
    struckOn: run.asOf as PlainDate,
    fingerprint: run.fingerprint,
  };
}
