import { columnLetters } from "../../core/files/workbook-sketch.ts";
import type { Box, Sheet } from "./book.ts";

/** The address of a rectangle as Excel writes it, with its sheet. */
export function addressOf({ sheet, top, left, rows, columns }: Box): string {
  const name = /^[A-Za-z_]\w*$/.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  const first = `${columnLetters(left)}${top + 1}`;
  const last = `${columnLetters(left + columns - 1)}${top + rows}`;
  return `${name}!${first === last ? first : `${first}:${last}`}`;
}

/** The rectangle of an address without its sheet; nothing where it is none. */
export function boxAt(sheet: Sheet, address: string): Box | undefined {
  const parts = /^(?:.*!)?([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address.replaceAll("$", ""));
  if (parts === null) return undefined;
  const [, a = "", b = "", c = a, d = b] = parts;
  const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [top, left] = [Number(b) - 1, column(a)];
  return { sheet, top, left, rows: Number(d) - top, columns: column(c) - left + 1 };
}
