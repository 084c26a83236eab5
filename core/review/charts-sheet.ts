import type { PageCell, PageSheet, SketchChart } from "../files/workbook-sketch.ts";
import { total, unitTitle } from "../report/figures.ts";
import { visible } from "../report/visible.ts";
import type { Unit } from "../roster/words.ts";
import type { RunFile } from "../run-file.ts";
import { byText } from "../text.ts";

/** Lines, or columns beside each other, that can still be told apart; what is beyond is added up. */
const MOST_SERIES = 8;
const MOST_DAYS = 24;

/** Rows that a chart covers. */
const CHART_ROWS = 18;

/** A chart and the figures that it is drawn from: a category a row, a series a column. */
type Figures = {
  readonly as: SketchChart["as"];
  readonly title: string;
  readonly first: string;
  readonly series: readonly string[];
  readonly rows: readonly (readonly [category: string, ...figures: (number | null)[]])[];
};

/** Where the charts of a unit stand beside each other, by column, and how many columns each covers. */
const places = [
  { column: 1, wide: MOST_SERIES + 1 },
  { column: MOST_SERIES + 3, wide: 7 },
] as const;

/** Charts of each unit beside each other, with the figures that they are drawn from below; nothing without figures. */
export function chartsSheet(run: RunFile): readonly PageSheet[] {
  const units = [...new Set([...run.months, ...run.pools].map(({ unit }) => unit))].sort(byText);
  const bands = units.map((unit) => [...balances(run, unit), ...lastDays(run, unit)]).filter((band) => band.length > 0);
  if (bands.length === 0) return [];
  const rows: (readonly PageCell[])[] = [
    [none, { text: "Charts", look: "title" }],
    [
      none,
      { text: "Sheets may be sorted and filtered: the charts are drawn from the figures below them.", look: "plain" },
    ],
    [],
  ];
  const charts: SketchChart[] = [];
  for (const band of bands) {
    const from = rows.length;
    charts.push(...band.map((figures, at) => chartOf(figures, from, at)));
    for (let row = 0; row < CHART_ROWS + 1; row += 1) rows.push([none]);
    const tables = band.map(figureRows);
    const longest = Math.max(...tables.map(({ length }) => length));
    for (let row = 0; row < longest; row += 1) rows.push(beside(tables.map((table) => table[row] ?? [])));
    rows.push([none], [none]);
  }
  const widths = [
    3,
    12,
    ...Array.from({ length: MOST_SERIES }, () => 13),
    4,
    12,
    ...Array.from({ length: 6 }, () => 14),
  ];
  return [{ kind: "page", name: "Charts", widths, rows, charts, landscape: true }];
}

const none: PageCell = { text: "" };

function chartOf({ as, title, series, rows }: Figures, from: number, at: number): SketchChart {
  const { column, wide } = places[at === 0 ? 0 : 1];
  const top = from + CHART_ROWS + 2;
  return {
    as,
    title,
    says: `${title}: the figures stand below it.`,
    from: { row: from, col: column },
    to: { row: from + CHART_ROWS, col: column + wide },
    categories: column,
    rows: [top, top + rows.length - 1],
    series: series.map((name, place) => ({ name, column: column + 1 + place })),
  };
}

/** The figures of a chart: a header, and a row for each category. */
function figureRows({ first, series, rows }: Figures): readonly (readonly PageCell[])[] {
  return [
    [{ text: first, look: "header" }, ...series.map((text): PageCell => ({ text, look: "number header" }))],
    ...rows.map(([category, ...figures]): readonly PageCell[] => [
      { text: category, look: "cell" },
      ...figures.map((figure): PageCell => (figure === null ? none : { text: "", figure })),
    ]),
  ];
}

/** Cells of two tables in one row, each from its own column on. */
function beside(parts: readonly (readonly PageCell[])[]): readonly PageCell[] {
  const row: PageCell[] = [];
  for (const [at, cells] of parts.entries()) {
    const { column } = places[at === 0 ? 0 : 1];
    while (row.length < column) row.push(none);
    row.push(...cells);
  }
  return row;
}

/** What each contract had left at the end of each month: the largest contracts, and the others together. */
function balances({ months }: RunFile, unit: Unit): readonly Figures[] {
  const own = months.filter((row) => row.unit === unit);
  const sizes = new Map<string, number>();
  const values = new Map<string, number>();
  for (const { contract, month, balance } of own) {
    const name = nameOf(contract);
    sizes.set(name, Math.max(sizes.get(name) ?? 0, balance));
    values.set(key(month, name), balance);
  }
  const names = [...sizes].sort((a, b) => b[1] - a[1] || byText(a[0], b[0])).map(([name]) => name);
  if (names.length === 0) return [];
  const shown = names.length > MOST_SERIES ? names.slice(0, MOST_SERIES - 1) : names;
  const rest = names.slice(shown.length);
  const rows = [...new Set(own.map(({ month }) => month))].sort(byText).map((month): Figures["rows"][number] => {
    const others = rest.flatMap((name) => values.get(key(month, name)) ?? []);
    return [
      month,
      ...shown.map((name) => values.get(key(month, name)) ?? null),
      ...(rest.length === 0 ? [] : [others.length === 0 ? null : total(others)]),
    ];
  });
  const series = [...shown.map(visible), ...(rest.length === 0 ? [] : [`${rest.length} others`])];
  const title = `${unitTitle(unit)}: balance of shared pools at the end of each month`;
  return [{ as: "lines", title, first: "Month", series, rows }];
}

/** What is left in pools in force or still to start, by the day after which it is lost; the soonest days, then the rest. */
function lastDays({ pools }: RunFile, unit: Unit): readonly Figures[] {
  const own = pools.filter((pool) => pool.unit === unit && pool.remaining > 0 && pool.lastDay !== null);
  const lastDaysOf = [...new Set(own.map(({ lastDay }) => lastDay ?? ""))].sort(byText);
  if (lastDaysOf.length === 0) return [];
  const shown = lastDaysOf.length > MOST_DAYS ? lastDaysOf.slice(0, MOST_DAYS - 1) : lastDaysOf;
  const place = new Map(shown.map((day, at) => [day, at]));
  const shared: number[][] = lists(shown.length + 1);
  const held: number[][] = lists(shown.length + 1);
  for (const { lastDay, holder, remaining } of own) {
    (holder === null ? shared : held)[place.get(lastDay ?? "") ?? shown.length]?.push(remaining);
  }
  const names = [...shown, ...(shown.length === lastDaysOf.length ? [] : ["later"])];
  const rows = names.map((day, at): Figures["rows"][number] => [day, total(shared[at] ?? []), total(held[at] ?? [])]);
  const title = `${unitTitle(unit)}: what remains, by the last day on which it can be used`;
  return [{ as: "stacked columns", title, first: "Last day", series: ["Shared", "Of one person"], rows }];
}

function lists(length: number): number[][] {
  return Array.from({ length }, () => []);
}

function nameOf(contract: string | null): string {
  return contract ?? "(none)";
}

function key(month: string, name: string): string {
  return `${month} ${name}`;
}
