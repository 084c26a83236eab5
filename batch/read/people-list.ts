import { readFileSync, statSync } from "node:fs";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { foreignKind } from "../../core/files/foreign-kind.ts";
import { notText } from "../../core/files/whole-text.ts";
import { readSheets } from "../../core/files/xlsx/read-sheets.ts";
import { isRefusal } from "../../core/files/xlsx/refusal.ts";
import { findList } from "../../core/new-roster/list-sheet.ts";
import type { Grid } from "../../core/table/grid.ts";
import { readStart } from "./bytes.ts";
import { unreadable } from "./paths.ts";
import { LARGEST, tooLarge } from "./roster-workbook.ts";
import { readText } from "./text.ts";

const listWanted = "Give the list itself behind --people: a CSV file or an .xlsx workbook, with a row of headers.";

/**
 * Reads a list of people as a grid: a CSV file, or a workbook with the list on one of its sheets; `asked` are headers that
 * it must have. Nothing comes back where it cannot be read, and a diagnostic says why.
 */
export function readListFile(
  path: string,
  asked: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): Grid | undefined {
  let text = "";
  const clear = () => {
    text = "";
  };
  const take = (piece: string) => {
    text += piece;
  };
  try {
    const kind = path === "-" ? undefined : foreignKind(readStart(path, 128));
    if (kind !== undefined) {
      report({
        code: "file-unreadable",
        severity: "error",
        at: { file: path },
        message: `The file is ${kind}, not a list of people; it is not read.`,
        help: listWanted,
      });
      return undefined;
    }
    const read = readText(path, clear, take, clear);
    if (read.readable) return readCsvGrid(text, path);
    if (read.isWorkbook && path !== "-") return readListWorkbook(path, asked, report);
    report({ ...notText(path, read), code: read.isWorkbook ? "file-unreadable" : "encoding-unknown" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    report(unreadable(path, error, "no list is read", listWanted));
  }
  return undefined;
}

function readListWorkbook(
  path: string,
  asked: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): Grid | undefined {
  if (statSync(path).size > LARGEST) {
    report(tooLarge(path));
    return undefined;
  }
  const sheets = readSheets(readFileSync(path));
  const list = isRefusal(sheets) ? sheets : findList(sheets, path, asked);
  if (!isRefusal(list)) return list;
  report({ ...list, severity: "error", at: { file: path } });
  return undefined;
}
