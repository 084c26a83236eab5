import { type AppendRow, columnUnder, type PatchCell } from "../../core/roster/patch.ts";
import type { Table } from "../../core/table/define.ts";
import { type Content, contentOf, rewriting, saidBy, writing } from "./cell-writing.ts";
import { keyHeaders } from "./headers.ts";
import { type PutBack, putBack } from "./put-back.ts";
import type { Overwritten } from "./refusal.ts";
import { CONTENT, type Survey } from "./survey.ts";
import { troubleOf } from "./trouble.ts";

/** A cell of a new row of which Excel made something else; it was left blank. */
export type NotTaken = {
  readonly row: AppendRow;
  readonly header: string;
  readonly after: PatchCell;
  readonly found: string;
};

/** Where new rows go, and what is known of the place. */
export type Room = {
  /** Something stands below the table: it is moved down first. */
  readonly isOccupied: boolean;
  /** The table has one row, and it is blank: Excel shows it, and the first new row takes it. */
  readonly isBlankBody: boolean;
  /** The rows are there already, directly below the table: their answer was lost, and Excel did not take them in. */
  readonly isDone: boolean;
  /** The formats of the last row, by the header in the workbook. */
  readonly formats: ReadonlyMap<string, string>;
  readonly headers: readonly string[];
};

/** Looks at the place where new rows go. */
export async function findRoom(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  rows: readonly AppendRow[],
): Promise<Room> {
  const open = context.workbook.tables.getItem(survey.name);
  const header = open.getHeaderRowRange().load("values");
  const last = open.getDataBodyRange().getRowsBelow(-1).load(CONTENT);
  const below = open.getRange().getRowsBelow(rows.length).load(CONTENT);
  await context.sync();
  const headers = (header.values[0] ?? []).map(String);
  const isBlank = (range: Excel.Range) => range.formulas.every((row) => row.every((cell) => cell === ""));
  const isBlankBody = survey.bodyRows === 1 && isBlank(last);
  return {
    isOccupied: !survey.hasTotals && !isBlank(below),
    isBlankBody,
    isDone: !survey.hasTotals && rows.every((row, down) => isThere(table, survey, row, headers, below, down)),
    headers,
    formats: new Map(headers.map((one, at) => [one, String(last.numberFormat[0]?.[at] ?? "General")])),
  };
}

/** Whether a row below the table says exactly what a new row says. */
function isThere(
  table: Table,
  survey: Survey,
  row: AppendRow,
  headers: readonly string[],
  below: Excel.Range,
  down: number,
): boolean {
  return Object.entries(row.cells).every(([header, cell]) => {
    const at = headers.indexOf(survey.headers.get(header) ?? "");
    const type = columnUnder(table, header)?.cell;
    const content = contentOf(below.values[down]?.[at], below.formulas[down]?.[at], below.numberFormat[down]?.[at]);
    return type !== undefined && saidBy(type, content, survey.dialect) === cell;
  });
}

/**
 * Adds rows below the table by writing their values there, since adding rows as such makes co-authors' edits collide; with
 * a totals row there is no other way. Each column is found by its header in the same batch, so rows go where the table is
 * by then, and columns that are not ours are not touched. What stood there in spite of all is put back below.
 */
export async function appendRows(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  room: Room,
  rows: readonly AppendRow[],
): Promise<{ readonly notTaken: readonly NotTaken[]; readonly overwritten: readonly Overwritten[] }> {
  const open = context.workbook.tables.getItem(survey.name);
  const count = rows.length;
  if (room.isDone) {
    open.resize(open.getRange().getBoundingRect(open.getRange().getRowsBelow(count)));
    await context.sync();
    return { notTaken: [], overwritten: [] };
  }
  makeRoom(open, room, count, survey.hasTotals);
  const place = (body: Excel.Range, width: number) => {
    if (survey.hasTotals) return body.getRowsBelow(-count);
    return room.isBlankBody ? body.getCell(0, 0).getResizedRange(count - 1, width - 1) : body.getRowsBelow(count);
  };
  const before = place(open.getDataBodyRange(), room.headers.length).load(CONTENT);
  const columns = columnsToWrite(table, survey, room, rows).map((column) => ({
    ...column,
    column: open.columns.getItem(column.inWorkbook).load("id"),
    target: place(open.columns.getItem(column.inWorkbook).getDataBodyRange(), 1),
  }));
  const keyColumns = keyHeaders(table, survey.headers).map((header) => open.columns.getItem(header ?? "").load("id"));
  for (const { target, writings } of columns) {
    target.numberFormat = writings.map(({ format }) => [format]);
    target.values = writings.map(({ values }) => [values]);
  }
  for (const { target } of columns) target.load(`${CONTENT},rowIndex`);
  const after = open.getRange().load("rowIndex,rowCount");
  await context.sync();
  const isHit = !survey.hasTotals && hasContent(before);
  const lost = isHit ? await putBelow(context, table, survey, before, room.isBlankBody ? 0 : 1) : [];
  const [first] = columns;
  if (first !== undefined && first.target.rowIndex + count > after.rowIndex + after.rowCount) {
    // Excel takes rows in where it is set to, and not always when they are many: then the table is drawn over them
    open.resize(open.getRange().getBoundingRect(first.target));
    await context.sync();
  }
  const numbers = columns.map(({ column, ...rest }) => ({ ...rest, column: Number(column.id) }));
  const taken = await takeBack(
    context,
    table,
    survey,
    numbers,
    keyColumns.map(({ id }) => Number(id)),
  );
  return { ...taken, overwritten: [...lost, ...taken.overwritten] };
}

/** A blank row above the totals, or below the table where something stands there. */
function makeRoom(
  open: Excel.Table,
  { isOccupied, isBlankBody, headers }: Room,
  count: number,
  hasTotals: boolean,
): void {
  const needed = isBlankBody ? count - 1 : count;
  if (hasTotals)
    open.rows.add(undefined, Array.from({ length: count }, () => headers.map(() => null)) as unknown as string[][]);
  else if (isOccupied && needed > 0) open.getRange().getRowsBelow(needed).insert("Down");
}

/** A column of the new rows, and what goes into each of its cells. */
type ColumnToWrite = {
  readonly header: string;
  readonly inWorkbook: string;
  readonly type: Table["columns"][string]["cell"];
  readonly cells: readonly { readonly row: AppendRow; readonly after: PatchCell }[];
  readonly writings: readonly { readonly values: string | number | boolean; readonly format: string }[];
};

/** The columns that some row fills, those of the key first: a row without its key would be nobody's. */
function columnsToWrite(
  table: Table,
  survey: Survey,
  room: Room,
  rows: readonly AppendRow[],
): readonly ColumnToWrite[] {
  return Object.values(table.columns).flatMap(({ headers: [header], cell: type }): ColumnToWrite[] => {
    const inWorkbook = survey.headers.get(header);
    const cells = rows.map((row) => ({ row, after: row.cells[header] ?? "" }));
    if (inWorkbook === undefined || cells.every(({ after }) => after === "")) return [];
    const above = room.formats.get(inWorkbook) ?? "General";
    const writings = cells.map(({ after }) => {
      const blank: Content = { value: "", formula: undefined, format: above };
      const { values, format = above } = writing(type, after, blank, survey.dialect);
      return { values, format };
    });
    return [{ header, inWorkbook, type, cells, writings }];
  });
}

function hasContent(range: Excel.Range): boolean {
  return range.formulas.some((row) => row.some((cell) => cell !== ""));
}

const TRIES = 20;

/**
 * Puts what somebody wrote in that very moment below the new rows, where it would stand had it been there before; or below
 * everything on the sheet, where there is no room. Answers what could not be put anywhere.
 */
async function putBelow(
  context: Excel.RequestContext,
  table: Table,
  { id }: Survey,
  theirs: Excel.Range,
  gap: number,
): Promise<readonly Overwritten[]> {
  const width = theirs.formulas[0]?.length ?? 1;
  const contents = theirs.formulas.map((row, down) =>
    row.map((formula, at) => contentOf(theirs.values[down]?.[at], formula, theirs.numberFormat[down]?.[at])),
  );
  const write = (target: Excel.Range) => {
    target.numberFormat = contents.map((row) => row.map(({ format }) => format));
    // nothing is written where nothing stood
    target.values = contents.map((row) => row.map((cell) => (cell.value === "" ? null : rewriting(cell))));
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const open = context.workbook.tables.getItem(id);
      if (tries % 2 === 0) {
        const fresh = open
          .getRange()
          .getRowsBelow(contents.length + gap)
          .insert("Down");
        write(fresh.getCell(gap, 0).getResizedRange(contents.length - 1, width - 1));
      } else {
        const used = open.worksheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
        const left = open.getRange().load("columnIndex");
        await context.sync();
        const row = used.rowIndex + used.rowCount + 1;
        write(open.worksheet.getRangeByIndexes(row, left.columnIndex, contents.length, width));
      }
      await context.sync();
      return [];
    } catch (error) {
      if (troubleOf(error) === undefined) throw error;
    }
  }
  const lost = contents.flat().filter(({ value }) => value !== "");
  return lost.map(({ value, formula }) => {
    return { table: table.name, key: [table.name], header: "A cell below the table", value: String(formula ?? value) };
  });
}

/** Blanks the cells of which Excel made something else than was meant, and says which they are. */
async function takeBack(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  columns: readonly (ColumnToWrite & { readonly target: Excel.Range; readonly column: number })[],
  keyColumns: readonly number[],
): Promise<{ readonly notTaken: readonly NotTaken[]; readonly overwritten: readonly Overwritten[] }> {
  const notTaken: NotTaken[] = [];
  const back: PutBack[] = [];
  for (const { header, inWorkbook, cells, target, type, column } of columns) {
    for (const [down, { row, after }] of cells.entries()) {
      const ours = contentOf(target.values[down]?.[0], target.formulas[down]?.[0], target.numberFormat[down]?.[0]);
      const said = saidBy(type, ours, survey.dialect);
      if (said === after && ours.formula === undefined) continue;
      const theirs: Content = { value: "", formula: undefined, format: ours.format };
      const cell = target.getCell(down, 0);
      back.push({
        target: cell,
        header: inWorkbook,
        column,
        keyColumns,
        key: row.key,
        known: new Set(survey.rowsOf.keys()),
        ours,
        theirs,
      });
      notTaken.push({ row, header, after, found: String(said ?? ours.value) });
    }
  }
  return { notTaken, overwritten: await putBack(context, table, survey, back) };
}
