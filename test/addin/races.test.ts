import { expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import type { RowChange } from "../../core/roster/patch.ts";
import { plainStyle as style } from "../../core/table/cell.ts";
import { bodyOf, cellAt, putCell, type Table } from "../excel-host/book.ts";
import * as person from "../excel-host/person.ts";
import { type CellSketch, oneTable } from "../support/workbook.ts";
import { type OpenExcel, openSketch } from "./open-excel.ts";

// What somebody does in the one moment between our looking and our writing.

const add = (name: string): RowChange => ({
  kind: "append",
  key: [`${name}@example.com`],
  cells: { Email: `${name}@example.com`, Name: name },
});
const setAna: RowChange = { kind: "set", key: ["ana@example.com"], cells: { Name: { before: "Ana", after: "Anna" } } };

const staff = (...rows: readonly (readonly CellSketch[])[]) =>
  openSketch(oneTable("People", ["Email", "Name", "Mine"], rows));
const ana = ["ana@example.com", "Ana", "a"] as const;
const ben = ["ben@example.com", "Ben", "b"] as const;

/** Carries out a change, and lets somebody act just before its first batch that writes. */
async function meanwhile(excel: OpenExcel, change: RowChange, act: (table: Table, me: person.Person) => void) {
  const { host } = excel;
  let isDone = false;
  host.behaviour.meanwhile = (_, { Actions }) => {
    if (isDone || !Actions.some(({ ActionType }) => ActionType === 4)) return;
    isDone = true;
    act(host.book.tables[0] as Table, { book: host.book, events: host.events, isRemote: true });
  };
  const result = await applyPatch(excel.door, { table: "People", changes: [change] }, style);
  expect(isDone).toBe(true);
  expect([result.overwritten, result.doubts]).toEqual([[], []]);
  return result;
}

function shown({ host }: OpenExcel, below = 0) {
  const table = host.book.tables[0] as Table;
  const { sheet, top, left, rows, columns } = bodyOf(table);
  return Array.from({ length: rows + below }, (_, row) =>
    Array.from({ length: columns }, (_unused, at) => cellAt(sheet, top + row, left + at).value),
  );
}

test("somebody types into the very cell: theirs stands, and ours is refused with it", async () => {
  const excel = staff(ana, ben);
  const { applied, refused } = await meanwhile(excel, setAna, (table, me) => person.type(me, table, 0, 1, "Anita"));
  expect(applied).toEqual([]);
  expect(refused).toMatchObject([{ reason: "changed", before: "Ana", after: "Anna", found: "Anita" }]);
  expect(shown(excel)).toEqual([["ana@example.com", "Anita", "a"], [...ben]]);
});

test("somebody puts a formula into the very cell: it stands", async () => {
  const excel = staff(ana, ben);
  const { refused } = await meanwhile(excel, setAna, ({ box: { sheet } }) =>
    putCell(sheet, 1, 1, { value: "Ana", formula: '="A"&"na"' }),
  );
  expect(refused).toMatchObject([{ reason: "formula" }]);
  expect(cellAt(excel.host.book.sheets[0] as Table["box"]["sheet"], 1, 1).formula).toBe('="A"&"na"');
});

test("a text that looks like a number, a day or a formula is put back as the text that it is", async () => {
  for (const text of ["00042", "1-2", "=1+1", "TRUE", "'quoted"]) {
    const excel = staff(ana, ben);
    await meanwhile(excel, setAna, (table, me) => person.type(me, table, 0, 1, text));
    expect(shown(excel)[0]).toEqual(["ana@example.com", text, "a"]);
  }
});

test("somebody sorts, inserts or deletes a row: ours goes where it belongs", async () => {
  const sorted = staff(ana, ben);
  expect((await meanwhile(sorted, setAna, (table, me) => person.sort(me, table, 0, true))).refused).toEqual([]);
  expect(shown(sorted)).toEqual([[...ben], ["ana@example.com", "Anna", "a"]]);
  const inserted = staff(ana, ben);
  expect(
    (await meanwhile(inserted, setAna, (table, me) => person.insertRow(me, table, 0, ["x@example.com", "X", "x"])))
      .refused,
  ).toEqual([]);
  expect(shown(inserted)).toEqual([["x@example.com", "X", "x"], ["ana@example.com", "Anna", "a"], [...ben]]);
  const deleted = staff(ana, ben);
  expect((await meanwhile(deleted, setAna, (table, me) => person.deleteRow(me, table, 0))).refused).toMatchObject([
    { reason: "row-missing" },
  ]);
  expect(shown(deleted)).toEqual([[...ben]]);
});

test("somebody renames the column: it is theirs from then on", async () => {
  const excel = staff(ana, ben);
  const { refused } = await meanwhile(excel, setAna, (table, me) => person.renameColumn(me, table, 1, "Nickname"));
  expect(refused).toMatchObject([{ reason: "column-missing" }]);
  expect(shown(excel)).toEqual([[...ana], [...ben]]);
});

test("somebody writes directly below the table: it stands below the new row, a blank row between", async () => {
  const excel = staff(ana);
  const { refused } = await meanwhile(excel, add("dan"), ({ box: { sheet } }) => {
    putCell(sheet, 2, 0, { value: "Remark" });
    putCell(sheet, 2, 2, { value: 7, format: "0.00" });
  });
  expect(refused).toEqual([]);
  const rows = shown(excel, 2);
  expect(rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
    ["ana@example.com", "Ana"],
    ["dan@example.com", "dan"],
  ]);
  expect(rows.flat().filter((cell) => cell === "Remark").length).toBe(1);
  expect(rows[3]).toEqual(["Remark", "", 7]);
});

test("somebody types into the only row of an empty table: both rows are in it", async () => {
  const excel = staff(["", "", ""]);
  const { refused } = await meanwhile(excel, add("dan"), (table, me) => {
    person.type(me, table, 0, 0, "eve@example.com");
    person.type(me, table, 0, 1, "Eve");
  });
  expect(refused).toEqual([]);
  expect(shown(excel)).toEqual([
    ["dan@example.com", "dan", ""],
    ["eve@example.com", "Eve", ""],
  ]);
});

test("somebody adds a row, a column or moves the table: the new row is whole", async () => {
  for (const act of [
    (table: Table, me: person.Person) => person.typeBelow(me, table, ["eve@example.com", "Eve", "e"]),
    (table: Table, me: person.Person) => person.insertColumn(me, table, 1, "New"),
    (table: Table, me: person.Person) => person.moveTable(me, table, 10, 3),
  ]) {
    const excel = staff(ana);
    expect((await meanwhile(excel, add("dan"), act)).refused).toEqual([]);
    expect(
      shown(excel)
        .at(-1)
        ?.filter((cell) => cell !== ""),
    ).toEqual(["dan@example.com", "dan"]);
  }
});

test("a new row whose column is formatted as something else leaves the cell blank, and says so", async () => {
  const table = oneTable(
    "People",
    ["Email", "Individual credits"],
    [["ana@example.com", { number: 46112, format: 14 }]],
  );
  const excel = openSketch(table);
  const change = {
    kind: "append",
    key: ["dan@example.com"],
    cells: { Email: "dan@example.com", "Individual credits": "7" },
  } as const;
  const { applied, refused } = await applyPatch(excel.door, { table: "People", changes: [change] }, style);
  expect(applied).toEqual([{ key: ["dan@example.com"] }]);
  expect(refused).toMatchObject([
    { reason: "not-taken", header: "Individual credits", after: "7", found: "1900-01-07" },
  ]);
  expect(shown(excel)).toEqual([
    ["ana@example.com", 46112],
    ["dan@example.com", ""],
  ]);
});
