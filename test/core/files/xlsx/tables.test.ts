import { describe, expect, test } from "vitest";
import { columnCells, readSketch, said } from "../../../support/read-cells.ts";
import { oneTable, replaced, type SheetSketch, type TableSketch } from "../../../support/workbook.ts";

const three: TableSketch = {
  name: "T",
  headers: ["A", "B"],
  rows: [
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ],
};
const on = (sheet: Omit<SheetSketch, "name">) => ({ sheets: [{ name: "Sheet 1", ...sheet }] });
const rowsOf = (sketch: Parameters<typeof readSketch>[0], table = "T") => {
  const { workbook, diagnostics } = readSketch(sketch);
  const grid = workbook?.tables.get(table);
  return {
    rows: grid?.rows.map(({ row }) => row),
    first: grid && columnCells(grid),
    said: said(diagnostics),
    grid,
    diagnostics,
  };
};

describe("finding tables", () => {
  test("a table is found by its name wherever it stands, and its rows are the sheet's", () => {
    const { rows, grid } = rowsOf(
      on({
        tables: [{ ...three, at: [7, 3] }],
        cells: [
          [1, 1, "A heading"],
          [8, 2, "beside"],
        ],
      }),
    );
    expect(rows).toEqual([8, 9, 10]);
    expect(grid).toMatchObject({ headers: ["A", "B"], headerRow: 7, sheet: "Sheet 1", firstColumn: 3 });
  });

  test("names are compared loosely", () => {
    expect(rowsOf(on({ tables: [{ ...three, name: "t_" }] })).rows).toEqual([2, 3, 4]);
  });

  test("two tables on one sheet, and tables on hidden and very hidden sheets, are read", () => {
    const beside: TableSketch = { name: "U", at: [2, 5], headers: ["C"], rows: [["x"]] };
    const both = readSketch({ sheets: [{ name: "S", state: "veryHidden", tables: [three, beside] }] }).workbook;
    expect([...(both?.tables.keys() ?? [])]).toEqual(["T", "U"]);
    expect(readSketch({ sheets: [{ name: "S", state: "hidden", tables: [three] }] }).workbook?.tables.size).toBe(1);
  });

  test("tables that nobody asked for are named, and not read", () => {
    const { workbook, diagnostics } = readSketch(on({ tables: [{ ...three, name: "Table1" }] }));
    expect(workbook?.sheets).toEqual([{ name: "Sheet 1", tables: ["Table1"] }]);
    expect([workbook?.tables.size, diagnostics.length]).toEqual([0, 0]);
  });

  test("of two tables of one name only the first is read, and it is said so", () => {
    const second = { name: "Copy", tables: [{ ...three, rows: [["z", 9]] }] };
    const found = rowsOf({ sheets: [{ name: "First", tables: [three] }, second] });
    expect(found.first).toEqual(["a", "b", "c"]);
    expect(found.said).toEqual(["table-repeated error T 1"]);
  });
});

describe("rows", () => {
  test("a row of totals is no row", () => {
    expect(rowsOf(on({ tables: [{ ...three, totals: ["Total", 6] }] })).rows).toEqual([2, 3, 4]);
  });

  test("hidden and filtered rows count, and a note says how many there are", () => {
    const found = rowsOf(on({ tables: [{ ...three, hidden: [0, 2] }] }));
    expect(found.rows).toEqual([2, 3, 4]);
    expect(found.said).toEqual(["rows-hidden note T"]);
    expect(found.diagnostics[0]?.message).toBe(
      "2 rows of the table T are hidden or filtered out, and count like the others.",
    );
  });

  test("blank rows inside a table are skipped, also those with blanks in their cells", () => {
    expect(rowsOf(oneTable("T", ["A", "B"], [["a", 1], [null, null], [" ", "\u200b"], ["b", 2], []])).rows).toEqual([
      2, 5,
    ]);
  });

  test("a row with a blank first cell is a row", () => {
    expect(rowsOf(oneTable("T", ["A", "B"], [[null, 1]])).first).toEqual([""]);
  });

  test("rows directly below a table are an error that says how many and from where", () => {
    const found = rowsOf(
      on({
        tables: [three],
        cells: [
          [5, 1, "d"],
          [6, 2, 4],
          [8, 1, "a remark after a blank row"],
        ],
      }),
    );
    expect(found.rows).toEqual([2, 3, 4]);
    expect(found.said).toEqual(["rows-below-table error T 5"]);
    expect(found.diagnostics[0]?.message).toBe(
      "2 rows directly below the table T (from row 5 of the sheet Sheet 1) are not part of it and are not read.",
    );
  });

  test("rows below the totals are rows below the table", () => {
    expect(rowsOf(on({ tables: [{ ...three, totals: ["Total", 6] }], cells: [[6, 1, "d"]] })).said).toEqual([
      "rows-below-table error T 6",
    ]);
  });

  test("cells beside, blank cells below, and another table below are no rows below", () => {
    const cells: SheetSketch["cells"] = [
      [5, 3, "beside"],
      [5, 1, " "],
      [6, 1, "after a blank"],
    ];
    expect(rowsOf(on({ tables: [three], cells })).said).toEqual([]);
    const below: TableSketch = { name: "U", at: [5, 1], headers: ["C", "D"], rows: [["x", 1]] };
    expect(rowsOf(on({ tables: [three, below] })).said).toEqual([]);
  });

  test("merged cells inside a table are an error, and others are not", () => {
    expect(rowsOf(on({ tables: [three], merged: ["A3:A4", "D1:E1"] })).said).toEqual(["cells-merged error T 3"]);
    expect(rowsOf(on({ tables: [three], merged: ["D1:E1", "A9:B9"] })).said).toEqual([]);
  });
});

describe("tables that cannot be read", () => {
  const refused = (sketch: Parameters<typeof readSketch>[0], change?: Parameters<typeof readSketch>[1]) => {
    const { workbook, diagnostics } = readSketch(sketch, change);
    return [said(diagnostics), [...(workbook?.unread ?? [])], workbook?.tables.size];
  };

  test("a table whose header row is switched off has no columns", () => {
    const headless = { ...three, attributes: { headerRowCount: "0", ref: "A2:B4" } };
    expect(refused(on({ tables: [headless] }))).toEqual([["header-missing error T 2"], ["T"], 0]);
  });

  test("a header row that is declared to be switched off, as exceljs does, and is there all the same is read", () => {
    const { rows, said: problems } = rowsOf(on({ tables: [{ ...three, attributes: { headerRowCount: "0" } }] }));
    expect([rows, problems]).toEqual([[2, 3, 4], []]);
  });

  test("a table whose headers on the sheet are others than its own is refused, since columns could be swapped", () => {
    const change = replaced(/table1/, 'name="B"', 'name="C"');
    expect(refused(on({ tables: [three] }), change)).toEqual([["workbook-broken error T 1"], ["T"], 0]);
  });

  test("a table with fewer names than columns is refused", () => {
    const { diagnostics, workbook } = readSketch(
      on({ tables: [three] }),
      replaced(/table1/, '<tableColumn id="2" name="B"/>', ""),
    );
    expect([said(diagnostics), workbook?.tables.size]).toEqual([["workbook-broken error"], 0]);
  });

  test("headers with line breaks and escapes are those of the sheet", () => {
    const { workbook, diagnostics } = readSketch(oneTable("T", ["Individual\ncredits", "a_x0041_b"], [[1, 2]]));
    expect(diagnostics).toEqual([]);
    expect(workbook?.tables.get("T")?.headers).toEqual(["Individual\ncredits", "a_x0041_b"]);
  });

  test("rows or cells that stand twice or out of order are refused", () => {
    expect(refused(on({ tables: [three] }), replaced(/sheet1/, '<row r="3"', '<row r="2"'))[0]).toEqual([
      "workbook-broken error",
    ]);
    expect(refused(on({ tables: [three] }), replaced(/sheet1/, 'r="B3"', 'r="A3"'))[0]).toEqual([
      "workbook-broken error",
    ]);
    expect(refused(on({ tables: [three] }), replaced(/sheet1/, 'r="B3"', 'r="B4"'))[0]).toEqual([
      "workbook-broken error",
    ]);
  });
});
