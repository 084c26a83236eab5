import { columnUnder } from "../../core/roster/patch.ts";
import type { Table } from "../../core/table/define.ts";
import { type Content, saidBy } from "./cell-writing.ts";
import { keyHeaders } from "./headers.ts";
import {
  type Applied,
  type Refusal,
  type RefusedCell,
  type RefusedRow,
  refuseChanged,
  refuseColumn,
  refuseError,
  refuseFormula,
  refuseRow,
  refuseTable,
  refuseTrouble,
} from "./refusal.ts";
import { keyText, type Survey } from "./survey.ts";
import { trouble } from "./trouble.ts";

/** What is known before a cell is looked at: its row and column, or why there is none. */
export type Placed = { readonly row: number; readonly inWorkbook: string } | { readonly refusal: Refusal };

/** Where a cell stands; refused where the table, the column or the row cannot be told. */
export function placeCell(table: Table, survey: Survey | undefined, cell: RefusedCell): Placed {
  const refusal = refuseTableOf(table, survey, cell);
  if (refusal !== undefined || survey === undefined) return { refusal: refusal ?? refuseTable(cell) };
  const inWorkbook = survey.headers.get(cell.header);
  if (inWorkbook === undefined) return { refusal: refuseColumn(cell) };
  const rows = survey.rowsOf.get(keyText(cell.key)) ?? [];
  const [row] = rows;
  if (row === undefined) return { refusal: refuseRow("row-missing", cell) };
  return rows.length > 1 ? { refusal: refuseRow("row-repeated", cell) } : { row, inWorkbook };
}

/** Why nothing can be written into a table; nothing where it can. */
export function refuseTableOf(table: Table, survey: Survey | undefined, row: RefusedRow): Refusal | undefined {
  if (survey === undefined) return refuseTable(row);
  if (survey.isProtected) return refuseTrouble(row, trouble("protected"));
  const missing = keyHeaders(table, survey.headers).indexOf(undefined);
  if (missing === -1) return undefined;
  const header = table.columns[table.key[missing] ?? ""]?.headers[0] ?? "";
  return { ...refuseColumn({ header, before: "", after: "", ...row }), ...row };
}

/** What to do about a cell that has been looked at: nothing, since it is so already; refuse it; or write it. */
export type Decision = { readonly applied: Applied } | { readonly refusal: Refusal } | "write";

/** Decides on one cell by what stands in it. */
export function decideCell(table: Table, survey: Survey, cell: RefusedCell, seen: Content): Decision {
  const type = columnUnder(table, cell.header)?.cell;
  if (type === undefined) throw new Error(`the table ${table.name} declares no column ${cell.header}`);
  const said = saidBy(type, seen, survey.dialect);
  const isFormula = seen.formula !== undefined;
  if (said === cell.after && !isFormula) return { applied: { key: cell.key, header: cell.header } };
  if (isFormula) return { refusal: refuseFormula(cell, seen.formula) };
  if (said === undefined) return { refusal: refuseError(cell, String(seen.value)) };
  return said === cell.before ? "write" : { refusal: refuseChanged(cell, String(said)) };
}
