// The switches that simulate what goes wrong in an Excel.
import { bodyOf, cellAt, type Sheet } from "../excel-host/book.ts";
import { editText } from "./cell-text.ts";
import { type Excel, tableAt, typeInto } from "./excel.ts";

/** A cell of a sheet. */
export type Place = { readonly sheet: Sheet; readonly row: number; readonly column: number };

/** A request is lost before Excel has seen it, with all that Excel kept for the pane. */
const SESSION_LOST = { code: 5012, isDone: false };

/** Whether somebody is typing in a cell: then Excel lets nobody else write. */
export function setTyping({ host: { behaviour } }: Excel, isOn: boolean): void {
  finish();
  if (!isOn) {
    behaviour.typing = undefined;
    return;
  }
  behaviour.typing = new Promise((resolve) => {
    finish = resolve;
  });
}

let finish = () => {};

/** The next request does not get through. */
export function loseOnce({ host: { behaviour } }: Excel): void {
  behaviour.fault = () => {
    behaviour.fault = () => undefined;
    return SESSION_LOST;
  };
}

/** A colleague far away types into a cell: a number more, a text with an asterisk; answers what was done, in words. */
export function colleagueTypes(excel: Excel, { sheet, row, column }: Place): string {
  const { book } = excel.host;
  const table = tableAt(book, sheet, row, column) ?? book.tables.find(({ box }) => box.sheet === sheet);
  // headers are nobody's to change, and outside of a table there is nothing of ours
  const isBody = table !== undefined && tableAt(book, sheet, row, column) === table && row >= bodyOf(table).top;
  const at = table === undefined || isBody ? { row, column } : { row: bodyOf(table).top, column: table.box.left + 1 };
  const cell = cellAt(sheet, at.row, at.column);
  const before = editText(cell, book.is1904);
  const after =
    typeof cell.value === "number" ? editText({ ...cell, value: cell.value + 1 }, book.is1904) : `${before}*`;
  const refused = typeInto(excel, sheet, at.row, at.column, after, true);
  return refused ?? `A colleague has typed ${after} where ${before === "" ? "nothing" : before} was.`;
}
