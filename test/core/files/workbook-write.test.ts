import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { packer } from "../../../batch/write/review-file.ts";
import type { SketchCell, SketchColumn, TableSheet, WorkbookSketch } from "../../../core/files/workbook-sketch.ts";
import { daySerial } from "../../../core/files/workbook-sketch.ts";
import { writeWorkbook } from "../../../core/files/workbook-write.ts";
import { readWorkbook } from "../../../core/files/xlsx/read-workbook.ts";
import { rosterWorkbook } from "../../../core/new-roster/roster-workbook.ts";
import { long, runs } from "../../support/runs.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";

const nothing = { contracts: [], people: [] };

function sketch(
  columns: readonly SketchColumn[],
  rows: TableSheet["rows"],
  more: Partial<TableSheet> = {},
): WorkbookSketch {
  return { title: "Test", sheets: [{ kind: "table", name: "Some sheet", table: "Notes", columns, rows, ...more }] };
}

const texts: readonly SketchColumn[] = [{ header: "Text", width: 20, holds: "text" }];

function part(bytes: Uint8Array, path: string): string {
  return strFromU8(unzipSync(bytes)[path] ?? new Uint8Array());
}

async function readBack(cells: readonly SketchCell[]): Promise<readonly unknown[]> {
  const bytes = await writeWorkbook(
    sketch(
      texts,
      cells.map((cell) => [cell]),
    ),
  );
  expect(part(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  const workbook = readWorkbook(bytes, "test.xlsx", ["Notes"], (problem) => {
    throw new Error(problem.message);
  });
  return (workbook?.tables.get("Notes")?.rows ?? []).map((row) => row.cells[0]);
}

long("the same sketch gives the same bytes, in whatever zone the clock stands", async () => {
  const zone = process.env["TZ"];
  const written: Uint8Array[] = [];
  for (const place of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
    process.env["TZ"] = place;
    written.push(await writeWorkbook(rosterWorkbook(nothing)));
  }
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
  expect(Buffer.from(written[1] ?? []).equals(Buffer.from(written[0] ?? []))).toBe(true);
  expect(Buffer.from(written[2] ?? []).equals(Buffer.from(written[0] ?? []))).toBe(true);
});

test("a new roster is sound, and every sheet has its table", async () => {
  const bytes = await writeWorkbook(rosterWorkbook(nothing));
  expect(checkWorkbook(bytes)).toEqual([]);
  const tables = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith("xl/tables/"));
  expect(tables).toHaveLength(11);
});

test("text stays text, whatever it begins with or looks like", async () => {
  const cells = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "#N/A",
    "#REF!",
    "_x0041_",
    " both ",
    "a\nb",
    "<&>\"'",
    "zoë",
    "😀",
    "007",
    "TRUE",
  ];
  expect(await readBack(cells)).toEqual(cells);
});

test("any text comes back as it went in", async () => {
  const cell = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== "");
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 20 }), async (cells) => {
      expect(await readBack(cells)).toEqual(cells);
    }),
    { numRuns: runs(50), seed: 1 },
  );
});

test("days, amounts, choices and marks are written as Excel keeps them", async () => {
  const columns: readonly SketchColumn[] = [
    { header: "On", width: 12, holds: "day", strong: true, note: "When.\nEvery row needs it." },
    { header: "Credits", width: 12, holds: "amount" },
    { header: "Kind", width: 12, holds: "text", choices: ["one", "two"] },
    { header: "Contract", width: 12, holds: "text", offers: 'INDIRECT("Notes[Kind]")' },
  ];
  const marks = [{ as: "lapsed", formula: "$A2<TODAY()" }] as const;
  const bytes = await writeWorkbook(sketch(columns, [[daySerial(0), 1234.5, "one", null]], { marks }));
  expect(checkWorkbook(bytes)).toEqual([]);
  const sheet = part(bytes, "xl/worksheets/sheet1.xml");
  expect(sheet).toMatch(/<c r="A2" s="\d+"><v>25569<\/v>/);
  expect(sheet).toMatch(/<c r="B2" s="\d+"><v>1234.5<\/v>/);
  expect(sheet).toContain('<formula1>"one,two"</formula1>');
  expect(sheet).toContain('<formula1>INDIRECT("Notes[Kind]")</formula1>');
  expect(sheet).toContain("<formula>$A2&lt;TODAY()</formula>");
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
  expect(sheet).toMatch(/<col min="1" max="1" style="\d+" width="12"/);
  expect(part(bytes, "xl/workbook.xml")).toContain("'Some sheet'!$A:$A,'Some sheet'!$1:$1");
  expect(part(bytes, "xl/comments1.xml")).toContain("Every row needs it.");
  expect(part(bytes, "xl/styles.xml")).toContain('formatCode="yyyy-mm-dd"');
  expect(part(bytes, "xl/styles.xml")).toContain('formatCode="#,##0.######"');
});

test("a table without rows has one that is blank", async () => {
  const bytes = await writeWorkbook(sketch(texts, []));
  expect(part(bytes, "xl/tables/table1.xml")).toContain('ref="A1:A2"');
  expect(checkWorkbook(bytes)).toEqual([]);
});

long("a long table is packed in pieces, and holds what one that is packed at once holds", async () => {
  const columns: readonly SketchColumn[] = [...texts, { header: "Credits", width: 12, holds: "amount" }];
  const odd = ["<&>", " blank ", "two\nlines", "_x0041_", "\u0007", "Zoë", "\u{1f600}", null];
  const rows = Array.from({ length: 9_000 }, (_, row) => [
    odd[row] ?? `a text of no great length, number ${row}`,
    row / 4,
  ]);
  const long = { ...sketch(columns, rows), isLong: true };
  let cuts = 0;
  const counting: typeof packer = {
    ...packer,
    deflate: (piece, isLast) => {
      cuts += isLast ? 0 : 1;
      return packer.deflate(piece, isLast);
    },
  };
  const bytes = await writeWorkbook(long, counting);
  expect(cuts).toBeGreaterThan(2);
  expect(checkWorkbook(bytes)).toEqual([]);
  const [inPieces, atOnce] = [unzipSync(bytes), unzipSync(await writeWorkbook(long))];
  expect(Object.keys(inPieces)).toEqual(Object.keys(atOnce));
  for (const [path, content] of Object.entries(atOnce))
    expect(strFromU8(inPieces[path] ?? new Uint8Array())).toBe(strFromU8(content));
  const read = readWorkbook(bytes, "test.xlsx", ["Notes"], (problem) => {
    throw new Error(problem.message);
  });
  expect(read?.tables.get("Notes")?.rows.map(({ cells }) => cells)).toEqual(
    rows.map(([text, amount]) => [text, amount]),
  );
});

test.each<[string, string, string | RegExp, string, string]>([
  ["a header that is not its column", "xl/tables/table1.xml", 'name="Text"', 'name="Word"', "under the header Text"],
  [
    "a table that is wider than its columns",
    "xl/tables/table1.xml",
    / ref="A1:A2"/,
    ' ref="A1:B2"',
    "1 columns in A1:B2",
  ],
  ["a table that is called like a cell", "xl/tables/table1.xml", /Name="Notes"/, 'Name="AB12"', "looks like a cell"],
  ["a style that is not there", "xl/worksheets/sheet1.xml", /(r="A2" s=)"\d+"/, '$1"99"', "the style 99"],
  ["a relation to nowhere", "xl/worksheets/_rels/sheet1.xml.rels", "table1.xml", "table9.xml", "not there"],
  ["a part without a type", "[Content_Types].xml", /<Override PartName="\/xl\/tables[^>]*>/, "", "no content type"],
  [
    "elements out of order",
    "xl/worksheets/sheet1.xml",
    /(<pageMargins[^>]*>)(<pageSetup[^>]*>)/,
    "$2$1",
    "out of order",
  ],
  ["a sheet of a forbidden name", "xl/workbook.xml", 'name="Some sheet"', 'name="Some/sheet"', "bad sheet name"],
])("the checker finds %s", async (_, path, from, to, found) => {
  const parts = unzipSync(await writeWorkbook(sketch(texts, [])));
  const before = strFromU8(parts[path] ?? new Uint8Array());
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  expect(checkWorkbook(zipSync({ ...parts, [path]: strToU8(after) })).join("\n")).toContain(found);
});
