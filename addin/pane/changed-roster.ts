import type { StoredRoster } from "../../core/commands/command.ts";
import { managersColumns } from "../../core/roster/program-rows.ts";
import type { FindingRow } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { Columns } from "../../core/table/define.ts";
import { type Grid, type GridCell, isBlank } from "../../core/table/grid.ts";
import { loose } from "../../core/text.ts";

/** The tables that a run is reckoned with. Settings are compared by what they say, and of findings only the decisions. */
const inputs = [
  "contracts",
  "people",
  "pools",
  "adjustments",
  "balanceChecks",
  "rates",
  "closings",
  "mappings",
] as const satisfies readonly (keyof typeof rosterTables)[];

/**
 * Whether a roster says something else than the one that a run was reckoned with, so that the run would come out otherwise.
 * What the program writes into Balances and Findings is none of it, nor how rows are sorted, nor columns of one's own.
 * `reviewed` are decisions that counted in the run though they stood in a dropped review.
 */
export function isRosterChanged(of: StoredRoster, now: StoredRoster, reviewed: readonly FindingRow[] = []): boolean {
  if (of === now) return false;
  if (JSON.stringify(of.roster.policy) !== JSON.stringify(now.roster.policy)) return true;
  return inputs.some((name) => isGridChanged(name, of.grids[name], now.grids[name])) || isDecided(of, now, reviewed);
}

type Known = Partial<Readonly<Record<(typeof inputs)[number], Grid>>>;

function isGridChanged(name: (typeof inputs)[number], before: Known[keyof Known], now: Known[keyof Known]): boolean {
  if (before === now) return false;
  const [one, other] = [linesOf(name, before), linesOf(name, now)];
  if (one.rows.length !== other.rows.length) return true;
  const isSame = (row: readonly GridCell[], at: number) => {
    const there = other.rows[at] ?? [];
    return one.positions.every((position, column) => isSameCell(row[position], there[other.positions[column] ?? -1]));
  };
  if (one.rows.every(isSame)) return false;
  // sorted otherwise, they say the same
  const left = new Map<string, number>();
  for (const row of one.rows) left.set(textOf(row, one.positions), (left.get(textOf(row, one.positions)) ?? 0) + 1);
  return other.rows.some((row) => {
    const text = textOf(row, other.positions);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count === 0;
  });
}

/** The rows of a table that say something, and where the roster's columns stand in them. */
function linesOf(name: (typeof inputs)[number], grid: Grid | undefined) {
  const headers = (grid?.headers ?? []).map(loose);
  const columns = Object.values(rosterTables[name].columns as Columns).filter(({ isRemark }) => isRemark !== true);
  const positions = columns.map(
    (column) => column.headers.map((header) => headers.indexOf(loose(header))).find((at) => at !== -1) ?? -1,
  );
  const rows = (grid?.rows ?? [])
    .map(({ cells }) => cells)
    .filter((cells) => positions.some((at) => at !== -1 && !isBlank(cells[at])));
  return { positions, rows };
}

function isSameCell(a: GridCell | undefined, b: GridCell | undefined): boolean {
  if (a === b || (isBlank(a) && isBlank(b))) return true;
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}

function textOf(row: readonly GridCell[], positions: readonly number[]): string {
  return JSON.stringify(positions.map((at) => (isBlank(row[at]) ? null : row[at])));
}

/** Whether managers have decided something since that the run did not know. */
function isDecided({ roster: of }: StoredRoster, { roster: now }: StoredRoster, reviewed: readonly FindingRow[]) {
  if (of.findings === now.findings) return false;
  const [before, review, after] = [of.findings, reviewed, now.findings].map(decisionsOf);
  const findings = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...findings].some((finding) =>
    managersColumns.some((_column, at) => {
      const [was, is] = [before?.get(finding)?.[at], after?.get(finding)?.[at]];
      return was !== is && (is === undefined || is !== review?.get(finding)?.[at]);
    }),
  );
}

/** What managers wrote about each finding, where they wrote anything. */
function decisionsOf(rows: readonly FindingRow[]): ReadonlyMap<string, readonly unknown[]> {
  const decided = rows.flatMap(({ values }): [string, readonly unknown[]][] => {
    const cells = managersColumns.map((column) => values[column]);
    return cells.every((cell) => cell === undefined) ? [] : [[values.finding, cells]];
  });
  // of two rows of one finding the first counts
  return new Map(decided.reverse());
}
