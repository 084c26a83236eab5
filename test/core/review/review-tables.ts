import { expect } from "vitest";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { readWorkbook } from "../../../core/files/xlsx/read-workbook.ts";
import type { Answer } from "../../../core/reconcile.ts";
import type { reviewColumns } from "../../support/review-columns.ts";

/** A table of the review workbook. */
export type TableName = keyof typeof reviewColumns;

/** A row of one, by header. */
export type Row = Readonly<Record<string, unknown>>;

/** What is remembered where nothing was decided before. */
export const noMemory: Answer["memory"] = new Map();

/** The rows of a table of a workbook by header, as our reader gives them: days as text, blanks as null. */
export function rowsOf(bytes: Uint8Array, table: TableName): readonly Row[] {
  const said: Diagnostic[] = [];
  const read = readWorkbook(bytes, "review.xlsx", [table], (diagnostic) => said.push(diagnostic));
  expect(said).toEqual([]);
  const grid = read?.tables.get(table);
  if (grid === undefined) throw new Error(`no table ${table}`);
  return grid.rows.map(({ cells }) =>
    Object.fromEntries(grid.headers.map((header, at) => [header, (cells[at] ?? "") === "" ? null : cells[at]])),
  );
}
