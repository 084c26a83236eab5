import type { GridCell, GridRow } from "../../table/grid.ts";
import { limits } from "./limits.ts";
import { openWorkbook } from "./open-workbook.ts";
import { isRefusal, type Refusal, tooMuch } from "./refusal.ts";
import { walkSheet } from "./sheet.ts";

/** The sheets of a workbook as they stand, whether there are tables on them or not. */
export type PlainSheets = {
  readonly names: readonly string[];
  /** The rows of a sheet in which something stands, down to the row that is named. */
  readonly rows: (sheet: number, lastRow: number) => readonly GridRow[] | Refusal;
};

/** Opens an `.xlsx` or `.xlsm` to read whole sheets, or says why it cannot be read. */
export function readSheets(bytes: Uint8Array): PlainSheets | Refusal {
  const opened = openWorkbook(bytes);
  if (isRefusal(opened)) return opened;
  const { workbook, sheets, context } = opened;
  const rows = (index: number, lastRow: number): readonly GridRow[] | Refusal => {
    const sheet = sheets[index];
    if (sheet === undefined) return [];
    const found: GridRow[] = [];
    let cells: GridCell[] = [];
    let count = 0;
    let isBeyond = false;
    const refusal = walkSheet(workbook, sheet.part, context, {
      row: (row) => {
        isBeyond = row > lastRow;
        return !isBeyond;
      },
      wants: () => count <= limits.cells,
      cell: (_, column, value) => {
        count += column - cells.length;
        while (cells.length < column - 1) cells.push("");
        cells.push(value);
      },
      endRow: (row) => {
        if (cells.length > 0) found.push({ row, cells });
        cells = [];
      },
      merged: () => {},
      isEnough: () => isBeyond || count > limits.cells,
    });
    if (count > limits.cells) return tooMuch(`The sheet ${sheet.name} has more than 10,000,000 cells.`);
    return refusal ?? found;
  };
  return { names: sheets.map(({ name }) => name), rows };
}
