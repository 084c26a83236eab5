import { applyPatch } from "../../addin/excel/apply-patch.ts";
import type { PatchResult } from "../../addin/excel/refusal.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { patchOf, type RowChange } from "../../core/roster/patch.ts";
import { people } from "../../core/roster/tables.ts";
import { plainStyle } from "../../core/table/cell.ts";
import { cellAt } from "../excel-host/book.ts";
import type { CellSketch, TableSketch, WorkbookSketch } from "../support/workbook.ts";
import type { OpenExcel } from "./open-excel.ts";

/** As a firm writes that has declared nothing. */
export const style = plainStyle;

/** A day. */
export const day = (text: string) => text as PlainDate;

/** The headers of the table People; the column “Mine” is nobody's but the person's. */
export const headers: readonly string[] = ["Email", "Name", "Mine", "Left on", "Individual credits"];

/** Its rows: plain cells, a formula in two of them, a day as a number and one as text. */
export const rows: readonly (readonly CellSketch[])[] = [
  ["ana@example.com", "Ana", "x", { day: "2026-01-31" }, 100],
  ["ben@example.com", "Ben", { formula: "1+1", value: 2 }, null, { formula: "50*2", value: 100 }],
  ["cem@example.com", "Cem", "", "2026-02-28", null],
];

/** A workbook with these people from B3 on; the table may differ, and cells may stand beside it. */
export function staff(
  change: Partial<TableSketch> = {},
  cells: WorkbookSketch["sheets"][number]["cells"] = [],
): WorkbookSketch {
  return { sheets: [{ name: "Staff", tables: [{ name: "People", at: [3, 2], headers, rows, ...change }], cells }] };
}

/** Carries out changes of people. */
export const apply = (excel: OpenExcel, ...changes: readonly RowChange[]): Promise<PatchResult> =>
  applyPatch(excel.door, patchOf(people, changes), style);

/** The values of a rectangle of the sheet, from 1. */
export function shown({ host }: OpenExcel, top: number, left: number, bottom: number, right: number) {
  const sheet = host.book.sheets[0];
  if (sheet === undefined) throw new Error("no sheet");
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_unused, at) => cellAt(sheet, top + down - 1, left + at - 1).value),
  );
}

/** Every cell that is there, for comparing what was before with what is after. */
export function everything({ host }: OpenExcel) {
  const spelled = host.book.sheets.flatMap(({ name, cells }) =>
    [...cells].map(([at, { value, formula, format }]) => [`${name} ${at}`, [value, formula, format]] as const),
  );
  return new Map(spelled);
}

/** What was refused: the reason, whose row, which column. */
export const reasons = ({ refused }: PatchResult) =>
  refused.map(({ reason, key, header }) => [reason, key[0], header].join(" ").trim());
