import {
  type DayNumber,
  daysBetween,
  type PlainDate,
  plusDays,
  plusMonths,
  toDayNumber,
  toPlainDate,
} from "../calendar.ts";
import { type MicroCredits, micro, sum, ZERO } from "../credits.ts";
import { walkForward } from "../ledger/forecast.ts";
import type { PoolBalance } from "../ledger/pool-book.ts";
import type { Policy } from "../roster/settings.ts";
import type { Unit } from "../roster/words.ts";
import { byText } from "../text.ts";
import type { Job } from "./jobs.ts";

/** What orders are worked out from: one contract and unit on the as-of day. */
export type Outlook = {
  readonly asOf: PlainDate;
  readonly policy: Policy;
  readonly contract: string;
  readonly contractEndsOn: PlainDate | undefined;
  readonly unit: Unit;
  readonly burnPerDay: MicroCredits;
  readonly jobs: readonly Job[];
  /** What is still open and the next shared credits will pay first. */
  readonly open: MicroCredits;
  /** The shared pools in force, and those with a later first day. */
  readonly pools: readonly PoolBalance[];
};

/** One order of whole blocks. Every day is an estimate. */
export type Order = {
  /** The first day that the pools cannot pay without it. */
  readonly wantedBy: PlainDate;
  /** `wantedBy` less the lead time: may be past. */
  readonly orderBy: PlainDate;
  readonly isLate: boolean;
  /** The first day on which it can be spent: ordered in time `wantedBy`, else the lead time from the as-of day. */
  readonly availableOn: PlainDate;
  /** The day of the purchase, from which the credits' year runs: the apply time before they are available. */
  readonly purchasedOn: PlainDate;
  readonly lastDay: PlainDate | undefined;
  /** The last day whose use it is to pay. */
  readonly coversUntil: PlainDate;
  readonly needed: MicroCredits;
  readonly blocks: number;
  readonly credits: MicroCredits;
  /** What of it would be left on its last day. */
  readonly expectedWaste: MicroCredits;
};

/** The orders, what the pools that are there would waste, and why nothing more is planned. */
export type Orders = {
  readonly runsOutOn: PlainDate | undefined;
  readonly orders: readonly Order[];
  readonly wasteOf: ReadonlyMap<string, MicroCredits>;
  readonly stopped: string | undefined;
};

/** Orders that are planned at most: jobs far apart may need one each. */
const MOST = 24;

/**
 * The orders of a contract and unit: each as late as the lead time lets it be, since credits end a while after they were
 * bought; the next one when that is used up. Planned until the lead and cover time are over and the last job is done.
 */
export function planOrders(outlook: Outlook): Orders {
  const { asOf, policy, jobs, open } = outlook;
  const cover = policy.leadTimeDays + policy.forecastCoverDays;
  const planEnd = [plusDays(asOf, cover), ...jobs.map(({ day }) => day)].sort(byText).at(-1) as PlainDate;
  const first = walk(outlook, [], 0);
  const orders: Order[] = [];
  const bought: PoolBalance[] = [];
  let stopped: string | undefined;
  let runsOut = open > 0 ? plusDays(asOf, 1) : first.runsOutOn;
  while (runsOut !== undefined && orders.length < MOST && (orders.length === 0 || runsOut <= planEnd)) {
    const order = nextOrder(outlook, bought, runsOut, orders.length === 0 ? open : ZERO);
    if (typeof order === "string") {
      stopped = order;
      break;
    }
    if (order.blocks === 0) break;
    orders.push(order);
    bought.push(asPool(outlook, order, orders.length, orders.length === 1 ? open : ZERO));
    const next = walk(outlook, bought, 0).runsOutOn;
    // credits that end before they are used up leave a day after their last one; never the same day twice
    runsOut = next !== undefined && next > runsOut ? next : undefined;
  }
  const waste = new Map(walk(outlook, bought, 0).waste);
  return {
    runsOutOn: first.runsOutOn,
    orders: orders.map((order, index) => ({ ...order, expectedWaste: waste.get(orderId(index + 1)) ?? ZERO })),
    wasteOf: new Map(first.waste),
    stopped,
  };
}

function walk({ asOf, burnPerDay, pools, jobs }: Outlook, bought: readonly PoolBalance[], horizon: number) {
  const byDay = new Map<number, number>();
  for (const { day, credits } of jobs) {
    byDay.set(toDayNumber(day), (byDay.get(toDayNumber(day)) ?? 0) + credits);
  }
  const found = walkForward(burnPerDay, [...pools, ...bought], toDayNumber(asOf) + 1, horizon, byDay);
  const runsOutOn = found.runsOut === undefined ? undefined : toPlainDate(found.runsOut as DayNumber);
  return { ...found, runsOutOn };
}

/** The order for the day on which the pools run out, or why there is none. */
function nextOrder(
  outlook: Outlook,
  bought: readonly PoolBalance[],
  wantedBy: PlainDate,
  open: MicroCredits,
): Order | string {
  const { asOf, policy, burnPerDay, jobs } = outlook;
  const orderBy = plusDays(wantedBy, -policy.leadTimeDays);
  const isLate = orderBy < asOf;
  const orderedOn = isLate ? asOf : orderBy;
  const availableOn = plusDays(orderedOn, policy.leadTimeDays);
  const purchasedOn = latest(orderedOn, plusDays(availableOn, -policy.applyTimeDays));
  const lastDay = lastDayOfPurchase(outlook, purchasedOn);
  if (lastDay !== undefined && lastDay < availableOn) {
    return `Credits that are ordered for ${wantedBy} would end on ${lastDay}, before they could be used: nothing more is planned.`;
  }
  const wholeCover = plusDays(orderedOn, policy.leadTimeDays + policy.forecastCoverDays);
  const ofJobs = jobs.filter(({ day }) => day <= wholeCover).map(({ day }) => day);
  const asked = [wholeCover, wantedBy, ...ofJobs].reduce(latest);
  const coversUntil = lastDay !== undefined && lastDay < asked ? lastDay : asked;
  const horizon = daysBetween(asOf, coversUntil);
  const demand =
    BigInt(burnPerDay) * BigInt(horizon) +
    BigInt(sum(jobs.filter(({ day }) => day <= coversUntil).map(({ credits }) => credits)));
  const missing = demand - BigInt(walk(outlook, bought, horizon).paidInHorizon);
  const needed = missing + BigInt(open);
  const block = BigInt(policy.blockSize);
  const blocks = needed <= 0n ? 0n : (needed + block - 1n) / block;
  const credits = blocks * block;
  if (credits > BigInt(Number.MAX_SAFE_INTEGER)) return `So much is used up that no order can be planned.`;
  return {
    ...{ wantedBy, orderBy, isLate, availableOn, purchasedOn, lastDay, coversUntil },
    needed: micro(Number(needed)),
    blocks: Number(blocks),
    credits: micro(Number(credits)),
    expectedWaste: ZERO,
  };
}

/** The last day of credits bought on a day: the validity, the contract's end or the setting, whichever is first (semantics 4). */
export function lastDayOfPurchase({ policy, contractEndsOn }: Outlook, purchasedOn: PlainDate): PlainDate | undefined {
  const validity = plusDays(plusMonths(purchasedOn, policy.sharedValidityMonths), -1);
  return [validity, contractEndsOn, policy.sharedCreditsEndOn].filter((day) => day !== undefined).sort(byText)[0];
}

function latest(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a;
}

function orderId(number: number): string {
  return `\u0000order ${number}`;
}

/**
 * An order as a pool. It pays from the day on which it is wanted: use before it is available falls short, and is what
 * it pays first; what was open on the as-of day is taken off.
 */
function asPool({ contract, unit }: Outlook, order: Order, number: number, open: MicroCredits): PoolBalance {
  const left = micro(order.credits - open);
  return {
    pool: {
      pool: orderId(number),
      contract,
      unit,
      holder: undefined,
      source: "purchase",
      granted: left,
      applied: true,
      firstDay: order.wantedBy,
      lastDay: order.lastDay,
      boundBy: undefined,
      priority: 0,
      unitPrice: undefined,
      currency: undefined,
      at: {},
    },
    started: false,
    adjusted: ZERO,
    drawn: ZERO,
    lapsed: ZERO,
    remaining: left,
  };
}
