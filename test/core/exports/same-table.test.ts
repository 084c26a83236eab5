import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFiles } from "../../support/read-files.ts";
import { runs } from "../../support/runs.ts";
import { type CellSketch, makeWorkbook, zip } from "../../support/workbook.ts";

// One table, written in every way that a download or a re-save leaves, is one book.

type Row = { readonly day: string; readonly user: string; readonly credits: number; readonly job: string };

const headers = ["date", "user", "credits", "job"];

/**
 * Letters that every encoding has, newlines and marks that need quoting, and blanks within. No `ß€`: in Windows-1252 such
 * pairs are the bytes of a letter of UTF-8, and nothing could tell.
 */
const job = fc
  .string({ unit: fc.constantFrom("a", "B", "7", "é", "ß", "ü", ",", ";", "\t", '"', "\n", " "), maxLength: 8 })
  .map((text) => `J${text}J`);

const row: fc.Arbitrary<Row> = fc.record({
  day: fc
    .integer({ min: 0, max: 400 })
    .map((days) => new Date(Date.UTC(2025, 11, 1 + days)).toISOString().slice(0, 10)),
  user: fc.constantFrom("ana@firm.example", "ben@firm.example", "hash:1a2b", "*****"),
  // amounts that a spreadsheet holds without loss
  credits: fc.integer({ min: -9_000_000, max: 900_000_000 }).map((millionths) => millionths / 1000),
  job,
});

const table = fc.array(row, { minLength: 1, maxLength: 12 });

const way = fc.record({
  encoding: fc.constantFrom("utf-8", "utf-8 marked", "utf-16le", "utf-16le marked", "utf-16be marked", "windows-1252"),
  delimiter: fc.constantFrom(",", ";", "\t"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  quoting: fc.constantFrom("needed", "all"),
  declared: fc.boolean(),
  heading: fc.boolean(),
  lastNewline: fc.boolean(),
  container: fc.constantFrom("plain", "gzip", "zip", "gzip in zip"),
  length: fc.integer({ min: 1, max: 400 }),
});

type Way = typeof way extends fc.Arbitrary<infer T> ? T : never;

function written(rows: readonly Row[], { delimiter, newline, quoting, declared, heading, lastNewline }: Way): string {
  const cell = (text: string) => {
    const isNeeded = /[",;\t\n\r]/.test(text) || quoting === "all";
    return isNeeded ? `"${text.replaceAll('"', '""').replaceAll("\n", newline)}"` : text;
  };
  const lines = [headers, ...rows.map(({ day, user, credits, job: text }) => [day, user, String(credits), text])];
  const all = [
    ...(declared ? [`sep=${delimiter}`] : []),
    ...(heading ? ["Usage report", ""] : []),
    ...lines.map((cells) => cells.map(cell).join(delimiter)),
  ];
  return all.join(newline) + (lastNewline ? newline : "");
}

function encoded(text: string, encoding: Way["encoding"]): Uint8Array {
  const marked = encoding.endsWith("marked") ? `\ufeff${text}` : text;
  if (encoding === "windows-1252") return Buffer.from(marked, "latin1");
  if (encoding.startsWith("utf-8")) return Buffer.from(marked, "utf8");
  const little = Buffer.from(marked, "utf16le");
  return encoding.startsWith("utf-16be") ? little.swap16() : little;
}

function contained(bytes: Uint8Array, container: Way["container"]): Uint8Array {
  if (container === "plain") return bytes;
  if (container === "gzip") return new Uint8Array(gzipSync(bytes));
  return zip({ "folder/usage.csv": container === "zip" ? bytes : new Uint8Array(gzipSync(bytes)) });
}

/** The rows of a book without their lines: a heading moves them. */
const withoutLines = (rows: ReturnType<typeof readFiles>["rows"]) => rows.map(({ line: _line, ...one }) => one);

/** What the plain file gives: UTF-8, commas, LF. */
function plainly(rows: readonly Row[]) {
  const cells = rows.map(({ day, user, credits, job: text }) =>
    [day, user, String(credits), `"${text.replaceAll('"', '""')}"`].join(","),
  );
  return readFiles([["usage.csv", `${[headers.join(","), ...cells].join("\n")}\n`]]);
}

test("however a table is encoded, delimited, ended, quoted and packed, it is the same book", () => {
  fc.assert(
    fc.property(table, way, (rows, how) => {
      const bytes = contained(encoded(written(rows, how), how.encoding), how.container);
      const read = readFiles([["usage", bytes]], { length: how.length });
      expect(read.said).toEqual([]);
      const plain = plainly(rows);
      expect(plain.rows).toHaveLength(rows.length);
      expect(plain.rows.map(({ amount }) => amount)).toEqual(rows.map(({ credits }) => Math.round(credits * 1e6)));
      expect(withoutLines(read.rows)).toEqual(withoutLines(plain.rows));
      if (!how.declared && !how.heading) expect(read.rows).toEqual(plain.rows);
    }),
    { numRuns: runs(400) },
  );
});

test("a table on a sheet is the same book, days as days or as texts, wherever it stands", () => {
  const place = fc.record({
    above: fc.integer({ min: 0, max: 29 }),
    left: fc.integer({ min: 0, max: 3 }),
    days: fc.constantFrom("text", "yyyy-mm-dd", "dd.mm.yyyy hh:mm", "[$-409]mmm d, yy"),
    is1904: fc.boolean(),
    container: fc.constantFrom<Way["container"]>("plain", "gzip", "zip"),
  });
  fc.assert(
    fc.property(table, place, (rows, { above, left, days, is1904, container }) => {
      const lines: readonly (readonly CellSketch[])[] = [
        headers,
        ...rows.map(({ day, user, credits, job: text }): readonly CellSketch[] => [
          days === "text" ? day : { day, format: days },
          user,
          credits,
          text,
        ]),
      ];
      const cells = lines.flatMap((line, down) =>
        line.map((cell, right) => [above + down + 1, left + right + 1, cell] as const),
      );
      const bytes = makeWorkbook({
        is1904,
        sheets: [
          { name: "Übersicht", cells: [] },
          { name: "Data", cells },
        ],
      });
      const read = readFiles([["usage", contained(bytes, container)]]);
      expect(read.said).toEqual([]);
      expect(withoutLines(read.rows)).toEqual(withoutLines(plainly(rows).rows));
    }),
    { numRuns: runs(150) },
  );
});
