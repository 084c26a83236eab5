// Ranges of the simulated Excel: what can be read of cells and written into them.
import { addressOf } from "./address.ts";
import {
  type Book,
  type Box,
  type Cell,
  cellAt,
  enter,
  growTable,
  isOnSheet,
  overlap,
  putCell,
  type Sheet,
  shiftDown,
  type Table,
  tearsTable,
} from "./book.ts";
import { badArgument, type HostObject, hostError, type Kind } from "./engine.ts";
import { type Events, eventTypes } from "./events.ts";

/** What the objects of Excel stand on. */
export type Excel = { readonly book: Book; readonly events: Events };

const WRONG_SIZE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** What the other objects need of ranges. */
export type Ranges = {
  readonly rangeOf: (box: Box) => HostObject;
  readonly refuseProtected: (box: Box) => void;
  readonly write: (box: Box, values: unknown, put: (row: number, column: number, value: never) => void) => void;
};

/** Ranges over a book; sheets and tables are reached by way of them. */
export function excelRanges(
  { book, events }: Excel,
  sheetOf: (sheet: Sheet) => HostObject,
  tablesOf: (tables: readonly Table[]) => HostObject,
): Ranges {
  const rangeOf = (box: Box): HostObject => {
    if (!isOnSheet(box)) throw badArgument("The requested range does not exist on this sheet.");
    return { kind: range, self: { ...box } };
  };
  const refuseProtected = (box: Box, only: (cell: Cell) => boolean = () => true) => {
    if (book.isReadOnly === true) throw hostError("ReadOnly", "The workbook is open for reading only.", 403);
    if (
      box.sheet.isProtected &&
      eachCell(box, (cell) => cell)
        .flat()
        .some(only)
    ) {
      throw hostError("AccessDenied", "The cell or chart you're trying to change is on a protected sheet.", 401);
    }
  };
  const write = (box: Box, values: unknown, put: (row: number, column: number, value: never) => void) => {
    const rows = Array.isArray(values)
      ? values
      : Array.from({ length: box.rows }, () => Array(box.columns).fill(values));
    if (rows.length !== box.rows || rows.some((row) => row.length !== box.columns)) throw badArgument(WRONG_SIZE);
    refuseProtected(box, ({ isUnlocked }) => isUnlocked !== true);
    rows.forEach((row, down) => {
      (row as unknown[]).forEach((value, right) => {
        if (typeof value === "object" && value !== null) throw badArgument();
        if (value !== null) put(box.top + down, box.left + right, value as never);
      });
    });
  };
  const writeValues = (box: Box, values: unknown) => {
    const before = box.rows * box.columns === 1 ? cellAt(box.sheet, box.top, box.left).value : undefined;
    write(box, values, (row, column, value) => enter(box.sheet, row, column, value));
    growBy(book, box);
    events.changed(box, "RangeEdited", { before });
  };

  const range: Kind<Box> = {
    name: "Range",
    isKept: true,
    read: {
      Values: (box) => eachCell(box, ({ value }) => value),
      Formulas: (box) => eachCell(box, ({ value, formula }) => formula ?? value),
      NumberFormat: (box) => eachCell(box, ({ format }) => format),
      RowIndex: ({ top }) => top,
      ColumnIndex: ({ left }) => left,
      RowCount: ({ rows }) => rows,
      ColumnCount: ({ columns }) => columns,
      Address: addressOf,
    },
    write: {
      Values: writeValues,
      Formulas: writeValues,
      NumberFormat: (box, formats) => write(box, formats, (row, at, format) => putCell(box.sheet, row, at, { format })),
    },
    open: {
      Worksheet: ({ sheet }) => sheetOf(sheet),
      DataValidation: (box) => ({ kind: dataValidation, self: box }),
      Format: (box) => ({ kind: rangeFormat, self: box }),
    },
    call: {
      _ValidateArraySize: (box, rows: number, columns: number) => {
        if (rows !== box.rows || columns !== box.columns) throw badArgument(WRONG_SIZE);
      },
      GetRow: (box, row: number) => rangeOf({ ...box, top: box.top + row, rows: 1 }),
      GetCell: (box, row: number, column: number) =>
        rangeOf({ ...box, top: box.top + row, left: box.left + column, rows: 1, columns: 1 }),
      // below zero: rows at the end of the range itself
      GetRowsBelow: (box, count = 1) =>
        rangeOf({ ...box, top: box.top + box.rows + Math.min(count, 0), rows: Math.abs(count) }),
      GetResizedRange: (box, rows: number, columns: number) =>
        rangeOf({ ...box, rows: box.rows + rows, columns: box.columns + columns }),
      GetBoundingRect: (box, other: Box) => {
        const [top, left] = [Math.min(box.top, other.top), Math.min(box.left, other.left)];
        const bottom = Math.max(box.top + box.rows, other.top + other.rows);
        const right = Math.max(box.left + box.columns, other.left + other.columns);
        return rangeOf({ sheet: box.sheet, top, left, rows: bottom - top, columns: right - left });
      },
      Select: (box) => {
        book.active = { ...box };
        events.emit(eventTypes.sheetSelection, { address: addressOf(box), worksheetId: box.sheet.id }, false);
      },
      GetTables: (box) => tablesOf(book.tables.filter((table) => overlap(table.box, box))),
      Insert: (box, shift: string) => {
        if (shift !== "Down") throw hostError("NotImplemented", `SIMULATED EXCEL: Range.insert ${shift}`, 501);
        refuseProtected(box);
        if (tearsTable(book, box)) {
          const message = "The operation is attempting to shift cells in a table on your worksheet.";
          throw hostError("InvalidOperation", message);
        }
        const fresh = { ...box };
        shiftDown(book, box, box.rows);
        for (let row = fresh.top; row < fresh.top + fresh.rows; row += 1) {
          for (let at = fresh.left; at < fresh.left + fresh.columns; at += 1) {
            const { format } = cellAt(box.sheet, fresh.top - 1, at);
            if (format !== "General") putCell(box.sheet, row, at, { format });
          }
        }
        events.changed(fresh, "CellInserted");
        return rangeOf(fresh);
      },
    },
  };

  const rangeFormat: Kind<Box> = { name: "RangeFormat", write: { ColumnWidth: () => {} } };

  const dataValidation: Kind<Box> = {
    name: "DataValidation",
    read: {
      Type: (box) => {
        const types = new Set(box.sheet.validations.filter((one) => overlap(one.box, box)).map(({ type }) => type));
        return types.size === 0 ? "None" : types.size === 1 ? [...types][0] : "MixedCriteria";
      },
    },
    write: {
      Rule: (box, rule: Record<string, unknown>) => {
        refuseProtected(box);
        const [name = ""] = Object.keys(rule);
        const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
        box.sheet.validations.push({ box: { ...box }, type, rule: rule[name] as Record<string, unknown> });
      },
      ErrorAlert: () => {},
      IgnoreBlanks: () => {},
    },
  };

  return { rangeOf, refuseProtected, write };
}

/** Excel takes rows into a table when somebody writes directly below it. */
export function growBy(book: Book, box: Box): void {
  if (!book.growsByItself) return;
  for (const table of book.tables) {
    const isBelow = table.box.sheet === box.sheet && box.top === table.box.top + table.box.rows;
    const isWithin = box.left >= table.box.left && box.left + box.columns <= table.box.left + table.box.columns;
    const isFilled = eachCell(box, ({ value }) => value)
      .flat()
      .some((value) => value !== "");
    const isFree = !book.tables.some(
      (other) => other !== table && overlap(other.box, { ...table.box, top: box.top, rows: box.rows }),
    );
    if (isBelow && isWithin && isFilled && isFree && !table.hasTotals) growTable(table, box.rows);
  }
}

/** Something of each cell of a rectangle. */
export function eachCell<T>({ sheet, top, left, rows, columns }: Box, of: (cell: Cell) => T): T[][] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_unused, right) => of(cellAt(sheet, top + down, left + right))),
  );
}
