import type { Facts } from "../accounts/facts.ts";
import type { PlainDate } from "../calendar.ts";
import { type MicroCredits, micro, times, ZERO } from "../credits.ts";
import { byConsumptionOrder } from "../ledger/consumption-order.ts";
import { forecastKey } from "../ledger/forecast.ts";
import type { PoolBalance } from "../ledger/pool-book.ts";
import type { PoolRow } from "../roster/roster.ts";
import { type Unit, units } from "../roster/words.ts";
import { byText } from "../text.ts";
import { paidFromKinds } from "../usage/book.ts";
import type { Job } from "./jobs.ts";
import { lastPurchase, type Price } from "./last-purchase.ts";
import { lastDayOfPurchase, type Order, type Outlook, planOrders } from "./orders.ts";

/** An order with what it costs; no cost where no price is known. */
export type PlannedOrder = Order & { readonly cost: MicroCredits | undefined };

/** What a pool would still hold after its last day. */
export type PlannedLapse = {
  readonly pool: string;
  readonly lastDay: PlainDate | undefined;
  readonly amount: MicroCredits;
  readonly cost: MicroCredits | undefined;
  readonly currency: string | undefined;
};

/** A purchase that is not applied yet: shown, and not counted. */
export type UnderWay = {
  readonly pool: string;
  readonly credits: MicroCredits;
  readonly purchasedOn: PlainDate | undefined;
};

/** The plan of one contract and unit; every day in it is an estimate. */
export type ContractPlan = {
  readonly contract: string;
  readonly unit: Unit;
  readonly endsOn: PlainDate | undefined;
  readonly remaining: MicroCredits;
  /** Absent: no use in the window, so nothing to go by. */
  readonly burnPerDay: MicroCredits | undefined;
  readonly jobs: readonly Job[];
  readonly open: MicroCredits;
  /** What credits that begin later will pay of it; the rest is part of the first order. */
  readonly openPaidBy: readonly {
    readonly pool: string;
    readonly day: PlainDate | undefined;
    readonly amount: MicroCredits;
  }[];
  readonly runsOutOn: PlainDate | undefined;
  readonly orders: readonly PlannedOrder[];
  /** The last day of credits that would be bought on the as-of day. */
  readonly lastDayIfBoughtNow: PlainDate | undefined;
  readonly lapses: readonly PlannedLapse[];
  readonly underWay: readonly UnderWay[];
  readonly price: Price | undefined;
  readonly reseller: string | undefined;
  readonly stopped: string | undefined;
};

/** What to order for every contract of the roster, as of a day. */
export type Plan = {
  readonly asOf: PlainDate;
  readonly leadTimeDays: number;
  readonly applyTimeDays: number;
  readonly coverDays: number;
  readonly validityMonths: number;
  readonly blockSize: MicroCredits;
  readonly windowDays: number;
  readonly contracts: readonly ContractPlan[];
};

/** The plan from what is there and the jobs in mind. */
export function planOf(facts: Facts, jobs: readonly Job[]): Plan {
  const { ledger } = facts;
  const { policy, contracts } = ledger.roster;
  const keys = new Map<string, readonly [string, Unit]>();
  const add = (contract: string, unit: Unit) => keys.set(forecastKey(contract, unit), [contract, unit]);
  for (const { contract, unit } of contracts.values()) add(contract, unit);
  for (const { contract, unit } of jobs) add(contract, unit);
  for (const { contract, unit } of facts.forecasts.values()) if (contracts.has(contract)) add(contract, unit);
  return {
    asOf: ledger.asOf,
    leadTimeDays: policy.leadTimeDays,
    applyTimeDays: policy.applyTimeDays,
    coverDays: policy.forecastCoverDays,
    validityMonths: policy.sharedValidityMonths,
    blockSize: policy.blockSize,
    windowDays: policy.forecastWindowDays,
    contracts: [...keys.values()]
      .sort(([a, unitA], [b, unitB]) => byText(a, b) || byText(unitA, unitB))
      .map(([contract, unit]) => contractPlan(facts, contract, unit, jobs)),
  };
}

function contractPlan(facts: Facts, contract: string, unit: Unit, allJobs: readonly Job[]): ContractPlan {
  const { ledger, forecasts } = facts;
  const { roster, asOf } = ledger;
  const ofContract = ledger.balances.filter(
    ({ pool }) => pool.holder === undefined && pool.contract === contract && pool.unit === unit,
  );
  const pools = ofContract.filter(({ pool }) => pool.applied);
  const jobs = allJobs.filter((job) => job.contract === contract && job.unit === unit);
  const burnPerDay = forecasts.get(forecastKey(contract, unit))?.burnPerDay;
  const endsOn = roster.contracts.get(contract)?.endsOn;
  const open = openToPay(facts, contract, unit);
  const { ahead, openPaidBy, rest } = payOpen(open, pools);
  const outlook: Outlook = {
    ...{ asOf, policy: roster.policy, contract, contractEndsOn: endsOn, unit, jobs, open: rest, pools: ahead },
    burnPerDay: burnPerDay ?? ZERO,
  };
  const { runsOutOn, orders, wasteOf, stopped } = planOrders(outlook);
  const purchase = lastPurchase(
    ofContract.map(({ pool }) => pool),
    roster.poolRows,
  );
  return {
    ...{ contract, unit, endsOn, burnPerDay, jobs, open, openPaidBy, runsOutOn, stopped },
    remaining: micro(pools.reduce((sum, { started, remaining }) => sum + (started ? remaining : 0), 0)),
    orders: orders.map((order) => ({
      ...order,
      cost: purchase.price === undefined ? undefined : times(order.credits, purchase.price.unitPrice),
    })),
    lastDayIfBoughtNow: lastDayOfPurchase(outlook, asOf),
    lapses: lapsesOf(ofContract, wasteOf),
    underWay: underWayOf(facts, ofContract),
    price: purchase.price,
    reseller: purchase.reseller,
  };
}

/** What is open and shared credits will pay as soon as there are any: nothing under `hold` (semantics 9). */
function openToPay({ ledger }: Facts, contract: string, unit: Unit): MicroCredits {
  const { usage, roster, shortfalls, contractOf, openOf } = ledger;
  if (roster.policy.overdraft === "hold") return ZERO;
  const open = shortfalls
    .filter((row) => units[usage.unit(row)] === unit && usage.names.contracts.textOf(contractOf(row)) === contract)
    .filter((row) => paidFromKinds[usage.paidFrom(row)] !== "individual")
    .reduce((sum, row) => sum + openOf(row), 0);
  return micro(open);
}

/** Open parts are paid first by the pools that begin later, the first of them first: what that leaves of them, and of it. */
function payOpen(open: MicroCredits, pools: readonly PoolBalance[]) {
  let rest: number = open;
  const openPaidBy: { pool: string; day: PlainDate | undefined; amount: MicroCredits }[] = [];
  const ahead = [...pools]
    .sort((a, b) => byText(a.pool.firstDay ?? "", b.pool.firstDay ?? "") || byConsumptionOrder(a.pool, b.pool))
    .map((balance): PoolBalance => {
      const { pool, started } = balance;
      const amount = started ? 0 : Math.min(rest, pool.granted);
      if (amount === 0) return balance;
      rest -= amount;
      openPaidBy.push({ pool: pool.pool, day: pool.firstDay, amount: micro(amount) });
      return { ...balance, pool: { ...pool, granted: micro(pool.granted - amount) } };
    });
  return { ahead, openPaidBy, rest: micro(rest) };
}

function lapsesOf(pools: readonly PoolBalance[], wasteOf: ReadonlyMap<string, MicroCredits>): readonly PlannedLapse[] {
  return pools
    .flatMap(({ pool }): readonly PlannedLapse[] => {
      const amount = wasteOf.get(pool.pool) ?? ZERO;
      if (amount === 0) return [];
      const cost = pool.unitPrice === undefined ? undefined : times(amount, pool.unitPrice);
      return [{ pool: pool.pool, lastDay: pool.lastDay, amount, cost, currency: pool.currency }];
    })
    .sort((a, b) => byText(a.lastDay ?? "", b.lastDay ?? "") || byText(a.pool, b.pool));
}

function rowOf({ ledger }: Facts, { pool }: PoolBalance): PoolRow["values"] | undefined {
  return ledger.roster.poolRows.find(({ values }) => values.poolId === pool.pool)?.values;
}

function underWayOf(facts: Facts, pools: readonly PoolBalance[]): readonly UnderWay[] {
  return pools
    .filter(({ pool }) => !pool.applied)
    .map((balance) => ({
      pool: balance.pool.pool,
      credits: balance.pool.granted,
      purchasedOn: rowOf(facts, balance)?.purchasedOn,
    }));
}

/** The day by which an order is to be placed: today where it is late. */
export function placedOn(
  { asOf }: Pick<Plan, "asOf">,
  { orderBy, isLate }: Pick<Order, "orderBy" | "isLate">,
): PlainDate {
  return isLate ? asOf : orderBy;
}
