import type { WorkbookSketch } from "../files/workbook-sketch.ts";
import type { Remembered } from "../findings/memory.ts";
import type { RunFile } from "../run-file.ts";
import { chartsSheet } from "./charts-sheet.ts";
import { figureSheets } from "./figure-sheets.ts";
import { findingsSheet } from "./findings-sheet.ts";
import { readMeSheet } from "./read-me.ts";

/** `review.xlsx`: what a run found, for managers to decide on, with what they decided before; and its figures. */
export function reviewWorkbook(run: RunFile, memory: ReadonlyMap<string, Remembered>): WorkbookSketch {
  const sheets = [findingsSheet(run, memory), ...figureSheets(run), ...chartsSheet(run)];
  return { title: `Credits as of ${run.asOf}`, isLong: true, sheets: [readMeSheet(run, sheets), ...sheets] };
}
