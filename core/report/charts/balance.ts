import { type PlainDate, plusDays } from "../../calendar.ts";
import { MICRO } from "../../credits.ts";
import type { RunContract, RunFile, RunMonth, RunPool } from "../../run-file.ts";
import { byText } from "../../text.ts";
import { amountOf, figure, unitTitle } from "../figures.ts";
import { html, type Markup, type Part } from "../html/escape.ts";
import { monthEnd, type PageRows } from "../html/rows.ts";
import { amounts, table } from "../html/table.ts";
import { amountAxis, type DayAxis, dayAxis } from "./axes.ts";
import { type DayBalance, forecastLine, sharedPoolsOf } from "./forecast-line.ts";
import { amountGrid, bottomTicks, type Frame, fits, keyOf, picture } from "./picture.ts";
import { areaPath, linePath, tenth, triangle } from "./shapes.ts";

type Happening = {
  readonly day: string;
  readonly what: "Bought" | "Lapsed" | "Begins" | "Expected to lapse";
  readonly amount: number;
  readonly pool: RunPool;
};

type Line = { readonly day: string; readonly label: string; readonly look: "today" | "order" | "out" };

type Story = {
  readonly contract: RunContract;
  readonly months: readonly RunMonth[];
  readonly happenings: readonly Happening[];
  readonly forecast: readonly DayBalance[];
  readonly lines: readonly Line[];
};

/** The shared balance of a contract over time, what came and went, and when it runs out. */
export function balancePicture(run: RunFile, rows: PageRows, contract: RunContract, id: string): Markup | null {
  const months = run.months.filter((row) => row.contract === contract.contract && row.unit === contract.unit);
  if (!months.some(({ balance, fromShared, overdrawn }) => balance !== 0 || fromShared !== 0 || overdrawn !== 0))
    return null;
  const pools = sharedPoolsOf(run.pools, contract);
  const story: Story = {
    contract,
    months,
    happenings: happeningsOf(pools, run.asOf),
    forecast: forecastLine(contract, pools, run.asOf),
    lines: linesOf(contract, run.asOf),
  };
  const largest = Math.max(
    ...story.months.map(({ balance }) => balance),
    ...story.forecast.map(({ balance }) => balance),
  );
  return picture({
    id,
    title: titleOf(contract),
    says: sentence(story, run),
    key: keyOf([
      ["balance", "balance at the end of a month"],
      ...(story.forecast.length > 0 ? [["forecast", "forecast"] as const] : []),
      ["bought", "credits applied"],
      ["lapsed", "credits lapsed"],
    ]),
    margins: { largest: figure(Math.ceil(largest)), top: 14 * story.lines.length + 10, bottom: 44 },
    draw: (frame) => drawn(story, run.asOf, largest, frame),
    figures: figures(story, run, rows, id),
  });
}

function titleOf({ contract, unit }: RunContract): string {
  return `Balance of ${contract ?? "no contract"} (${unitTitle(unit)})`;
}

function happeningsOf(pools: readonly RunPool[], asOf: string): readonly Happening[] {
  return pools
    .flatMap((pool): readonly Happening[] => {
      const { firstDay, lastDay, state, granted, lapsed, expectedWaste } = pool;
      const waste = rounded(expectedWaste ?? 0);
      return [
        ...(firstDay === null || state === "pending"
          ? []
          : [
              {
                day: firstDay,
                what: firstDay > asOf ? ("Begins" as const) : ("Bought" as const),
                amount: granted,
                pool,
              },
            ]),
        ...(lapsed > 0 && lastDay !== null ? [{ day: lastDay, what: "Lapsed" as const, amount: lapsed, pool }] : []),
        ...(waste > 0 && lastDay !== null
          ? [{ day: lastDay, what: "Expected to lapse" as const, amount: waste, pool }]
          : []),
      ];
    })
    .sort((a, b) => byText(a.day, b.day) || byText(a.pool.pool, b.pool.pool) || byText(a.what, b.what));
}

/** An estimate to the whole credit: more would look more certain than it is. */
function rounded(estimate: number): number {
  return Math.round(estimate);
}

function linesOf({ orderBy, runsOutOn }: RunContract, asOf: string): readonly Line[] {
  return [
    { day: asOf, label: `as of ${asOf}`, look: "today" },
    ...(orderBy === null ? [] : [{ day: orderBy, label: `order by ${orderBy}`, look: "order" as const }]),
    ...(runsOutOn === null ? [] : [{ day: runsOutOn, label: `runs out ${runsOutOn}`, look: "out" as const }]),
  ];
}

function sentence({ contract, months }: Story, run: RunFile): string {
  const { remaining, unit, burnPerDay, runsOutOn, orderBy } = contract;
  const now = `${amountOf(remaining, unit)} remain on ${run.asOf}, of ${figure(Math.max(...months.map(({ balance }) => balance)))} at the highest month’s end.`;
  if (burnPerDay === null || runsOutOn === null)
    return `${now} There is no forecast: too little shared use lately, or no end in sight.`;
  const order = orderBy === null ? "" : `; order by ${orderBy}`;
  return `${now} At ${figure(Math.round(burnPerDay * 100) / 100)} a day they run out on ${runsOutOn}${order} (estimates).`;
}

function drawn({ months, happenings, forecast, lines }: Story, asOf: string, largest: number, frame: Frame): Part {
  const { plotHeight, plotWidth, apart } = frame;
  const ends = months.map(({ month, balance }) => ({ day: monthEnd(month, asOf), balance }));
  const first =
    [ends[0]?.day ?? asOf, ...happenings.map(({ day }) => day), ...lines.map(({ day }) => day)].sort()[0] ?? asOf;
  const last = [asOf, ...forecast.map(({ day }) => day)].sort().at(-1) ?? asOf;
  const floor = plusDays(last as PlainDate, Math.ceil(months.length / 2) + 3);
  const begin =
    ends.length === 0 || first < plusDays(ends[0]?.day as PlainDate, -62)
      ? plusDays((ends[0]?.day ?? asOf) as PlainDate, -31)
      : first;
  const days = dayAxis(begin, floor, plotWidth, apart);
  const scale = amountAxis(largest, plotHeight);
  const shown = lines
    .filter(({ day }) => day >= begin && day <= floor)
    .map((line, row, all) => ({ ...line, x: days.x(line.day), top: 7 - 14 * (all.length - row) }));
  const points = (of: readonly DayBalance[]) => of.map(({ day, balance }) => [days.x(day), scale.y(balance)] as const);
  return html`${amountGrid(scale, frame)}<path class="ground" d="${areaPath(points(ends), plotHeight)}"/><path class="line" d="${linePath(points(ends))}"/>${points(
    ends,
  ).map(([x, y]) => html`<circle class="dot" cx="${tenth(x)}" cy="${tenth(y)}" r="2.5"/>`)}${
    forecast.length > 0 ? html`<path class="line forecast" d="${linePath(points(forecast))}"/>` : null
  }${shown.map(({ look, x, top }) => html`<path class="mark ${look}" d="M${tenth(x)} ${plotHeight}V${top - 8}"/>`)}${shown.map((line) => name(line, plotWidth))}<path class="floor" d="M0 ${plotHeight}h${tenth(plotWidth)}"/>${lane(
    happenings.filter(({ day }) => day >= begin && day <= floor),
    days,
    frame,
  )}${bottomTicks(days.ticks, frame, plotHeight + 38)}`;
}

/** The name of a day that matters above its line; names stand in rows and never on one another. */
function name({ label, look, x, top }: Line & { readonly x: number; readonly top: number }, plotWidth: number): Markup {
  const isLeft = !fits(label, plotWidth - x) && fits(label, x);
  return html`<text class="tick ${look}${isLeft ? " end" : ""}" x="${tenth(x + (isLeft ? -5 : 5))}" y="${top}">${label}</text>`;
}

/** What came and went, in a lane below the plot; amounts where there is room. */
function lane(happenings: readonly Happening[], days: DayAxis, { plotHeight, plotWidth }: Frame): Part {
  const y = plotHeight + 12;
  let free = -10;
  return happenings.map(({ day, what, amount, pool }, index) => {
    const x = days.x(day);
    const comes = what === "Bought" || what === "Begins";
    const label = `${comes ? "+" : "−"}${figure(amount)}`;
    const width = label.length * 6.6;
    const next = happenings[index + 1];
    const room = Math.min(plotWidth + 10, next === undefined ? plotWidth + 10 : days.x(next.day) - 6);
    const isShown = x >= free && x + 8 + width <= room;
    if (isShown) free = x + 14 + width;
    const look = comes ? "bought" : what === "Lapsed" ? "lapsed" : "lapsed ahead";
    return html`<path class="${look}" d="${triangle(x, y, comes ? "up" : "down")}"><title>${`${what}: ${figure(amount)} of ${pool.pool} on ${day}`}</title></path>${isShown ? html`<text class="tick" x="${tenth(x + 7)}" y="${y + 4}">${label}</text>` : null}`;
  });
}

type FigureRow = {
  readonly day: string;
  readonly what: string;
  readonly amount: number;
  readonly from: string;
  readonly href: string;
};

function figures({ contract, months, happenings, forecast }: Story, run: RunFile, rows: PageRows, id: string): Markup {
  const all: FigureRow[] = [
    ...months.map((row) => ({
      day: monthEnd(row.month, run.asOf),
      what: "Balance",
      amount: row.balance,
      from: row.month,
      href: rows.months.placeOf(row),
    })),
    ...happenings.map(({ day, what, amount, pool }) => ({
      day,
      what,
      amount,
      from: pool.pool,
      href: rows.pools.placeOf(pool),
    })),
    ...forecast.slice(1).map(({ day, balance }) => ({
      day,
      what: "Forecast of the balance",
      amount: Math.round(balance * MICRO) / MICRO,
      from: "forecast",
      href: rows.contracts.placeOf(contract),
    })),
  ];
  return table<FigureRow>({
    id: `${id}-figures`,
    caption: `${titleOf(contract)}: months’ ends, what came and went, and the forecast`,
    columns: [
      { header: "Day", kind: "day", cell: ({ day }) => day },
      { header: "What", kind: "word", cell: ({ what }) => what },
      amounts("Amount", ({ amount }) => amount),
      { header: "Comes from", cell: ({ from, href }) => ({ text: from, href }) },
    ],
    rows: all.sort((a, b) => byText(a.day, b.day) || byText(a.what, b.what) || byText(a.from, b.from)),
    order: "by day",
    empty: "Nothing happened.",
  });
}
