// The workbook, its sheets and tables, as far as the add-in uses them. Everything else answers NotImplemented.
import { boxAt } from "./address.ts";
import {
  addSheet,
  addTable,
  type Book,
  type Box,
  bodyOf,
  enter,
  growTable,
  overlap,
  putCell,
  type Sheet,
  shiftDown,
  shiftRight,
  type Table,
  tearsTable,
} from "./book.ts";
import { badArgument, type HostObject, hostError, type Kind, notFound } from "./engine.ts";
import { eventTypes } from "./events.ts";
import { type Excel, eachCell, excelRanges } from "./range.ts";

/** Every object of Excel over one book; the first is the workbook, the others are made with `new`. */
export function excelObjects({ book, events }: Excel): (name: string | undefined) => HostObject | undefined {
  const { rangeOf, refuseProtected, write } = excelRanges(
    { book, events },
    (sheet) => ({ kind: worksheet, self: sheet }),
    (all) => ({ kind: tables, self: all }),
  );

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
      GetRange: (sheet, address: string) => {
        const box = boxAt(sheet, address);
        if (box === undefined) throw badArgument("The address is none.");
        return rangeOf(box);
      },
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
      GetItemOrNullObject: ({ sheets }, key: string) => {
        const found = sheets.find(({ id, name }) => id === key || sameName(name, key));
        return found && { kind: worksheet, self: found };
      },
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

  // a workbook that is opened beside this one is not ours to show: it is only kept
  const created: Kind<string> = { name: "WorkbookCreated", call: { Open: (base64) => void book.beside.push(base64) } };
  const application: Kind<Book> = {
    name: "Application",
    call: { CreateWorkbook: (_book, base64: string) => ({ kind: created, self: base64 }) },
  };

  const workbook: Kind<Book> = {
    name: "Workbook",
    open: {
      Application: () => ({ kind: application, self: book }),
      Tables: ({ tables: all }) => ({ kind: tables, self: all }),
      Worksheets: () => ({ kind: worksheets, self: book }),
      Functions: () => ({ kind: functions, self: book }),
    },
    call: {
      GetActiveCell: ({ active }) => rangeOf(active),
      // Excel on the web opens it by a workbook of its own kind, in one go
      CreateAndOpenWorkbook: ({ beside }, base64: string) => void beside.push(base64),
    },
  };
  // the library tells this object that it is ready for events
  const internal: Kind<null> = { name: "AddinInternalService", call: { NotifyActionHandlerReady: () => {} } };

  return (name) => {
    if (name === undefined) return { kind: workbook, self: book };
    return name === "Microsoft.InternalService.AddinInternalService" ? { kind: internal, self: null } : undefined;
  };
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
