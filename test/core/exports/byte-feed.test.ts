import fc from "fast-check";
import { expect, test } from "vitest";
import { letterLength } from "../../../core/files/encoding.ts";
import { readFiles } from "../../support/read-files.ts";
import { runs } from "../../support/runs.ts";

// Plain lines of UTF-8 are read from their bytes; UTF-16 is always made text of and read by PapaParse, whole. The same
// text in both must say the same: rows, lines, and every word about what could not be read.

/** A header so long, and so many lines below, that the reader has seen enough: what comes in the next piece it takes as bytes. */
const headerOf = (delimiter: string) =>
  `${["date", "user", "credits", "service", "job", "contract", "x".repeat(33_000)].join(delimiter)}${"\n".repeat(100)}`;

const day = fc.constantFrom(
  "2026-03-05",
  "2026-03-06",
  "2026-03-05 23:30:00Z",
  "2026-02-30",
  " 2026-03-05",
  "",
  "today",
);
const user = fc.constantFrom(
  "ana@firm.example",
  "ANA@firm.example ",
  "zoë@firm.example",
  "hash:1f",
  "*****",
  "nobody",
  "",
  "\ufeffana@firm.example",
);
const amount = fc.oneof(
  fc.constantFrom(
    "4",
    "2.5",
    "-0.25",
    "0",
    "-0",
    "1,200",
    "1,5",
    ".5",
    "5.",
    "+3",
    "1e3",
    "0.1234567",
    " 7 ",
    "--1",
    "-",
    "1.2.3",
  ),
  fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }).map(String),
  fc.tuple(fc.nat(9_999_999), fc.nat(9_999_999)).map(([whole, rest]) => `${whole}.${rest}`),
);
const words = fc.oneof(
  fc.constantFrom(
    "Rendering",
    "Cloud, rendering",
    "№ 5",
    "漢字",
    "A😀b",
    "\u00a0x\u00a0",
    "",
    "\ufeff",
    "a\0b",
    " J-1 ",
  ),
  fc.string({ unit: fc.constantFrom("a", "é", "😀", '"', ",", ";", "\t", "\n", "\r", " ", "\u2028"), maxLength: 6 }),
);

/** How a cell is written: as it should be, always in quotation marks, or just as it is, so that marks may stray. */
const spelling = fc.constantFrom(
  (text: string) => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
  (text: string) => `"${text.replaceAll('"', '""')}"`,
  (text: string) => text,
);

const row = (delimiter: string) =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(
          fc.tuple(day, user, amount, words, words, fc.constantFrom("", "CN-1", "CN 2")),
          spelling,
          spelling,
          fc.nat(9),
        )
        .map(([cells, spell, other, cut]) =>
          cells
            .map((text, at) => (at < 3 ? spell : other)(text))
            // ragged rows: fewer cells now and then, or more
            .slice(0, cut === 0 ? 3 : cut === 1 ? 1 : 6)
            .concat(cut === 2 ? ["", "y", "z"] : cut === 3 ? ["", "", ""] : [])
            .join(delimiter),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", delimiter, '"', '""', '"a"b', 'a"b', `${delimiter}"`, "\ufeff", "Total"),
    },
  );

const file = fc
  .record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    newline: fc.constantFrom("\n", "\r\n", "\r", "\n"),
    mark: fc.constantFrom("", "\ufeff"),
    ends: fc.boolean(),
  })
  .chain(({ delimiter, newline, mark, ends }) =>
    fc
      .array(row(delimiter), { maxLength: 25 })
      .map((rows) => `${mark}${headerOf(delimiter)}${rows.join(newline)}${ends ? newline : ""}`),
  );

function asUtf16(text: string): Uint8Array {
  return Buffer.from(text.startsWith("\ufeff") ? text : `\ufeff${text}`, "utf16le");
}

/** Everything that a file gave, but for the hash of its bytes. */
function readAs(bytes: Uint8Array, length: number, settings: string) {
  const { rows, diagnostics, inputs } = readFiles([["usage.csv", bytes]], { length, settings });
  return { rows, diagnostics, exports: inputs.map((input) => input.export) };
}

const settings = fc.constantFrom("", 'Number style,"1,234.5"', 'Number style,"1.234,5"\nDay order,dmy');

test("rows that are read from bytes are those that PapaParse reads, in pieces of any length", () => {
  fc.assert(
    fc.property(file, fc.constantFrom(40, 130, 700, 33_100), settings, (text, length, style) => {
      const bytes = new TextEncoder().encode(text);
      expect(readAs(bytes, length, style)).toEqual(readAs(asUtf16(text), 64 * 1024, style));
    }),
    { numRuns: runs(150) },
  );
});

test("lines come at any place of a piece, plain ones, cells over lines and broken ones in turn", () => {
  const plain = "2026-03-05,ana@firm.example,1,Rendering,J-1,CN-1,\n";
  const over = '2026-03-05,ana@firm.example,2,"Rendering\nat night","J ""2""",CN-1,\r\n';
  const broken = '2026-03-05,ana@firm.example,3,"Rendering"x,J-3,CN-1,\n';
  const all = Array.from({ length: 900 }, (_, at) => (at % 90 === 0 ? over : at % 77 === 0 ? broken : plain)).join("");
  const text = `${headerOf(",")}${all}`;
  const expected = readAs(asUtf16(text), 64 * 1024, "");
  expect(expected.rows.length).toBeGreaterThan(850);
  expect(expected.diagnostics.length).toBeGreaterThan(5);
  for (const length of [512, 701, 4096, 64 * 1024]) {
    expect(readAs(new TextEncoder().encode(text), length, "")).toEqual(expected);
  }
});

test("bytes that are no UTF-8 are found wherever they stand", () => {
  const lines = Array.from({ length: 40 }, (_, at) => `2026-03-05,ana@firm.example,1,Zoë ${at},J-1,CN-1,\n`).join("");
  const whole = new TextEncoder().encode(`${headerOf(",")}${lines}`);
  const place = fc.integer({ min: 33_300, max: whole.length - 1 });
  fc.assert(
    fc.property(place, fc.integer({ min: 128, max: 255 }), fc.constantFrom(130, 700), (at, byte, length) => {
      const bytes = whole.slice();
      bytes[at] = byte;
      const isUtf8 = decoded(bytes) !== undefined;
      const { said, rows } = readFiles([["usage.csv", bytes]], { length });
      expect(said.some((text) => text.includes("encoding-unknown"))).toBe(!isUtf8);
      if (!isUtf8) expect(rows).toEqual([]);
    }),
    { numRuns: runs(200) },
  );
});

test("a letter beyond ASCII is one exactly where the platform says so", () => {
  const edge = fc.constantFrom(
    0x7f,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc0,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
  );
  const byte = fc.oneof(edge, fc.integer({ min: 0, max: 255 }));
  const lead = fc.oneof(
    fc.constantFrom(0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xf0, 0xf4, 0xf5),
    fc.integer({ min: 128, max: 255 }),
  );
  fc.assert(
    fc.property(fc.tuple(lead, byte, byte, byte), (all) => {
      const bytes = Uint8Array.from(all);
      const length = [2, 3, 4].find((count) => [...(decoded(bytes.subarray(0, count)) ?? "ab")].length === 1) ?? 0;
      expect(letterLength(bytes, 0)).toBe(length);
    }),
    { numRuns: runs(20_000) },
  );
});

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
