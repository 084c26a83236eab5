import fc from "fast-check";
import { expect, test } from "vitest";
import { createDecoder, type Encoding, likelyEncoding } from "../../../core/files/encoding.ts";
import { fileKind } from "../../../core/files/file-kind.ts";

/** The text of bytes that come in pieces of this length, or nothing when they are not of the encoding. */
function decode(bytes: Uint8Array, encoding: Encoding, length = bytes.length): string | undefined {
  const decoder = createDecoder(encoding);
  let text = "";
  for (let at = 0; at < bytes.length; at += Math.max(1, length)) {
    const piece = decoder.push(bytes.slice(at, at + Math.max(1, length)));
    if (piece === undefined) return undefined;
    text += piece;
  }
  const rest = decoder.finish();
  return rest === undefined ? undefined : text + rest;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());
const text = fc.string({ unit: fc.constantFrom("a", ",", "\n", "é", "Ł", "家", "😀", "\u0301"), maxLength: 20 });

test.each([
  ["utf-8", utf8],
  ["utf-16le", utf16],
  ["utf-16be", swapped],
] as const)("%s in pieces of any size is the text whole, its letters never cut", (encoding, encode) => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (written, length) => {
      expect(decode(encode(written), encoding, length)).toBe(written);
      expect(decode(encode(`\ufeff${written}`), encoding, Math.max(length, 4))).toBe(written);
    }),
  );
});

test("a byte-order mark is dropped at the beginning alone", () => {
  expect(decode(utf8("\ufeffab\ufeffc"), "utf-8", 3)).toBe("ab\ufeffc");
  expect(decode(utf8("abc\ufeffd"), "utf-8", 3)).toBe("abc\ufeffd");
});

test("Windows-1252 has its own letters, and bytes that are none", () => {
  expect(decode(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x80]), "windows-1252")).toBe("Zoë€");
  for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0]) {
    expect(decode(Uint8Array.from([0x5a, byte]), "windows-1252")).toBeUndefined();
  }
});

test.each([
  ["a letter that is cut off at the end", [0x61, 0xc3]],
  ["a byte that begins nothing", [0x61, 0xff, 0x62]],
  ["a letter beyond the last", [0xf5, 0x80, 0x80, 0x80]],
])("UTF-8 with %s is refused", (_name, bytes) => {
  for (const length of [1, 2, 9]) expect(decode(Uint8Array.from(bytes), "utf-8", length)).toBeUndefined();
});

test("a file that is UTF-8 before or after the byte where it breaks is known as such", () => {
  const seen = (...pieces: readonly Uint8Array[]) => {
    const decoder = createDecoder("utf-8");
    for (const piece of pieces) decoder.push(piece);
    return decoder.sawMore();
  };
  const broken = Uint8Array.from([0x61, 0xeb, 0x0a]);
  expect(seen(utf8("Zoë,"), broken)).toBe(true);
  expect(seen(Uint8Array.from([...utf8("Zoë,"), ...broken]))).toBe(true);
  expect(seen(broken, utf8("Zoë,"))).toBe(true);
  expect(seen(utf8("Zoe,"), broken)).toBe(false);
});

test.each([
  ["UTF-8 without a mark", utf8("date,user\n"), "utf-8"],
  ["UTF-8 with a mark", utf8("\ufeffdate,user\n"), "utf-8"],
  ["UTF-16 with a mark", utf16("\ufeffdate"), "utf-16le"],
  ["UTF-16 with a mark, large byte first", swapped("\ufeffdate"), "utf-16be"],
  ["UTF-16 without a mark", utf16("date,user\n"), "utf-16le"],
  ["UTF-16 without a mark, large byte first", swapped("date,user\n"), "utf-16be"],
  ["UTF-16 with letters of two bytes among them", utf16("date,家,user,Łódź\n"), "utf-16le"],
  ["UTF-8 with a zero byte", utf8("date\0,user\n"), "utf-8"],
  ["nothing at all", utf8(""), "utf-8"],
] as const)("the encoding is told by the first bytes: %s", (_name, bytes, encoding) => {
  expect(likelyEncoding(bytes)).toBe(encoding);
});

test("a workbook, an archive and a compressed file are told by their first bytes", () => {
  expect(fileKind(Uint8Array.from([0x50, 0x4b, 3, 4, 20]))).toBe("zip");
  expect(fileKind(Uint8Array.from([0x50, 0x4b, 5, 6, 0]))).toBe("zip");
  expect(fileKind(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe("compound");
  expect(fileKind(Uint8Array.from([0x1f, 0x8b, 8, 0]))).toBe("gzip");
  expect(fileKind(utf8("PK,date,user"))).toBe("text");
  expect(fileKind(utf8("PK"))).toBe("text");
  expect(fileKind(new Uint8Array(0))).toBe("text");
});
