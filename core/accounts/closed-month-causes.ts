import { type DayNumber, firstDayOf, lastDayOf, monthOf, toDayNumber, toPlainDate } from "../calendar.ts";
import { units } from "../roster/words.ts";
import type { ClosedFigure, ClosedMonthChange } from "./closed-months.ts";
import type { Facts } from "./facts.ts";
import { numberOf } from "./name-number.ts";

/** What changed a closed month, where it can be told: words for a sentence, and the rows of usage that show it. */
export type ClosedMonthCause = { readonly words: string; readonly rows: readonly number[] };

/**
 * What would account for the change exactly: cells of the month that exports restated; else all rows of the month that one
 * file, or one person, has; else, where usage is as it was, an adjustment or a pool of the month. The closing holds sums
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

/** The file, else the person, whose usage of the month is exactly what was added. */
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
  const ofFile = oneThatAddsUp(rows, usage.file, usage.amount, used);
  // its name would make the sentence depend on what a file is called: the places show it
  if (ofFile !== undefined) return { words: "all that one of the files has for the month", rows: ofFile };
  const ofPerson = oneThatAddsUp(rows, usage.person, usage.amount, used);
  if (ofPerson === undefined) return undefined;
  return { words: `the usage of ${usage.names.people.textOf(usage.person(ofPerson[0] as number))}`, rows: ofPerson };
}

/** The rows of the only group whose amounts add up to the sum; nothing where it is all there is, or several groups do. */
function oneThatAddsUp(
  rows: readonly number[],
  groupOf: (row: number) => number,
  amountOf: (row: number) => number,
  sum: number,
): readonly number[] | undefined {
  const groups = new Map<number, { rows: number[]; sum: number }>();
  for (const row of rows) {
    const group = groups.get(groupOf(row)) ?? { rows: [], sum: 0 };
    groups.set(groupOf(row), group);
    group.rows.push(row);
    group.sum += amountOf(row);
  }
  const found = [...groups.values()].filter((group) => group.sum === sum);
  return groups.size > 1 && found.length === 1 ? found[0]?.rows : undefined;
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
