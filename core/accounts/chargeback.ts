import { type MicroCredits, micro, times, toNumber } from "../credits.ts";
import type { Pool } from "../roster/pool.ts";
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

type Charge = RunFile["chargeback"][number];
type Part = { readonly currency: string; fromShared: number; cost: number };

function rowsOf(group: PlaceTally, shared: readonly Pool[]): RunFile["chargeback"] {
  const parts: Part[] = [];
  let unpriced = 0;
  for (const index of [...group.payers].sort((a, b) => a - b)) {
    const paid = group.paidBy[index] as number;
    const pool = shared[index];
    const cost = pool?.unitPrice === undefined ? undefined : times(paid as MicroCredits, pool.unitPrice);
    const currency = pool?.currency ?? "";
    const known = parts.find((one) => one.currency === currency);
    if (cost === undefined || !Number.isSafeInteger((known?.cost ?? 0) + cost)) {
      unpriced += paid;
      continue;
    }
    const part = known ?? { currency, fromShared: 0, cost: 0 };
    if (known === undefined) parts.push(part);
    part.fromShared += paid;
    part.cost += cost;
  }
  const [first, ...others] = parts.sort((a, b) => byText(a.currency, b.currency));
  return [chargeOf(group, first, group.used, unpriced), ...others.map((part) => chargeOf(group, part, 0, 0))];
}

function chargeOf({ month, place, unit }: PlaceTally, part: Part | undefined, used: number, unpriced: number): Charge {
  return {
    month,
    office: place.office ?? null,
    costCentre: place.costCentre ?? null,
    unit,
    used: amount(used),
    fromShared: amount((part?.fromShared ?? 0) + unpriced),
    cost: part === undefined ? null : amount(part.cost),
    currency: part === undefined || part.currency === "" ? null : part.currency,
    unpriced: amount(unpriced),
  };
}

function amount(millionths: number): number {
  return toNumber(micro(millionths));
}
