import type { PlainDate } from "../../core/calendar.ts";
import type { SlowForecast } from "./slow-forecast.ts";
import type { SlowBound } from "./slow-roster.ts";

/** What happened to some pools together; what is under way or upcoming counts in `pending` alone. */
export type PoolSums = {
  readonly granted: bigint;
  readonly adjusted: bigint;
  readonly drawn: bigint;
  readonly lapsed: bigint;
  readonly remaining: bigint;
  readonly pending: bigint;
};

/** Where a pool stands on the as-of day. */
export type SlowState = "pending" | "upcoming" | "lapsed" | "used" | "active";

/** A pool at the end of the as-of day. */
export type SlowPoolRow = {
  readonly id: string;
  readonly contract: string | null;
  readonly unit: string;
  readonly holder: string | null;
  readonly granted: bigint;
  readonly adjusted: bigint;
  readonly drawn: bigint;
  readonly lapsed: bigint;
  readonly remaining: bigint;
  readonly firstDay: PlainDate | null;
  readonly lastDay: PlainDate | null;
  readonly boundBy: SlowBound | null;
  readonly state: SlowState;
};

/** The sums of a unit. */
export type SlowTotal = PoolSums & {
  readonly unit: string;
  readonly used: bigint;
  readonly refunded: bigint;
  readonly overdrawn: bigint;
  readonly open: bigint;
};

/** The sums and the forecast of a contract and unit: pools without holder only. */
export type SlowContractRow = PoolSums &
  SlowForecast & {
    readonly contract: string | null;
    readonly unit: string;
    readonly overdrawn: bigint;
    readonly open: bigint;
  };

/** What a person used of a unit. */
export type SlowPersonRow = {
  readonly person: string;
  readonly unit: string;
  readonly used: bigint;
  readonly fromOwn: bigint;
  readonly fromShared: bigint;
  readonly overdrawn: bigint;
  readonly open: bigint;
};

/** A usage that was unpaid at the end of its own day; `amount` is `open` and everything settled. */
export type SlowOverdraft = {
  readonly person: string;
  readonly contract: string | null;
  readonly unit: string;
  readonly day: PlainDate;
  readonly service: string;
  readonly amount: bigint;
  readonly open: bigint;
  readonly settled: readonly { readonly pool: string; readonly day: PlainDate; readonly amount: bigint }[];
};

/** The figures of a month, contract and unit. */
export type SlowMonthRow = {
  readonly month: string;
  readonly contract: string | null;
  readonly unit: string;
  readonly used: bigint;
  readonly refunded: bigint;
  readonly fromOwn: bigint;
  readonly fromShared: bigint;
  readonly overdrawn: bigint;
  readonly open: bigint;
  readonly lapsed: bigint;
  readonly balance: bigint;
};

/** Refunds beyond what was ever used. */
export type SlowExcess = {
  readonly person: string;
  readonly service: string;
  readonly month: string;
  readonly unit: string;
  readonly amount: bigint;
};

/** What the slow model says about a world, in millionths. */
export type SlowResult = {
  readonly pools: readonly SlowPoolRow[];
  readonly totals: readonly SlowTotal[];
  readonly contracts: readonly SlowContractRow[];
  readonly people: readonly SlowPersonRow[];
  readonly overdrafts: readonly SlowOverdraft[];
  readonly months: readonly SlowMonthRow[];
  readonly excesses: readonly SlowExcess[];
  readonly adjustmentsLeftOut: readonly { readonly id: string; readonly unit: string; readonly amount: bigint }[];
};
