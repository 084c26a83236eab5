import type { UsageReader } from "./book.ts";
import type { RowOrder } from "./order.ts";

/**
 * Calls `visit` once for each charge with an id, with its rows in replay order: same unit, contract, charge id, and charge
 * or refund (semantics 11). The array is used again for the next charge.
 */
export function forEachCharge(
  usage: UsageReader,
  order: RowOrder,
  firstPlace: number,
  endPlace: number,
  visit: (rows: readonly number[]) => void,
): void {
  const { charges } = usage.names;
  if (charges.size() <= 1) return;
  let withId = 0;
  for (let place = firstPlace; place < endPlace; place += 1) if (usage.charge(order.at(place)) !== 0) withId += 1;
  if (withId === 0) return;
  const mask = 2 ** Math.ceil(Math.log2(withId * 2)) - 1;
  /** Of each slot: the first place of a charge, plus one. */
  const slots = new Int32Array(mask + 1);
  /** Of each place, the next one of its charge; of the first place of a charge, also the last so far. */
  const next = new Int32Array(endPlace - firstPlace);
  const last = new Int32Array(endPlace - firstPlace);
  const isSame = (a: number, b: number): boolean =>
    usage.unit(a) === usage.unit(b) &&
    usage.contract(a) === usage.contract(b) &&
    usage.amount(a) < 0 === usage.amount(b) < 0 &&
    charges.compare(usage.charge(a), usage.charge(b)) === 0;
  for (let index = 0; index < next.length; index += 1) {
    const row = order.at(firstPlace + index);
    if (usage.charge(row) === 0) continue;
    let slot = charges.hashOf(usage.charge(row)) & mask;
    let first = slots[slot] as number;
    while (first !== 0 && !isSame(order.at(firstPlace + first - 1), row)) {
      slot = (slot + 1) & mask;
      first = slots[slot] as number;
    }
    if (first === 0) {
      slots[slot] = index + 1;
      last[index] = index;
    } else {
      next[last[first - 1] as number] = index;
      last[first - 1] = index;
    }
  }
  const rows: number[] = [];
  for (let first = 0; first < next.length; first += 1) {
    const begins = (last[first] as number) >= first && usage.charge(order.at(firstPlace + first)) !== 0;
    if (!begins) continue;
    rows.length = 0;
    let index = first;
    do {
      rows.push(order.at(firstPlace + index));
      index = next[index] as number;
    } while (index !== 0);
    visit(rows);
  }
}
