import { gzipSync } from "node:zlib";
import { type CellSketch, makeWorkbook, type SheetSketch } from "./workbook.ts";

/** An export of one row of 4 credits. */
export const march = "date,user,credits\n2026-03-05,ana@firm.example,4\n";

/** A text or bytes packed with gzip. */
export const gz = (content: string | Uint8Array) => new Uint8Array(gzipSync(content));

/** A sheet from A1 on. */
export function sheet(name: string, rows: readonly (readonly CellSketch[])[]): SheetSketch {
  return { name, cells: rows.flatMap((row, at) => row.map((cell, position) => [at + 1, position + 1, cell] as const)) };
}

/** The header of an export on a sheet. */
export const header: readonly string[] = ["date", "user", "credits"];

/** A workbook of sheets. */
export const workbook = (...sheets: readonly SheetSketch[]) => makeWorkbook({ sheets });
