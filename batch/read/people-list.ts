import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import type { Grid } from "../../core/table/grid.ts";
import { unreadable } from "./paths.ts";
import { notText, readText } from "./text.ts";

/** Reads a list of people as a grid: a CSV file. Nothing comes back where it cannot be read, and a diagnostic says why. */
export function readListFile(path: string, report: (diagnostic: Diagnostic) => void): Grid | undefined {
  let text = "";
  const clear = () => {
    text = "";
  };
  const take = (piece: string) => {
    text += piece;
  };
  try {
    const read = readText(path, clear, take, clear);
    if (read.readable) return readCsvGrid(text, path);
    report({ ...notText(path, read), code: read.isWorkbook ? "file-unreadable" : "encoding-unknown" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    report(unreadable(path, error));
  }
  return undefined;
}
