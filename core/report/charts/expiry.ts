import { monthOf, monthsBetween, type PlainDate } from "../../calendar.ts";
import type { Unit } from "../../roster/words.ts";
import type { RunFile, RunPool } from "../../run-file.ts";
import { byText, counted } from "../../text.ts";
import { amountOf, figure, money, total, unitTitle } from "../figures.ts";
import { html, type Markup, type Part } from "../html/escape.ts";
import type { PageRows } from "../html/rows.ts";
import { amounts, table } from "../html/table.ts";
import { amountAxis, barAxis } from "./axes.ts";
import { amountGrid, bottomTicks, type Frame, fits, keyOf, picture } from "./picture.ts";
import { stripes, tenth } from "./shapes.ts";

type Column = { readonly month: string; readonly credits: number; readonly waste: number };

/** Months that are drawn one by one; what ends later is told in words. */
const MOST_MONTHS = 18;

/** What a pool can still give: what remains of it, also where it begins later. */
function isWaiting({ state, remaining }: RunPool): boolean {
  return remaining > 0 && (state === "active" || state === "upcoming");
}

/** How many credits of a unit end in each month, and how many of them are expected to be wasted. */
export function expiryPicture(run: RunFile, rows: PageRows, unit: Unit, id: string): Markup | null {
  const waiting = rows.pools.rows.filter((pool) => pool.unit === unit && isWaiting(pool));
  const ending = waiting.filter(({ lastDay }) => lastDay !== null);
  if (ending.length === 0) return null;
  const months = monthsWith(ending, run.asOf);
  const columns = months.map((month): Column => {
    const own = ending.filter(({ lastDay }) => monthOf(lastDay as PlainDate) === month);
    return {
      month,
      credits: total(own.map(({ remaining }) => remaining)),
      waste: total(own.map(({ expectedWaste }) => expectedWaste ?? 0)),
    };
  });
  const shown = columns.slice(0, MOST_MONTHS);
  const largest = Math.max(...shown.map(({ credits }) => credits));
  return picture({
    id,
    title: `${unitTitle(unit)}: what ends when`,
    says: sentence(run, unit, waiting, ending, columns),
    key: keyOf([
      ["used", "no waste expected, or not known"],
      ["waste", "expected to be wasted (estimate)"],
    ]),
    margins: { largest: figure(Math.ceil(largest)), top: 20, bottom: 26 },
    draw: (frame) => drawn(shown, largest, frame),
    figures: figures(ending, rows, unit, id),
  });
}

/** The months from the as-of day's on: all of the near ones, of those far ahead the ones with a pool. */
function monthsWith(pools: readonly RunPool[], asOf: string): readonly string[] {
  const all = pools.map(({ lastDay }) => monthOf(lastDay as PlainDate)).sort(byText);
  const first = monthOf(asOf as PlainDate);
  const last = all.at(-1) ?? first;
  const between = monthsBetween(first, last).slice(0, MOST_MONTHS);
  // months far ahead without any pool would only push the others together
  return [...new Set<string>([...between, ...all])].sort(byText);
}

function sentence(
  run: RunFile,
  unit: Unit,
  waiting: readonly RunPool[],
  ending: readonly RunPool[],
  columns: readonly Column[],
): string {
  const sum = total(ending.map(({ remaining }) => remaining));
  const waste = Math.round(total(columns.map((column) => column.waste)));
  const first = ending.map(({ lastDay }) => lastDay ?? "").sort(byText)[0] ?? run.asOf;
  const wasted =
    waste === 0
      ? "no waste is expected of the pools with a forecast"
      : `${figure(waste)} of them are expected to be wasted (estimate)`;
  const endless = waiting.length - ending.length;
  const later = columns.slice(MOST_MONTHS).length;
  return [
    `${amountOf(sum, unit)} have a last day, the first ${first}; ${wasted}.`,
    ...(endless > 0
      ? [`${counted(endless, "pool")} without a last day ${endless === 1 ? "is" : "are"} not drawn.`]
      : []),
    ...(later > 0
      ? [`${counted(later, "month")} further ahead ${later === 1 ? "is" : "are"} in the figures only.`]
      : []),
  ].join(" ");
}

function drawn(columns: readonly Column[], largest: number, frame: Frame): Part {
  const { plotHeight, plotWidth, apart } = frame;
  const scale = amountAxis(largest, plotHeight);
  const bars = barAxis(
    columns.map(({ month }) => month),
    plotWidth,
    apart,
  );
  return html`${amountGrid(scale, frame)}${columns
    .filter(({ credits }) => credits > 0)
    .map(({ month, credits, waste }) => {
      const [x, top, wasteTop] = [bars.x(month), scale.y(credits), scale.y(Math.min(waste, credits))];
      const label = figure(credits);
      return html`<rect class="used" x="${tenth(x)}" y="${tenth(top)}" width="${tenth(bars.wide)}" height="${tenth(plotHeight - top)}"/>${
        waste > 0
          ? html`<rect class="waste" x="${tenth(x)}" y="${tenth(wasteTop)}" width="${tenth(bars.wide)}" height="${tenth(plotHeight - wasteTop)}"/><path class="stripe" d="${stripes(x, wasteTop, bars.wide, plotHeight - wasteTop)}"/>`
          : null
      }${fits(label, plotWidth / columns.length + 8) ? html`<text class="tick value middle" x="${tenth(x + bars.wide / 2)}" y="${tenth(top - 6)}">${label}</text>` : null}`;
    })}<path class="floor" d="M0 ${plotHeight}h${tenth(plotWidth)}"/>${bottomTicks(bars.ticks, frame, plotHeight + 18)}`;
}

type Ending = {
  readonly lastDay: string;
  readonly name: string;
  readonly pools: readonly RunPool[];
};

/** Pools by last day; own credits of a contract that end together are one row. */
function endings(pools: readonly RunPool[]): readonly Ending[] {
  const found = new Map<string, { readonly ending: Omit<Ending, "pools">; readonly pools: RunPool[] }>();
  for (const pool of pools) {
    const lastDay = pool.lastDay ?? "";
    const isOwn = pool.source === "individual";
    const key = JSON.stringify([lastDay, isOwn, isOwn ? pool.contract : pool.pool]);
    const name = isOwn ? `own credits of ${pool.contract ?? "no contract"}` : pool.pool;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ending: { lastDay, name }, pools: [pool] });
    else known.pools.push(pool);
  }
  return [...found.values()]
    .map(({ ending, pools: own }): Ending => ({ ...ending, pools: own }))
    .sort((a, b) => byText(a.lastDay, b.lastDay) || byText(a.name, b.name));
}

function figures(ending: readonly RunPool[], rows: PageRows, unit: Unit, id: string): Markup {
  const known = (amounts: readonly (number | null)[]) => amounts.flatMap((amount) => amount ?? []);
  const sumOrNothing = (all: readonly number[]) => (all.length === 0 ? null : total(all));
  return table<Ending>({
    id: `${id}-figures`,
    caption: `${unitTitle(unit)}: what can still be drawn, by last day`,
    columns: [
      { header: "Last day", kind: "day", cell: ({ lastDay }) => lastDay },
      { header: "Pool", kind: "name", cell: ({ name, pools }) => ({ text: name, href: rows.pools.placeOf(pools[0]) }) },
      amounts("Pools", ({ pools }) => pools.length),
      amounts("Remaining", ({ pools }) => total(pools.map(({ remaining }) => remaining))),
      amounts("Expected waste", ({ pools }) => sumOrNothing(known(pools.map(({ expectedWaste }) => expectedWaste)))),
      {
        header: "Waste costs",
        kind: "number",
        cell: ({ pools }) =>
          money(sumOrNothing(known(pools.map(({ wasteCost }) => wasteCost))), pools[0]?.currency ?? null),
      },
    ],
    rows: endings(ending),
    order: "the soonest first",
    empty: "Nothing ends.",
  });
}
