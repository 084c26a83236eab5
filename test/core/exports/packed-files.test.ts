import { expect, test } from "vitest";
import { gz, header, march, sheet, workbook } from "../../support/export-files.ts";
import { readFiles, sha256Of } from "../../support/read-files.ts";
import { long } from "../../support/runs.ts";
import { zip } from "../../support/workbook.ts";

const april = "date,user,credits\n2026-04-05,ana@firm.example,2.5\n";

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

test("what comes once cannot be begun again: Windows-1252 through a pipe is told as such", () => {
  const bytes = Buffer.from("date,user,credits,service\n2026-03-05,ana@firm.example,4,Zoë\n", "latin1");
  const { diagnostics } = readFiles([["-", bytes]], { isRepeatable: false });
  expect(diagnostics).toMatchObject([{ code: "encoding-unknown", message: expect.stringContaining("standard input") }]);
  expect(readFiles([["-", gz(march)]], { isRepeatable: false, length: 3 }).rows).toHaveLength(1);
});
