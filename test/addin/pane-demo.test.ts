import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bodyOf, cellAt, type Table } from "../excel-host/book.ts";
import { cellName, editText, shownText } from "../pane-demo/cell-text.ts";
import { type Excel, openExcel, savedFile, tableAt, typeInto } from "../pane-demo/excel.ts";
import { sizeOf } from "../pane-demo/grid-size.ts";
import { colleagueTypes, loseOnce, setTyping } from "../pane-demo/trouble.ts";
import { root } from "../support/source.ts";
import { makeWorkbook, oneTable } from "../support/workbook.ts";

const nothing = JSON.stringify({ Actions: [], ObjectPaths: {} });

function opened(): Excel & { readonly table: Table } {
  const rows = [
    ["ana@example.com", "Ana", 100],
    ["ben@example.com", "", 0.5],
  ];
  const excel = openExcel("own.xlsx", makeWorkbook(oneTable("People", ["Email", "Name", "Credits"], rows)));
  return { ...excel, table: excel.host.book.tables[0] as Table };
}

test.each([
  ["text", "General", "text"],
  [true, "General", "TRUE"],
  [46_112, "yyyy-mm-dd", "2026-03-31"],
  [46_112.5, "yyyy-mm-dd", "2026-03-31 12:00:00"],
  [0.1 + 0.2, "General", "0.3"],
  [1234.5, "#,##0.######", "1,234.5"],
  [1234.5, "0.00", "1234.50"],
  [1234.5, "0", "1235"],
  [0.125, "0.0%", "12.5%"],
])("%s with the format %s is shown as %s", (value, format, shown) => {
  expect(shownText({ value, format }, false)).toBe(shown);
});

test("what is edited is the formula, the number without grouping, the day", () => {
  expect(editText({ value: 3, format: "General", formula: "=1+2" }, false)).toBe("=1+2");
  expect(editText({ value: 1234.5, format: "#,##0.##" }, false)).toBe("1234.5");
  expect(editText({ value: 46_112, format: "yyyy-mm-dd" }, false)).toBe("2026-03-31");
  expect(editText({ value: 44_650, format: "yyyy-mm-dd" }, true)).toBe("2026-03-31");
  expect(cellName(11, 27)).toBe("AB12");
});

test("what is typed is taken as Excel takes it, makes the table grow, renames a column, and is in the file", async () => {
  const { table, ...excel } = opened();
  const { sheet } = table.box;
  expect(typeInto(excel, sheet, 1, 2, "1,250")).toBeUndefined();
  expect(typeInto(excel, sheet, 3, 0, "cem@example.com")).toBeUndefined();
  expect(typeInto(excel, sheet, 0, 1, "Full name")).toBeUndefined();
  expect([cellAt(sheet, 1, 2).value, table.box.rows, table.columns[1]?.name]).toEqual([1250, 4, "Full name"]);
  const again = openExcel("own.xlsx", new Uint8Array(await savedFile(excel).arrayBuffer()));
  expect(again.host.book.tables[0]?.columns.map(({ name }) => name)).toEqual(["Email", "Full name", "Credits"]);
  expect(cellAt(again.host.book.sheets[0] as typeof sheet, 3, 0).value).toBe("cem@example.com");
});

test("nobody types into a protected sheet, or a workbook for reading only", () => {
  const { table, ...excel } = opened();
  const { sheet } = table.box;
  sheet.isProtected = true;
  expect(typeInto(excel, sheet, 1, 1, "no")).toBe("The sheet is protected.");
  sheet.isProtected = false;
  excel.host.book.isReadOnly = true;
  expect(typeInto(excel, sheet, 1, 1, "no")).toBe("The workbook is for reading only.");
  expect(cellAt(sheet, 1, 1).value).toBe("Ana");
});

test("a colleague adds to what stands in the selected cell, and never to a header", () => {
  const { table, ...excel } = opened();
  const { sheet } = table.box;
  expect(colleagueTypes(excel, { sheet, row: 1, column: 2 })).toBe("A colleague has typed 101 where 100 was.");
  expect(colleagueTypes(excel, { sheet, row: 2, column: 1 })).toBe("A colleague has typed * where nothing was.");
  expect(colleagueTypes(excel, { sheet, row: 0, column: 0 })).toBe("A colleague has typed Ana* where Ana was.");
  expect(tableAt(excel.host.book, sheet, 9, 9)).toBeUndefined();
  expect(cellAt(sheet, bodyOf(table).top, 1).value).toBe("Ana*");
});

test("one request is lost, and no more; a cell that is typed in holds requests up", async () => {
  const excel = opened();
  loseOnce(excel);
  expect(await excel.host.answer(nothing, 0)).toEqual({ hostError: 5012 });
  expect(await excel.host.answer(nothing, 0)).toHaveProperty("body");
  setTyping(excel, true);
  expect(await excel.host.answer(nothing, 0)).toEqual({ hostError: 5004 });
  const waiting = excel.host.answer(nothing, 64);
  setTyping(excel, false);
  expect(await waiting).toHaveProperty("body");
  expect(await excel.host.answer(nothing, 0)).toHaveProperty("body");
});

test("a grid has room to type beyond its cells, and columns as wide as what they hold", () => {
  const { host } = openExcel("roster.xlsx", readFileSync(join(root, "batch/sample/roster.xlsx")));
  const people = host.book.sheets.find(({ name }) => name === "People") as Table["box"]["sheet"];
  const { rows, columns, widths } = sizeOf(people, true, false);
  expect([rows, columns, widths.length]).toEqual([61, 20, 20]);
  expect(widths[0]).toBeGreaterThan(widths[19] ?? 0);
  expect(Math.max(...widths)).toBeLessThanOrEqual(280);
});
