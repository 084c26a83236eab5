// What somebody else does to the workbook while the add-in is at work: as Excel would do it, with its events.
import {
  type Book,
  bodyOf,
  type Cell,
  COLUMNS,
  cellAt,
  growTable,
  putCell,
  type Sheet,
  shiftDown,
  shiftRight,
  type Table,
} from "./book.ts";
import { type Events, eventTypes } from "./events.ts";

/** Somebody at the workbook: here, or far away. */
export type Person = { readonly book: Book; readonly events: Events; readonly isRemote: boolean };

type RowOfCells = readonly (Cell | undefined)[];

/** Types a value into a cell of a table; rows are counted from the first below the header. */
export function type(person: Person, table: Table, row: number, column: number, value: Cell["value"]): void {
  const { sheet, left } = table.box;
  const top = bodyOf(table).top + row;
  putCell(sheet, top, left + column, { value });
  changed(person, table, top, 1, "RangeEdited");
}

/** Types a row directly below a table, which takes it in. */
export function typeBelow(person: Person, table: Table, values: readonly Cell["value"][]): void {
  const { sheet, left } = table.box;
  const row = table.box.top + table.box.rows;
  const isFree = values.every((_, at) => cellAt(sheet, row, left + at).value === "");
  if (!isFree) shiftDown(person.book, { ...table.box, top: row, rows: 1 }, 1);
  values.forEach((value, at) => {
    putCell(sheet, row, left + at, { value });
  });
  growTable(table, 1);
  changed(person, table, row, 1, "RowInserted");
}

/** Inserts a row into a table. */
export function insertRow(person: Person, table: Table, row: number, values: readonly Cell["value"][]): void {
  const { sheet, left } = table.box;
  const top = bodyOf(table).top + row;
  const { top: first, rows } = table.box;
  shiftDown(person.book, { ...table.box, top, rows: 1 }, 1);
  Object.assign(table.box, { top: first, rows: rows + 1 });
  values.forEach((value, at) => {
    putCell(sheet, top, left + at, { value });
  });
  changed(person, table, top, 1, "RowInserted");
}

/** Deletes a row of a table; its last one is only emptied, as Excel does. */
export function deleteRow(person: Person, table: Table, row: number): void {
  const body = bodyOf(table);
  if (body.rows === 1) {
    for (let at = 0; at < body.columns; at += 1) putCell(body.sheet, body.top, body.left + at, { value: "" });
  } else {
    const { top, rows } = table.box;
    shiftDown(person.book, { ...table.box, top: body.top + row, rows: 1 }, -1);
    Object.assign(table.box, { top, rows: rows - 1 });
  }
  changed(person, table, body.top + row, 1, "RowDeleted");
}

/** Sorts a table by a column, up or down. */
export function sort(person: Person, table: Table, column: number, isDown: boolean): void {
  const { sheet, top, left, rows, columns } = bodyOf(table);
  const all: RowOfCells[] = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, at) => sheet.cells.get((top + row) * COLUMNS + left + at)),
  );
  const said = (row: RowOfCells) => String(row[column]?.value ?? "");
  all.sort((a, b) => (said(a) < said(b) ? -1 : said(a) > said(b) ? 1 : 0) * (isDown ? -1 : 1));
  all.forEach((row, down) => {
    row.forEach((cell, at) => {
      putBack(sheet, top + down, left + at, cell);
    });
  });
  changed(person, table, top, rows, "RangeEdited");
}

/** Hides the rows of a table that do not fit. */
export function filter(table: Table, fits: (row: number) => boolean): void {
  const { sheet, top, rows } = bodyOf(table);
  for (let row = 0; row < rows; row += 1) if (!fits(row)) sheet.hiddenRows.add(top + row);
  table.isFiltered = true;
}

/** Shows every row again. */
export function clearFilter(table: Table): void {
  table.box.sheet.hiddenRows.clear();
  table.isFiltered = false;
}

/** Moves a table, cells and all, to where there is room on its sheet. */
export function moveTable(person: Person, table: Table, down: number, right: number): void {
  const { sheet, top, left, rows, columns } = table.box;
  const cells: [number, Cell][] = [];
  for (let row = top; row < top + rows; row += 1) {
    for (let at = left; at < left + columns; at += 1) {
      const cell = sheet.cells.get(row * COLUMNS + at);
      if (cell !== undefined) cells.push([(row + down) * COLUMNS + at + right, cell]);
      sheet.cells.delete(row * COLUMNS + at);
    }
  }
  for (const [at, cell] of cells) sheet.cells.set(at, cell);
  const inside = [...person.book.live].filter(
    (box) =>
      box.sheet === sheet &&
      box.top >= top &&
      box.top + box.rows <= top + rows &&
      box.left >= left &&
      box.left + box.columns <= left + columns,
  );
  for (const box of new Set([table.box, ...inside]))
    Object.assign(box, { top: box.top + down, left: box.left + right });
}

/** Gives a column another header. */
export function renameColumn(person: Person, table: Table, column: number, name: string): void {
  const known = table.columns[column];
  if (known !== undefined) known.name = name;
  putCell(table.box.sheet, table.box.top, table.box.left + column, { value: name });
  changed(person, table, table.box.top, 1, "RangeEdited");
}

/** Inserts a column of one's own into a table. */
export function insertColumn(person: Person, table: Table, at: number, name: string): void {
  const { top, left, rows, columns } = table.box;
  const sheet = table.box.sheet;
  shiftRight(person.book, { sheet, top, left: left + at, rows, columns: 1 }, 1);
  Object.assign(table.box, { left, columns: columns + 1 });
  table.columns.splice(at, 0, { id: Math.max(...table.columns.map(({ id }) => id)) + 1, name });
  putCell(sheet, top, left + at, { value: name });
  changed(person, table, top, rows, "ColumnInserted");
}

/** Selects a cell. */
export function select({ book, events, isRemote }: Person, sheet: Sheet, row: number, column: number): void {
  book.active = { sheet, top: row, left: column, rows: 1, columns: 1 };
  events.emit(eventTypes.sheetSelection, { address: "", worksheetId: sheet.id }, isRemote);
}

function putBack(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
  if (cell === undefined) sheet.cells.delete(row * COLUMNS + column);
  else sheet.cells.set(row * COLUMNS + column, cell);
}

function changed({ events, isRemote }: Person, { box }: Table, top: number, rows: number, how: string): void {
  events.changed({ ...box, top, rows }, how, { isRemote, isPerson: true });
}
