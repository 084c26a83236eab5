import { bodyOf, cellAt, type Table } from "../../excel-host/book.ts";
import type { WorkbookSketch } from "../../support/workbook.ts";

/** The headers of the table, whose columns are numbered from 1. */
export const headers: readonly string[] = ["Email", "Name", "Mark", "Office", "Contract", "Twice"];

/** The column of a mark by which a row is known whatever it is renamed to. */
export const MARK = 3;
/** The column of the key. */
export const EMAIL = 1;
/** How many people there are. */
export const ROWS = 8;

/** The key of a person by place. */
export const email = (at: number) => `p${at}@example.com`;

/** What a row holds by the numbers of its columns. */
export type Row = Map<number, string | number | boolean>;

/** The roster of a world; every fourth has a totals row. */
export function sketch(hasTotals: boolean): WorkbookSketch {
  const rows = Array.from({ length: ROWS }, (_, at) => [
    email(at),
    `Name ${at}`,
    `m${at}`,
    `Office ${at}`,
    `C-${at}`,
    { formula: "1+1", value: 2 },
  ]);
  const totals = hasTotals ? { totals: ["Total", "", "", "", "", 16] } : {};
  const table = { name: "People", at: [3, 2] as const, headers, rows, ...totals };
  return {
    sheets: [
      {
        name: "Staff",
        tables: [table],
        cells: [
          [14, 2, "Footnote"],
          [6, 12, "Side note"],
        ],
      },
    ],
  };
}

/** What stands in a row of the table, in the column of a number. */
export function valueAt(table: Table, row: number, id: number) {
  const column = table.columns.findIndex((one) => one.id === id);
  return cellAt(table.box.sheet, bodyOf(table).top + row, table.box.left + column).value;
}
