import type { DayNumber } from "../calendar.ts";
import { type PlainDate, toDayNumber } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import { amountColumn, indexColumn } from "../usage/columns.ts";

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

/** An empty book of entries. */
export function createEntries(): EntryBook {
  const kinds = indexColumn();
  const rows = indexColumn();
  const pools = indexColumn();
  const amounts = amountColumn();
  const kept = amountColumn();
  const days = indexColumn();
  const links = indexColumn();
  return {
    length: kinds.length,
    kind: (entry) => entryKinds[kinds.at(entry) & 7] as EntryKind,
    row: rows.at,
    pool: pools.at,
    amount: (entry) => amounts.at(entry) as MicroCredits,
    kept: (entry) => kept.at(entry) as MicroCredits,
    day: (entry) => (days.at(entry) + FIRST_DAY) as DayNumber,
    decidedBy: (entry) => kinds.at(entry) >> 3,
    link: links.at,
    add: (kind, row, pool, amount, day, decidedBy, link) => {
      kinds.push(entryKinds.indexOf(kind) | (decidedBy << 3));
      rows.push(row);
      pools.push(pool);
      amounts.push(amount);
      kept.push(amount);
      days.push(day - FIRST_DAY);
      links.push(link);
      return kinds.length() - 1;
    },
    reduce: (entry, amount) => kept.set(entry, kept.at(entry) - amount),
  };
}
