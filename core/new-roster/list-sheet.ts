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
 * e-mail, or every column that was `asked` for; without one, it is the row above the first e-mail address.
 */
export function findList(sheets: PlainSheets, file: string, asked: readonly string[]): Grid | Refusal {
  for (const [index, name] of sheets.names.entries()) {
    const first = sheets.rows(index, LOOKED_AT);
    if (isRefusal(first)) return first;
    const header = first.find((row) => isHeader(row, asked)) ?? aboveEmails(first);
    if (header === undefined) continue;
    const all = sheets.rows(index, EVERY_ROW);
    if (isRefusal(all)) return all;
    return {
      file: `${file} (sheet ${name})`,
      headers: header.cells.map((cell) => (typeof cell === "object" ? "" : String(cell))),
      headerRow: header.row,
      rows: all.filter(({ row }) => row > header.row),
    };
  }
  return {
    code: "header-missing",
    message: `No sheet of the workbook has a list of people: among the first ${LOOKED_AT} rows of ${listed(sheets.names)} no row names the e-mail, and none stands above an e-mail address.`,
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
