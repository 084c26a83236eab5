import type { UsageReader } from "./book.ts";
import { ranksOf } from "./names.ts";

/** Rows of a book in some order. */
export type RowOrder = { readonly length: number; readonly at: (place: number) => number };

/**
 * The rows of a book in replay order: by day, person, named contract, service, job, amount, charge id (semantics 8), then
 * by unit, kind of credits, the file's rank and line, so that the order is total. Days are sorted by counting; within a
 * day, person, contract and service are one number a row; what is equal in all of these is few rows, sorted by comparing.
 */
export function replayOrder(usage: UsageReader, fileRank: (file: number) => number): RowOrder {
  const rows = byDay(usage);
  const keyOf = keyWithinDay(usage);
  const days = dayRuns(usage, rows);
  for (const { start, end } of days) sortByKey(rows.subarray(start, end), keyOf);
  sortRuns(usage, rows, fileRank);
  return { length: rows.length, at: (place) => rows[place] as number };
}

/** The rows sorted by day, rows of one day as they came. */
function byDay(usage: UsageReader): Uint32Array {
  const count = usage.length();
  const rows = new Uint32Array(count);
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    const day = usage.day(row);
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  const starts = new Uint32Array(count === 0 ? 1 : lastDay - firstDay + 2);
  for (let row = 0; row < count; row += 1) {
    const next = usage.day(row) - firstDay + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let day = 1; day < starts.length; day += 1) starts[day] = (starts[day] as number) + (starts[day - 1] as number);
  for (let row = 0; row < count; row += 1) {
    const day = usage.day(row) - firstDay;
    const place = starts[day] as number;
    starts[day] = place + 1;
    rows[place] = row;
  }
  return rows;
}

/** Person, named contract and service of a row as one number that compares like the three texts. */
function keyWithinDay(usage: UsageReader): (row: number) => number {
  const { people, contracts, services } = usage.names;
  const personRank = ranksOf(people);
  const contractRank = ranksOf(contracts);
  const serviceRank = ranksOf(services);
  return (row) =>
    ((personRank[usage.person(row)] as number) * contracts.size() + (contractRank[usage.contract(row)] as number)) *
      services.size() +
    (serviceRank[usage.service(row)] as number);
}

function dayRuns(usage: UsageReader, rows: Uint32Array): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    if (at < rows.length && usage.day(rows[at] as number) === usage.day(rows[start] as number)) continue;
    runs.push({ start, end: at });
    start = at;
  }
  return runs;
}

/** Sorts rows by a key, rows of one key as they came. */
function sortByKey(rows: Uint32Array, keyOf: (row: number) => number): void {
  const count = rows.length;
  let largest = 0;
  const packed = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const key = keyOf(rows[at] as number);
    if (key > largest) largest = key;
    packed[at] = key * count + at;
  }
  if ((largest + 1) * count > Number.MAX_SAFE_INTEGER) {
    rows.sort((a, b) => keyOf(a) - keyOf(b));
    return;
  }
  // key and place in one number: sorting numbers without a comparison function is several times faster
  packed.sort();
  const before = rows.slice();
  for (let at = 0; at < count; at += 1) rows[at] = before[(packed[at] as number) % count] as number;
}

/** Sorts the rows within each run that is equal by day, person, contract and service. */
function sortRuns(usage: UsageReader, rows: Uint32Array, fileRank: (file: number) => number): void {
  const { jobs, charges } = usage.names;
  const compare = (a: number, b: number): number =>
    (usage.job(a) === usage.job(b) ? 0 : jobs.compare(usage.job(a), usage.job(b))) ||
    usage.amount(a) - usage.amount(b) ||
    (usage.charge(a) === usage.charge(b) ? 0 : charges.compare(usage.charge(a), usage.charge(b))) ||
    usage.unit(a) - usage.unit(b) ||
    usage.paidFrom(a) - usage.paidFrom(b) ||
    fileRank(usage.file(a)) - fileRank(usage.file(b)) ||
    usage.line(a) - usage.line(b);
  let start = 0;
  for (let at = 1; at <= rows.length; at += 1) {
    const a = rows[start] as number;
    const b = rows[at] as number;
    const same =
      at < rows.length &&
      usage.day(a) === usage.day(b) &&
      usage.person(a) === usage.person(b) &&
      usage.contract(a) === usage.contract(b) &&
      usage.service(a) === usage.service(b);
    if (same) continue;
    if (at - start > 1) rows.subarray(start, at).sort(compare);
    start = at;
  }
}
