import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import {
  type CsvBlock,
  csvStream,
  type Delimiter,
  delimiters,
  likelyDelimiter,
  readCsvGrid,
  writeCsv,
} from "../../../core/files/csv.ts";
import { long, runs } from "../../support/runs.ts";

type LocatedRow = { readonly line: number; readonly cells: readonly string[]; readonly broken: boolean };

/** The rows of a text that comes in pieces of these lengths, the last length again and again. */
function readPieces(text: string, lengths: readonly number[], delimiter: Delimiter = ","): readonly LocatedRow[] {
  const stream = csvStream(delimiter);
  const rows: LocatedRow[] = [];
  const take = (blocks: readonly CsvBlock[]) => {
    for (const { rows: found, lineOf, broken } of blocks) {
      for (const [index, cells] of found.entries()) rows.push({ line: lineOf(index), cells, broken });
    }
  };
  let at = 0;
  for (let piece = 0; at < text.length; piece += 1) {
    const length = Math.max(1, lengths[Math.min(piece, lengths.length - 1)] ?? text.length);
    take(stream.push(text.slice(at, at + length)));
    at += length;
  }
  take(stream.finish());
  return rows;
}

const newline = fc.constantFrom("\n", "\r\n", "\r");
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", "a", "2026-03-05", "1,200", "x;y", "tab\there", "naïve", " b ") },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", " "), maxLength: 8 }),
  },
);

/** Well-formed CSV, its cells and the line on which each row begins. */
const wellFormed = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
    newline,
    delimiter: fc.constantFrom(...delimiters),
    alwaysQuoted: fc.boolean(),
    endsInNewline: fc.boolean(),
  })
  .map(({ rows, newline, delimiter, alwaysQuoted, endsInNewline }) => {
    const spell = (text: string) =>
      alwaysQuoted || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const spelled = rows.map((cells) => cells.map(spell).join(delimiter));
    const text = spelled.join(newline) + (endsInNewline ? newline : "");
    let line = 1;
    const lines = spelled.map((row) => {
      const begins = line;
      line += row.split(/\r\n|\r|\n/).length;
      return begins;
    });
    return { text, delimiter, newline, rows, lines };
  });

const unix = (text: string) => text.replace(/\r\n?/g, "\n");

/** Rows without the blank ones at the end, which say nothing. */
function withoutBlankEnd<T extends { readonly cells: readonly string[] }>(rows: readonly T[]): readonly T[] {
  const last = rows.findLastIndex(({ cells }) => cells.some((text) => text !== ""));
  return rows.slice(0, last + 1);
}

test("in pieces of any size, well-formed text gives its cells, on their lines", () => {
  fc.assert(
    fc.property(wellFormed, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (csv, lengths) => {
      const expected = csv.rows.map((cells, index) => ({
        line: csv.lines[index] ?? 0,
        cells: cells.map(unix),
        broken: false,
      }));
      expect(withoutBlankEnd(readPieces(csv.text, lengths, csv.delimiter))).toEqual(withoutBlankEnd(expected));
    }),
    { numRuns: runs(2_000) },
  );
});

test("in pieces of any size, well-formed text gives what PapaParse makes of the whole", () => {
  fc.assert(
    fc.property(wellFormed, fc.integer({ min: 1, max: 30 }), (csv, length) => {
      const whole = Papa.parse<string[]>(unix(csv.text), { delimiter: csv.delimiter, newline: "\n" });
      expect(whole.errors).toEqual([]);
      const expected = whole.data.map((cells) => ({ cells }));
      const found = readPieces(csv.text, [length], csv.delimiter).map(({ cells }) => ({ cells }));
      expect(withoutBlankEnd(found)).toEqual(withoutBlankEnd(expected));
    }),
    { numRuns: runs(1_000) },
  );
});

test("text of any kind gives the same rows whole and in pieces, and never fails", () => {
  const anything = fc.string({ unit: fc.constantFrom("a", "b", '"', '"', ",", "\n", "\n", "\r"), maxLength: 60 });
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 9 }), (text, length) => {
      const rows = readPieces(text, [text.length]);
      expect(readPieces(text, [length])).toEqual(rows);
      const lines = rows.map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    }),
    { numRuns: runs(1_000) },
  );
});

test.each(["\n", "\r\n", "\r"])("a newline %j that is cut between two pieces is one newline", (newline) => {
  const text = ["a,b", "c,d", "e,f"].join(newline);
  for (let length = 1; length <= text.length; length += 1) {
    expect(readPieces(text, [length]).map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, "a", "b"],
      [2, "c", "d"],
      [3, "e", "f"],
    ]);
  }
});

test.each([1, 2, 7, 1000])("a stray quotation mark costs its own line alone, in pieces of %i", (length) => {
  const text = 'a,b\n"c,d\ne,f\ng,"h"x\ni,j\n';
  expect(readPieces(text, [length]).map(({ line, cells, broken }) => [line, broken, ...cells])).toEqual([
    [1, false, "a", "b"],
    [2, true, '"c,d'],
    [3, false, "e", "f"],
    [4, true, 'g,"h"x'],
    [5, false, "i", "j"],
  ]);
});

test("a stray quotation mark in a large file does not swallow the rest", () => {
  const before = "2026-03-05,ana,1\n".repeat(1_000);
  const after = "2026-03-05,ana,1\n".repeat(200_000);
  const rows = readPieces(`${before}2026-03-05,"ana,1\n${after}`, [262_144]);
  expect(rows).toHaveLength(201_001);
  expect(rows.filter(({ broken }) => broken).map(({ line }) => line)).toEqual([1_001]);
  expect(rows.at(-1)).toEqual({ line: 201_001, cells: ["2026-03-05", "ana", "1"], broken: false });
});

long(
  "many lines with stray quotation marks are read in a time that grows with the file alone",
  () => {
    const rows = readPieces('2026-03-05,"ana,1\n2026-03-05,b"en,1\n'.repeat(20_000), [262_144]);
    expect(rows).toHaveLength(40_000);
  },
  5_000,
);

test("the delimiter is the one that cuts the header into most cells, quoted ones apart", () => {
  expect(likelyDelimiter("Email,Name")).toBe(",");
  expect(likelyDelimiter("\n\nEmail;Name\na,b")).toBe(";");
  expect(likelyDelimiter("Email\tName")).toBe("\t");
  expect(likelyDelimiter('"a,b,c,d";e;f')).toBe(";");
  expect(likelyDelimiter("Email")).toBe(",");
  expect(likelyDelimiter(",,\r\n;;;\r\nEmail\tName")).toBe("\t");
  expect(likelyDelimiter("")).toBe(",");
});

test("a small file's header is its first row that is not blank, and its rows keep their lines", () => {
  const grid = readCsvGrid('\r\n;\r\nEmail;Note\r\nana;"two\r\nlines"\r\n\r\nben;\r\n', "people.csv");
  expect(grid).toMatchObject({ file: "people.csv", headers: ["Email", "Note"], headerRow: 3 });
  expect(grid.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [4, "ana", "two\nlines"],
    [6, ""],
    [7, "ben", ""],
  ]);
});

test("what is written is read back, and a text that a spreadsheet would run gets an apostrophe", () => {
  const rows = [["=1+1", "+1", "-1", "@x", " =1", "a,b", 'say "x"', "two\nlines", -1, null]];
  const [read] = readPieces(writeCsv(rows), [5]);
  expect(read?.cells).toEqual(["'=1+1", "'+1", "'-1", "'@x", "' =1", "a,b", 'say "x"', "two\nlines", "-1", ""]);
  const [plain] = readPieces(writeCsv(rows, { neutralise: false }), [5]);
  expect(plain?.cells.slice(0, 2)).toEqual(["=1+1", "+1"]);
});
