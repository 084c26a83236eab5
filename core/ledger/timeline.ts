import { type DayNumber, plusDays, toDayNumber } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { type PersonKey, personKey } from "../person.ts";
import { budget } from "../roster/budget.ts";
import type { Pool } from "../roster/pool.ts";
import type { AdjustmentRow, BalanceCheckRow, Roster } from "../roster/roster.ts";
import { INDIVIDUAL_PREFIX } from "../roster/terms.ts";
import { byText, nearest } from "../text.ts";
import { checkSubject, poolIdOf } from "./balance-subject.ts";
import { byConsumptionOrder, firstDayNumber, lastDayNumber } from "./consumption-order.ts";
import { poolDays } from "./pool-book.ts";

/** A correction of a pool on a day; an opening sets the amount instead of moving it. */
export type Adjustment = {
  readonly id: string;
  readonly pool: number;
  readonly amount: MicroCredits;
  readonly reason: string;
  readonly opening: boolean;
};

/** What happens to pools on one day, before usage. */
export type DayEvents = { readonly lapses: number[]; readonly starts: number[]; readonly adjustments: Adjustment[] };

/** What an adjustment could not do (finding `adjustment-too-large`). */
export type LeftOutAdjustment = { readonly id: string; readonly pool: number; readonly amount: MicroCredits };

/** Every event of the pools by day number, and the adjustments that are dated after their pool's last day, up to the as-of day. */
export type Timeline = {
  readonly days: ReadonlyMap<number, DayEvents>;
  readonly tooLate: readonly LeftOutAdjustment[];
};

/** The days on which pools start, lapse and are adjusted (semantics 8, 12). */
export function timeline(
  roster: Roster,
  pools: readonly Pool[],
  asOf: DayNumber,
  report: (diagnostic: Diagnostic) => void,
): Timeline {
  const days = new Map<number, DayEvents>();
  const on = (day: number): DayEvents => {
    const events = days.get(day) ?? { lapses: [], starts: [], adjustments: [] };
    days.set(day, events);
    return events;
  };
  pools.forEach((pool, index) => {
    const { starts, lapses } = poolDays(pool);
    if (!pool.applied) return;
    on(starts).starts.push(index);
    on(lapses).lapses.push(index);
  });
  const byId = new Map(pools.map((pool, index) => [pool.pool, index]));
  const tooLate: LeftOutAdjustment[] = [];
  const fits = budget(
    pools.reduce((total, { granted }) => total + granted, 0),
    report,
  );
  for (const row of [...roster.adjustments].sort((a, b) => byText(a.values.adjustmentId, b.values.adjustmentId))) {
    const index = adjustedPool(row, roster, byId, report);
    const pool = index === undefined ? undefined : pools[index];
    if (index === undefined || pool === undefined) continue;
    const { adjustmentId, date, credits, reason } = row.values;
    if (!pool.applied) {
      report(adjustmentWaits(adjustmentId, pool, row.at));
      continue;
    }
    if (!fits(credits, { ...row.at, column: "Credits" }, `The adjustment ${quoted(adjustmentId)}`)) continue;
    if (toDayNumber(date) > lastDayNumber(pool)) {
      if (toDayNumber(date) <= asOf) tooLate.push({ id: adjustmentId, pool: index, amount: credits });
    } else {
      const day = Math.max(toDayNumber(date), firstDayNumber(pool));
      on(day).adjustments.push({ id: adjustmentId, pool: index, amount: credits, reason, opening: false });
    }
  }
  for (const { day, adjustment, at } of openings(roster, pools, byId, report)) {
    if (fits(adjustment.amount, at, `The opening balance ${quoted(adjustment.id)}`))
      on(day).adjustments.push(adjustment);
  }
  // positive ones first, then by id (semantics 8); an opening stands at the end of its day
  for (const { adjustments } of days.values()) {
    adjustments.sort(
      (a, b) =>
        Number(a.opening) - Number(b.opening) || Number(a.amount < 0) - Number(b.amount < 0) || byText(a.id, b.id),
    );
  }
  return { days, tooLate };
}

function adjustedPool(
  { values, at }: AdjustmentRow,
  roster: Roster,
  byId: ReadonlyMap<string, number>,
  report: (diagnostic: Diagnostic) => void,
): number | undefined {
  const id = poolIdOf(values.poolId, roster);
  const index = byId.get(id);
  if (index !== undefined) return index;
  const like = nearest(values.poolId, byId.keys());
  const isIndividual = id.startsWith(INDIVIDUAL_PREFIX);
  report({
    code: "reference-unknown",
    severity: "error",
    at: { ...at, column: "Pool ID" },
    message: `The adjustment ${quoted(values.adjustmentId)} is of the pool ${quoted(values.poolId)}, which ${isIndividual ? "nobody holds" : "is not in the Pools table"}; it is left out.`,
    help:
      like === undefined
        ? "Type a Pool ID of the Pools table, or individual:<e-mail> for a person's individual credits."
        : `Did you mean ${like}?`,
  });
  return undefined;
}

/** An adjustment of a purchase under way counts from the day on which it is applied; until then it is said. */
function adjustmentWaits(id: string, { pool }: Pool, at: Location): Diagnostic {
  return {
    code: "adjustment-waits",
    severity: "note",
    at: { ...at, column: "Pool ID" },
    message: `The adjustment ${quoted(id)} is of the pool ${quoted(pool)}, which is still under way; it counts once the pool is applied.`,
    help: "Type Applied on into the pool's row when Autodesk has applied it.",
  };
}

type Opening = { readonly day: number; readonly adjustment: Adjustment; readonly at: Location };

/**
 * The opening balances: what a pool, or a person's own credits, held at the end of the day before the ledger's start.
 * A person's figure over several own pools leaves the last in the order of spending fullest, since the first were spent.
 */
function openings(
  roster: Roster,
  pools: readonly Pool[],
  byId: ReadonlyMap<string, number>,
  report: (diagnostic: Diagnostic) => void,
): readonly Opening[] {
  const { ledgerStartsOn } = roster.policy;
  const openedBy = new Map<number, string>();
  const byCheckId = [...roster.balanceChecks].sort((a, b) => byText(a.values.checkId, b.values.checkId));
  return byCheckId.flatMap((row): readonly Opening[] => {
    const { values, at } = row;
    if (values.useAs !== "opening") {
      checkSubject(row, roster, pools, report);
      return [];
    }
    const refuse = (message: string, help: string, column: string): readonly Opening[] => {
      const full = `The opening balance ${quoted(values.checkId)} ${message}; it is left out.`;
      report({ code: "opening-not-usable", severity: "error", at: { ...at, column }, message: full, help });
      return [];
    };
    if (ledgerStartsOn === undefined) {
      return refuse("has no day to open, since the setting Ledger starts on is blank", "Type the day there.", "Use as");
    }
    const eve = plusDays(ledgerStartsOn, -1);
    if (values.date !== eve) {
      return refuse(`is dated ${values.date}, but the ledger starts on ${ledgerStartsOn}`, `Date it ${eve}.`, "Date");
    }
    const day = toDayNumber(eve);
    const members = openedPools(row, roster, pools, byId).filter(
      (index) => firstDayNumber(pools[index] as Pool) <= day && day <= lastDayNumber(pools[index] as Pool),
    );
    if (members.length === 0) {
      const exists = openedPools(row, roster, pools, byId).length > 0;
      return refuse(
        `is of ${quoted(values.subject)}, ${exists ? "which is not in force on that day" : "which is no pool and nobody with credits of their own"}`,
        exists
          ? "Leave the row out: a pool that starts later starts full, and one that ended has nothing left."
          : "Type a Pool ID or a person's e-mail; a contract's balance cannot be told apart into its pools.",
        "Subject",
      );
    }
    if (values.reportedBalance < 0) return refuse("is below zero", "Type zero or more.", "Reported balance");
    const unit = (pools[members[0] as number] as Pool).unit;
    if (values.unit !== undefined && values.unit !== unit) {
      return refuse(
        `is in ${values.unit}, but ${quoted(values.subject)} is counted in ${unit}`,
        `Type ${unit}.`,
        "Unit",
      );
    }
    const other = members.map((index) => openedBy.get(index)).find((id) => id !== undefined);
    if (other !== undefined) {
      return refuse(`opens what ${quoted(other)} opens already`, "Delete one of the two.", "Subject");
    }
    for (const index of members) openedBy.set(index, values.checkId);
    return spread(values.reportedBalance, members, pools).map(([pool, amount]) => ({
      day,
      at: { ...at, column: "Reported balance" },
      adjustment: { id: values.checkId, pool, amount, reason: "opening balance", opening: true },
    }));
  });
}

function openedPools(
  { values }: BalanceCheckRow,
  roster: Roster,
  pools: readonly Pool[],
  byId: ReadonlyMap<string, number>,
): readonly number[] {
  const index = byId.get(poolIdOf(values.subject, roster));
  if (index !== undefined) return [index];
  const person = roster.personOf.get(personKey(values.subject) as PersonKey);
  return pools.flatMap((pool, at) =>
    person !== undefined && pool.holder === person && pool.unit === (values.unit ?? "cloud-credit") ? [at] : [],
  );
}

/** A balance over pools, filled from the last in the order of spending; what is too much for all goes to the last. */
function spread(
  balance: MicroCredits,
  members: readonly number[],
  pools: readonly Pool[],
): readonly (readonly [number, MicroCredits])[] {
  const ordered = [...members].sort((a, b) => byConsumptionOrder(pools[b] as Pool, pools[a] as Pool));
  let left: number = balance;
  const parts = ordered.map((index): [number, number] => {
    const part = Math.min(left, (pools[index] as Pool).granted);
    left -= part;
    return [index, part];
  });
  const last = parts[0];
  if (last !== undefined) last[1] += left;
  return parts.map(([index, part]) => [index, micro(part)] as const);
}
