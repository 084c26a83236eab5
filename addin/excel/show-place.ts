import type { RowKey } from "../../core/roster/patch.ts";
import { workbookTables } from "../../core/roster/tables.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import { headerOf } from "../../core/table/define.ts";
import type { Door } from "./run.ts";
import { cellIn, keyText, surveyTable } from "./survey.ts";
import type { Outcome } from "./trouble.ts";

/** A row of a table of the roster, or one cell of it. */
export type RowPlace = { readonly table: string; readonly key: RowKey; readonly header?: string | undefined };

/** A cell by its sheet and address, such as `People` and `B12`. */
export type CellPlace = { readonly sheet: string; readonly address: string };

/**
 * Selects a cell of the workbook, because somebody asked for it: the only place of the pane that moves the selection.
 * Answers false where the row or the sheet is not there any more.
 */
export function showPlace(door: Door, place: RowPlace | CellPlace, style: CellStyle): Promise<Outcome<boolean>> {
  return door.read((context) => ("table" in place ? showRow(context, place, style) : showCell(context, place)));
}

async function showCell(context: Excel.RequestContext, { sheet, address }: CellPlace): Promise<boolean> {
  const found = context.workbook.worksheets.getItemOrNullObject(sheet);
  await context.sync();
  if (found.isNullObject) return false;
  found.getRange(address).select();
  await context.sync();
  return true;
}

async function showRow(
  context: Excel.RequestContext,
  { table: name, key, header }: RowPlace,
  style: CellStyle,
): Promise<boolean> {
  const table = workbookTables.find((one) => one.name === name);
  const survey = table && (await surveyTable(context, table, style));
  if (table === undefined || survey === undefined) return false;
  const row = survey.rowsOf.get(keyText(key))?.[0];
  const column = survey.headers.get(header ?? headerOf(table, table.key[0] ?? ""));
  if (row === undefined || column === undefined) return false;
  cellIn(context, survey.name, column, row).select();
  await context.sync();
  return true;
}
