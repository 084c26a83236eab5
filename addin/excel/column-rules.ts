import { formats } from "../../core/files/workbook-look.ts";
import type { SketchColumn } from "../../core/files/workbook-sketch.ts";
import { rosterSheet } from "../../core/new-roster/table-sheet.ts";
import type { Table } from "../../core/table/define.ts";

/** The columns of a table as a new workbook shows them: header, width, format, choices. The same as in a workbook of `new`. */
export function sketchedColumns(table: Table): readonly SketchColumn[] {
  return rosterSheet(table, []).columns;
}

/** The number format of a column's cells; nothing where Excel's own is right. */
export function formatOf({ holds }: SketchColumn): string | undefined {
  if (holds === "day") return formats.day;
  if (holds === "amount") return formats.amount;
  if (holds === "whole number") return "0";
  return holds === "text" ? "@" : undefined;
}

/** What may be typed into a column: one of its words, a day, a number; or anything, with words on offer. */
export function ruleOf({ choices, offers, holds }: SketchColumn): Excel.DataValidationRule | undefined {
  if (choices !== undefined) return { list: { inCellDropDown: true, source: choices.join(",") } };
  if (offers !== undefined) return { list: { inCellDropDown: true, source: `=${offers}` } };
  if (holds === "day") return { date: { formula1: "=DATE(1990,1,1)", operator: "GreaterThanOrEqualTo" } };
  if (holds === "amount")
    return { decimal: { formula1: -9_000_000_000, formula2: 9_000_000_000, operator: "Between" } };
  return undefined;
}

/** What Excel says when something else is typed; nothing where other words are let in. */
export function alertOf({ header, choices, offers, holds }: SketchColumn): Excel.DataValidationErrorAlert {
  const message = choices
    ? `Choose one of: ${choices.join(", ")}. Or leave the cell blank.`
    : holds === "day"
      ? "Type a day of the calendar, such as 2026-03-31."
      : "Type a number, without the name of its unit.";
  return { title: header, message, showAlert: offers === undefined, style: "Stop" };
}
