import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readCsvGrid } from "../../core/files/csv.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { CellSketch, WorkbookSketch } from "./workbook.ts";

/** A folder of CSV files as a workbook with a sheet a table: amounts as numbers and days as days, as people type them. */
export function rosterFolderSketch(folder: string): WorkbookSketch {
  const names = readdirSync(folder);
  const tables = Object.values(rosterTables).filter(({ file }) => names.includes(file));
  return {
    sheets: tables.map(({ name, file }) => {
      const { headers, rows } = readCsvGrid(readFileSync(join(folder, file), "utf8"), file);
      const cells = rows.map((row) => row.cells.map((cell) => typed(String(cell))));
      return { name, tables: [{ name, headers, rows: cells }] };
    }),
  };
}

function typed(text: string): CellSketch {
  if (text === "") return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { day: text };
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}
