import {
  type DayNumber,
  firstDayOf,
  lastDayOf,
  monthOf,
  nextMonth,
  type PlainDate,
  toDayNumber,
  toPlainDate,
} from "../../../../core/calendar.ts";
import { exportFormats } from "../../../../core/exports/formats/index.ts";
import { isReplayed } from "../../../../core/exports/recognise.ts";
import type { Period } from "../../../../core/period.ts";
import type { RunFile, RunInput } from "../../../../core/run-file.ts";
import { byText, listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

/** What tells which days should lie in exports: the ledger is replayed from all of them since its start, whatever was counted before. */
export type DaysQuestion = {
  readonly run: RunFile;
  /** The run before, where its `reconciliation.json` was dropped. */
  readonly since: RunFile | undefined;
  /** What was said to be covered beside what the rows show. */
  readonly covers: readonly Period[];
  /** The setting Ledger starts on. */
  readonly ledgerStartsOn: PlainDate | undefined;
  /** The day at whose end the table Balances was struck last. */
  readonly struckOn: PlainDate | undefined;
};

/** Days in a row on which something may have been used that no dropped export holds. */
export type MissingDays = Period & {
  /** The kind of export that held them in the run before, where there are several kinds. */
  readonly format: string | undefined;
};

/** First and last day, both included. */
type Span = readonly [first: number, last: number];

/**
 * The days that are missing: those that exports of the same kind held in the run before; whole months between the start and the
 * as-of day; and everything up to the last balances where the exports begin only after them. Own credits begin with a person's
 * registration, perhaps years before anything was counted, so that only shared pools tell a start.
 */
export function missingDays(question: DaysQuestion): readonly MissingDays[] {
  const { run, since, covers, ledgerStartsOn, struckOn } = question;
  const asOf = numberOf(run.asOf);
  const declared = covers.map(({ first, last }): Span => [numberOf(first), numberOf(last)]);
  const held = joined([...run.inputs.flatMap(spanOf), ...declared]);
  const from = ledgerStartsOn === undefined ? Number.NEGATIVE_INFINITY : numberOf(ledgerStartsOn);
  const formats = new Set([...run.inputs, ...(since?.inputs ?? [])].filter(hasUsage).map(({ format }) => format));

  const known = [...formats].flatMap((format) => {
    const ofFormat = (inputs: readonly RunInput[]) =>
      joined(inputs.filter((input) => input.format === format).flatMap(spanOf));
    const before = ofFormat(since?.inputs ?? []).flatMap(([first, last]): readonly Span[] => {
      const clipped: Span = [Math.max(first, from), Math.min(last, asOf)];
      return clipped[0] > clipped[1] ? [] : [clipped];
    });
    const now = joined([...ofFormat(run.inputs), ...declared]);
    return before.flatMap((span) => without(span, now)).map((span) => ({ span, format }));
  });

  const start = ledgerStartsOn ?? firstSharedDay(run);
  const unknown =
    start === undefined ? [] : joined([...wholeMonths(start, run.asOf, held), ...struck(start, struckOn, asOf, held)]);
  const told = joined(known.map(({ span }) => span));
  const others = unknown.flatMap((span) => without(span, told)).map((span) => ({ span, format: null }));
  return [...known, ...others]
    .map(({ span: [first, last], format }) => ({
      first: toPlainDate(first as DayNumber),
      last: toPlainDate(last as DayNumber),
      format: formats.size > 1 && format !== null ? format : undefined,
    }))
    .sort((a, b) => byText(a.first, b.first) || byText(a.format ?? "", b.format ?? ""));
}

/** The first day of credits that everybody draws on; nothing where none were bought. */
function firstSharedDay({ pools }: RunFile): PlainDate | undefined {
  const days = pools.flatMap(({ holder, firstDay }) => (holder === null && firstDay !== null ? [firstDay] : []));
  return days.sort(byText)[0] as PlainDate | undefined;
}

/** Whole months from the start to the as-of day of which no day is held. */
function wholeMonths(start: PlainDate, asOf: string, held: readonly Span[]): readonly Span[] {
  const months: Span[] = [];
  const first = monthOf(start);
  for (let month = firstDayOf(first) === start ? first : nextMonth(first); lastDayOf(month) <= asOf; ) {
    const span: Span = [numberOf(firstDayOf(month)), numberOf(lastDayOf(month))];
    if (!held.some((one) => one[0] <= span[1] && one[1] >= span[0])) months.push(span);
    month = nextMonth(month);
  }
  return months;
}

/** Everything up to the last balances, where every export begins after them: only the new ones were dropped. */
function struck(start: PlainDate, on: PlainDate | undefined, asOf: number, held: readonly Span[]): readonly Span[] {
  if (on === undefined || on < start) return [];
  const last = Math.min(numberOf(on), asOf);
  return held.some(([first]) => first <= last) ? [] : [[numberOf(start), last]];
}

function hasUsage({ format }: RunInput): boolean {
  return format !== null && isReplayed(format);
}

function spanOf(input: RunInput): readonly Span[] {
  const { firstDay, lastDay } = input;
  return firstDay === null || lastDay === null || !hasUsage(input) ? [] : [[numberOf(firstDay), numberOf(lastDay)]];
}

function numberOf(day: string): number {
  return toDayNumber(day as PlainDate);
}

/** Spans in order, those that meet as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const before = all.at(-1);
    if (before !== undefined && first <= before[1] + 1) all[all.length - 1] = [before[0], Math.max(before[1], last)];
    else all.push([first, last]);
  }
  return all;
}

/** What is left of a span outside of others, which are in order. */
function without([first, last]: Span, others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = first;
  for (const other of others) {
    if (other[0] > next) left.push([next, Math.min(other[0] - 1, last)]);
    next = Math.max(next, other[1] + 1);
    if (next > last) break;
  }
  if (next <= last) left.push([next, last]);
  return left.filter((span) => span[0] <= span[1]);
}

/** So many stretches of days are told. */
const SHOWN = 4;

/** The missing days, in the person's language. */
export function missingWords(missing: readonly MissingDays[], { day, number }: Pick<Locale, "day" | "number">): string {
  const spans = missing.slice(0, SHOWN).map(({ first, last, format }) => {
    const days = first === last ? day(first) : `${day(first)} to ${day(last)}`;
    const title = exportFormats.find(({ name }) => name === format)?.title;
    return title === undefined ? days : `${days} (${title})`;
  });
  const more = missing.length - spans.length;
  return listed([...spans, ...(more > 0 ? [`${number(more)} more stretches of days`] : [])]);
}
