import { isEmail } from "../person.ts";
import type { UsageReader } from "./book.ts";
import { forEachCell } from "./cells.ts";
import { forEachCharge } from "./charges.ts";
import { createBits } from "./columns.ts";
import type { RowOrder } from "./order.ts";
import { judge, type Verdict } from "./speaker.ts";

/** First and last day (day numbers) of all rows of an export; nothing where it has none. */
export type ExportSpan = { readonly firstDay: number; readonly lastDay: number } | undefined;

/** Exports that disagree about a cell or a charge. */
export type Disagreement = {
  /** The rows that count, all of one export. */
  readonly spoken: readonly number[];
  /** The rows of the other exports that say something else. */
  readonly others: readonly number[];
  /** What counts, in millionths. */
  readonly sum: number;
  /** What another export says: of several, the one that differs most. */
  readonly otherSum: number;
};

/**
 * A cell or a charge that an export covers, reaching further than the one that has it, and yet lacks. Of two that reach
 * equally far neither is the earlier one: they may well be two halves of one download.
 */
export type MissingRows = {
  readonly rows: readonly number[];
  /** The number of the export that lacks them; of several, the one that reaches furthest. */
  readonly lackedBy: number;
};

/** What is left of several exports when each thing is counted once (semantics 11). */
export type Merged = {
  /** The rows in replay order, without those for which another row speaks. */
  readonly order: RowOrder;
  /** Whether another row speaks for this one. */
  readonly isDuplicate: (row: number) => boolean;
  readonly disagreements: readonly Disagreement[];
  readonly missing: readonly MissingRows[];
};

/**
 * Counts once what exports say several times. `order` holds all rows in replay order; only rows dated from `firstDay` to
 * `lastDay` are looked at, since the others do not count (facts after the as-of day change nothing at it); but how far an
 * export reaches is told by all of its rows. `spans` are the exports by their number in the book.
 */
export function mergeExports(
  usage: UsageReader,
  order: RowOrder,
  spans: readonly ExportSpan[],
  fileRank: (file: number) => number,
  firstDay: number,
  lastDay: number,
): Merged {
  const firstPlace = firstPlaceFrom(usage, order, firstDay);
  const endPlace = firstPlaceFrom(usage, order, lastDay + 1);
  const coverage = coverageOf(usage, spans, fileRank);
  const duplicates = createBits(usage.length());
  const disagreements: Disagreement[] = [];
  const missing: MissingRows[] = [];
  let found = 0;
  const reachOf = (file: number) => spans[file]?.lastDay ?? Number.NEGATIVE_INFINITY;

  const take = (rows: readonly number[], verdict: Verdict): void => {
    for (const row of verdict.silent) duplicates.add(row);
    found += verdict.silent.length;
    if (verdict.others.length > 0) disagreements.push(disagreement(usage, verdict));
    const lackedBy = coverage.lackedBy(rows, verdict.spoken);
    if (lackedBy !== undefined && verdict.spoken.some((row) => usage.amount(row) !== 0)) {
      missing.push({ rows: verdict.spoken, lackedBy });
    }
  };

  forEachCharge(usage, order, firstPlace, endPlace, (rows) => {
    const alone = rows.length === 1 && !coverage.isShared(usage.day(rows[0] as number));
    if (!alone) take(rows, judge(usage, rows, reachOf, fileRank, "charge"));
  });
  forEachCell(usage, order, firstPlace, endPlace, coverage.isShared, (rows) => {
    take(rows, judge(usage, rows, reachOf, fileRank, "cell"));
  });
  return {
    order: found === 0 ? order : without(order, duplicates.has, found),
    isDuplicate: duplicates.has,
    disagreements,
    missing,
  };
}

/** The first place whose row is dated on the day or later. */
function firstPlaceFrom(usage: UsageReader, order: RowOrder, day: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (usage.day(order.at(middle)) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Coverage = {
  /** Whether more than one export covers the day. */
  readonly isShared: (day: number) => boolean;
  /** The export that covers these rows, reaches further than the one that speaks, and has none of them. */
  readonly lackedBy: (rows: readonly number[], spoken: readonly number[]) => number | undefined;
};

/** An export covers its days from first to last, for the contracts and units of which it has a row at all. */
function coverageOf(usage: UsageReader, spans: readonly ExportSpan[], fileRank: (file: number) => number): Coverage {
  const overlap = spans.some((span, file) =>
    spans.some((other, number) => number > file && span !== undefined && other !== undefined && meet(span, other)),
  );
  if (!overlap) return { isShared: () => false, lackedBy: () => undefined };
  const contents = contentsOf(usage);
  let day = Number.NaN;
  let covering: readonly number[] = [];
  const coveringOn = (asked: number): readonly number[] => {
    if (asked !== day) {
      day = asked;
      covering = spans.flatMap((span, file) =>
        span !== undefined && span.firstDay <= asked && asked <= span.lastDay ? [file] : [],
      );
    }
    return covering;
  };
  return {
    isShared: (asked) => coveringOn(asked).length > 1,
    lackedBy: (rows, spoken) => {
      const [row] = spoken as [number];
      let reach = spans[usage.file(row)]?.lastDay ?? 0;
      let furthest: number | undefined;
      for (const file of coveringOn(usage.day(row))) {
        const lastDay = spans[file]?.lastDay ?? 0;
        const order = lastDay - reach || (furthest === undefined ? 0 : fileRank(furthest) - fileRank(file));
        if (order <= 0 || !contents.wouldShow(file, row) || rows.some((other) => usage.file(other) === file)) continue;
        furthest = file;
        reach = lastDay;
      }
      return furthest;
    },
  };
}

function meet(a: { firstDay: number; lastDay: number }, b: { firstDay: number; lastDay: number }): boolean {
  return a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
}

/**
 * Whether an export would show a row if the vendor still had it: it has other rows of that contract and unit, and its
 * people are named as the row's is. A person by name is not missing where the export hides who people are.
 */
function contentsOf(usage: UsageReader): { readonly wouldShow: (file: number, row: number) => boolean } {
  const { contracts, people } = usage.names;
  const isHidden = Array.from({ length: people.size() }, (_, person) => !isEmail(people.textOf(person)));
  const scopeOf = (file: number, row: number) => (file * contracts.size() + usage.contract(row)) * 4 + usage.unit(row);
  const scopes = new Set<number>();
  const hiding = new Set<number>();
  let last = -1;
  for (let row = 0; row < usage.length(); row += 1) {
    const scope = scopeOf(usage.file(row), row);
    if (scope !== last) scopes.add(scope);
    last = scope;
    if (isHidden[usage.person(row)]) hiding.add(usage.file(row));
  }
  return {
    wouldShow: (file, row) => scopes.has(scopeOf(file, row)) && hiding.has(file) === isHidden[usage.person(row)],
  };
}

function disagreement(usage: UsageReader, { spoken, others }: Verdict): Disagreement {
  const sumOf = (rows: readonly number[]) => rows.reduce((total, row) => total + usage.amount(row), 0);
  const sum = sumOf(spoken);
  const sums = others.map(sumOf).sort((a, b) => Math.abs(b - sum) - Math.abs(a - sum) || b - a);
  return { spoken, others: others.flat(), sum, otherSum: sums[0] ?? sum };
}

function without(order: RowOrder, isLeftOut: (row: number) => boolean, leftOut: number): RowOrder {
  const rows = new Uint32Array(order.length - leftOut);
  let count = 0;
  for (let place = 0; place < order.length; place += 1) {
    const row = order.at(place);
    if (!isLeftOut(row)) rows[count++] = row;
  }
  return { length: count, at: (place) => rows[place] as number };
}
