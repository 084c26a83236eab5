import type { Diagnostic } from "../../diagnostic.ts";
import { cellAddress } from "../../table/grid.ts";
import { counted } from "../../text.ts";
import type { Range } from "./address.ts";
import type { Refusal } from "./refusal.ts";
import type { CollectedTable } from "./sheet-tables.ts";
import type { TablePart } from "./table-part.ts";

/** A table that is there and cannot be read. */
export function tableRefused(file: string, name: string, refusal: Refusal & { readonly table: TablePart }): Diagnostic {
  const { code, message, help, table } = refusal;
  return { code, severity: "error", at: { file, table: name, row: table.range.firstRow }, message, help };
}

/** Two tables that could both be the one that is meant. */
export function tableRepeated(file: string, name: string, first: TablePart, second: TablePart): Diagnostic {
  return {
    code: "table-repeated",
    severity: "error",
    at: { file, table: name, row: second.range.firstRow },
    message: `The workbook has two tables ${name}, on the sheets ${first.sheet} and ${second.sheet}; only the first is read.`,
    help: "Delete or rename one of them.",
  };
}

/** What a person should know of the surroundings of a table: rows under it, hidden rows, merged cells. */
export function besideTable(file: string, name: string, collected: CollectedTable): readonly Diagnostic[] {
  const { table, hiddenRows, rowsBelow, merged } = collected;
  const at = { file, table: name };
  const found: Diagnostic[] = [];
  if (rowsBelow > 0) {
    const row = table.range.lastRow + 1;
    const isOne = rowsBelow === 1;
    found.push({
      code: "rows-below-table",
      severity: "error",
      at: { ...at, row },
      message: `${counted(rowsBelow, "row")} directly below the table ${name} (from row ${row} of the sheet ${table.sheet}) ${isOne ? "is" : "are"} not part of it and ${isOne ? "is" : "are"} not read.`,
      help: "Drag the table's lower right corner down over them; or, if they are remarks or sums, leave a blank row before them.",
    });
  }
  if (hiddenRows > 0) {
    found.push({
      code: "rows-hidden",
      severity: "note",
      at,
      message: `${counted(hiddenRows, "row")} of the table ${name} ${hiddenRows === 1 ? "is" : "are"} hidden or filtered out, and ${hiddenRows === 1 ? "counts" : "count"} like the others.`,
      help: "Nothing needs doing; clear the filter to see them.",
    });
  }
  if (merged !== undefined) {
    found.push({
      code: "cells-merged",
      severity: "error",
      at: { ...at, row: merged.firstRow },
      message: `The table ${name} has merged cells, first ${spellRange(table.sheet, merged)}; only the upper left cell has a value, and the others count as blank.`,
      help: "Unmerge them under Home, Merge & Center, and type the value into each cell.",
    });
  }
  return found;
}

function spellRange(sheet: string, { firstRow, lastRow, firstColumn, lastColumn }: Range): string {
  const last = cellAddress(undefined, lastRow, lastColumn);
  return `${cellAddress(sheet, firstRow, firstColumn)}:${last}`;
}
