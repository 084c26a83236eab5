import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readRange } from "../../../../core/files/xlsx/address.ts";
import { serialDay } from "../../../../core/files/xlsx/serial-day.ts";
import { cellAddress } from "../../../../core/table/grid.ts";
import { readBytes } from "../../../support/read-cells.ts";
import { runs } from "../../../support/runs.ts";
import { type CellSketch, makeWorkbook, serialOf } from "../../../support/workbook.ts";

const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.string({ unit: "binary-ascii", maxLength: 20 }),
    fc.constantFrom("_x0041_", "a_x005F_b", "&lt;", "\n", "]]>", " x "),
  )
  .map((value) => value.replace(/\r\n?/g, "\n"))
  .filter((value) => !/\p{Cs}/u.test(value));
const day = fc
  .date({ min: new Date("1904-01-02"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => (value === 0 ? 0 : value));

/** A cell as it is written, and as it has to be read. */
const cell = fc.oneof(
  text.map((value): [CellSketch, unknown] => [value, value]),
  text.map((value): [CellSketch, unknown] => [{ inline: value }, value]),
  text.map((value): [CellSketch, unknown] => [{ formula: "A1", value }, value]),
  number.map((value): [CellSketch, unknown] => [value, value]),
  number.map((value): [CellSketch, unknown] => [{ formula: "A1", value }, value]),
  fc.boolean().map((value): [CellSketch, unknown] => [value, value]),
  fc
    .tuple(day, fc.constantFrom("yyyy-mm-dd", "dd.mm.yyyy", "[$-407]d. mmmm yyyy;@", "m/d/yy h:mm"))
    .map(([value, format]): [CellSketch, unknown] => [{ day: value, format }, value]),
  fc.constant<[CellSketch, unknown]>([null, ""]),
);

const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    row: fc.integer({ min: 1, max: 500 }),
    column: fc.integer({ min: 1, max: 800 }),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
    width: fc.constant(width),
    is1904: fc.boolean(),
    level: fc.constantFrom(0, 6),
  }),
);

test("what the maker writes comes back cell by cell, wherever the table stands", () => {
  fc.assert(
    fc.property(table, ({ row, column, rows, width, is1904 }) => {
      const headers = Array.from({ length: width }, (_, index) => `H${index}`);
      const written = rows.map((line) => line.map(([sketch]) => sketch));
      const sheets = [{ name: "S", tables: [{ name: "T", at: [row, column] as const, headers, rows: written }] }];
      const { workbook, diagnostics } = readBytes(makeWorkbook({ sheets, is1904 }));
      expect(diagnostics).toEqual([]);
      const grid = workbook?.tables.get("T");
      const expected = rows
        .map((line, index) => ({ row: row + 1 + index, cells: line.map(([, value]) => value) }))
        .filter(({ cells }) =>
          cells.some((value) => typeof value !== "string" || /[^\s\u200b-\u200f\u2060\ufeff]/.test(value)),
        );
      const read = grid?.rows.map((line) => ({
        row: line.row,
        cells: headers.map((_, index) => line.cells[index] ?? ""),
      }));
      expect(read).toEqual(expected);
    }),
    { seed: 20261122, numRuns: runs(150) },
  );
});

test("every day from 1900 to 9999 has one number in either system, and comes back from it", () => {
  fc.assert(
    fc.property(day, fc.boolean(), (value, is1904) => {
      expect(serialDay(serialOf(value, is1904), is1904)).toBe(value);
    }),
    { seed: 20261122 },
  );
});

test("every cell's address is read as the cell that it names", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_048_576 }), fc.integer({ min: 1, max: 16_384 }), (row, column) => {
      expect(readRange(cellAddress(undefined, row, column))).toEqual({
        firstRow: row,
        lastRow: row,
        firstColumn: column,
        lastColumn: column,
      });
    }),
    { seed: 20261122 },
  );
});

test("text that names no cell is no range", () => {
  for (const text of ["", "A", "1", "A0", "XFE1", "A1048577", "A1:", "B2:A1", "#REF!", "A1:B", "A-1"])
    expect(readRange(text), text).toBeUndefined();
});

test("a workbook with a byte changed anywhere is read the same or refused", () => {
  const bytes = makeWorkbook({
    sheets: [{ name: "S", tables: [{ name: "T", headers: ["A"], rows: [["Ana"], [42], [{ day: "2026-03-31" }]] }] }],
  });
  const rows = readBytes(bytes).workbook?.tables.get("T")?.rows;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const copy = Uint8Array.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ by;
      const { workbook, diagnostics } = readBytes(copy);
      const grid = workbook?.tables.get("T");
      if (grid === undefined) expect(diagnostics.length).toBeGreaterThan(0);
      else expect(grid.rows).toEqual(rows);
    }),
    { seed: 20261122, numRuns: runs(500) },
  );
});
