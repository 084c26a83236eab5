import { lastDayOf, monthOf, monthsBetween, type PlainDate } from "../../core/calendar.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { resultOf } from "./slow-model.ts";
import type { PoolState, SlowDraw, SlowFlow, SlowLedger, SlowStock, UsageState } from "./slow-replay.ts";
import type { SlowResult } from "./slow-result.ts";
import { cell, millionths, readRoster, type SlowRoster } from "./slow-roster.ts";
import type { Row, World } from "./world.ts";

/**
 * The tables of a run worked out from `allocations.csv` and the roster alone, without usage rows and without replay: who
 * has both files can check every figure. What only usage rows tell (a refund that matched nothing) is not in it.
 */
export function fromAllocations(world: World, allocations: string): SlowResult {
  const roster = readRoster(world);
  return resultOf(roster, ledgerOf(roster, csvRows(allocations)));
}

/** The rows of a CSV text under its headers; the apostrophe that keeps a text from being a formula is taken off. */
export function csvRows(text: string): readonly Row[] {
  const { headers, rows } = readCsvGrid(text, "a file");
  return rows
    .map(({ cells }) => headers.map((header, index) => [header, plain(String(cells[index] ?? ""))] as const))
    .map((cells) => Object.fromEntries(cells))
    .filter((row) => Object.values(row).some((value) => value !== ""));
}

function plain(text: string): string {
  return /^'[\s\u00a0]*[=+\-@\t\r|%]/.test(text) ? text.slice(1) : text;
}

function ledgerOf(roster: SlowRoster, lines: readonly Row[]): SlowLedger {
  const pools = roster.pools.map((pool) => poolState(pool, lines));
  const usages = usageStates(lines, pools);
  return {
    pools,
    usages,
    flows: lines.flatMap((line) => flowsOf(line, roster)),
    stocks: stocksOf(lines, roster),
    excesses: [],
    leftOut: [],
  };
}

function poolState(pool: PoolState["pool"], lines: readonly Row[]): PoolState {
  const own = lines.filter((line) => line["pool"] === pool.id);
  const sum = (...kinds: readonly string[]) => total(own.filter((line) => kinds.includes(cell(line, "kind"))));
  const [adjusted, lapsed] = [sum("adjusted"), sum("lapsed")];
  const drawn = sum("draw", "settlement") - sum("return");
  return {
    pool,
    started: own.some((line) => line["kind"] === "granted"),
    adjusted,
    drawn,
    lapsed,
    remaining: sum("granted") + adjusted - drawn - lapsed,
  };
}

/** Each usage line with its draws, told by its place in the exports. */
function usageStates(lines: readonly Row[], pools: readonly PoolState[]): readonly UsageState[] {
  const found = new Map<string, UsageState>();
  for (const line of lines) {
    if (cell(line, "used on") === "") continue;
    const key = JSON.stringify([line["file"], line["line"]]);
    const state = found.get(key) ?? usageState(line);
    found.set(key, state);
    apply(line, state, pools);
  }
  return [...found.values()];
}

function usageState(line: Row): UsageState {
  const usage = {
    day: cell(line, "used on") as PlainDate,
    person: cell(line, "person"),
    named: "",
    service: cell(line, "service"),
    job: cell(line, "job"),
    amount: millionths(cell(line, "usage")),
    chargeId: cell(line, "charge id"),
    unit: cell(line, "unit"),
    paidFrom: "",
    scope: [],
    shortfallContract: cell(line, "contract") || null,
  };
  return { usage, open: 0n, refunded: 0n, draws: [] };
}

function apply(line: Row, state: UsageState, pools: readonly PoolState[]): void {
  const amount = millionths(cell(line, "amount"));
  const day = cell(line, "day") as PlainDate;
  const kind = cell(line, "kind");
  const from = pools.find(({ pool }) => pool.id === line["pool"]);
  if (kind === "shortfall") state.open += amount;
  if (kind === "settlement" || kind === "release") state.open -= amount;
  if (kind === "return" || kind === "release") state.refunded += amount;
  if ((kind === "draw" || kind === "settlement") && from !== undefined) state.draws.push({ from, day, amount });
  if (kind === "return") undone(line, state.draws).amount -= amount;
}

/** The draw that a line says it undoes, the last one where several would do. */
function undone(line: Row, draws: readonly SlowDraw[]): SlowDraw {
  const amount = millionths(cell(line, "amount"));
  const found = draws.findLast(
    (draw) => draw.from.pool.id === line["pool"] && draw.day === line["undone on"] && draw.amount >= amount,
  );
  if (found === undefined) throw new RangeError(`nothing to undo: ${JSON.stringify(line)}`);
  return found;
}

function flowsOf(line: Row, roster: SlowRoster): readonly SlowFlow[] {
  const kind = cell(line, "kind");
  const amount = millionths(cell(line, "amount"));
  const day = cell(line, "day") as PlainDate;
  const base = { day, contract: cell(line, "contract") || null, unit: cell(line, "unit") };
  const isOwn = roster.pools.some((pool) => pool.id === line["pool"] && pool.holder !== null);
  const figure = isOwn ? ("fromOwn" as const) : ("fromShared" as const);
  switch (kind) {
    case "draw":
      return [
        { ...base, figure, amount },
        { ...base, figure: "used", amount },
      ];
    case "shortfall":
      return [{ ...base, figure: "used", amount }];
    case "settlement":
      return [{ ...base, figure, amount }];
    case "return":
      return [
        { ...base, figure, amount: -amount },
        { ...base, figure: "refunded", amount },
      ];
    case "release":
      return [{ ...base, figure: "refunded", amount }];
    case "lapsed":
      return isOwn ? [] : [{ ...base, figure: "lapsed", amount }];
    default:
      return [];
  }
}

/** What stands at each month's end: of each contract and unit the open part, and what pools without holder hold. */
function stocksOf(lines: readonly Row[], roster: SlowRoster): readonly SlowStock[] {
  const days = lines.map((line) => cell(line, "day")).filter((day) => day !== "") as PlainDate[];
  const first = days.reduce((least, day) => (day < least ? day : least), roster.asOf);
  return monthsBetween(monthOf(first), monthOf(roster.asOf)).flatMap((month) =>
    lines
      .filter((line) => cell(line, "day") <= lastDayOf(month))
      .flatMap((line): readonly SlowStock[] => {
        const amount = millionths(cell(line, "amount"));
        const unit = cell(line, "unit");
        const open = { month, contract: cell(line, "contract") || null, unit, figure: "open" as const };
        const pool = roster.pools.find(({ id }) => id === line["pool"]);
        const stocks: SlowStock[] = [];
        const kind = cell(line, "kind");
        if (kind === "shortfall") stocks.push({ ...open, amount });
        if (kind === "settlement" || kind === "release") stocks.push({ ...open, amount: -amount });
        if (pool !== undefined && pool.holder === null) {
          const isGone = ["draw", "settlement", "lapsed"].includes(kind);
          stocks.push({
            ...open,
            contract: pool.contract,
            figure: "balance",
            amount: isGone ? -amount : amount,
          });
        }
        return stocks;
      }),
  );
}

function total(lines: readonly Row[]): bigint {
  return lines.reduce((sum, line) => sum + millionths(cell(line, "amount")), 0n);
}
