import { describe, expect, test } from "vitest";
import { crc32 } from "../../core/files/xlsx/checksum.ts";
import { columnOf, readBytes, said } from "../support/read-cells.ts";
import { makeWorkbook, type Parts, replaced, workbookParts, zip } from "../support/workbook.ts";

const sketch = columnOf("Ana");
const good = makeWorkbook(sketch);

/**
 * Does something that must not take longer, in time of the processor, so that what else the machine does is no part of it;
 * garbage of before gets two more tries, a slow program fails them all.
 */
function within<T>(milliseconds: number, work: () => T): T {
  for (let tries = 1; ; tries += 1) {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    const taken = (user + system) / 1000;
    if (taken < milliseconds) return result;
    if (tries === 3) expect(taken).toBeLessThan(milliseconds);
  }
}

/** What is said of a file, that nothing is read of it, and that this takes neither long nor much. */
function refused(bytes: Uint8Array): readonly string[] {
  const before = process.memoryUsage().rss;
  const { workbook, diagnostics } = within(1_000, () => readBytes(bytes));
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  expect(workbook?.tables.size ?? 0).toBe(0);
  return said(diagnostics);
}

const changed = (change: (parts: Parts) => Parts) => refused(makeWorkbook(sketch, change));

const insertedInSheet = (xml: string) => replaced(/sheet1\.xml$/, "</sheetData>", `${xml}</sheetData>`);

describe("files that are no workbook to be read", () => {
  const kinds: Readonly<Record<string, Uint8Array>> = {
    "an old .xls": compound("Workbook"),
    "an empty file": new Uint8Array(0),
    "a CSV file": new Uint8Array(Buffer.from("Email,Name\nana@example.com,Ana\n")),
    "a web page named .xls": new Uint8Array(Buffer.from("<html><table>")),
    "text in UTF-16": new Uint8Array(Buffer.from("\ufeffEmail", "utf16le")),
    "a picture": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    "a gzip file": new Uint8Array([0x1f, 0x8b, 8, 0]),
    "a binary workbook": makeWorkbook(sketch, binary),
    "a binary workbook by its declared type alone": makeWorkbook(
      sketch,
      replaced(
        /Content_Types/,
        "officedocument.spreadsheetml.sheet.main+xml",
        "ms-excel.sheet.binary.macroEnabled.main",
      ),
    ),
    "an OpenDocument file": zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }),
    "a Numbers file": zip({ "Index/Document.iwa": "x" }),
    "an archive of CSV files": zip({ "people.csv": "Email\n" }),
    "a Word document": zip({
      "_rels/.rels": relationTo("word/document.xml"),
      "word/document.xml": "<document/>",
      "[Content_Types].xml": "<Types/>",
    }),
  };
  for (const [name, bytes] of Object.entries(kinds)) {
    test(`${name} is refused with what to give instead`, () => expect(refused(bytes)).toEqual(["workbook-kind error"]));
  }

  test("a workbook with a password is refused as such, by its container or by its archive", () => {
    expect(refused(compound("EncryptedPackage"))).toEqual(["workbook-encrypted error"]);
    expect(refused(patched(good, ENTRY, 8, 1))).toEqual(["workbook-encrypted error"]);
  });
});

describe("damaged archives", () => {
  test("a file that breaks off, and one whose directory is damaged", () => {
    expect(refused(good.subarray(0, good.length - 30))).toEqual(["workbook-broken error"]);
    expect(refused(good.subarray(0, 200))).toEqual(["workbook-broken error"]);
    expect(refused(patched(good, ENTRY, 0, 0x51))).toEqual(["workbook-broken error"]);
  });

  test("a part with another checksum than the archive says", () => {
    const parts = Object.keys(workbookParts(sketch));
    for (const part of parts) {
      expect(refused(patchedEntry(good, entryOf(good, part), 16, (crc) => crc ^ 1)), part).toEqual([
        "workbook-broken error",
      ]);
    }
    expect(parts.length).toBe(9);
  });

  test("a part that is longer or shorter than the archive says", () => {
    for (const difference of [-1, 1, -100]) {
      expect(refused(patchedEntry(good, entryOf(good, "xl/workbook.xml"), 24, (size) => size + difference))).toEqual([
        "workbook-broken error",
      ]);
    }
  });

  test("a part that unpacks to far more than the archive says, with a checksum that fits what it says", () => {
    const sheet = `<worksheet><sheetData>${" ".repeat(40_000_000)}`;
    const bytes = makeWorkbook(sketch, (parts) => ({ ...parts, "xl/worksheets/sheet1.xml": sheet }));
    const entry = entryOf(bytes, "xl/worksheets/sheet1.xml");
    const short = patchedEntry(bytes, entry, 24, () => 1000);
    const crc = crc32(new Uint8Array(Buffer.from(sheet.slice(0, 1000))));
    expect(refused(patchedEntry(short, entry, 16, () => crc))).toEqual(["workbook-broken error"]);
  });

  test("a part whose packed bytes are no packed bytes", () => {
    const bytes = Uint8Array.from(good);
    const name = Buffer.from(bytes).indexOf("xl/workbook.xml") + "xl/workbook.xml".length;
    bytes.fill(0xff, name, name + 20);
    expect(refused(bytes)).toEqual(["workbook-broken error"]);
  });

  test("a part packed in a way that no workbook is", () => {
    expect(refused(patchedEntry(good, entryOf(good, "xl/workbook.xml"), 10, () => 12)).length).toBe(1);
  });

  test("two parts of one name, and names that climb out of the archive", () => {
    expect(changed((parts) => ({ ...parts, "XL/Workbook.xml": "<workbook/>" }))).toEqual(["workbook-broken error"]);
    for (const name of ["../evil.xml", "xl/../../evil.xml", "..\\evil.xml", "xl/%2E%2E/../evil", "C:\\evil.xml"]) {
      expect(
        changed((parts) => ({ ...parts, [name]: "x" })),
        name,
      ).toEqual(["workbook-broken error"]);
    }
  });

  test("a part that is referred to and missing", () => {
    for (const part of [
      "xl/workbook.xml",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
      "xl/tables/table1.xml",
    ]) {
      expect(
        changed(({ [part]: _gone, ...parts }) => parts),
        part,
      ).toEqual(["workbook-broken error"]);
    }
  });
});

describe("XML that is made to harm", () => {
  test("a document type is refused, with or without entities", () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">';
    for (const type of [laughs, outside, "<!DOCTYPE sst>"]) {
      expect(changed(replaced(/sharedStrings/, "<sst", `${type}<sst`))).toEqual(["workbook-broken error"]);
    }
  });

  test("an entity that nobody declared, unclosed elements and characters that XML cannot have", () => {
    for (const xml of ["&lol;", "<row>", "\u0001", "&#0;", "</sheetData></sheetData>"]) {
      expect(changed(insertedInSheet(xml)), xml).toEqual(["workbook-broken error"]);
    }
    expect(changed(replaced(/sheet1\.xml$/, "</worksheet>", ""))).toEqual(["workbook-broken error"]);
  });

  test("elements nested without end", () => {
    expect(changed(insertedInSheet("<a>".repeat(1_000_000)))).toEqual(["limit-exceeded error"]);
  });

  test("an element with 200,000 attributes", () => {
    const attributes = Array.from({ length: 200_000 }, (_, index) => ` a${index}=""`).join("");
    expect(changed((parts) => insertedInSheet(`<row${attributes}>`)(parts))).toEqual(["workbook-broken error"]);
  });

  test("names that JavaScript objects have by birth are names like others", () => {
    const bytes = makeWorkbook(
      columnOf("__proto__", "constructor"),
      replaced(/sheet1\.xml$/, "<row ", '<row __proto__="x" constructor="y" '),
    );
    expect(readBytes(bytes).diagnostics).toEqual([]);
  });
});

describe("bombs", () => {
  const cells = (count: number) => `<row r="9">${"<c/>".repeat(count)}</row>`;

  test("a part that unpacks to more than 100 times its size is refused before it is unpacked", () => {
    expect(changed(insertedInSheet(cells(5_000_000)))).toEqual(["limit-exceeded error"]);
  });

  test("millions of cells with nothing in them end soon, though no part unpacks to 100 times its size", () => {
    // styles by chance pack badly
    let seed = 1;
    const chance = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % 3;
    };
    const blanks = Array.from({ length: 12_000 }, () => `<c s="${chance()}"/>`).join("");
    const bytes = makeWorkbook(sketch, insertedInSheet(`<row r="9">${blanks.repeat(250)}</row>`));
    const { diagnostics } = within(1_000, () => readBytes(bytes));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "The part xl/worksheets/sheet1.xml has more than 1,000,000 cells with nothing in them.",
    ]);
  });

  test("parts that say they unpack to more than 512 MB are refused before they are unpacked", () => {
    const bytes = patchedEntry(good, entryOf(good, "xl/workbook.xml"), 24, () => 600 * 1024 * 1024);
    expect(refused(bytes)).toEqual(["limit-exceeded error"]);
  });

  test("an archive of more than 5,000 parts", () => {
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`xl/media/${index}.png`, ""]));
    expect(changed((parts) => ({ ...parts, ...many }))).toEqual(["limit-exceeded error"]);
  });

  test("a part that is referred to a hundred thousand times is read once", () => {
    const again = Array.from(
      { length: 100_000 },
      (_, index) => `<Relationship Id="z${index}" Type="x/table" Target="../tables/table1.xml"/>`,
    );
    const sheets = Array.from({ length: 100_000 }, () => '<sheet name="S" r:id="rId1"/>');
    const bytes = makeWorkbook(sketch, (parts) =>
      replaced(
        /workbook\.xml$/,
        "</sheets>",
        `${sheets.join("")}</sheets>`,
      )(replaced(/sheet1\.xml\.rels/, "</Relationships>", `${again.join("")}</Relationships>`)(parts)),
    );
    const { workbook, diagnostics } = within(3_000, () => readBytes(bytes));
    expect([workbook?.tables.size, workbook?.sheets.length, diagnostics]).toEqual([1, 1, []]);
  });

  test("a cell in the last corner of a sheet costs no more than any other", () => {
    const bytes = makeWorkbook(sketch, insertedInSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
    const { workbook, diagnostics } = within(500, () => readBytes(bytes));
    expect([workbook?.tables.size, diagnostics]).toEqual([1, []]);
  });

  test("a table over every column with cells in the last one only", () => {
    const headers = Array.from({ length: 16_384 }, (_, index) => `H${index}`);
    const rows = Array.from(
      { length: 1_500 },
      (_, index) => `<row r="${index + 3}"><c r="XFD${index + 3}"><v>1</v></c></row>`,
    );
    const wide = {
      sheets: [{ name: "T", tables: [{ name: "T", headers, rows: [], attributes: { ref: "A1:XFD1048576" } }] }],
    };
    expect(refused(makeWorkbook(wide, insertedInSheet(rows.join(""))))).toEqual(["limit-exceeded error"]);
  });
});

const ENTRY = [0x50, 0x4b, 1, 2];

function places(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at += 1)
    if (ENTRY.every((byte, index) => bytes[at + index] === byte)) found.push(at);
  return found;
}

function entryOf(bytes: Uint8Array, name: string): number {
  return places(bytes).findIndex(
    (at) => Buffer.from(bytes.subarray(at + 46, at + 46 + name.length)).toString() === name,
  );
}

/** Changes four bytes of an entry of the directory. */
function patchedEntry(bytes: Uint8Array, entry: number, place: number, by: (value: number) => number): Uint8Array {
  const copy = Buffer.from(bytes);
  const at = (places(bytes)[entry] ?? 0) + place;
  copy.writeUInt32LE(by(copy.readUInt32LE(at)) >>> 0, at);
  return new Uint8Array(copy);
}

/** Changes one byte after each place where the mark stands. */
function patched(bytes: Uint8Array, mark: readonly number[], place: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at < bytes.length; at += 1)
    if (mark.every((byte, index) => bytes[at + index] === byte)) copy[at + place] = value;
  return copy;
}

function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(Buffer.from(stream, "utf16le"), 1024);
  return bytes;
}

function binary(parts: Parts): Parts {
  const { "xl/workbook.xml": _main, ...rest } = replaced(/^_rels/, "workbook.xml", "workbook.bin")(parts);
  return { ...rest, "xl/workbook.bin": new Uint8Array([131, 1, 0]) };
}

function relationTo(part: string): string {
  return `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${part}"/></Relationships>`;
}
