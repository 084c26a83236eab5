import { type DayNumber, firstDayOf, lastDayOf, monthOf, toDayNumber, toPlainDate } from "../calendar.ts";
import { units } from "../roster/words.ts";
import type { ClosedFigure, ClosedMonthChange } from "./closed-months.ts";
import type { Facts } from "./facts.ts";
import { numberOf } from "./name-number.ts";

/** What changed a closed month, where it can be told: words for a sentence, and the rows of usage that show it. */
export type ClosedMonthCause = { readonly words: string; readonly rows: readonly number[] };

/**
 * What would account for the change exactly: cells of the month that exports restated; else all rows of the month, where it
 * was closed with none; else those that some files, or one person, have; else, where usage is as it was, an adjustment or a pool of the month. The closing holds sums
 * alone, so where nothing adds up to the change nothing is told.
 */
export function causeOfChange(facts: Facts, change: ClosedMonthChange): ClosedMonthCause | undefined {
  const used = differenceOf(change, "used");
  return used === 0
    ? causeOfBalance(facts, change)
    : (restatedCells(facts, change, used) ?? rowsOfOne(facts, change, used));
}

function differenceOf({ changes }: ClosedMonthChange, figure: ClosedFigure): number {
  return changes.find((change) => change.figure === figure)?.difference ?? 0;
}

function restatedCells(
  { restated }: Facts,
  { closing, contract, unit }: ClosedMonthChange,
  used: number,
): ClosedMonthCause | undefined {
  const cells = restated.filter(
    (cell) => cell.unit === unit && cell.contract === (contract ?? "") && monthOf(cell.day) === closing.values.month,
  );
  const sum = cells.reduce((total, { counted, other }) => total + counted - other, 0);
  if (cells.length === 0 || sum !== used) return undefined;
  return { words: "cells that a later export restated", rows: cells.flatMap(({ rows }) => rows) };
}

/** The files, else the person, whose usage of the month is exactly what was added. */
function rowsOfOne(
  facts: Facts,
  { closing, contract, unit }: ClosedMonthChange,
  used: number,
): ClosedMonthCause | undefined {
  const { usage, order, firstPlace, endPlace, contractOf } = facts.ledger;
  const first = toDayNumber(firstDayOf(closing.values.month));
  const last = toDayNumber(lastDayOf(closing.values.month));
  const unitNumber = units.indexOf(unit);
  const ofContract = numberOf(usage.names.contracts, contract ?? "");
  const rows: number[] = [];
  for (let place = firstPlace; place < endPlace; place += 1) {
    const row = order.at(place);
    const day = usage.day(row);
    if (day > last) break;
    if (day < first || usage.amount(row) <= 0 || usage.unit(row) !== unitNumber) continue;
    if (contractOf(row) === ofContract) rows.push(row);
  }
  if (closing.values.used === 0) return { words: "all usage of the month, which was closed with none", rows };
  // names of files would make the sentence depend on what they are called: the places show them
  const ofFiles = groupsThatAddUp(groupedBy(rows, usage.file, usage.amount), used, MOST_FILES);
  if (ofFiles !== undefined) {
    const files = ofFiles.length === 1 ? "one" : String(ofFiles.length);
    return {
      words: `all that ${files} of the files ${ofFiles.length === 1 ? "has" : "have"} for the month`,
      rows: ofFiles.flatMap((group) => group.rows),
    };
  }
  const [ofPerson] = groupsThatAddUp(groupedBy(rows, usage.person, usage.amount), used, 1) ?? [];
  if (ofPerson === undefined) return undefined;
  const person = usage.names.people.textOf(usage.person(ofPerson.rows[0] as number));
  return { words: `the usage of ${person}`, rows: ofPerson.rows };
}

/** Among more files than these only single ones are tried: of many, some add up to anything by chance. */
const MOST_FILES = 6;

type Group = { readonly rows: number[]; sum: number };

function groupedBy(
  rows: readonly number[],
  groupOf: (row: number) => number,
  amountOf: (row: number) => number,
): readonly Group[] {
  const groups = new Map<number, Group>();
  for (const row of rows) {
    const group = groups.get(groupOf(row)) ?? { rows: [], sum: 0 };
    groups.set(groupOf(row), group);
    group.rows.push(row);
    group.sum += amountOf(row);
  }
  return [...groups.values()];
}

/**
 * The fewest groups whose sums add up to the change; several at once are tried among at most `most`. Nothing where all of
 * them would be needed, or where as few of them add up to it in more than one way.
 */
function groupsThatAddUp(groups: readonly Group[], sum: number, most: number): readonly Group[] | undefined {
  if (groups.length > most) {
    const alone = groups.filter((group) => group.sum === sum);
    return groups.length > 1 && alone.length === 1 ? alone : undefined;
  }
  const sets = Array.from({ length: Math.max(0, 2 ** groups.length - 2) }, (_, set) =>
    groups.filter((_group, index) => ((set + 1) & (1 << index)) !== 0),
  ).filter((chosen) => chosen.reduce((total, group) => total + group.sum, 0) === sum);
  const fewest = Math.min(...sets.map(({ length }) => length));
  const found = sets.filter(({ length }) => length === fewest);
  return found.length === 1 ? found[0] : undefined;
}

/** An adjustment or a pool of the month whose amount is exactly what the balance moved by. */
function causeOfBalance(
  { ledger }: Facts,
  { closing, contract, unit, ...change }: ClosedMonthChange,
): ClosedMonthCause | undefined {
  const moved = differenceOf({ closing, contract, unit, ...change }, "balance");
  const { month } = closing.values;
  const found = ledger.events.filter(({ kind, pool: index, day, amount }) => {
    const pool = ledger.balances[index]?.pool;
    const isIts = pool?.holder === undefined && pool?.contract === contract && pool?.unit === unit;
    return (
      isIts &&
      kind !== "lapsed" &&
      amount === moved &&
      Number.isFinite(day) &&
      monthOf(toPlainDate(day as DayNumber)) === month
    );
  });
  const [event] = found;
  if (event === undefined || found.length > 1) return undefined;
  const pool = ledger.balances[event.pool]?.pool.pool;
  return { words: event.kind === "adjusted" ? `the adjustment ${event.id} of pool ${pool}` : `pool ${pool}`, rows: [] };
}
