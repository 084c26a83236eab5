import { micro, toNumber } from "../credits.ts";
import { forecastKey } from "../ledger/forecast.ts";
import { type Unit, units } from "../roster/words.ts";
import type { RunContract, RunFile } from "../run-file.ts";
import { byText } from "../text.ts";
import type { Facts } from "./facts.ts";

type Sums = {
  granted: number;
  adjusted: number;
  drawn: number;
  lapsed: number;
  remaining: number;
  pending: number;
  overdrawn: number;
  open: number;
};

function zeroSums(): Sums {
  return { granted: 0, adjusted: 0, drawn: 0, lapsed: 0, remaining: 0, pending: 0, overdrawn: 0, open: 0 };
}

function shown(sums: Sums) {
  const amount = (millionths: number) => toNumber(micro(millionths));
  return {
    granted: amount(sums.granted),
    adjusted: amount(sums.adjusted),
    drawn: amount(sums.drawn),
    lapsed: amount(sums.lapsed),
    remaining: amount(sums.remaining),
    pending: amount(sums.pending),
    overdrawn: amount(sums.overdrawn),
    open: amount(sums.open),
  };
}

/** Per contract and unit: its pools without holder, its shortfalls, and what the forecast says. */
export function contractRows({ ledger, tallies, forecasts }: Facts): RunContract[] {
  const rows = new Map<string, { contract: string; unit: Unit; sums: Sums }>();
  const rowOf = (contract: string, unit: Unit) => {
    const key = forecastKey(contract, unit);
    const row = rows.get(key) ?? { contract, unit, sums: zeroSums() };
    rows.set(key, row);
    return row.sums;
  };
  for (const { contract, unit } of ledger.roster.contracts.values()) rowOf(contract, unit);
  addPools(
    ledger.balances.filter(({ pool }) => pool.holder === undefined),
    ({ pool }) => rowOf(pool.contract ?? "", pool.unit),
  );
  const { usage } = ledger;
  for (const cells of tallies.months.values()) {
    cells.forEach((cell, key) => {
      if (cell === undefined || (cell.used === 0 && cell.openChange === 0)) return;
      rowOf(usage.names.contracts.textOf(Math.floor(key / units.length)), units[key % units.length] as Unit);
    });
  }
  for (const row of ledger.shortfalls) {
    const sums = rowOf(usage.names.contracts.textOf(ledger.contractOf(row)), units[usage.unit(row)] as Unit);
    sums.overdrawn += ledger.overdrawnOf(row);
    sums.open += ledger.openOf(row);
  }
  return [...rows.values()]
    .sort((a, b) => byText(a.contract, b.contract) || byText(a.unit, b.unit))
    .map(({ contract, unit, sums }) => {
      // nothing can be ordered for a contract that the roster does not have
      const isKnown = ledger.roster.contracts.has(contract);
      const forecast = isKnown ? forecasts.get(forecastKey(contract, unit)) : undefined;
      return {
        contract: contract === "" ? null : contract,
        unit,
        ...shown(sums),
        burnPerDay: forecast === undefined ? null : toNumber(forecast.burnPerDay),
        runsOutOn: forecast?.runsOutOn ?? null,
        expectedWaste: forecast === undefined ? null : toNumber(forecast.expectedWaste),
        orderBy: forecast?.orderBy ?? null,
        blocks: forecast?.blocks ?? null,
      };
    });
}

function addPools(
  balances: Facts["ledger"]["balances"],
  sumsOf: (balance: Facts["ledger"]["balances"][number]) => Sums,
): void {
  for (const balance of balances) {
    const sums = sumsOf(balance);
    if (!balance.started) {
      sums.pending += balance.remaining;
      continue;
    }
    sums.granted += balance.pool.granted;
    sums.adjusted += balance.adjusted;
    sums.drawn += balance.drawn;
    sums.lapsed += balance.lapsed;
    sums.remaining += balance.remaining;
  }
}

/** Per unit: every pool, and all usage. */
export function totalRows({ ledger, tallies }: Facts): RunFile["totals"] {
  const { usage } = ledger;
  const byUnit = units.map(() => zeroSums());
  addPools(ledger.balances, ({ pool }) => byUnit[units.indexOf(pool.unit)] as Sums);
  for (const row of ledger.shortfalls) {
    const sums = byUnit[usage.unit(row)] as Sums;
    sums.overdrawn += ledger.overdrawnOf(row);
    sums.open += ledger.openOf(row);
  }
  const inUse = new Set([
    ...[...ledger.roster.contracts.values()].map(({ unit }) => unit),
    ...ledger.balances.map(({ pool }) => pool.unit),
    ...units.filter((_, index) =>
      tallies.people.some((person, key) => person !== undefined && key % units.length === index),
    ),
  ]);
  return units
    .flatMap((unit, index) => {
      const { granted, adjusted, drawn, lapsed, remaining, pending, overdrawn, open } = shown(byUnit[index] as Sums);
      const used = toNumber(micro(tallies.used[index] as number));
      const refunded = toNumber(micro(ledger.refunded[index] as number));
      if (!inUse.has(unit)) return [];
      return [{ unit, used, refunded, drawn, overdrawn, open, granted, adjusted, lapsed, remaining, pending }];
    })
    .sort((a, b) => byText(a.unit, b.unit));
}
