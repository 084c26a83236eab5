import type { DayNumber } from "../calendar.ts";
import { type PlainDate, toDayNumber } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import { recordTable } from "../usage/columns.ts";

/**
 * What the ledger writes down: a `draw` (a pool paid part of a usage on its day), a `shortfall` (no pool could), a
 * `settlement` (a shared pool paid an open shortfall later), a `return` (a refund gave back to a pool), a `release`
 * (a refund undid a part that was still open).
 */
export const entryKinds = ["draw", "shortfall", "settlement", "return", "release"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** The number of no pool, no entry. */
export const NONE = -1;

const FIRST_DAY = toDayNumber("1900-01-01" as PlainDate);

/** All entries in the order in which they happened; amounts are positive in every kind. */
export type Entries = {
  readonly length: () => number;
  readonly kind: (entry: number) => EntryKind;
  /** The usage row that the entry is about. */
  readonly row: (entry: number) => number;
  readonly pool: (entry: number) => number;
  readonly amount: (entry: number) => MicroCredits;
  /** Of a draw or settlement: what refunds have not given back. */
  readonly kept: (entry: number) => MicroCredits;
  readonly day: (entry: number) => DayNumber;
  /** The number in `decisiveKeys` of the key that chose the pool. */
  readonly decidedBy: (entry: number) => number;
  /**
   * Of a draw or settlement: the entry of the same usage before it, or `NONE`. Of a return or release: the row of the
   * refund that did it.
   */
  readonly link: (entry: number) => number;
};

/** Entries that a replay adds to. */
export type EntryBook = Entries & {
  readonly add: (
    kind: EntryKind,
    row: number,
    pool: number,
    amount: number,
    day: number,
    decidedBy: number,
    link: number,
  ) => number;
  readonly reduce: (entry: number, amount: number) => void;
};

/** Where each fact of an entry lies in its record: the kind shares a number with the key that decided. */
const whole = { kind: 0, row: 1, pool: 2, day: 3, link: 4, count: 5 } as const;
const amounts = { amount: 0, kept: 1, count: 2 } as const;

const KIND_BITS = 3;

/** An empty book. */
export function createEntries(): EntryBook {
  const table = recordTable(whole.count, amounts.count);
  return {
    length: table.length,
    kind: (entry) => entryKinds[table.whole(entry, whole.kind) & ((1 << KIND_BITS) - 1)] as EntryKind,
    row: (entry) => table.whole(entry, whole.row),
    pool: (entry) => table.whole(entry, whole.pool),
    amount: (entry) => table.amount(entry, amounts.amount) as MicroCredits,
    kept: (entry) => table.amount(entry, amounts.kept) as MicroCredits,
    day: (entry) => (table.whole(entry, whole.day) + FIRST_DAY) as DayNumber,
    decidedBy: (entry) => table.whole(entry, whole.kind) >> KIND_BITS,
    link: (entry) => table.whole(entry, whole.link),
    add: (kind, row, pool, amount, day, decidedBy, link) => {
      const entry = table.add();
      table.setWhole(entry, whole.kind, entryKinds.indexOf(kind) | (decidedBy << KIND_BITS));
      table.setWhole(entry, whole.row, row);
      table.setWhole(entry, whole.pool, pool);
      table.setWhole(entry, whole.day, day - FIRST_DAY);
      table.setWhole(entry, whole.link, link);
      table.setAmount(entry, amounts.amount, amount);
      table.setAmount(entry, amounts.kept, amount);
      return entry;
    },
    reduce: (entry, amount) => table.setAmount(entry, amounts.kept, table.amount(entry, amounts.kept) - amount),
  };
}
