import { type DecisiveKey, decisiveKeys } from "../ledger/consumption-order.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type PaidFrom, paidFromKinds } from "../usage/book.ts";

/** What chose the pool of a draw or settlement: what the export said of who paid, and the key among those pools. */
export type Decided = { readonly said: Exclude<PaidFrom, "either"> | undefined; readonly key: DecisiveKey };

/**
 * Which kind the export said pays, if it did (semantics 7), and which key of the order of spending chose among the pools that
 * may. A settlement is paid by shared pools in any case, so for it only the key counts.
 */
export function decidedOf({ entries, usage }: Ledger, entry: number): Decided {
  const marked = paidFromKinds[usage.paidFrom(entries.row(entry))];
  const said = marked === "either" || entries.kind(entry) !== "draw" ? undefined : marked;
  return { said, key: decisiveKeys[entries.decidedBy(entry)] ?? "only pool" };
}

/** The cell `decided by` of a draw or settlement: `last day`, `export says shared; last day`, `export says individual`. */
export function decidedCell(ledger: Ledger, entry: number): string {
  const { said, key } = decidedOf(ledger, entry);
  if (said === undefined) return key;
  return key === "own before shared" ? `export says ${said}` : `export says ${said}; ${key}`;
}
