import type { PlainSheets } from "../files/xlsx/read-sheets.ts";
import { isRefusal, type Refusal } from "../files/xlsx/refusal.ts";
import { isEmail } from "../person.ts";
import type { Grid, GridRow } from "../table/grid.ts";
import { listed, loose } from "../text.ts";
import { namesEmail } from "./list-columns.ts";

/** Rows of a sheet in which the headers of a list are looked for. */
const LOOKED_AT = 30;

/** Below the last row that a sheet can have. */
const EVERY_ROW = 1_048_576;

/**
 * The list of people in a workbook: the first sheet with a row of headers among its first 30 rows. Such a row names the
 * e-mail, or every column that was `asked` for; where no sheet has one, it is the row above the first e-mail address.
 */
export function findList(sheets: PlainSheets, file: string, asked: readonly string[]): Grid | Refusal {
  const tops: (readonly GridRow[])[] = [];
  for (const index of sheets.names.keys()) {
    const top = sheets.rows(index, LOOKED_AT);
    if (isRefusal(top)) return top;
    tops.push(top);
  }
  const named = tops.map((top) => top.find((row) => isHeader(row, asked)));
  const headers = named.some((row) => row !== undefined) ? named : tops.map(aboveEmails);
  const index = headers.findIndex((row) => row !== undefined);
  const header = headers[index];
  if (header === undefined) return noList(sheets.names);
  const rows = sheets.rows(index, EVERY_ROW);
  if (isRefusal(rows)) return rows;
  return {
    file: `${file} (sheet ${sheets.names[index]})`,
    headers: header.cells.map((cell) => (typeof cell === "object" ? "" : String(cell))),
    headerRow: header.row,
    rows: rows.filter(({ row }) => row > header.row),
  };
}

function noList(sheets: readonly string[]): Refusal {
  return {
    code: "header-missing",
    message: `No sheet of the workbook has a list of people: among the first ${LOOKED_AT} rows of ${listed(sheets)} none names the e-mail, and none stands above an e-mail address.`,
    help: "Put the headers into one row, such as Email, Name, Office, and the people below them.",
  };
}

function isHeader({ cells }: GridRow, asked: readonly string[]): boolean {
  const texts = cells.filter((cell) => typeof cell === "string").map(loose);
  if (asked.length > 0) return asked.every((header) => texts.includes(loose(header)));
  return texts.some(namesEmail);
}

function aboveEmails(rows: readonly GridRow[]): GridRow | undefined {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => typeof cell === "string" && isEmail(cell)));
  return first < 1 ? undefined : rows[first - 1];
}
