import type { UsageReader } from "./book.ts";
import { ranksOf } from "./names.ts";

/** Rows of a book in some order. */
export type RowOrder = { readonly length: number; readonly at: (place: number) => number };

/**
 * The rows of a book in replay order: by day, person, named contract, service, job, amount, charge id (semantics 8), then
 * by unit, kind of credits, the file's rank and line, so that the order is total. Days, people, contracts and services are
 * sorted by counting, a pass each; what is equal in all four is few rows, sorted by comparing.
 */
export function replayOrder(usage: UsageReader, fileRank: (file: number) => number): RowOrder {
  const count = usage.length();
  let rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  let spare = new Uint32Array(count);
  const pass = (keyOf: (row: number) => number, keys: number): void => {
    const starts = new Uint32Array(keys + 1);
    for (let at = 0; at < count; at += 1) {
      const next = keyOf(rows[at] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let key = 0; key < keys; key += 1) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    for (let at = 0; at < count; at += 1) {
      const row = rows[at] as number;
      const key = keyOf(row);
      const place = starts[key] as number;
      starts[key] = place + 1;
      spare[place] = row;
    }
    [rows, spare] = [spare, rows];
  };

  const { people, contracts, services } = usage.names;
  const serviceRank = ranksOf(services);
  const contractRank = ranksOf(contracts);
  const personRank = ranksOf(people);
  if (services.size() > 1) pass((row) => serviceRank[usage.service(row)] as number, services.size());
  if (contracts.size() > 1) pass((row) => contractRank[usage.contract(row)] as number, contracts.size());
  if (people.size() > 1) pass((row) => personRank[usage.person(row)] as number, people.size());
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    const day = usage.day(row);
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  if (lastDay > firstDay) pass((row) => usage.day(row) - firstDay, lastDay - firstDay + 1);
  sortRuns(usage, rows, fileRank);
  return { length: count, at: (place) => rows[place] as number };
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
