import * as z from "zod/mini";
import { type PlainDate, toDayNumber } from "../calendar.ts";
import { type MicroCredits, toNumber } from "../credits.ts";
import {
  columnLetters,
  daySerial,
  type SketchCell,
  type SketchColumn,
  type TableSheet,
} from "../files/workbook-sketch.ts";
import { type CellType, plainStyle } from "../table/cell.ts";
import type { Columns, RowOf, Table } from "../table/define.ts";
import { marksOf } from "./row-marks.ts";

/** The values of a row as far as they are known. */
export type PartialRow<T extends Table> = { readonly [K in keyof RowOf<T>]?: RowOf<T>[K] };

/** The sheet of a table: its columns as declared, without those that a new workbook leaves out. */
export function rosterSheet<T extends Table>(table: T, rows: readonly PartialRow<T>[]): TableSheet {
  const columns = Object.entries(table.columns).filter(([, { look }]) => look.leftOut !== true);
  const letters = new Map(columns.map(([, column], at) => [column.headers[0], columnLetters(at)]));
  return {
    kind: "table",
    name: sheetName(table),
    table: table.name,
    columns: columns.map(([, column]) => sketchColumn(column)),
    rows: rows.map((row) => columns.map(([name, { cell }]) => sheetCell(cell, row[name]))),
    marks: marksOf(table.name, letters),
    frozenColumns: 1,
    pale: table.filledBy !== undefined,
  };
}

/** The sheet's name: the table's, as words. */
export function sheetName({ name }: Table): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A declared column on a sheet: its header, width, note and choices. */
export function sketchColumn({ headers, cell, required, help, look }: Columns[string]): SketchColumn {
  const [header] = headers;
  const width = look.width ?? widthOf(header, cell);
  return {
    header,
    width,
    holds: holdsOf(cell, look.mixed === true),
    wraps: width >= 36,
    strong: required,
    note: noteOf(help, required, cell),
    ...(cell.choices === undefined ? {} : { choices: cell.choices }),
    ...(look.offers === undefined ? {} : { offers: `INDIRECT("${look.offers}")` }),
  };
}

function holdsOf({ name }: CellType<unknown>, isMixed: boolean): SketchColumn["holds"] {
  if (name === "day" || name === "amount" || name === "whole number") return name;
  return isMixed ? "anything" : "text";
}

/** Wide enough for the longest word of the header beside its arrow, and for what usually stands below. */
function widthOf(header: string, { name, choices = [] }: CellType<unknown>): number {
  const words = header.split(" ").map((word) => word.length + 5);
  const usual: Partial<Record<CellType<unknown>["name"], number>> = { "e-mail": 32, people: 30, list: 26, text: 18 };
  return Math.max(12, usual[name] ?? 0, ...words, ...choices.map((choice) => choice.length + 4));
}

function noteOf(help: string, required: boolean, { name, choices }: CellType<unknown>): string {
  return [
    help,
    ...(required ? ["Every row needs it."] : []),
    ...(choices === undefined ? [] : [`One of: ${choices.join(", ")}.`]),
    ...(name === "day" ? ["A day, such as 2026-03-31."] : []),
  ].join("\n");
}

/** A value as a workbook keeps it: days and amounts as numbers, everything else as it is written. */
export function sheetCell(cell: CellType<unknown>, value: unknown): SketchCell {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (cell.name === "day") return daySerial(toDayNumber(value as PlainDate));
  if (cell.name === "amount") return toNumber(value as MicroCredits);
  if (typeof value === "number") return value;
  const raw = z.encode(cell.codec(plainStyle), value);
  return typeof raw === "boolean" ? String(raw) : raw;
}
