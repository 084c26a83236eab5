import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Roster } from "../roster/roster.ts";
import type { UsageReader } from "../usage/book.ts";
import type { RowOrder } from "../usage/order.ts";
import type { Entries } from "./entries.ts";
import type { PoolBalance } from "./pool-book.ts";
import type { LeftOutAdjustment } from "./timeline.ts";

/** A change of a pool that is no usage: its grant, an adjustment, what lapsed. */
export type PoolEvent = {
  readonly kind: "granted" | "adjusted" | "lapsed";
  readonly pool: number;
  /** Day number; minus infinity for credits held since ever. */
  readonly day: number;
  readonly amount: MicroCredits;
  /** The adjustment's id and reason. */
  readonly id?: string;
  readonly reason?: string;
};

/** A refund that found less to undo than it says (finding `refund-unmatched`). */
export type RefundExcess = { readonly row: number; readonly amount: MicroCredits };

/** The ledger struck at the end of the as-of day: what every usage, pool and shortfall came to. */
export type Ledger = {
  readonly asOf: PlainDate;
  readonly roster: Roster;
  readonly usage: UsageReader;
  /** All rows in replay order; those that count are the places from `firstPlace` to before `endPlace`. */
  readonly order: RowOrder;
  readonly firstPlace: number;
  readonly endPlace: number;
  /** Pools by id. */
  readonly balances: readonly PoolBalance[];
  readonly events: readonly PoolEvent[];
  readonly entries: Entries;
  /** The entries that are settlements, in the order in which they happened. */
  readonly settlements: readonly number[];
  /** The number of the contract that a row is counted for, in `usage.names.contracts`; 0 is none. */
  readonly contractOf: (row: number) => number;
  /** Rows with a shortfall at the moment of use, in replay order. */
  readonly shortfalls: readonly number[];
  /** What is unpaid of a row on the as-of day. */
  readonly openOf: (row: number) => MicroCredits;
  /** What was unpaid of a row at the end of its own day, less what refunds undid of it. */
  readonly overdrawnOf: (row: number) => MicroCredits;
  /** Matched part of refunds, by unit number. */
  readonly refunded: readonly MicroCredits[];
  readonly excesses: readonly RefundExcess[];
  /** Rows marked as paid from shared credits while own pools held enough for all of it (finding `shared-before-own`). */
  readonly sharedBeforeOwn: readonly number[];
  readonly leftOutAdjustments: readonly LeftOutAdjustment[];
  /** Rows beyond the largest sum that stays exact, which do not count. */
  readonly beyondLimit: readonly number[];
};
