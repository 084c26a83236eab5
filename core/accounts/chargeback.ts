import { type MicroCredits, micro, times, toNumber } from "../credits.ts";
import type { Pool } from "../roster/pools.ts";
import type { RunFile } from "../run-file.ts";
import { byText, byTextOrLast } from "../text.ts";
import type { Facts } from "./facts.ts";
import type { PlaceTally } from "./tally-books.ts";

/**
 * What each office and cost centre used in a month, and what its part of the shared credits cost. Counted in the month of
 * use, net of refunds. A group whose credits were bought in several currencies has a row for each; the first holds what
 * is used and what has no price.
 */
export function chargebackRows({ ledger, tallies }: Facts): RunFile["chargeback"] {
  const shared = ledger.balances.map(({ pool }) => pool).filter(({ holder }) => holder === undefined);
  return [...tallies.places].sort(byGroup).flatMap((group) => rowsOf(group, shared));
}

function byGroup(a: PlaceTally, b: PlaceTally): number {
  return (
    byText(a.month, b.month) ||
    byTextOrLast(a.place.office, b.place.office) ||
    byTextOrLast(a.place.costCentre, b.place.costCentre) ||
    byText(a.unit, b.unit)
  );
}

type Part = { fromShared: number; cost: number };

function rowsOf(group: PlaceTally, shared: readonly Pool[]): RunFile["chargeback"] {
  const parts = new Map<string, Part>();
  let unpriced = 0;
  for (let index = 0; index < shared.length; index += 1) {
    const paid = group.paidBy[index] as number;
    if (paid === 0) continue;
    const pool = shared[index];
    const cost = pool?.unitPrice === undefined ? undefined : times(paid as MicroCredits, pool.unitPrice);
    const currency = pool?.currency ?? "";
    const part = parts.get(currency) ?? { fromShared: 0, cost: 0 };
    if (cost === undefined || !Number.isSafeInteger(part.cost + cost)) {
      unpriced += paid;
      continue;
    }
    part.fromShared += paid;
    part.cost += cost;
    parts.set(currency, part);
  }
  const base = {
    month: group.month,
    office: group.place.office ?? null,
    costCentre: group.place.costCentre ?? null,
    unit: group.unit,
  };
  const amount = (millionths: number) => toNumber(micro(millionths));
  const priced = [...parts].sort(([a], [b]) => byText(a, b));
  if (priced.length === 0) {
    const fromShared = amount(unpriced);
    return [{ ...base, used: amount(group.used), fromShared, cost: null, currency: null, unpriced: fromShared }];
  }
  return priced.map(([currency, part], index) => ({
    ...base,
    used: index === 0 ? amount(group.used) : 0,
    fromShared: amount(part.fromShared + (index === 0 ? unpriced : 0)),
    cost: amount(part.cost),
    currency: currency === "" ? null : currency,
    unpriced: index === 0 ? amount(unpriced) : 0,
  }));
}
