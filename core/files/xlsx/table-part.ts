import { type Range, readRange } from "./address.ts";
import { plainText } from "./escapes.ts";
import type { Package } from "./package.ts";
import { broken, isRefusal, type Refusal } from "./refusal.ts";

/** An Excel table as its part declares it. */
export type TablePart = {
  /** The name that people see and type (its display name). */
  readonly name: string;
  readonly sheet: string;
  /** Header, rows and total rows. */
  readonly range: Range;
  readonly headers: readonly string[];
  readonly headerRows: number;
  readonly totalRows: number;
};

/** Reads the part of a table (ECMA-376, 18.5.1.2). */
export function readTablePart(workbook: Package, part: string, sheet: string): TablePart | Refusal {
  const headers: string[] = [];
  let table: Omit<TablePart, "headers"> | Refusal | undefined;
  const refusal = workbook.read(part, {
    open: (element, attributes) => {
      if (element === "tableColumn") headers.push(plainText(attributes["name"] ?? ""));
      if (element !== "table") return;
      const name = plainText(attributes["displayName"] ?? attributes["name"] ?? "");
      const range = readRange(attributes["ref"] ?? "");
      const headerRows = Number(attributes["headerRowCount"] ?? 1);
      const totalRows = Number(attributes["totalsRowCount"] ?? 0);
      const isSound = range !== undefined && headerRows >= 0 && totalRows >= 0;
      table = isSound
        ? { name, sheet, range, headerRows, totalRows }
        : broken(`The table ${name} has no proper range.`);
    },
    text: () => {},
    close: () => {},
  });
  if (refusal !== undefined || table === undefined) return refusal ?? broken(`The part ${part} holds no table.`);
  if (isRefusal(table)) return table;
  const width = table.range.lastColumn - table.range.firstColumn + 1;
  if (headers.length === width) return { ...table, headers };
  return broken(`The table ${table.name} has ${headers.length} columns by name and ${width} on the sheet ${sheet}.`);
}
