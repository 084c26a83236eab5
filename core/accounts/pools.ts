import { type MicroCredits, times, toNumber } from "../credits.ts";
import { forecastKey } from "../ledger/forecast.ts";
import type { RunPool } from "../run-file.ts";
import { type Facts, stateOf } from "./facts.ts";

/** Every pool, individual ones too, by id. */
export function poolRows({ ledger, forecasts }: Facts): RunPool[] {
  return ledger.balances.map((balance) => {
    const { pool, adjusted, drawn, lapsed, remaining } = balance;
    const forecast =
      pool.holder === undefined && pool.contract !== undefined
        ? forecasts.get(forecastKey(pool.contract, pool.unit))
        : undefined;
    const state = stateOf(balance, ledger);
    const isAhead = state === "active" || state === "upcoming" || state === "used";
    const waste =
      forecast === undefined || !isAhead ? undefined : (forecast.wasteOf.get(pool.pool) ?? (0 as MicroCredits));
    return {
      pool: pool.pool,
      contract: pool.contract ?? null,
      unit: pool.unit,
      holder: pool.holder ?? null,
      source: pool.source,
      granted: toNumber(pool.granted),
      adjusted: toNumber(adjusted),
      drawn: toNumber(drawn),
      lapsed: toNumber(lapsed),
      remaining: toNumber(remaining),
      firstDay: pool.firstDay ?? null,
      lastDay: pool.lastDay ?? null,
      boundBy: pool.boundBy ?? null,
      state,
      expectedWaste: numberOrNull(waste),
      unitPrice: numberOrNull(pool.unitPrice),
      currency: pool.currency ?? null,
      wasteCost: numberOrNull(
        waste === undefined || pool.unitPrice === undefined ? undefined : times(waste, pool.unitPrice),
      ),
    };
  });
}

function numberOrNull(amount: MicroCredits | undefined): number | null {
  return amount === undefined ? null : toNumber(amount);
}
