import { readCsvGrid } from "../../../../core/files/csv.ts";
import { fileKind } from "../../../../core/files/file-kind.ts";
import { wholeText } from "../../../../core/files/whole-text.ts";
import { readSheets } from "../../../../core/files/xlsx/read-sheets.ts";
import { isRefusal } from "../../../../core/files/xlsx/refusal.ts";
import { findList } from "../../../../core/new-roster/list-sheet.ts";
import type { Grid } from "../../../../core/table/grid.ts";

/** Why a file cannot be read as a list, and what to do. */
export type ListTrouble = { readonly message: string; readonly help: string };

/** A list of people is small: more than this, in bytes, is another file. */
const LARGEST = 64 * 1024 * 1024;

/** Reads a list of people out of a file's bytes: a CSV file, or a workbook with the list on one of its sheets. */
export function readListFile(name: string, bytes: Uint8Array): Grid | ListTrouble {
  if (bytes.length > LARGEST) {
    return { message: `${name} is larger than 64 MB.`, help: "Copy the rows of people into a file of their own." };
  }
  const kind = fileKind(bytes);
  if (kind === "zip") {
    const sheets = readSheets(bytes);
    const list = isRefusal(sheets) ? sheets : findList(sheets, name, []);
    return isRefusal(list) ? { message: `${name}: ${list.message}`, help: list.help } : list;
  }
  const text = kind === "text" ? wholeText(bytes) : undefined;
  if (text === undefined) {
    return {
      message: `${name} is neither a CSV file nor a workbook that can be read.`,
      help: "Open it in Excel, and save it as “Excel Workbook (.xlsx)” or as “CSV UTF-8”; or copy its rows and paste them.",
    };
  }
  return readCsvGrid(text, name);
}
