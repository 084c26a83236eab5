import { expect, test } from "vitest";
import { addSheet, addTable, emptyBook, putCell } from "./book.ts";
import { excelHost } from "./host.ts";
import { openInNode } from "./in-node.ts";

test("smoke", async () => {
  const book = emptyBook();
  const sheet = addSheet(book, "People");
  ["Email", "Name"].forEach((h, at) => { putCell(sheet, 0, at, { value: h }); });
  putCell(sheet, 1, 0, { value: "ana@example.com" });
  addTable(book, "People", { sheet, top: 0, left: 0, rows: 2, columns: 2 }, ["Email", "Name"]);
  const host = excelHost(book);
  openInNode(host);
  const values = await Excel.run(async (context) => {
    const range = context.workbook.tables.getItem("People").getRange();
    range.load("values,address");
    const none = context.workbook.tables.getItemOrNullObject("x");
    const nr = none.getRange(); nr.load("values");
    const d = context.workbook.functions.date(2000, 1, 1); d.load("value");
    await context.sync();
    return [range.values, range.address, none.isNullObject, d.value];
  });
  expect(values).toEqual([[["Email", "Name"], ["ana@example.com", ""]], "People!A1:B2", true, 36526]);
  await new Promise((r) => setTimeout(r, 10));
  expect(host.keptCount()).toBe(0);
  host.behaviour.fault = () => ({ code: 5012, isDone: false });
  const e = await Excel.run(async (c) => { c.workbook.tables.load("items/name"); await c.sync(); }).catch((error) => error);
  expect(e.code).toBe("InvalidOrTimedOutSession");
});
