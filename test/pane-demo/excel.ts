// One Excel in the page: a workbook that is open, who types into it, and the pane that speaks to it.
import { type Book, cellAt, enter, type Sheet, type Table } from "../excel-host/book.ts";
import { excelHost, type Host } from "../excel-host/host.ts";
import { growBy } from "../excel-host/range.ts";
import { SETS } from "../excel-host/sets.ts";
import { loadBook, type OpenBook } from "../excel-host/xlsx-load.ts";
import { saveBook } from "../excel-host/xlsx-save.ts";
import { receives } from "./drag-file.ts";

/** The open workbook. */
export type Excel = {
  readonly name: string;
  readonly open: OpenBook;
  readonly host: Host;
  /** Where the pane is shown, as soon as it is. */
  frame: HTMLIFrameElement | undefined;
};

/** What the pane's frame is told of its Excel before the library is loaded; it takes it from the page around it. */
export type PaneWorld = {
  readonly excelSets: Readonly<Record<string, string>>;
  readonly excelLooks: { readonly locale: string };
  readonly answerExcel: (body: string, flags: number) => Promise<unknown>;
};
/** The frame's window, once its Excel is there. */
type PaneWindow = Window & { readonly pushEvents?: (entries: readonly unknown[]) => void };

/** Opens the bytes of a workbook. */
export function openExcel(name: string, bytes: Uint8Array): Excel {
  const open = loadBook(bytes);
  return { name, open, host: excelHost(open.book), frame: undefined };
}

/** Shows the pane anew in its place, over this Excel; `answered` is told after each request. */
export function openPaneFrame(excel: Excel, into: HTMLElement, answered: () => void): void {
  const frame = document.createElement("iframe");
  const answerExcel: PaneWorld["answerExcel"] = async (body, flags) => {
    const answer = await excel.host.answer(body, flags);
    // as Excel does: the answer first
    setTimeout(() => {
      push(excel);
      answered();
    }, 0);
    return answer;
  };
  const locale = /^[a-z]{2}-[A-Z]{2}$/.test(navigator.language) ? navigator.language : "en-US";
  const world: PaneWorld = { excelSets: SETS, excelLooks: { locale }, answerExcel };
  Object.assign(window, { paneWorld: world });
  Object.assign(frame, {
    title: "Credit Roster",
    allow: "clipboard-read; clipboard-write",
    src: "/pane/taskpane.html",
  });
  receives(frame);
  into.replaceChildren(frame);
  excel.frame = frame;
}

/** Tells the pane what has happened in the workbook. */
export function push({ host, frame }: Excel): void {
  const pane = frame?.contentWindow as PaneWindow | null | undefined;
  // a pane that is still loading reads the workbook as it is then
  const entries = host.events.drain();
  if (entries.length > 0) pane?.pushEvents?.(entries);
}

/** The file as it is now. */
export function savedFile({ name, open }: Excel): File {
  return new File([saveBook(open) as Uint8Array<ArrayBuffer>], name, {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}

/** Somebody types into a cell, here or far away; answers why Excel does not let them. */
export function typeInto(
  excel: Excel,
  sheet: Sheet,
  row: number,
  column: number,
  text: string,
  isRemote = false,
): string | undefined {
  const { book, events } = excel.host;
  const cell = cellAt(sheet, row, column);
  if (book.isReadOnly === true) return "The workbook is for reading only.";
  if (sheet.isProtected && cell.isUnlocked !== true) return "The sheet is protected.";
  const box = { sheet, top: row, left: column, rows: 1, columns: 1 };
  enter(sheet, row, column, text);
  const table = tableAt(book, sheet, row, column);
  const header = table?.box.top === row ? table.columns[column - table.box.left] : undefined;
  if (header !== undefined) header.name = text;
  growBy(book, box);
  events.changed(box, "RangeEdited", { before: cell.value, isPerson: true, isRemote });
  push(excel);
  return undefined;
}

/** The table in which a cell lies. */
export function tableAt(book: Book, sheet: Sheet, row: number, column: number): Table | undefined {
  return book.tables.find(
    ({ box }) =>
      box.sheet === sheet &&
      row >= box.top &&
      row < box.top + box.rows &&
      column >= box.left &&
      column < box.left + box.columns,
  );
}
