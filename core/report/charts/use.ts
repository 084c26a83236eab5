import { monthOf, type PlainDate } from "../../calendar.ts";
import type { Unit } from "../../roster/words.ts";
import type { RunFile, RunMonth } from "../../run-file.ts";
import { byText } from "../../text.ts";
import { amountOf, figure, total, unitTitle } from "../figures.ts";
import { html, type Markup, type Part } from "../html/escape.ts";
import type { PageRows } from "../html/rows.ts";
import { amounts, rowPlace, table } from "../html/table.ts";
import { amountAxis, barAxis } from "./axes.ts";
import { amountGrid, bottomTicks, type Frame, fits, keyOf, picture } from "./picture.ts";
import { stacked, stripes, tenth } from "./shapes.ts";

/** The use of one unit in one month, over all contracts. */
export type MonthOfUse = {
  readonly month: string;
  readonly used: number;
  readonly refunded: number;
  readonly fromOwn: number;
  readonly fromShared: number;
  /** The part of `fromShared` that paid shortfalls of an earlier day. */
  readonly settled: number;
  readonly overdrawn: number;
  /** The month's rows, for the trail. */
  readonly rows: readonly RunMonth[];
};

/** Months that are drawn; earlier ones are in the figures. */
const MOST_MONTHS = 24;

/** The use of a unit by month, over all contracts, the first month first. */
export function useByMonth(run: RunFile, unit: Unit): readonly MonthOfUse[] {
  const months = [...new Set(run.months.filter((row) => row.unit === unit).map(({ month }) => month))].sort(byText);
  const settlements = run.overdrafts.filter((row) => row.unit === unit).flatMap(({ settled }) => settled);
  return months.map((month) => {
    const rows = run.months.filter((row) => row.unit === unit && row.month === month);
    const sum = (amount: (row: RunMonth) => number) => total(rows.map(amount));
    return {
      month,
      used: sum(({ used }) => used),
      refunded: sum(({ refunded }) => refunded),
      fromOwn: sum(({ fromOwn }) => fromOwn),
      fromShared: sum(({ fromShared }) => fromShared),
      settled: total(settlements.filter(({ day }) => monthOf(day as PlainDate) === month).map(({ amount }) => amount)),
      overdrawn: sum(({ overdrawn }) => overdrawn),
      rows,
    };
  });
}

/** Where the use of a unit in a month stands among the figures of its picture; the table of months where nothing is drawn. */
export function usePlace(run: RunFile, unit: Unit, month: string): string {
  const own = run.months.filter((row) => row.unit === unit);
  const months = [...new Set(own.map((row) => row.month))].sort(byText);
  return own.some(({ used }) => used > 0) ? rowPlace(`use-${unit}-figures`, months.indexOf(month)) : "#month-table";
}

/** What paid for the use of each month on its day: own credits, shared credits, or nothing. */
export function usePicture(run: RunFile, rows: PageRows, unit: Unit, id: string): Markup | null {
  const all = useByMonth(run, unit);
  if (!all.some(({ used }) => used > 0)) return null;
  const shown = all.slice(-MOST_MONTHS);
  const parts = shown.map(({ fromOwn, fromShared, settled, overdrawn }) => [
    fromOwn,
    total([fromShared, -settled]),
    overdrawn,
  ]);
  const stacks = stacked(parts);
  const largest = Math.max(...stacks.map((stack) => stack.at(-1)?.[1] ?? 0));
  return picture({
    id,
    title: `${unitTitle(unit)}: use by month`,
    says: sentence(all, unit),
    key: keyOf([
      ["own", "own credits"],
      ["shared", "shared credits"],
      ["over", "overdrawn on its day"],
    ]),
    margins: { largest: figure(Math.ceil(largest)), top: 20, bottom: 26 },
    draw: (frame) =>
      drawn(
        shown.map(({ month }) => month),
        stacks,
        largest,
        frame,
      ),
    figures: figures(all, rows, unit, id),
  });
}

function sentence(all: readonly MonthOfUse[], unit: Unit): string {
  const most = all.reduce((best, month) => (month.used > best.used ? month : best));
  const over = total(all.map(({ overdrawn }) => overdrawn));
  const split = [
    `${figure(total(all.map(({ fromOwn }) => fromOwn)))} from own credits`,
    `${figure(total(all.map(({ fromShared }) => fromShared)))} from shared ones`,
  ];
  const overdrawn = over === 0 ? "none was overdrawn" : `${figure(over)} were overdrawn on their day`;
  const left =
    all.length > MOST_MONTHS ? ` The last ${MOST_MONTHS} months are drawn; the figures have all of them.` : "";
  return `${amountOf(total(all.map(({ used }) => used)), unit)} used in all, the most in ${most.month} (${figure(most.used)}): ${split.join(", ")}, net of refunds; ${overdrawn}.${left}`;
}

const looks = ["own", "shared", "over"] as const;

function drawn(
  months: readonly string[],
  stacks: readonly (readonly (readonly [number, number])[])[],
  largest: number,
  frame: Frame,
): Part {
  const { plotHeight, plotWidth, apart } = frame;
  const scale = amountAxis(largest, plotHeight);
  const bars = barAxis(months, plotWidth, apart);
  return html`${amountGrid(scale, frame)}${months.map((month, at) => {
    const x = bars.x(month);
    const stack = stacks[at] ?? [];
    const sum = stack.at(-1)?.[1] ?? 0;
    const label = figure(sum);
    return html`${stack.map(([from, to], part) => {
      const [top, height] = [scale.y(to), scale.y(from) - scale.y(to)];
      if (height <= 0) return null;
      const look = looks[part] ?? "own";
      return html`<rect class="${look}" x="${tenth(x)}" y="${tenth(top)}" width="${tenth(bars.wide)}" height="${tenth(height)}"/>${look === "over" ? html`<path class="stripe" d="${stripes(x, top, bars.wide, height)}"/>` : null}`;
    })}${sum > 0 && fits(label, plotWidth / months.length - 5) ? html`<text class="tick value middle" x="${tenth(x + bars.wide / 2)}" y="${tenth(scale.y(sum) - 6)}">${label}</text>` : null}`;
  })}<path class="floor" d="M0 ${plotHeight}h${tenth(plotWidth)}"/>${bottomTicks(bars.ticks, frame, plotHeight + 18)}`;
}

function figures(all: readonly MonthOfUse[], rows: PageRows, unit: Unit, id: string): Markup {
  return table<MonthOfUse>({
    id: `${id}-figures`,
    caption: `${unitTitle(unit)}: use by month, all contracts together`,
    columns: [
      {
        header: "Month",
        kind: "day",
        cell: ({ month, rows: [row] }) => ({ text: month, href: rows.months.placeOf(row) }),
      },
      amounts("Used", ({ used }) => used),
      amounts("Refunded", ({ refunded }) => refunded),
      amounts("From own", ({ fromOwn }) => fromOwn),
      amounts("From shared", ({ fromShared }) => fromShared),
      amounts("Of it for earlier overdrafts", ({ settled }) => settled),
      amounts("Overdrawn", ({ overdrawn }) => overdrawn),
    ],
    rows: all,
    order: "the first first",
    empty: "Nothing was used.",
  });
}
