import type { UsageReader } from "./book.ts";
import type { RowOrder } from "./order.ts";

/**
 * Calls `visit` once for each cell of rows without a charge id, with its rows in replay order: same unit, contract,
 * person, service, job and day (semantics 11). The array is used again for the next cell. `isAsked` tells whether a day's
 * cells are wanted at all, so that a day that one export alone covers costs next to nothing.
 */
export function forEachCell(
  usage: UsageReader,
  order: RowOrder,
  firstPlace: number,
  endPlace: number,
  isAsked: (day: number) => boolean,
  visit: (rows: readonly number[]) => void,
): void {
  const { jobs } = usage.names;
  const isSame = (a: number, b: number): boolean =>
    usage.person(a) === usage.person(b) &&
    usage.day(a) === usage.day(b) &&
    usage.service(a) === usage.service(b) &&
    usage.contract(a) === usage.contract(b) &&
    (usage.job(a) === usage.job(b) || jobs.compare(usage.job(a), usage.job(b)) === 0);
  const cell: number[] = [];
  let day = Number.NaN;
  let asked = false;
  let first = firstPlace;
  while (first < endPlace) {
    const row = order.at(first);
    if (usage.day(row) !== day) {
      day = usage.day(row);
      asked = isAsked(day);
    }
    let end = first + 1;
    if (asked) {
      while (end < endPlace && isSame(row, order.at(end))) end += 1;
      visitUnits(usage, order, first, end, cell, visit);
    }
    first = end;
  }
}

/** Rows that differ in their unit at most: the replay order does not keep units together, since amounts come first. */
function visitUnits(
  usage: UsageReader,
  order: RowOrder,
  first: number,
  end: number,
  cell: number[],
  visit: (rows: readonly number[]) => void,
): void {
  let seen = 0;
  for (let place = first; place < end; place += 1) {
    const unit = usage.unit(order.at(place));
    if ((seen & (1 << unit)) !== 0) continue;
    seen |= 1 << unit;
    cell.length = 0;
    for (let other = place; other < end; other += 1) {
      const row = order.at(other);
      if (usage.unit(row) === unit && usage.charge(row) === 0) cell.push(row);
    }
    if (cell.length > 0) visit(cell);
  }
}
