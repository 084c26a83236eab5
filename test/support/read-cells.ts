import type { Diagnostic } from "../../core/diagnostic.ts";
import { readWorkbook, type Workbook } from "../../core/files/xlsx/read-workbook.ts";
import type { Grid, GridCell } from "../../core/table/grid.ts";
import { type CellSketch, makeWorkbook, oneTable, type Parts, type WorkbookSketch } from "./workbook.ts";

/** What came of reading a workbook. */
export type WorkbookRead = { readonly workbook: Workbook | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads the tables T and U of a workbook's bytes. */
export function readBytes(bytes: Uint8Array, wanted: readonly string[] = ["T", "U"]): WorkbookRead {
  const diagnostics: Diagnostic[] = [];
  const workbook = readWorkbook(bytes, "roster.xlsx", wanted, (diagnostic) => diagnostics.push(diagnostic));
  return { workbook, diagnostics };
}

/** Makes a workbook and reads it. */
export function readSketch(sketch: WorkbookSketch, change?: (parts: Parts) => Parts): WorkbookRead {
  return readBytes(makeWorkbook(sketch, change));
}

/** A workbook whose table T has one column A of these cells. */
export function columnOf(...cells: readonly CellSketch[]): WorkbookSketch {
  return oneTable(
    "T",
    ["A"],
    cells.map((cell) => [cell]),
  );
}

/** The cells of the column, as they are read; a cell without value as the code of its problem. */
export function cellsRead(sketch: WorkbookSketch, change?: (parts: Parts) => Parts): readonly unknown[] {
  const { workbook, diagnostics } = readSketch(sketch, change);
  const grid = workbook?.tables.get("T");
  if (grid === undefined) throw new Error(`no table T: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return columnCells(grid);
}

/** The first cells of the rows. */
export function columnCells(grid: Grid): readonly unknown[] {
  return grid.rows.map(({ cells: [cell = ""] }) => shown(cell));
}

function shown(cell: GridCell): unknown {
  return typeof cell === "object" ? cell.problem.code : cell;
}

/** Codes, severities and rows of diagnostics, for comparing. */
export function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, severity, at }) => [code, severity, at.table, at.row].filter(Boolean).join(" "));
}
