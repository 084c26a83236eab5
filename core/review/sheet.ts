import { type PlainDate, toDayNumber } from "../calendar.ts";
import {
  columnLetters,
  daySerial,
  type RowMark,
  type SketchCell,
  type SketchColumn,
  type TableSheet,
} from "../files/workbook-sketch.ts";
import { markFormula } from "../new-roster/row-marks.ts";
import { visible } from "../report/visible.ts";

/** A column of a sheet, and the cell that it shows of a row. */
export type Shown<Row> = SketchColumn & { readonly of: (row: Row) => SketchCell };

/** A mark as it is declared: `[Header]` stands for the row's cell under it. */
export type DeclaredMark = Omit<RowMark, "formula"> & { readonly when: string };

/** What a sheet is made of. */
export type SheetOf<Row> = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly Shown<Row>[];
  readonly rows: readonly Row[];
  readonly marks?: readonly DeclaredMark[];
  readonly frozenColumns?: number;
  readonly pale?: boolean;
};

/** A sheet with one table: its rows cell by cell, its marks with the letters of the columns. */
export function sheetOf<Row>({ columns, rows, marks = [], ...rest }: SheetOf<Row>): TableSheet {
  const letters = new Map(columns.map(({ header }, at) => [header, columnLetters(at)]));
  return {
    kind: "table",
    ...rest,
    columns: columns.map(({ of: _of, ...column }) => column),
    rows: rows.map((row) => columns.map((column) => column.of(row))),
    marks: marks.map(({ when, ...mark }) => ({ ...mark, formula: markFormula(when, letters) })),
  };
}

/** A column of words from the files, with nothing in them that could steer a screen. */
export function words<Row>(header: string, width: number, of: (row: Row) => string | null, note?: string): Shown<Row> {
  return { header, width, holds: "text", ...noted(note), of: (row) => shownText(of(row)) };
}

/** A column of amounts: numbers with at most six decimals. */
export function amounts<Row>(header: string, of: (row: Row) => number | null, note?: string): Shown<Row> {
  return { header, width: Math.max(12, longestWord(header) + 5), holds: "amount", flush: true, ...noted(note), of };
}

/** A column of days. */
export function days<Row>(header: string, of: (row: Row) => string | null, note?: string): Shown<Row> {
  return { header, width: 13, holds: "day", ...noted(note), of: (row) => serialOf(of(row)) };
}

/** A column of counts. */
export function counts<Row>(header: string, of: (row: Row) => number | null, note?: string): Shown<Row> {
  return { header, width: 11, holds: "whole number", flush: true, ...noted(note), of };
}

function noted(note: string | undefined): { readonly note?: string } {
  return note === undefined ? {} : { note };
}

function longestWord(header: string): number {
  return Math.max(...header.split(" ").map((word) => word.length));
}

/** A text of the files as a cell shows it; what is blank is blank. */
export function shownText(text: string | null): string | null {
  return text === null || text === "" ? null : visible(text);
}

/** A day as Excel keeps it. */
export function serialOf(day: string | null): number | null {
  return day === null ? null : daySerial(toDayNumber(day as PlainDate));
}
