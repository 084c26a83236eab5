import { showsDay } from "../../addin/excel/grid.ts";
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import { serialMoment } from "../../core/files/xlsx/serial-day.ts";
import type { Cell } from "../excel-host/book.ts";

/** What a cell shows: days as 2026-03-31, numbers with as many decimals as their format lets through. */
export function shownText({ value, format }: Cell, is1904: boolean): string {
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string") return value;
  if (showsDay(format)) return serialMoment(value, is1904) ?? String(value);
  if (format === "General" || format === "@") return String(Number(value.toPrecision(12)));
  const [, decimals = ""] = /\.([0#?]+)/.exec(format) ?? [];
  const share = format.includes("%") ? 100 : 1;
  const text = (value * share).toLocaleString("en-US", {
    minimumFractionDigits: decimals.replace(/[^0]/g, "").length,
    maximumFractionDigits: decimals.length,
    useGrouping: /[#0],[#0]/.test(format),
  });
  return format.includes("%") ? `${text}%` : text;
}

/** What stands in a cell when somebody begins to edit it: its formula, or what it shows without grouping. */
export function editText(cell: Cell, is1904: boolean): string {
  if (cell.formula !== undefined) return cell.formula;
  if (typeof cell.value === "number" && !showsDay(cell.format)) return String(cell.value);
  return shownText(cell, is1904);
}

/** The name of a cell, such as `B12`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}
