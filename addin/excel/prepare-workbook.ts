import type { SketchColumn } from "../../core/files/workbook-sketch.ts";
import { sheetName } from "../../core/new-roster/table-sheet.ts";
import { appendRow, patchOf } from "../../core/roster/patch.ts";
import { settings } from "../../core/roster/settings.ts";
import { settingsTable, workbookTables } from "../../core/roster/tables.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { Table } from "../../core/table/define.ts";
import { loose } from "../../core/text.ts";
import { applyPatch } from "./apply-patch.ts";
import { alertOf, formatOf, ruleOf, sketchedColumns } from "./column-rules.ts";
import { headersOf } from "./headers.ts";
import { type OpenTables, readTables } from "./read-tables.ts";
import type { Refusal } from "./refusal.ts";
import type { Door } from "./run.ts";
import { columnIn } from "./survey.ts";
import type { Outcome, Trouble } from "./trouble.ts";

/** One thing that a workbook lacks. */
export type Lack =
  | { readonly kind: "table"; readonly table: string }
  | { readonly kind: "column"; readonly table: string; readonly header: string };

/** What was done to a workbook, and what could not be. */
export type Prepared = {
  readonly done: readonly Lack[];
  readonly troubles: readonly { readonly lack: Lack; readonly trouble: Trouble }[];
  /** What else is not as it should be: choices that could not be given, settings that could not be named. */
  readonly rest: readonly Pick<Trouble, "message" | "help">[];
};

/** What a workbook lacks of the roster's tables and columns, for showing before anything is done. */
export function lacksOf({ tables }: OpenTables): readonly Lack[] {
  return workbookTables.flatMap((table): readonly Lack[] => {
    const open = tables.get(table.name);
    if (open === undefined) return [{ kind: "table", table: table.name }];
    const there = headersOf(table, open.grid.headers);
    const missing = sketchedColumns(table).filter(({ header }) => !there.has(header));
    return missing.map(({ header }) => ({ kind: "column", table: table.name, header }));
  });
}

/**
 * Makes a workbook ready: a sheet with a table for each that is missing, missing columns at the right end of their tables,
 * choices for columns that let everything in, formats for columns that are still blank. What is there is never moved,
 * renamed or formatted anew. Each step is a request of its own, so that one that fails leaves the others done.
 */
export async function prepareWorkbook(door: Door, style: CellStyle): Promise<Outcome<Prepared>> {
  const read = await readTables(door, "");
  if (!read.ok) return read;
  const done: Lack[] = [];
  const troubles: { lack: Lack; trouble: Trouble }[] = [];
  const sheets = new Set(read.value.sheets.map(({ name }) => loose(name)));
  for (const lack of lacksOf(read.value)) {
    const table = workbookTables.find(({ name }) => name === lack.table) as Table;
    const name = freeName(sheetName(table), sheets);
    const made = await door.write((context) =>
      lack.kind === "table"
        ? addTable(context, table, name)
        : addColumn(context, read.value.tables.get(table.name)?.name ?? table.name, columnOf(table, lack.header)),
    );
    if (!made.ok) troubles.push({ lack, trouble: made.trouble });
    else done.push(lack);
    if (made.ok && lack.kind === "table") sheets.add(loose(name));
  }
  const ruled = await door.write((context) => addRules(context, read.value));
  const isNewSettings = done.some(({ kind, table }) => kind === "table" && table === settingsTable.name);
  const unnamed = isNewSettings ? await nameSettings(door, style) : [];
  return { ok: true, value: { done, troubles, rest: [...(ruled.ok ? [] : [ruled.trouble]), ...unnamed] } };
}

function columnOf(table: Table, header: string): SketchColumn {
  return sketchedColumns(table).find((column) => column.header === header) as SketchColumn;
}

/** A sheet's name that no other sheet has: `People`, or else `People 2`. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(loose(name))) return name;
  }
}

/** Points that a character of a column is wide, and its margin. */
const POINTS = 5.6;
const MARGIN = 4;

async function addTable(context: Excel.RequestContext, table: Table, name: string): Promise<void> {
  const columns = sketchedColumns(table);
  const sheet = context.workbook.worksheets.add(name);
  const header = sheet.getRangeByIndexes(0, 0, 1, columns.length);
  header.numberFormat = [columns.map(() => "@")];
  header.values = [columns.map((column) => column.header)];
  const made = context.workbook.tables.add(sheet.getRangeByIndexes(0, 0, 2, columns.length), true);
  made.name = table.name;
  made.style = "TableStyleLight1";
  sheet.freezePanes.freezeRows(1);
  columns.forEach((column, at) => {
    const body = sheet.getRangeByIndexes(1, at, 1, 1);
    body.format.columnWidth = column.width * POINTS + MARGIN;
    dress(body, column);
  });
  await context.sync();
}

async function addColumn(context: Excel.RequestContext, name: string, column: SketchColumn): Promise<void> {
  const columns = context.workbook.tables.getItem(name).columns;
  dress(columns.add(undefined, undefined, column.header).getDataBodyRange(), column);
  await context.sync();
}

/** Gives the cells of a new column their format and what may be typed into them. */
function dress(body: Excel.Range, column: SketchColumn): void {
  const format = formatOf(column);
  // one value for all cells of a range, which the types do not know
  if (format !== undefined) body.numberFormat = format as unknown as string[][];
  giveRule(body, column);
}

function giveRule(body: Excel.Range, column: SketchColumn): void {
  const rule = ruleOf(column);
  if (rule === undefined) return;
  body.dataValidation.rule = rule;
  body.dataValidation.errorAlert = alertOf(column);
}

/** Columns that were there before: choices where everything is let in so far, a format where nothing stands yet. */
async function addRules(context: Excel.RequestContext, { tables }: OpenTables): Promise<void> {
  const asked = workbookTables.flatMap((table) => {
    const open = tables.get(table.name);
    if (open === undefined || open.isProtected) return [];
    const there = headersOf(table, open.grid.headers);
    return sketchedColumns(table).flatMap((column) => {
      const header = there.get(column.header);
      if (header === undefined) return [];
      const body = columnIn(context, open.name, header).getDataBodyRange().load("formulas,numberFormat");
      body.dataValidation.load("type");
      return [{ column, body }];
    });
  });
  await context.sync();
  for (const { column, body } of asked) {
    if (body.dataValidation.type === "None") giveRule(body, column);
    const format = formatOf(column);
    const isUntouched =
      body.formulas.every(([cell]) => cell === "") && body.numberFormat.every(([one]) => one === "General");
    if (isUntouched && format !== undefined) body.numberFormat = format as unknown as string[][];
  }
  await context.sync();
}

/** Every setting by its name, with what it does; a blank value is the standard one. Answers what could not be written. */
async function nameSettings(door: Door, style: CellStyle): Promise<readonly Refusal[]> {
  const rows = Object.values(settings).map(({ name, meaning }) => appendRow(settingsTable, { setting: name, meaning }));
  return (await applyPatch(door, patchOf(settingsTable, rows), style)).refused;
}
