import { type Door, openDoor } from "../../addin/excel/run.ts";
import type { Outcome } from "../../addin/excel/trouble.ts";
import { excelHost, type Host } from "../excel-host/host.ts";
import { openInNode, type Sets } from "../excel-host/in-node.ts";
import { loadBook } from "../excel-host/xlsx-load.ts";
import { saveBook } from "../excel-host/xlsx-save.ts";
import { makeWorkbook, type WorkbookSketch } from "../support/workbook.ts";

/** A workbook that is open in the simulated Excel, with the real office.js before it and our door before that. */
export type OpenExcel = { readonly host: Host; readonly door: Door; readonly save: () => Uint8Array };

/** Opens the bytes of an .xlsx. */
export function openBytes(bytes: Uint8Array, sets?: Sets): OpenExcel {
  const opened = loadBook(bytes);
  const host = excelHost(opened.book);
  openInNode(host, sets);
  return { host, door: openDoor({ pause: 1 }), save: () => saveBook(opened) };
}

/** Opens a workbook that a test describes. */
export function openSketch(sketch: WorkbookSketch, sets?: Sets): OpenExcel {
  return openBytes(makeWorkbook(sketch), sets);
}

/** The value of what went well; what went wrong fails the test with its words. */
export function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.trouble.code}: ${outcome.trouble.message} (${outcome.trouble.detail})`);
}

/** The name of what went wrong, or `fine`. */
export function troubleCode(outcome: Outcome<unknown>): string {
  return outcome.ok ? "fine" : outcome.trouble.code;
}
