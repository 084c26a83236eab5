import type { Grid, GridCell } from "../../core/table/grid.ts";
import type { OpenTable, OpenTables } from "./read-tables.ts";

/** Whether the workbook says the same as when it was read before: the same cells of the same tables in the same places. */
export function sameTables(before: OpenTables, now: OpenTables): boolean {
  return (
    before.is1904 === now.is1904 &&
    before.inParts === now.inParts &&
    before.tables.size === now.tables.size &&
    JSON.stringify(before.sheets) === JSON.stringify(now.sheets) &&
    [...now.tables].every(([name, table]) => {
      const other = before.tables.get(name);
      return other !== undefined && sameTable(other, table);
    })
  );
}

function sameTable({ grid: before, ...a }: OpenTable, { grid: now, ...b }: OpenTable): boolean {
  return (Object.keys(b) as (keyof typeof b)[]).every((what) => a[what] === b[what]) && sameGrid(before, now);
}

function sameGrid({ rows: before, headers: old, ...a }: Grid, { rows: now, headers, ...b }: Grid): boolean {
  return (
    (Object.keys(b) as (keyof typeof b)[]).every((what) => a[what] === b[what]) &&
    sameList(old, headers) &&
    before.length === now.length &&
    now.every(({ row, cells }, at) => row === before[at]?.row && sameList(before[at].cells, cells))
  );
}

function sameList(before: readonly GridCell[], now: readonly GridCell[]): boolean {
  return before.length === now.length && now.every((cell, at) => sameCell(before[at], cell));
}

function sameCell(before: GridCell | undefined, now: GridCell): boolean {
  if (typeof before !== "object" || typeof now !== "object") return before === now;
  return before.problem.code === now.problem.code && before.problem.message === now.problem.message;
}
