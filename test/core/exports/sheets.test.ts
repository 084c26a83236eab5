import { expect, test } from "vitest";
import { gz, header, sheet, workbook } from "../../support/export-files.ts";
import { readFiles } from "../../support/read-files.ts";
import { type CellSketch, makeWorkbook } from "../../support/workbook.ts";

test("a sheet is found by its header, whatever it is called and wherever it stands", () => {
  const bytes = workbook(
    sheet("Filtereinstellungen", [["Zeitraum", "2026-03-01 – 2026-03-31"], ["Team:", "North", "South"], ["Titel"]]),
    sheet("使用状況", [["Bericht"], [], ["", ...header], ["", { day: "2026-03-05" }, "ana@firm.example", 4]]),
  );
  const { inputs, rows, said, diagnostics } = readFiles([["usage.xlsx", bytes]]);
  expect(inputs).toMatchObject([{ file: "usage.xlsx › 使用状況", repeats: undefined }]);
  expect(inputs[0]?.export.filters).toEqual([
    { name: "Zeitraum", value: "2026-03-01 – 2026-03-31", sheet: "Filtereinstellungen" },
    { name: "Team", value: "North, South", sheet: "Filtereinstellungen" },
  ]);
  expect(rows).toMatchObject([{ day: "2026-03-05", amount: 4_000_000, line: 4 }]);
  expect(said).toEqual(["note[export-filtered] usage.xlsx › 使用状況"]);
  expect(diagnostics[0]?.message).toBe(
    "On its sheet “Filtereinstellungen” the workbook says: Zeitraum = “2026-03-01 – 2026-03-31”; Team = “North, South”. If these are filters, the export holds only what they let through.",
  );
});

test("every sheet that is an export is read, and a sheet counts once however often the workbook is given", () => {
  const bytes = workbook(
    sheet("March", [header, [{ day: "2026-03-05" }, "ana@firm.example", 4]]),
    sheet("Chart data", [["Sum", 6.5]]),
    sheet("April", [header, [{ day: "2026-04-05" }, "ana@firm.example", 2.5]]),
  );
  const { inputs, rows } = readFiles([
    ["a.xlsx", bytes],
    ["b.xlsm", gz(bytes)],
  ]);
  expect(inputs.map(({ file, repeats }) => [file, repeats])).toEqual([
    ["a.xlsx › March", undefined],
    ["a.xlsx › April", undefined],
    ["b.xlsm › March", 0],
    ["b.xlsm › April", 1],
  ]);
  expect(rows).toHaveLength(2);
});

test("the header of a sheet is found in its first 30 rows, and not in the 31st", () => {
  const at = (row: number) =>
    workbook({
      name: "Data",
      cells: [header, ["2026-03-05", "ana@firm.example", 4]].flatMap((cells, down) =>
        cells.map((cell, right) => [row + down, right + 1, cell] as const),
      ),
    });
  expect(readFiles([["usage.xlsx", at(30)]]).rows).toMatchObject([{ line: 31 }]);
  const { rows, said } = readFiles([["usage.xlsx", at(31)]]);
  expect(rows).toEqual([]);
  expect(said).toEqual(["error[export-unrecognised] usage.xlsx"]);
});

test("days, times and numbers of a sheet are the texts that a CSV file would hold", () => {
  const rows: readonly (readonly CellSketch[])[] = [
    header,
    [{ number: 46086.9999999999, format: "yyyy-mm-dd hh:mm" }, "ana@firm.example", 0.1 + 0.2],
    [{ number: 46086.999999, format: "yyyy-mm-dd hh:mm" }, "ana@firm.example", 2],
    [{ number: 46086.5, format: 22 }, "ana@firm.example", { number: 1234.5, format: "#,##0.00" }],
    ["2026-03-05T23:30:00Z", "ana@firm.example", "7"],
    [{ formula: "TODAY()", value: "2026-03-07" }, "ana@firm.example", { formula: "1/8", value: 0.125 }],
    [{ day: "2026-03-08" }, "ana@firm.example", 1e-6],
  ];
  const read = readFiles([["usage.xlsx", workbook(sheet("Data", rows))]]);
  expect(read.said).toEqual([]);
  expect(read.rows.map(({ day, amount }) => [day, amount])).toEqual([
    // a breath before midnight is midnight, a tenth of a second is not
    ["2026-03-06", 300_000],
    ["2026-03-05", 2_000_000],
    ["2026-03-05", 1_234_500_000],
    ["2026-03-05", 7_000_000],
    ["2026-03-07", 125_000],
    ["2026-03-08", 1],
  ]);
  const old = makeWorkbook({
    is1904: true,
    sheets: [sheet("Data", [header, [{ day: "2026-03-05" }, "ana@firm.example", 1]])],
  });
  expect(readFiles([["usage.xlsx", old]]).rows).toMatchObject([{ day: "2026-03-05" }]);
});

test("a number of a sheet is a number in whatever style the firm writes its texts", () => {
  const bytes = workbook(
    sheet("Data", [
      header,
      ["05.03.2026", "ana@firm.example", 1234.5],
      [{ day: "2026-03-06" }, "ana@firm.example", "1.234,5"],
    ]),
  );
  const { rows, said } = readFiles([["usage.xlsx", bytes]], { settings: 'Day order,dmy\nNumber style,"1.234,5"\n' });
  expect(said).toEqual([]);
  expect(rows.map(({ day, amount }) => [day, amount])).toEqual([
    ["2026-03-05", 1_234_500_000],
    ["2026-03-06", 1_234_500_000],
  ]);
});

test("a cell of a sheet that cannot be known is told with its address, and only where it is read", () => {
  const bytes = workbook(
    sheet("Data", [
      [...header, "remark"],
      ["2026-03-05", "ana@firm.example", { error: "#N/A" }],
      ["2026-03-05", "ana@firm.example", { formula: "A1+1" }],
      ["2026-03-05", "ana@firm.example", 1, { error: "#REF!" }],
      ["2026-03-05", "ana@firm.example", 1, "", "astray"],
    ]),
  );
  const { rows, said, diagnostics } = readFiles([["usage.xlsx", bytes]]);
  expect(rows).toHaveLength(1);
  expect(said).toEqual([
    "error[formula-error] usage.xlsx › Data:2:credits",
    "error[formula-not-calculated] usage.xlsx › Data:3:credits",
    "error[csv-broken] usage.xlsx › Data:5",
  ]);
  expect(diagnostics[0]?.message).toBe("credits (C2): the cell shows the error #N/A; the row is left out.");
  expect(diagnostics[2]?.help).toContain("Give the column a header");
});

test("hidden rows count, and a note says so", () => {
  const table = {
    name: "T",
    headers: header,
    rows: [1, 2, 3].map((n) => ["2026-03-05", "ana@firm.example", n]),
    hidden: [1],
  };
  const { rows, said } = readFiles([["usage.xlsx", workbook({ name: "Data", tables: [table] })]]);
  expect(rows).toHaveLength(3);
  expect(said).toEqual(["note[rows-hidden] usage.xlsx › Data"]);
});
