import { utils, write } from "@e965/xlsx";
import exceljs from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import { rosterFolderSketch } from "./roster-sketch.ts";
import { serialOf } from "./workbook.ts";

/** A table as plain values, the header first; days are text. */
export type PlainTable = readonly (readonly (string | number | null)[])[];

/** The tables of a roster folder by name. */
export function plainTables(folder: string): ReadonlyMap<string, PlainTable> {
  const tables = rosterFolderSketch(folder).sheets.flatMap(({ tables: own = [] }) => own);
  return new Map(
    tables.map(({ name, headers, rows }) => {
      const plain = (cell: (typeof rows)[number][number]) =>
        typeof cell === "object" && cell !== null && "day" in cell ? cell.day : (cell as string | number | null);
      return [name, [headers, ...rows.map((row) => headers.map((_, at) => plain(row[at] ?? null)))]];
    }),
  );
}

const day = /^\d{4}-\d\d-\d\d$/;

/** A workbook with a sheet and an Excel table for each, written by exceljs. */
export async function byExceljs(tables: ReadonlyMap<string, PlainTable>): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  for (const [name, [headers = [], ...rows]] of tables) {
    const value = (cell: string | number | null) =>
      typeof cell === "string" && day.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
    book.addWorksheet(name).addTable({
      name,
      ref: "A1",
      headerRow: true,
      columns: headers.map((header) => ({ name: String(header), filterButton: true })),
      rows: rows.map((row) => row.map(value)),
    });
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook loaded and saved by exceljs. */
export async function savedByExceljs(path: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook with a sheet for each, written by SheetJS, which knows no Excel tables. */
export function bySheetJs(tables: ReadonlyMap<string, PlainTable>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of tables) {
    const cell = (value: string | number | null) =>
      typeof value === "string" && day.test(value) ? { t: "n", v: serialOf(value), z: "yyyy-mm-dd" } : value;
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => row.map(cell))), name);
  }
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The same workbook with an Excel table on each sheet, in the order of the sheets. */
export function withTables(bytes: Uint8Array, tables: ReadonlyMap<string, PlainTable>): Uint8Array {
  const parts = unzipSync(bytes);
  const types: string[] = [];
  [...tables].forEach(([name, rows], at) => {
    const [headers = []] = rows;
    const ref = `A1:${columnLetters(headers.length - 1)}${rows.length}`;
    const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${header}"/>`).join("");
    const table = `<table xmlns="${main}" id="${at + 1}" name="${name}" displayName="${name}" ref="${ref}"><tableColumns count="${headers.length}">${columns}</tableColumns></table>`;
    parts[`xl/tables/table${at + 1}.xml`] = strToU8(table);
    parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdTable" Type="${office}/table" Target="../tables/table${at + 1}.xml"/></Relationships>`,
    );
    const path = `xl/worksheets/sheet${at + 1}.xml`;
    const sheet = strFromU8(parts[path] ?? new Uint8Array());
    const part = `<tableParts count="1"><tablePart xmlns:r="${office}" r:id="rIdTable"/></tableParts></worksheet>`;
    parts[path] = strToU8(sheet.replace("</worksheet>", part));
    types.push(
      `<Override PartName="/xl/tables/table${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"/>`,
    );
  });
  const listed = strFromU8(parts["[Content_Types].xml"] ?? new Uint8Array());
  parts["[Content_Types].xml"] = strToU8(listed.replace("</Types>", `${types.join("")}</Types>`));
  return zipSync(parts);
}
