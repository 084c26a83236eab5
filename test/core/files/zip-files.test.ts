import { expect, test } from "vitest";
import { isRefusal } from "../../../core/files/xlsx/refusal.ts";
import { openZip } from "../../../core/files/zip-files.ts";
import { long } from "../../support/runs.ts";
import { makeWorkbook, oneTable, zip } from "../../support/workbook.ts";

const text = new TextEncoder();

/** Each file of an archive with its text, or the code and sentence of why it cannot be had. */
function unpacked(bytes: Uint8Array): readonly (readonly [name: string, outcome: string])[] {
  const opened = openZip(bytes);
  if (isRefusal(opened)) return [["", opened.code]];
  if (opened.kind === "document") return [["", "document"]];
  return opened.files.map(({ name, pieces }) => {
    let whole = "";
    const refusal = pieces((piece) => {
      whole += Buffer.from(piece).toString("latin1");
    });
    return [name, refusal === undefined ? whole : `${refusal.code}: ${refusal.message}`];
  });
}

/** The archive with bytes of the directory's entry of a file changed; places are those of the entry. */
function changed(bytes: Uint8Array, name: string, change: (entry: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  const at = Buffer.from(copy).lastIndexOf(name) - 46;
  change(new DataView(copy.buffer, at));
  return copy;
}

const two = zip({ "a.csv": "date\n", "b.csv": "user\n" });

test("files come whole, in the order of the archive, stored or deflated", () => {
  expect(unpacked(two)).toEqual([
    ["a.csv", "date\n"],
    ["b.csv", "user\n"],
  ]);
  expect(unpacked(zip({ "folder/a.csv": "date\n" }, 0))).toEqual([["folder/a.csv", "date\n"]]);
});

test("a name is read as UTF-8 where it is that, else letter by letter", () => {
  expect(unpacked(zip({ "märz.csv": "x" }))[0]?.[0]).toBe("märz.csv");
  const latin = zip({ "m~rz.csv": "x" });
  for (let at = 0; at < latin.length; at += 1) if (latin[at] === 0x7e) latin[at] = 0xe4;
  expect(unpacked(latin)[0]?.[0]).toBe("märz.csv");
});

test("a workbook, an OpenDocument file and a file of Numbers are documents, and no archives of files", () => {
  expect(unpacked(makeWorkbook(oneTable("T", ["A"], [[1]])))).toEqual([["", "document"]]);
  expect(unpacked(zip({ mimetype: "x", "content.xml": "<x/>" }))).toEqual([["", "document"]]);
  expect(unpacked(zip({ "Index/Document.iwa": "x" }))).toEqual([["", "document"]]);
  expect(unpacked(zip({ "content.xml": "<x/>" }))).toEqual([["content.xml", "<x/>"]]);
});

test("an encrypted file is refused alone, and the others are read", () => {
  const bytes = changed(two, "b.csv", (entry) => entry.setUint16(8, 1, true));
  expect(unpacked(bytes)).toEqual([
    ["a.csv", "date\n"],
    ["b.csv", "file-unreadable: It is encrypted in the archive."],
  ]);
});

test.each(["../a.csv", "/a.csv", "C:/a.csv", "x/../../a.csv", "..\\a.csv"])("the odd path %s is refused", (path) => {
  expect(unpacked(zip({ [path]: "date\n" }))[0]?.[1]).toMatch(
    /^file-unreadable: Its path in the archive leads outside/,
  );
});

test("a name with two dots in it is no odd path", () => {
  expect(unpacked(zip({ "a..csv": "date\n" }))).toEqual([["a..csv", "date\n"]]);
});

test("of two files of one name the second is refused", () => {
  const bytes = zip({ "a.csv": "date\n", "b.csv": "user\n" });
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x62 && bytes[at + 1] === 0x2e) bytes[at] = 0x61;
  expect(unpacked(bytes).map(([, outcome]) => outcome)).toEqual([
    "date\n",
    "file-unreadable: The archive has two files of this name, and it cannot be told which is meant.",
  ]);
});

long("a bomb is refused before it is unpacked, and one that lies about its size where it goes beyond", () => {
  const bomb = zip({ "a.csv": new Uint8Array(12_000_000) });
  expect(unpacked(bomb)[0]?.[1]).toMatch(/^limit-exceeded: It unpacks to more than 200 times/);
  const liar = changed(bomb, "a.csv", (entry) => entry.setUint32(24, 1000, true));
  expect(unpacked(liar)[0]?.[1]).toMatch(/^file-unreadable: It is damaged/);
  expect(unpacked(zip({ "a.csv": new Uint8Array(9_000_000) }))[0]?.[1]).toHaveLength(9_000_000);
});

test("a file that says it is larger than 2 GB is refused, and the others are read", () => {
  const huge = changed(two, "b.csv", (entry) => entry.setUint32(24, 2 ** 31 + 1, true));
  expect(unpacked(huge)[1]?.[1]).toMatch(/^limit-exceeded: It unpacks to more than 2 GB/);
  expect(unpacked(huge)[0]?.[1]).toBe("date\n");
});

test("a file that is damaged, or packed in another way, is refused", () => {
  const wrong = changed(two, "b.csv", (entry) => entry.setUint32(16, 1, true));
  expect(unpacked(wrong)[1]?.[1]).toMatch(/^file-unreadable: It is damaged in the archive/);
  const other = changed(two, "b.csv", (entry) => entry.setUint16(10, 12, true));
  expect(unpacked(other)[1]?.[1]).toMatch(/^file-unreadable: It is packed in a way that is not read/);
});

long("an archive that breaks off, or has too many files, is refused whole", () => {
  expect(unpacked(two.subarray(0, two.length - 10))).toEqual([["", "workbook-broken"]]);
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`${at}.csv`, text.encode("x")]));
  expect(unpacked(zip(many))).toEqual([["", "limit-exceeded"]]);
});
