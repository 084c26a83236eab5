import { writeFileSync } from "node:fs";
import { join } from "node:path";
import papaparse from "papaparse";
import { expect } from "vitest";
import type { SketchCell, SketchColumn, WorkbookSketch } from "../../core/files/workbook-sketch.ts";
import { temporaryFolder } from "./command.ts";
import { sheetsByOffice } from "./office.ts";
import { checkWorkbook } from "./workbook-check.ts";

/** Texts that spreadsheets like to take for something else. */
export const lookAlikes: readonly string[] = [
  "=1+1",
  "+1",
  "-1",
  "@x",
  "#N/A",
  "007",
  "1e5",
  "TRUE",
  "2026-03-31",
  "1/2",
  "50%",
  'say "a", b',
  "<&>",
  "=cmd|' /C calc'!A0",
];

type Sheet = readonly (readonly string[])[];

/** What every sheet is meant to say, cell by cell, without blanks at the ends of rows. */
export function meantSheets({ sheets }: WorkbookSketch): ReadonlyMap<string, Sheet> {
  return new Map(
    sheets.map((sheet) => {
      if (sheet.kind === "page") {
        return [sheet.name, trimmed(sheet.rows.map((row) => row.map(({ text, figure }) => String(figure ?? text))))];
      }
      const rows = sheet.rows.map((row) => sheet.columns.map((column, at) => shown(column, row[at] ?? null)));
      return [sheet.name, trimmed([sheet.columns.map(({ header }) => header), ...rows])];
    }),
  );
}

function shown({ holds }: SketchColumn, cell: SketchCell): string {
  if (holds === "day" && typeof cell === "number") {
    return new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10);
  }
  return cell === null ? "" : String(cell);
}

function trimmed(rows: Sheet): Sheet {
  const whole = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
  return whole.slice(0, whole.findLastIndex((row) => row.length > 0) + 1);
}

/** Expects a workbook to be sound, and LibreOffice to read every cell of it as its sketch means it. */
export function expectReadByOffice(sketch: WorkbookSketch, bytes: Uint8Array): void {
  const path = join(temporaryFolder(), "workbook.xlsx");
  expect(checkWorkbook(bytes)).toEqual([]);
  writeFileSync(path, bytes);
  const read = new Map(
    [...sheetsByOffice(path)].map(([name, text]): [string, Sheet] => [
      name,
      trimmed(papaparse.parse<string[]>(text.replace(/\n$/, "")).data),
    ]),
  );
  const wanted = meantSheets(sketch);
  expect([...read.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, sheet] of wanted) expect([name, read.get(name)]).toEqual([name, sheet]);
}
