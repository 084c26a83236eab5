import { columnUnder } from "../../core/roster/patch.ts";
import type { Table } from "../../core/table/define.ts";
import { type Content, isSameContent, saidBy, writing } from "./cell-writing.ts";
import { keyHeaders } from "./headers.ts";
import { type PutBack, putBack } from "./put-back.ts";
import type { Overwritten, RefusedCell } from "./refusal.ts";
import { CONTENT, cellIn, columnIn, contentIn, keySaid, keyText, type Survey } from "./survey.ts";

/** A cell to write: where it was, and what stood in it when that was decided. */
export type CellToWrite = RefusedCell & { readonly row: number; readonly seen: Content };

/** What came of a cell: it stands; Excel made something else of it; or it was not there any more, and is to be decided anew. */
export type Written = { readonly cell: CellToWrite } & (
  | { readonly came: "applied" | "moved" }
  | { readonly came: "not-taken"; readonly found: string }
);

/**
 * Writes single cells in one batch that looks before it leaps: the batch first reads each cell and its row's key, then
 * writes, then reads what stands there. Excel does a batch in one go, so that what was read first is what was written
 * over. Where that is not what the change was decided on, because somebody typed, sorted or inserted rows in between, what
 * was written over is put back, and the change is decided anew.
 */
export async function setCells(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  cells: readonly CellToWrite[],
): Promise<{ readonly came: readonly Written[]; readonly overwritten: readonly Overwritten[] }> {
  const { name, dialect } = survey;
  const keys = keyHeaders(table, survey.headers);
  const keyColumns = keys.map((one) => columnIn(context, name, one ?? "").load("id"));
  const asked = cells.map((cell) => {
    const header = survey.headers.get(cell.header) ?? cell.header;
    const key = keys.map((one) => cellIn(context, name, one ?? "", cell.row).load(CONTENT));
    const column = columnIn(context, name, header).load("id");
    const before = cellIn(context, name, header, cell.row).load(CONTENT);
    return { cell, header, key, column, before, target: cellIn(context, name, header, cell.row) };
  });
  for (const { cell, target } of asked) {
    const type = columnUnder(table, cell.header)?.cell;
    if (type === undefined) throw new Error(`${table.name} has no column ${cell.header}`);
    const { values, format } = writing(type, cell.after, cell.seen, dialect);
    if (format !== undefined) target.numberFormat = [[format]];
    target.values = [[values]];
  }
  for (const { target } of asked) target.load(CONTENT);
  await context.sync();
  const back: PutBack[] = [];
  const written = asked.map(({ cell, header, key, column, before, target }): Written => {
    const type = columnUnder(table, cell.header)?.cell;
    const [was, is] = [contentIn(before), contentIn(target)];
    const hit = keySaid(table, key.map(contentIn), dialect);
    const isMeant = keyText(hit) === keyText(cell.key) && isSameContent(was, cell.seen);
    const said = type === undefined ? undefined : saidBy(type, is, dialect);
    if (isMeant && said === cell.after && is.formula === undefined) return { cell, came: "applied" };
    const place = { target, header, column: Number(column.id), keyColumns: keyColumns.map(({ id }) => Number(id)) };
    back.push({ ...place, known: new Set(survey.rowsOf.keys()), key: hit, ours: is, theirs: was });
    return isMeant ? { cell, came: "not-taken", found: String(said ?? is.value) } : { cell, came: "moved" };
  });
  return { came: written, overwritten: await putBack(context, table, survey, back) };
}
