import { describe, expect, test } from "vitest";
import { columnCells, columnOf, readBytes, readSketch, said } from "../../../support/read-cells.ts";
import { makeWorkbook, type Parts, replaced, workbookParts, zip } from "../../../support/workbook.ts";

// What programs other than Excel write, and Excel reads.

const sketch = columnOf("Ana", 42, { day: "2026-03-31" }, { inline: "Bo" });
const whole = ["Ana", 42, "2026-03-31", "Bo"];

function read(change: (parts: Parts) => Parts): unknown {
  const { workbook, diagnostics } = readSketch(sketch, change);
  const grid = workbook?.tables.get("T");
  return grid === undefined ? said(diagnostics) : columnCells(grid);
}

const all =
  (...changes: readonly ((parts: Parts) => Parts)[]) =>
  (parts: Parts) =>
    changes.reduce((before, change) => change(before), parts);

const renamed = (rename: (name: string) => string) => (parts: Parts) =>
  Object.fromEntries(Object.entries(parts).map(([name, content]) => [rename(name), content]));

const encoded = (names: RegExp, encode: (text: string) => Uint8Array) => (parts: Parts) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [name, names.test(name) ? encode(String(content)) : content]),
  );

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

describe("XML", () => {
  test("elements with a prefix", () => {
    const prefix = replaced(
      /sheet1\.xml$|workbook\.xml$|table1|sharedStrings\.xml$|styles\.xml$/,
      /<(\/?)([a-zA-Z])/g,
      "<$1x:$2",
    );
    const declared = replaced(/^xl\/.*\.xml$/, "xmlns=", "xmlns:x=");
    expect(read(all(prefix, declared))).toEqual(whole);
  });

  test("the strict form of the format", () => {
    const main = replaced(
      /\.xml$/,
      /http:\/\/schemas\.openxmlformats\.org\/spreadsheetml\/2006\/main/g,
      "http://purl.oclc.org/ooxml/spreadsheetml/main",
    );
    const relations = replaced(
      /\.rels$/,
      /http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006/g,
      "http://purl.oclc.org/ooxml/officeDocument",
    );
    expect(read(all(main, relations))).toEqual(whole);
  });

  test("a type for binary parts that nothing is of, as SheetJS declares it", () => {
    const binary = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>';
    expect(read(replaced(/Content_Types/, "<Override", `${binary}<Override`))).toEqual(whole);
  });

  test("rows and cells without addresses follow the ones before them", () => {
    expect(read(replaced(/sheet1\.xml$/, /(<row|<c) r="[A-Z]*\d+"/g, "$1"))).toEqual(whole);
  });

  test("UTF-16 in both orders", () => {
    for (const bigEndian of [false, true]) {
      const change = encoded(/sheet1\.xml$|sharedStrings/, (text) => utf16(text.replace("UTF-8", "UTF-16"), bigEndian));
      expect(read(change)).toEqual(whole);
    }
  });

  test("a byte-order mark before UTF-8", () => {
    expect(read(replaced(/\.xml$/, /^/, "\ufeff"))).toEqual(whole);
  });

  test("other encodings are refused, whether they are declared or not", () => {
    const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
    expect(read(replaced(/sharedStrings/, "UTF-8", "ISO-8859-1"))).toEqual(["workbook-broken error"]);
    expect(read(all(replaced(/sharedStrings/, "Ana", "Zoé"), encoded(/sharedStrings/, latin)))).toEqual([
      "workbook-broken error",
    ]);
  });

  test("a sheet that says it is far larger or smaller than it is", () => {
    for (const ref of ["A1:XFD1048576", "A1", "nonsense"]) {
      expect(read(replaced(/sheet1\.xml$/, "<sheetData>", `<dimension ref="${ref}"/><sheetData>`))).toEqual(whole);
    }
  });

  test("extensions and comments among the cells", () => {
    const extension = '<extLst><ext uri="x"><x14:v xmlns:x14="y">9</x14:v></ext></extLst>';
    expect(read(replaced(/sheet1\.xml$/, "</row>", `<!-- a remark --></row>`))).toEqual(whole);
    expect(read(replaced(/sheet1\.xml$/, "</sheetData>", `</sheetData>${extension}`))).toEqual(whole);
  });
});

describe("the archive", () => {
  test("names of parts in another case", () => {
    expect(
      read(
        renamed((name) =>
          name.startsWith("xl/") ? name.replace("sharedStrings", "SHAREDSTRINGS").replace("sheet1", "Sheet1") : name,
        ),
      ),
    ).toEqual(whole);
  });

  test("backslashes between folders", () => {
    expect(read(renamed((name) => name.replaceAll("/", "\\")))).toEqual(whole);
  });

  test("names of parts with percent-encoding", () => {
    const change = all(
      renamed((name) => name.replace("sheet1.xml", "sheet 1.xml")),
      replaced(/workbook\.xml\.rels/, "sheet1.xml", "sheet%201.xml"),
    );
    expect(read(change)).toEqual(whole);
  });

  test("targets from the root, and parts in other folders", () => {
    expect(read(replaced(/workbook\.xml\.rels/, 'Target="', 'Target="/xl/'))).toEqual(whole);
    const moved = all(
      renamed((name) =>
        name
          .replace(/^xl\/workbook\.xml$/, "book/main.xml")
          .replace(/^xl\/_rels\/workbook\.xml\.rels$/, "book/_rels/main.xml.rels"),
      ),
      replaced(/^_rels/, "xl/workbook.xml", "book/main.xml"),
      replaced(/main\.xml\.rels/, /Target="/g, 'Target="../xl/'),
    );
    expect(read(moved)).toEqual(whole);
  });

  test("parts that are stored and not deflated, folders, a comment and bytes after the end", () => {
    const parts = { "xl/": "", ...workbookParts(sketch) };
    const stored = zip(parts, 0);
    const withComment = new Uint8Array([...stored, ...Buffer.from("a comment")]);
    withComment[stored.length - 2] = 9;
    for (const bytes of [stored, withComment, new Uint8Array([...stored, 0, 0, 0])]) {
      const grid = readBytes(bytes).workbook?.tables.get("T");
      expect(grid && columnCells(grid)).toEqual(whole);
    }
  });

  test("wide sizes (zip64), which some programs write where nothing is large", () => {
    const grid = readBytes(wide(makeWorkbook(sketch))).workbook?.tables.get("T");
    expect(grid && columnCells(grid)).toEqual(whole);
  });

  test("macros and signatures are no hindrance to reading", () => {
    const change = (parts: Parts): Parts => ({
      ...parts,
      "xl/vbaProject.bin": new Uint8Array([1, 2, 3]),
      "_xmlsignatures/sig1.xml": "<Signature/>",
    });
    expect(read(all(change, replaced(/Content_Types/, "sheet.main+xml", "sheet.macroEnabled.main+xml")))).toEqual(
      whole,
    );
  });

  test("a workbook without styles or without shared strings", () => {
    const without = ({ "xl/sharedStrings.xml": _strings, "xl/styles.xml": _styles, ...parts }: Parts) => parts;
    const unreferred = replaced(/workbook\.xml\.rels/, /<Relationship [^>]*(styles|sharedStrings)\.xml"\/>/g, "");
    const { workbook } = readSketch(
      columnOf({ inline: "a" }, 1),
      all(without, unreferred, replaced(/sheet1\.xml$/, / t="s"><v>\d+<\/v>/, ' t="inlineStr"><is><t>A</t></is>')),
    );
    expect(columnCells(workbook?.tables.get("T") ?? { file: "", headers: [], headerRow: 0, rows: [] })).toEqual([
      "a",
      1,
    ]);
  });
});

/** Moves the sizes and offsets of every entry into zip64 fields, and adds zip64 records at the end. */
function wide(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes);
  const end = source.length - 22;
  const first = source.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = first; at < end; ) {
    const nameLength = source.readUInt16LE(at + 28);
    const header = Buffer.from(source.subarray(at, at + 46 + nameLength));
    const field = Buffer.alloc(28);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(24, 2);
    for (const [place, from] of [
      [4, 24],
      [12, 20],
      [20, 42],
    ] as const) {
      field.writeBigUInt64LE(BigInt(header.readUInt32LE(from)), place);
      header.writeUInt32LE(0xffffffff, from);
    }
    at += 46 + nameLength + source.readUInt16LE(at + 30) + source.readUInt16LE(at + 32);
    header.writeUInt16LE(field.length, 30);
    header.writeUInt16LE(0, 32);
    entries.push(header, field);
  }
  const directory = Buffer.concat(entries);
  const tail = Buffer.alloc(56 + 20 + 22);
  tail.writeUInt32LE(0x06064b50, 0);
  tail.writeBigUInt64LE(44n, 4);
  tail.writeBigUInt64LE(BigInt(source.readUInt16LE(end + 10)), 24);
  tail.writeBigUInt64LE(BigInt(source.readUInt16LE(end + 10)), 32);
  tail.writeBigUInt64LE(BigInt(directory.length), 40);
  tail.writeBigUInt64LE(BigInt(first), 48);
  tail.writeUInt32LE(0x07064b50, 56);
  tail.writeBigUInt64LE(BigInt(first + directory.length), 64);
  tail.writeUInt32LE(0x06054b50, 76);
  tail.fill(0xff, 84, 96);
  return new Uint8Array(Buffer.concat([source.subarray(0, first), directory, tail]));
}
