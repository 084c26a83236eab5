import { describe, expect, test } from "vitest";
import { credits } from "../../core/credits.ts";
import type { PersonKey } from "../../core/person.ts";
import { appendRow, setCells } from "../../core/roster/patch.ts";
import { people } from "../../core/roster/tables.ts";
import { cellAt } from "../excel-host/book.ts";
import { openSketch } from "./open-excel.ts";
import { apply, day, everything, reasons, shown, staff } from "./staff-workbook.ts";

const person = (text: string) => text as PersonKey;

describe("rows are added", () => {
  const dan = appendRow(people, {
    email: person("dan@example.com"),
    name: "3/4",
    leftOn: day("2026-03-31"),
    individualCredits: credits(5),
  });
  const eve = appendRow(people, { email: person("eve@example.com"), name: "=1+1" });
  const newRows = [
    ["dan@example.com", "3/4", "", 46112, 5],
    ["eve@example.com", "=1+1", "", "", ""],
  ];

  test("directly below the table, which takes them in", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    expect(await apply(excel, dan, eve)).toEqual({
      applied: [{ key: dan.key }, { key: eve.key }],
      refused: [],
      overwritten: [],
      doubts: [],
    });
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
    expect(excel.host.book.tables[0]?.box).toMatchObject({ top: 2, left: 1, rows: 6 });
    for (const [at, cell] of before) expect(everything(excel).get(at)).toEqual(cell);
  });

  test("above what stands below the table, which moves down", async () => {
    const excel = openSketch(
      staff({}, [
        [7, 2, "Remark"],
        [9, 3, { formula: "B3", value: "Email" }],
      ]),
    );
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
    expect(shown(excel, 9, 2, 11, 3)).toEqual([
      ["Remark", ""],
      ["", ""],
      ["", "Email"],
    ]);
    expect(excel.host.book.tables[0]?.box.rows).toBe(6);
  });

  test("above the totals row", async () => {
    const excel = openSketch(staff({ totals: ["Total", "", "", "", 200] }));
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 7, 2, 9, 6)).toEqual([...newRows, ["Total", "", "", "", 200]]);
  });

  test("into the blank row of a table that has no other", async () => {
    const excel = openSketch(staff({ rows: [["", "", "", null, null]] }));
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(shown(excel, 4, 2, 5, 6)).toEqual(newRows);
    expect(excel.host.book.tables[0]?.box.rows).toBe(3);
  });

  test("with the formula of a column that has one, and with the formats of the row above", async () => {
    const excel = openSketch(
      staff({
        rows: [
          ["ana@example.com", "Ana", { formula: "1+1", value: 2 }, { day: "2026-01-31", format: "dd.mm.yyyy" }, 1],
        ],
      }),
    );
    const [table] = excel.host.book.tables;
    const mine = table?.columns[2];
    if (mine !== undefined) mine.formula = "=1+1";
    await apply(excel, dan);
    const [sheet] = excel.host.book.sheets;
    expect(sheet && cellAt(sheet, 4, 3)).toMatchObject({ formula: "=1+1" });
    expect(sheet && cellAt(sheet, 4, 4)).toMatchObject({ value: 46112, format: "dd.mm.yyyy" });
  });

  test("once, however often the patch is carried out", async () => {
    const excel = openSketch(staff());
    const first = await apply(excel, dan);
    const before = everything(excel);
    expect(await apply(excel, dan)).toEqual(first);
    expect(everything(excel)).toEqual(before);
  });

  test("unless another row has the key already", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    const result = await apply(excel, appendRow(people, { email: person("ana@example.com"), name: "Other" }), dan);
    expect(reasons(result)).toEqual(["row-there ana@example.com"]);
    expect(result.applied).toEqual([{ key: dan.key }]);
    expect(everything(excel).size).toBeGreaterThan(before.size);
  });

  test("and not at all where one of their columns is missing", async () => {
    const excel = openSketch(staff());
    const before = everything(excel);
    const row = appendRow(people, { email: person("dan@example.com"), office: "Oslo" });
    expect(reasons(await apply(excel, row))).toEqual(["column-missing dan@example.com Office"]);
    expect(everything(excel)).toEqual(before);
  });

  test("where Excel does not take rows in by itself", async () => {
    const excel = openSketch(staff());
    excel.host.book.growsByItself = false;
    expect((await apply(excel, dan, eve)).refused).toEqual([]);
    expect(excel.host.book.tables[0]?.box.rows).toBe(6);
    expect(shown(excel, 7, 2, 8, 6)).toEqual(newRows);
  });

  test("under a filter, whose hidden rows stay as they are", async () => {
    const excel = openSketch(staff({ hidden: [0, 2] }));
    for (const table of excel.host.book.tables) table.isFiltered = true;
    const set = setCells(people, ["ana@example.com"], { name: { before: "Ana", after: "Anna" } });
    expect((await apply(excel, dan, set)).refused).toEqual([]);
    expect(shown(excel, 4, 2, 4, 3)).toEqual([["ana@example.com", "Anna"]]);
    expect(shown(excel, 7, 2, 7, 6)).toEqual([newRows[0]]);
  });
});

test("where another table is in the way, the row is refused in words, and nothing is moved", async () => {
  const other = { name: "Mine", at: [7, 5] as const, headers: ["A", "B", "C"], rows: [[1, 2, 3]] };
  const own = staff().sheets[0]?.tables ?? [];
  const excel = openSketch({ sheets: [{ name: "Staff", tables: [...own, other] }] });
  const before = everything(excel);
  const row = appendRow(people, { email: person("dan@example.com"), name: "Dan" });
  const result = await apply(excel, row);
  expect(reasons(result)).toEqual(["trouble dan@example.com"]);
  expect(result.refused[0]?.message).toContain("something beside or below the table is in the way");
  expect(everything(excel)).toEqual(before);
});
