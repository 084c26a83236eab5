import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readFiles, sha256Of } from "../../support/read-files.ts";
import { long } from "../../support/runs.ts";
import { type CellSketch, makeWorkbook, replaced, type SheetSketch, zip } from "../../support/workbook.ts";

const march = "date,user,credits\n2026-03-05,ana@firm.example,4\n";
const april = "date,user,credits\n2026-04-05,ana@firm.example,2.5\n";
const gz = (content: string | Uint8Array) => new Uint8Array(gzipSync(content));

/** A sheet from A1 on. */
function sheet(name: string, rows: readonly (readonly CellSketch[])[]): SheetSketch {
  return { name, cells: rows.flatMap((row, at) => row.map((cell, position) => [at + 1, position + 1, cell] as const)) };
}

const header = ["date", "user", "credits"];
const workbook = (...sheets: readonly SheetSketch[]) => makeWorkbook({ sheets });

test("a file packed with gzip is read as what is in it, under its own name and its unpacked hash", () => {
  for (const length of [1, 7, 1000]) {
    const { inputs, rows, said } = readFiles([["march.csv.gz", gz(march)]], { length });
    expect(said).toEqual([]);
    expect(rows).toMatchObject([{ day: "2026-03-05", amount: 4_000_000, line: 2 }]);
    expect(inputs).toMatchObject([{ file: "march.csv.gz", sha256: sha256Of(march), export: { rows: 1 } }]);
  }
});

test("parts packed one behind the other are one file, each held against its checksum", () => {
  const long = `${march}${"2026-03-06,ana@firm.example,1\n".repeat(4000)}`;
  const [head, tail] = [long.slice(0, 70_001), long.slice(70_001)];
  for (const length of [13, 64 * 1024]) {
    const { rows, said } = readFiles([["march.csv.gz", Buffer.concat([gz(head), gz(tail)])]], { length });
    expect(said).toEqual([]);
    expect(rows).toHaveLength(4001);
  }
  const wrong = Buffer.concat([gz(head), gz(tail)]);
  const place = gz(head).length - 8;
  wrong[place] = (wrong[place] ?? 0) ^ 1;
  expect(readFiles([["march.csv.gz", wrong]]).said).toEqual(["error[file-unreadable] march.csv.gz"]);
});

long("a packed file that breaks off or was changed is not counted at all", () => {
  const long = gz(`${march}${Array.from({ length: 9000 }, (_, at) => `2026-03-06,u${at}@firm.example,1\n`).join("")}`);
  const changed = long.slice();
  changed[long.length - 8] = (changed[long.length - 8] ?? 0) ^ 1;
  for (const bytes of [
    long.subarray(0, long.length - 20),
    long.subarray(0, 40),
    long.subarray(0, long.length - 4),
    changed,
  ]) {
    const { rows, said, inputs } = readFiles([["march.csv.gz", bytes]]);
    expect(said).toEqual(["error[file-unreadable] march.csv.gz"]);
    expect(rows).toEqual([]);
    expect(inputs).toMatchObject([{ export: { format: undefined, rows: 0 } }]);
  }
});

long("a packed file that unpacks to more than 200 times its size is refused", () => {
  const { said, diagnostics, rows } = readFiles([["march.csv.gz", gz(`${march}${"\n".repeat(20_000_000)}`)]]);
  expect(said).toEqual(["error[limit-exceeded] march.csv.gz"]);
  expect(diagnostics[0]?.message).toContain("200 times its size");
  expect(rows).toEqual([]);
});

test("Windows-1252 in a packed file is found out as in a plain one", () => {
  const bytes = Buffer.from("date,user,credits,service\n2026-03-05,ana@firm.example,4,Zoë\n", "latin1");
  for (const file of [bytes, gz(bytes), zip({ "a.csv": bytes }), zip({ "a.csv.gz": gz(bytes) })]) {
    const { rows, said } = readFiles([["file", file]]);
    expect(said).toEqual([]);
    expect(rows).toMatchObject([{ service: "Zoë" }]);
  }
});

test("every file of an archive is an input of its own, in whatever folder it lies", () => {
  const bytes = zip({
    "q1/march.csv": march,
    "q2/april.csv.gz": gz(april),
    "q2/may.xlsx": workbook(sheet("Data", [header, [{ day: "2026-05-01" }, "ana@firm.example", 1]])),
    "__MACOSX/q1/._march.csv": "rubbish",
    ".DS_Store": "rubbish",
  });
  const { inputs, rows, said } = readFiles([["exports.zip", bytes]]);
  expect(said).toEqual([]);
  expect(inputs.map(({ file }) => file)).toEqual([
    "exports.zip › q1/march.csv",
    "exports.zip › q2/april.csv.gz",
    "exports.zip › q2/may.xlsx › Data",
  ]);
  expect(rows.map(({ day }) => day)).toEqual(["2026-03-05", "2026-04-05", "2026-05-01"]);
  expect(inputs.map(({ export: read }) => [read.firstRow, read.endRow])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test("one export, plain, packed and in an archive, counts once", () => {
  const { inputs, rows, said } = readFiles([
    ["march.csv", march],
    ["march.csv.gz", gz(march)],
    ["exports.zip", zip({ "m.csv": march, "n.csv.gz": gz(march) })],
  ]);
  expect(rows).toHaveLength(1);
  expect(new Set(inputs.map(({ sha256 }) => sha256))).toEqual(new Set([sha256Of(march)]));
  expect(inputs.map(({ repeats }) => repeats)).toEqual([undefined, 0, 0, 0]);
  expect(said).toEqual([
    "note[export-repeated] march.csv.gz",
    "note[export-repeated] exports.zip › m.csv",
    "note[export-repeated] exports.zip › n.csv.gz",
  ]);
});

test("what is no export in an archive is left aside with a note; what is called CSV and is none is an error", () => {
  const aside = zip({
    "march.csv": march,
    "readme.txt": "Read me.\n",
    "logo.png": Uint8Array.of(0x89, 0x50, 0, 1, 0xff),
  });
  const { said, diagnostics } = readFiles([["exports.zip", aside]]);
  expect(said).toEqual(["note[file-skipped] exports.zip"]);
  expect(diagnostics[0]?.message).toContain("readme.txt and logo.png");
  const wrong = readFiles([["exports.zip", zip({ "march.csv": "Who,When\nana,today\n", "more.txt": april })]]);
  expect(wrong.said).toEqual(["error[export-unrecognised] exports.zip › march.csv:1"]);
  expect(wrong.rows).toHaveLength(1);
});

test("an archive without an export, and an archive within an archive, are refused", () => {
  expect(readFiles([["a.zip", zip({})]]).said).toEqual(["error[file-unreadable] a.zip"]);
  expect(readFiles([["a.zip", zip({ "readme.txt": "Read me.\n" })]]).said).toEqual([
    "note[file-skipped] a.zip",
    "error[file-unreadable] a.zip",
  ]);
  const nested = readFiles([["a.zip", zip({ "b.zip": zip({ "march.csv": march }), "march.csv": march })]]);
  expect(nested.said).toEqual(["error[file-unreadable] a.zip › b.zip"]);
  expect(nested.rows).toHaveLength(1);
  expect(readFiles([["a.gz", gz(gz(march))]]).said).toEqual(["error[file-unreadable] a.gz"]);
});

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

test("what comes once cannot be begun again: Windows-1252 through a pipe is told as such", () => {
  const bytes = Buffer.from("date,user,credits,service\n2026-03-05,ana@firm.example,4,Zoë\n", "latin1");
  const { diagnostics } = readFiles([["-", bytes]], { isRepeatable: false });
  expect(diagnostics).toMatchObject([{ code: "encoding-unknown", message: expect.stringContaining("standard input") }]);
  expect(readFiles([["-", gz(march)]], { isRepeatable: false, length: 3 }).rows).toHaveLength(1);
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
