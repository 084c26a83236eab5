import fc from "fast-check";
import { expect, test } from "vitest";
import { startKernel } from "../../../batch/read/kernel.ts";
import { parseMillionths } from "../../../core/credits.ts";
import { type ByteRow, type ByteScanner, createByteScanner } from "../../../core/files/csv-bytes.ts";
import { createKernelScanner } from "../../../core/files/csv-kernel.ts";
import { runs } from "../../support/runs.ts";

// Two scanners for the same rows: JavaScript, which says what is right, and the kernel. A kernel reads a file once from its
// beginning to its end, so each is given all pieces one after the other.

const NAMED = [0, 2, 3];
const AMOUNT = 1;

/** Cells that are plain numbers, nearly plain ones, and texts of every length up to more than two words of the kernel. */
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "-0",
    "0.5",
    "-2.25",
    "123456789",
    "1234567890",
    "1.",
    ".5",
    "1,5",
    "0.1234567",
    "+1",
    "1e3",
  ),
  fc.constantFrom("a", "Ana", "é", "漢字", "😀", '""', '"a,b"', '"a""b"', 'a"b', "a\r", "a\rb", '"a\nb"', '"x" '),
  fc.string({ unit: fc.constantFrom("a", "b", "ab", "é"), maxLength: 20 }),
);
const line = fc.array(cell, { minLength: 1, maxLength: 6 }).map((cells) => cells.join(","));
const text = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([lines, newline, ends]) => lines.join(newline) + (ends ? newline : ""));

function encoded(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** The cells of a row, from its places in the bytes. */
function cellsOf({ bytes, firstOf, endOf, count }: ByteRow): string[] {
  return Array.from({ length: count() }, (_, at) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes().subarray(firstOf(at), endOf(at))),
  );
}

/** What a scanner takes of some bytes, and after a doubtful line of what follows it, to the end. */
function scanned(scanner: ByteScanner, all: Uint8Array, also: (cells: readonly string[]) => unknown = () => undefined) {
  const rows: { index: number; cells: string[]; also: unknown }[] = [];
  const stops: unknown[] = [];
  let at = 0;
  while (at < all.length) {
    const stop = scanner.scan(all.subarray(at), (index) => {
      const cells = cellsOf(scanner.row);
      rows.push({ index, cells, also: also(cells) });
    });
    stops.push(stop);
    const next = all.indexOf(10, at + stop.taken);
    if (next === -1) break;
    at = next + 1;
  }
  return { rows: rows.map(({ index, cells }) => ({ index, cells })), stops, also: rows.map((row) => row.also) };
}

function kernelScanner(decimal: "." | "," = ".") {
  return createKernelScanner(startKernel(), ",", { named: NAMED, amount: AMOUNT, decimal });
}

test("the kernel takes the rows that JavaScript takes, cell by cell, and stops where it stops", () => {
  fc.assert(
    fc.property(text, (words) => {
      const bytes = encoded(words);
      const { rows, stops } = scanned(kernelScanner(), bytes);
      const expected = scanned(createByteScanner(","), bytes);
      expect({ rows, stops }).toEqual({ rows: expected.rows, stops: expected.stops });
    }),
    { numRuns: runs(1000) },
  );
});

test("bytes that are no UTF-8 stop both at the same line", () => {
  const byte = fc.oneof(fc.constantFrom(10, 13, 34, 44, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f), fc.nat(255));
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), (bytes) => {
      const all = Uint8Array.from(bytes);
      expect(scanned(kernelScanner(), all).stops).toEqual(scanned(createByteScanner(","), all).stops);
    }),
    { numRuns: runs(1500) },
  );
});

test("texts of a column have the same number exactly where they are the same text, and the blank one has none", () => {
  fc.assert(
    fc.property(text, (words) => {
      const scanner = kernelScanner();
      const known = new Map<string, number>();
      scanned(scanner, encoded(words), (cells) => {
        for (const column of NAMED) {
          const list = scanner.listOf(column);
          const number = scanner.numberIn(list);
          const name = cells[column] ?? "";
          if (name === "") expect(number).toBe(0);
          else {
            const key = `${column} ${name}`;
            if (known.has(key)) expect(number).toBe(known.get(key));
            // a new text gets the next number of its list
            else expect(number).toBe([...known.keys()].filter((other) => other.startsWith(`${column} `)).length + 1);
            known.set(key, number);
          }
        }
      });
      expect(scanner.listOf(AMOUNT)).toBe(-1);
      expect(scanner.lists).toBe(NAMED.length);
    }),
    { numRuns: runs(1000) },
  );
});

test("an amount of the kernel is the one that everybody else reads, in both marks", () => {
  fc.assert(
    fc.property(text, fc.constantFrom(".", ","), (words, decimal) => {
      const scanner = createKernelScanner(startKernel(), ";" as ",", { named: [], amount: 0, decimal: decimal as "." });
      const bytes = encoded(words.replaceAll(",", ";").replaceAll(".", decimal));
      scanned(scanner, bytes, (cells) => {
        const amount = scanner.amount();
        const right = parseMillionths(cells[0] ?? "", decimal === "." ? "1234.5" : "1.234,5");
        if (!Number.isNaN(amount)) expect(amount).toBe(right);
        // what is plain is read, so that this test cannot pass by reading nothing
        if (/^-?\d{1,9}$/.test(cells[0] ?? "")) expect(amount).toBe(right);
      });
    }),
    { numRuns: runs(1000) },
  );
});

test("more names than there is room for at first keep their numbers, and a full list says so", () => {
  const scanner = kernelScanner();
  const names = 70_000;
  const lines = Array.from({ length: names }, (_, at) => `person.${at}@firm.example,1,${at % 7},x\n`);
  const numbers = (scan: string, column = 0) => {
    const found: number[] = [];
    scanner.scan(encoded(scan), () => found.push(scanner.numberIn(scanner.listOf(column))));
    return found;
  };
  const first = numbers(lines.join(""));
  expect(first.slice(0, 65_536)).toEqual(Array.from({ length: 65_536 }, (_, at) => at + 1));
  expect(new Set(first.slice(65_536))).toEqual(new Set([-1]));
  expect(numbers(lines.slice(40_000, 40_100).join(""))).toEqual(first.slice(40_000, 40_100));
  // the other lists go on: seven texts came, in turn
  expect(numbers(lines.slice(-7).join(""), 2)).toEqual(lines.slice(-7).map((_, at) => ((names - 7 + at) % 7) + 1));
});

test("a line that is longer than the window is left to others, and what comes before it is taken", () => {
  const long = `${"x".repeat(40_000)},1\n`;
  const scanner = kernelScanner();
  expect(scanner.scan(encoded(`a,1\n${long}b,2\n`), () => {})).toEqual({ taken: 4, lines: 1, sawMore: false });
  const many = Array.from({ length: 20_000 }, (_, at) => `a${at},${at},é\n`).join("");
  const rows: string[][] = [];
  const taken = scanner.scan(encoded(many), () => rows.push(cellsOf(scanner.row)));
  expect(taken).toEqual({ taken: encoded(many).length, lines: 20_000, sawMore: true });
  expect(rows[19_999]).toEqual(["a19999", "19999", "é"]);
  expect(rows.length).toBe(20_000);
});
