import { scaleBand, scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { type PlainDate, toDayNumber } from "../../calendar.ts";

/** A mark on an axis: how far along, and what it says. */
export type Tick = { readonly at: number; readonly label: string };

/** Turns days into places along a width. */
export type DayAxis = { readonly x: (day: string) => number; readonly ticks: readonly Tick[] };

const MILLISECONDS_A_DAY = 86_400_000;
const monthName = utcFormat("%b");
const monthAndYear = utcFormat("%b %Y");
const dayOfMonth = utcFormat("%-d %b");

/** Days from one to another along a width, with a tick about every so many pixels. */
export function dayAxis(first: string, last: string, width: number, apart: number): DayAxis {
  const moment = (day: string) => toDayNumber(day as PlainDate) * MILLISECONDS_A_DAY;
  const scale = scaleUtc()
    .domain([moment(first), moment(last)])
    .range([0, width]);
  const dates = scale.ticks(Math.max(2, Math.floor(width / apart)));
  const isByMonth = dates.every((date) => date.getUTCDate() === 1);
  const ticks = dates.map((date, index) => {
    const withYear = index === 0 || date.getUTCMonth() === 0;
    return { at: scale(date), label: isByMonth ? (withYear ? monthAndYear(date) : monthName(date)) : dayOfMonth(date) };
  });
  return { x: (day) => scale(moment(day)), ticks: withoutRepeats(ticks) };
}

/** Without ticks that say the same as the one before: two in one day where few days are shown. */
function withoutRepeats(ticks: readonly Tick[]): readonly Tick[] {
  return ticks.filter(({ label }, index) => label !== ticks[index - 1]?.label);
}

/** Turns amounts from 0 up into heights above a floor. */
export type AmountAxis = { readonly y: (amount: number) => number; readonly ticks: readonly Tick[] };

/** Amounts from 0 to at least the largest, `height` being the floor. */
export function amountAxis(largest: number, height: number): AmountAxis {
  const scale = scaleLinear()
    .domain([0, largest > 0 ? largest : 1])
    .range([height, 0])
    .nice(4);
  // the axis ends at a round figure that may be larger than any amount
  const label = scale.tickFormat(4);
  return {
    y: (amount) => scale(amount),
    ticks: scale.ticks(4).map((amount) => ({ at: scale(amount), label: label(amount) })),
  };
}

/** Places for bars, one for each month. */
export type BarAxis = { readonly x: (month: string) => number; readonly wide: number; readonly ticks: readonly Tick[] };

/** Months side by side along a width; labels leave each other room. */
export function barAxis(months: readonly string[], width: number, apart: number): BarAxis {
  const scale = scaleBand<string>().domain(months).range([0, width]).paddingInner(0.3).paddingOuter(0.15);
  const every = Math.max(1, Math.ceil((apart * months.length) / width));
  const wide = Math.min(scale.bandwidth(), 56);
  const middle = (month: string) => (scale(month) ?? 0) + scale.bandwidth() / 2;
  return {
    x: (month) => middle(month) - wide / 2,
    wide,
    ticks: months.flatMap((month, index) =>
      index % every === 0 ? [{ at: middle(month), label: monthLabel(month, index === 0) }] : [],
    ),
  };
}

/** `Mar`, with its year at the beginning and in January; what is no month stays as it is. */
function monthLabel(month: string, withYear: boolean): string {
  const parsed = /^(\d{4})-(\d\d)$/.exec(month);
  if (parsed === null) return month;
  const first = toDayNumber(`${month}-01` as PlainDate) * MILLISECONDS_A_DAY;
  const date = scaleUtc()
    .domain([first, first + MILLISECONDS_A_DAY])
    .invert(0);
  return withYear || parsed[2] === "01" ? monthAndYear(date) : monthName(date);
}
