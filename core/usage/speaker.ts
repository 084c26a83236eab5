import type { UsageReader } from "./book.ts";

/** Which rows of a cell or charge count, which do not, and who says something else. */
export type Verdict = {
  /** The rows that count, all of one export. */
  readonly spoken: readonly number[];
  /** The rows that do not count. */
  readonly silent: readonly number[];
  /** Of each other export that says something else, its rows. */
  readonly others: readonly (readonly number[])[];
};

/**
 * One export speaks for a cell: the one that reaches furthest; if equal, the one with more rows in it, the larger sum, the
 * greater list of row contents (semantics 11). All its rows count; of a charge, which is one thing whatever file has it,
 * one row does. `rows` come in replay order, so that lists of contents are sorted.
 */
export function judge(
  usage: UsageReader,
  rows: readonly number[],
  reachOf: (file: number) => number,
  fileRank: (file: number) => number,
  kind: "cell" | "charge",
): Verdict {
  const first = rows[0] as number;
  if (rows.length === 1) return { spoken: [first], silent: [], others: [] };
  const compare = kind === "cell" ? compareInCell : compareCharges;
  const statements = kind === "cell" ? byFile(usage, rows) : rows.map((row) => [row]);
  if (statements.length === 1) return { spoken: [...rows], silent: [], others: [] };
  const contents = (a: readonly number[], b: readonly number[]): number => {
    for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
      const order = compare(usage, a[at] as number, b[at] as number);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  };
  const sum = (of: readonly number[]) => of.reduce((total, row) => total + usage.amount(row), 0);
  const fileOf = (of: readonly number[]) => usage.file(of[0] as number);
  const speaker = statements.reduce((best, one) => {
    const order =
      reachOf(fileOf(one)) - reachOf(fileOf(best)) ||
      one.length - best.length ||
      sum(one) - sum(best) ||
      contents(one, best) ||
      // equal in everything that counts: the places shown still have to be the same whatever the order of the files
      fileRank(fileOf(best)) - fileRank(fileOf(one));
    return order > 0 ? one : best;
  });
  const rest = statements.filter((one) => one !== speaker);
  return {
    spoken: speaker,
    silent: rest.flat(),
    others: rest.filter((one) => contents(one, speaker) !== 0),
  };
}

/** The rows of each file; the rows keep their order. */
function byFile(usage: UsageReader, rows: readonly number[]): readonly (readonly number[])[] {
  const lists: number[][] = [];
  for (const row of rows) {
    const list = lists.find((other) => usage.file(other[0] as number) === usage.file(row));
    if (list === undefined) lists.push([row]);
    else list.push(row);
  }
  return lists;
}

/** What a row says beyond its cell: the amount, and which kind of credits paid. */
function compareInCell(usage: UsageReader, a: number, b: number): number {
  return usage.amount(a) - usage.amount(b) || usage.paidFrom(a) - usage.paidFrom(b);
}

/** What a row says beyond its charge id. */
function compareCharges(usage: UsageReader, a: number, b: number): number {
  const { people, services, jobs } = usage.names;
  return (
    usage.day(a) - usage.day(b) ||
    people.compare(usage.person(a), usage.person(b)) ||
    services.compare(usage.service(a), usage.service(b)) ||
    jobs.compare(usage.job(a), usage.job(b)) ||
    usage.amount(a) - usage.amount(b) ||
    usage.paidFrom(a) - usage.paidFrom(b)
  );
}
