import { expect, test } from "vitest";
import { header, march, sheet, workbook } from "../../support/export-files.ts";
import { readFiles } from "../../support/read-files.ts";
import { long } from "../../support/runs.ts";
import { makeWorkbook, replaced, zip } from "../../support/workbook.ts";

test("a workbook without an export is told by the sheet that is most like one; an empty one is empty", () => {
  const bytes = workbook(
    sheet("Notes", [["hello"]]),
    sheet("Data", [
      ["Date", "User", "Amount"],
      ["2026-03-05", "ana", 4],
    ]),
  );
  const { said, diagnostics } = readFiles([["usage.xlsx", bytes]]);
  expect(said).toEqual(["error[export-unrecognised] usage.xlsx › Data:1"]);
  expect(diagnostics[0]?.message).toContain("which also needs credits");
  const empty = readFiles([["usage.xlsx", workbook(sheet("Sheet1", []), sheet("Sheet2", [[null]]))]]);
  expect(empty.diagnostics).toMatchObject([{ code: "export-unrecognised", message: "The workbook is empty." }]);
});

test("a workbook with a damaged sheet is not counted at all", () => {
  const bytes = makeWorkbook(
    { sheets: [sheet("Data", [header, ["2026-03-05", "ana@firm.example", 4]])] },
    replaced(/sheet1/, "</sheetData>", "</row></sheetData>"),
  );
  const { rows, said, inputs } = readFiles([["usage.xlsx", bytes]]);
  expect(rows).toEqual([]);
  expect(said).toEqual(["error[workbook-broken] usage.xlsx"]);
  expect(inputs).toHaveLength(1);
});

long("a sheet that turns out damaged far below is forgotten whole", () => {
  const many = Array.from({ length: 5000 }, (_, at) => ["2026-03-05", `u${at}@firm.example`, 1]);
  const bytes = makeWorkbook(
    { sheets: [sheet("Data", [header, ...many])] },
    replaced(/sheet1/, "</sheetData>", "</row></sheetData>"),
  );
  const { rows, said } = readFiles([["usage.xlsx", bytes]]);
  expect(rows).toEqual([]);
  expect(said).toEqual(["error[workbook-broken] usage.xlsx › Data"]);
});

test("old, binary and encrypted workbooks are refused with what to save them as", () => {
  const compound = (name: string) =>
    Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(600), Buffer.from(name, "utf16le")]);
  const binary = zip({ "[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x" });
  const ods = zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" });
  const { said, diagnostics } = readFiles([
    ["a.xls", compound("Workbook")],
    ["b.xlsx", compound("EncryptedPackage")],
    ["c.xlsb", binary],
    ["d.ods", ods],
  ]);
  expect(said).toEqual([
    "error[workbook-kind] a.xls",
    "error[workbook-encrypted] b.xlsx",
    "error[workbook-kind] c.xlsb",
    "error[workbook-kind] d.ods",
  ]);
  for (const at of [0, 2, 3]) expect(diagnostics[at]?.help).toContain("“Excel Workbook (.xlsx)”");
  expect(diagnostics[1]?.help).toContain("clear the password");
});

test("a file that is called a workbook and is none is told so, and not asked for the meaning of its columns", () => {
  const broken = "PK not an archive; at all\n1;2\n";
  for (const name of ["march.xlsx", "MARCH.XLSM"]) {
    const { said, diagnostics, inputs, rows } = readFiles([[name, broken]]);
    expect(said).toEqual([`error[workbook-kind] ${name}`]);
    expect(diagnostics[0]?.message).toBe("The file is not a workbook; the file is not counted.");
    expect(diagnostics[0]?.help).toMatch(/save it as “Excel Workbook \(\.xlsx\)”/);
    expect(inputs).toMatchObject([{ export: { format: undefined, rows: 0 } }]);
    expect(rows).toEqual([]);
  }
  // neither is one that is no text at all
  expect(readFiles([["march.xlsx", new Uint8Array([0x50, 0x4b, 0, 1, 0x81, 0xff, 0])]]).said).toEqual([
    "error[workbook-kind] march.xlsx",
  ]);
  // the same under another name is a list that nobody knows, and an export counts whatever it is called
  expect(readFiles([["march.csv", broken]]).said).not.toContain("error[workbook-kind] march.csv");
  const { said, rows } = readFiles([["march.xlsx", march]]);
  expect([said, rows.length]).toEqual([[], 1]);
});
