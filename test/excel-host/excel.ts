// The members of Excel that the add-in uses, over the book. Everything else answers NotImplemented.
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import {
  addSheet,
  addTable,
  type Book,
  type Box,
  bodyOf,
  type Cell,
  cellAt,
  enter,
  growTable,
  isOnSheet,
  overlap,
  putCell,
  type Sheet,
  shiftDown,
  shiftRight,
  type Table,
  tearsTable,
} from "./book.ts";
import { badArgument, type HostObject, hostError, type Kind, notFound } from "./engine.ts";
import { type Events, eventTypes } from "./events.ts";

/** What the objects of Excel stand on. */
export type Excel = { readonly book: Book; readonly events: Events };

const WRONG_SIZE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** The address of a rectangle as Excel writes it, with its sheet. */
export function addressOf({ sheet, top, left, rows, columns }: Box): string {
  const name = /^[A-Za-z_]\w*$/.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  const first = `${columnLetters(left)}${top + 1}`;
  const last = `${columnLetters(left + columns - 1)}${top + rows}`;
  return `${name}!${first === last ? first : `${first}:${last}`}`;
}

/** The rectangle of an address without its sheet; nothing where it is none. */
export function boxAt(sheet: Sheet, address: string): Box | undefined {
  const parts = /^(?:.*!)?([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address.replaceAll("$", ""));
  if (parts === null) return undefined;
  const [, a = "", b = "", c = a, d = b] = parts;
  const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [top, left] = [Number(b) - 1, column(a)];
  return { sheet, top, left, rows: Number(d) - top, columns: column(c) - left + 1 };
}

/** Every object of Excel over one book; the first is the workbook, the others are made with `new`. */
export function excelObjects({ book, events }: Excel): (name: string | undefined) => HostObject | undefined {
  const rangeOf = (box: Box): HostObject => {
    if (!isOnSheet(box)) throw badArgument("The requested range does not exist on this sheet.");
    return { kind: range, self: { ...box } };
  };
  const refuseProtected = (box: Box, only: (cell: Cell) => boolean = () => true) => {
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
      Worksheet: ({ sheet }) => ({ kind: worksheet, self: sheet }),
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
      GetColumnsAfter: (box, count = 1) => rangeOf({ ...box, left: box.left + box.columns, columns: count }),
      GetResizedRange: (box, rows: number, columns: number) =>
        rangeOf({ ...box, rows: box.rows + rows, columns: box.columns + columns }),
      GetBoundingRect: (box, other: Box) => {
        const [top, left] = [Math.min(box.top, other.top), Math.min(box.left, other.left)];
        const bottom = Math.max(box.top + box.rows, other.top + other.rows);
        const right = Math.max(box.left + box.columns, other.left + other.columns);
        return rangeOf({ sheet: box.sheet, top, left, rows: bottom - top, columns: right - left });
      },
      GetTables: (box) => ({ kind: tables, self: book.tables.filter((table) => overlap(table.box, box)) }),
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

  const rangeFormat: Kind<Box> = { name: "RangeFormat", write: { ColumnWidth: () => {}, WrapText: () => {} } };

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

  const worksheet: Kind<Sheet> = {
    name: "Worksheet",
    id: ({ id }) => id,
    read: { Id: ({ id }) => id, Name: ({ name }) => name },
    open: {
      Protection: (sheet) => ({ kind: protection, self: sheet }),
      FreezePanes: (sheet) => ({ kind: freezePanes, self: sheet }),
      Tables: (sheet) => ({ kind: tables, self: book.tables.filter(({ box }) => box.sheet === sheet) }),
    },
    call: {
      GetRangeByIndexes: (sheet, top: number, left: number, rows: number, columns: number) =>
        rangeOf({ sheet, top, left, rows, columns }),
      GetUsedRangeOrNullObject: (sheet) => {
        const filled = [...sheet.cells].filter(([, { value, formula }]) => value !== "" || formula !== undefined);
        const rows = filled.map(([key]) => Math.floor(key / 16_384));
        const columns = filled.map(([key]) => key % 16_384);
        if (filled.length === 0) return undefined;
        const [top, left] = [least(rows), least(columns)];
        return rangeOf({ sheet, top, left, rows: most(rows) - top + 1, columns: most(columns) - left + 1 });
      },
    },
  };

  const protection: Kind<Sheet> = {
    name: "WorksheetProtection",
    read: { Protected: ({ isProtected }) => isProtected },
  };

  const freezePanes: Kind<Sheet> = {
    name: "WorksheetFreezePanes",
    call: {
      FreezeRows: (sheet, count: number) => {
        sheet.frozenRows = count;
      },
    },
  };

  const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

  const worksheets: Kind<Book> = {
    name: "WorksheetCollection",
    items: ({ sheets }) => sheets.map((sheet) => ({ kind: worksheet, self: sheet })),
    item: ({ sheets }, key) => {
      const found = sheets.find(({ id, name }) => id === key || sameName(name, String(key)));
      return found && { kind: worksheet, self: found };
    },
    call: {
      Add: (_, name: string) => {
        if (book.sheets.some((sheet) => sameName(sheet.name, name))) throw alreadyExists();
        return { kind: worksheet, self: addSheet(book, name) };
      },
      _RegisterDataChangedEvent: () => events.register(eventTypes.sheetChanged, true),
      _UnregisterDataChangedEvent: () => events.register(eventTypes.sheetChanged, false),
      _RegisterSelectionChangedEvent: () => events.register(eventTypes.sheetSelection, true),
      _UnregisterSelectionChangedEvent: () => events.register(eventTypes.sheetSelection, false),
    },
  };

  const table: Kind<Table> = {
    name: "Table",
    id: ({ id }) => id,
    read: {
      Id: ({ id }) => id,
      Name: ({ name }) => name,
      ShowTotals: ({ hasTotals }) => hasTotals,
    },
    write: {
      Name: (one, name: string) => {
        if (book.tables.some((other) => other !== one && sameName(other.name, name))) throw alreadyExists();
        one.name = name;
      },
      Style: () => {},
    },
    open: {
      Worksheet: ({ box }) => ({ kind: worksheet, self: box.sheet }),
      Columns: (one) => ({ kind: tableColumns, self: one }),
      Rows: (one) => ({ kind: tableRows, self: one }),
      AutoFilter: (one) => ({ kind: autoFilter, self: one }),
    },
    call: {
      GetRange: ({ box }) => rangeOf(box),
      GetHeaderRowRange: ({ box }) => rangeOf({ ...box, rows: 1 }),
      GetDataBodyRange: (one) => rangeOf(bodyOf(one)),
      Resize: (one, to: Box) => {
        refuseProtected(to);
        if (to.top !== one.box.top || to.left !== one.box.left || to.columns !== one.box.columns) throw badArgument();
        if (book.tables.some((other) => other !== one && overlap(other.box, to))) throw badArgument();
        if (to.rows > one.box.rows) growTable(one, to.rows - one.box.rows);
        else one.box.rows = to.rows;
        events.changed(to, "RangeEdited");
      },
    },
  };

  const autoFilter: Kind<Table> = {
    name: "AutoFilter",
    read: { IsDataFiltered: ({ isFiltered }) => isFiltered },
  };

  const tableColumn: Kind<{ readonly table: Table; readonly id: number }> = {
    name: "TableColumn",
    id: ({ id }) => id,
    read: {
      Id: ({ id }) => id,
      Name: ({ table: { columns }, id }) => columns.find((column) => column.id === id)?.name,
    },
    call: {
      GetDataBodyRange: ({ table: one, id }) => rangeOf({ ...bodyOf(one), left: columnAt(one, id), columns: 1 }),
    },
  };
  const columnAt = ({ box, columns }: Table, id: number) => {
    const at = columns.findIndex((column) => column.id === id);
    if (at === -1) throw notFound();
    return box.left + at;
  };

  const tableColumns: Kind<Table> = {
    name: "TableColumnCollection",
    items: (one) => one.columns.map(({ id }) => ({ kind: tableColumn, self: { table: one, id } })),
    item: (one, key) => {
      const found = one.columns.find(({ id, name }) => id === key || sameName(name, String(key)));
      return found && { kind: tableColumn, self: { table: one, id: found.id } };
    },
    call: {
      Add: (one, index: number | null, values: unknown, name: string) => {
        if (index !== null || values !== null) {
          throw hostError("NotImplemented", "SIMULATED EXCEL: TableColumnCollection.add with values", 501);
        }
        refuseProtected(one.box);
        const right = { ...one.box, left: one.box.left + one.box.columns, columns: 1 };
        shiftRight(book, right, 1);
        one.box.columns += 1;
        const id = Math.max(0, ...one.columns.map((column) => column.id)) + 1;
        one.columns.push({ id, name });
        putCell(one.box.sheet, right.top, right.left, { value: name });
        events.changed(right, "ColumnInserted");
        return { kind: tableColumn, self: { table: one, id } };
      },
    },
  };

  const tableRows: Kind<Table> = {
    name: "TableRowCollection",
    call: {
      Add: (one, index: number | null, values: unknown[][]) => {
        if (index !== null) throw hostError("NotImplemented", "SIMULATED EXCEL: rows.add at an index", 501);
        refuseProtected(one.box);
        const below = { ...one.box, top: bodyOf(one).top + bodyOf(one).rows, rows: values.length };
        if (tearsTable(book, below, one)) {
          throw hostError("InvalidOperation", "The operation is attempting to shift cells in a table.");
        }
        const { rows } = one.box;
        const totals = one.hasTotals ? 1 : 0;
        shiftDown(book, below, values.length);
        one.box.rows = rows - totals;
        growTable(one, values.length);
        one.box.rows += totals;
        write(below, values, (row, column, value) => enter(below.sheet, row, column, value));
        events.changed(below, "RowInserted");
        return { kind: tableRow, self: one };
      },
    },
  };
  const tableRow: Kind<Table> = { name: "TableRow" };

  const tables: Kind<readonly Table[]> = {
    name: "TableCollection",
    items: (all) => all.map((one) => ({ kind: table, self: one })),
    item: (all, key) => find(all, key),
    call: {
      GetItemOrNullObject: (all, key: string) => find(all, key),
      Add: (_, box: Box) => {
        refuseProtected(box);
        if (book.tables.some((other) => overlap(other.box, box))) throw badArgument();
        const headers = eachCell({ ...box, rows: 1 }, ({ value }) => String(value))[0] ?? [];
        return { kind: table, self: addTable(book, `Table${book.nextId}`, { ...box }, headers) };
      },
      _RegisterAddedEvent: () => events.register(eventTypes.tableAdded, true),
      _UnregisterAddedEvent: () => events.register(eventTypes.tableAdded, false),
      _RegisterDeletedEvent: () => events.register(eventTypes.tableDeleted, true),
      _UnregisterDeletedEvent: () => events.register(eventTypes.tableDeleted, false),
    },
  };
  const find = (all: readonly Table[], key: string | number) => {
    const found = all.find(({ id, name }) => id === key || sameName(name, String(key)));
    return found && { kind: table, self: found };
  };

  const functionResult: Kind<number> = { name: "FunctionResult", read: { Value: (value) => value, Error: () => null } };
  const functions: Kind<Book> = {
    name: "Functions",
    call: {
      Date: ({ is1904 }, year: number, month: number, day: number) => {
        const serial = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
        return { kind: functionResult, self: is1904 ? serial - 1_462 : serial };
      },
    },
  };

  const workbook: Kind<Book> = {
    name: "Workbook",
    open: {
      Tables: ({ tables: all }) => ({ kind: tables, self: all }),
      Worksheets: () => ({ kind: worksheets, self: book }),
      Functions: () => ({ kind: functions, self: book }),
    },
    call: { GetActiveCell: ({ active }) => rangeOf(active) },
  };
  // the library tells this object that it is ready for events
  const internal: Kind<null> = { name: "AddinInternalService", call: { NotifyActionHandlerReady: () => {} } };

  return (name) => {
    if (name === undefined) return { kind: workbook, self: book };
    return name === "Microsoft.InternalService.AddinInternalService" ? { kind: internal, self: null } : undefined;
  };
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

function eachCell<T>({ sheet, top, left, rows, columns }: Box, of: (cell: Cell) => T): T[][] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_unused, right) => of(cellAt(sheet, top + down, left + right))),
  );
}

function alreadyExists() {
  return hostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}
