import type { RowKey } from "../../core/roster/patch.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { Table } from "../../core/table/define.ts";
import { loose } from "../../core/text.ts";
import { type Content, contentOf, type Dialect, saidBy } from "./cell-writing.ts";
import { headersOf, keyHeaders } from "./headers.ts";
import { isFrom1904 } from "./read-tables.ts";

/** A table as it stood at one moment, as far as a patch needs it. Rows are counted from the first below the header. */
export type Survey = {
  /** Excel's own name of it, which stays when it is renamed. */
  readonly id: string;
  /** Its name as it is spelled in the workbook. */
  readonly name: string;
  readonly dialect: Dialect;
  readonly isProtected: boolean;
  readonly hasTotals: boolean;
  readonly bodyRows: number;
  /** The header in the workbook of each declared column that is there, by the declared header. */
  readonly headers: ReadonlyMap<string, string>;
  /** The rows of each key, as `keyText` spells it. */
  readonly rowsOf: ReadonlyMap<string, readonly number[]>;
};

/** A key as one text. */
export function keyText(key: readonly string[]): string {
  return key.join("\u0000");
}

/** What the cells of a key say, as a patch names a row; a cell with an error says nothing. */
export function keySaid(table: Table, cells: readonly Content[], dialect: Dialect): RowKey {
  return table.key.map((column, at) => {
    const [type, cell] = [table.columns[column]?.cell, cells[at]];
    return type === undefined || cell === undefined ? "" : String(saidBy(type, cell, dialect) ?? "");
  });
}

/** Looks at a table: its columns and keys. Nothing comes back where there is no such table. */
export async function surveyTable(
  context: Excel.RequestContext,
  table: Table,
  style: CellStyle,
  name = table.name,
): Promise<Survey | undefined> {
  const open = context.workbook.tables.getItemOrNullObject(name);
  open.load("id,showTotals,worksheet/protection/protected");
  const header = open.getHeaderRowRange().load("values");
  const day = context.workbook.functions.date(2000, 1, 1).load("value");
  const all = context.workbook.tables.load("items/name");
  await context.sync();
  if (open.isNullObject) {
    const like = all.items.find((one) => loose(one.name) === loose(table.name) && one.name !== name);
    return like === undefined ? undefined : surveyTable(context, table, style, like.name);
  }
  const dialect = { style, is1904: isFrom1904(day.value) };
  const headers = headersOf(table, header.values[0] ?? []);
  const body = open.getDataBodyRange().load("rowCount");
  const columns = keyHeaders(table, headers).map((found) =>
    found === undefined ? undefined : columnCells(open, found),
  );
  await context.sync();
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < body.rowCount; row += 1) {
    const key = keySaid(
      table,
      columns.map((range) => contentOf(range?.values[row]?.[0], undefined, range?.numberFormat[row]?.[0])),
      dialect,
    );
    if (key.every((part) => part === "")) continue;
    const rows = rowsOf.get(keyText(key)) ?? [];
    rowsOf.set(keyText(key), rows);
    rows.push(row);
  }
  return {
    id: open.id,
    name,
    dialect,
    isProtected: open.worksheet.protection.protected,
    hasTotals: open.showTotals,
    bodyRows: body.rowCount,
    headers,
    rowsOf,
  };
}

function columnCells(open: Excel.Table, header: string): Excel.Range {
  return open.columns.getItem(header).getDataBodyRange().load("values,numberFormat");
}

/** One cell of a column, by the column's header: it is found anew in each batch, wherever the column has moved to. */
export function cellIn(context: Excel.RequestContext, name: string, header: string, row: number): Excel.Range {
  return columnIn(context, name, header).getDataBodyRange().getCell(row, 0);
}

/** A column of a table by its header. */
export function columnIn(context: Excel.RequestContext, name: string, header: string): Excel.TableColumn {
  return context.workbook.tables.getItem(name).columns.getItem(header);
}

/** What a loaded single cell holds. */
export function contentIn(range: Excel.Range): Content {
  return contentOf(range.values[0]?.[0], range.formulas[0]?.[0], range.numberFormat[0]?.[0]);
}

/** What has to be loaded of a cell for `contentIn`. */
export const CONTENT = "values,formulas,numberFormat";
