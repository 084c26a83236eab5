import type { Diagnostic } from "../../diagnostic.ts";
import type { Grid } from "../../table/grid.ts";
import { loose } from "../../text.ts";
import type { CellContext } from "./cell-value.ts";
import { openWorkbook } from "./open-workbook.ts";
import type { Package } from "./package.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { walkSheet } from "./sheet.ts";
import { type CollectedTable, collectTables } from "./sheet-tables.ts";
import { besideTable, tableRefused, tableRepeated } from "./table-diagnostics.ts";
import { readTablePart, type TablePart } from "./table-part.ts";
import type { SheetPart } from "./workbook-part.ts";

/** A sheet and the names of its tables. */
export type Sheet = { readonly name: string; readonly tables: readonly string[] };

/** The wanted tables of a workbook, and what else it has, for saying what is missing. */
export type Workbook = {
  /** By the name that was asked for. */
  readonly tables: ReadonlyMap<string, Grid>;
  /** Tables that are there and could not be read: said already. */
  readonly unread: ReadonlySet<string>;
  readonly sheets: readonly Sheet[];
  /** Whether anything stands on a sheet. */
  readonly hasCells: (sheet: string) => boolean;
};

type Found = { readonly wanted: string; readonly table: TablePart };

/**
 * Reads tables of an `.xlsx` or `.xlsm` by their names, compared loosely, wherever they stand, on hidden sheets too. The
 * rest of the workbook is not read. Nothing comes back when the bytes are no such workbook, and a diagnostic says why.
 */
export function readWorkbook(
  bytes: Uint8Array,
  file: string,
  wanted: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): Workbook | undefined {
  const opened = openWorkbook(bytes);
  if (isRefusal(opened)) {
    report({ ...opened, severity: "error", at: { file } });
    return undefined;
  }
  const { workbook, sheets, context } = opened;
  const tables = new Map<string, Grid>();
  const unread = new Set<string>();
  const names: Sheet[] = [];
  const places = new Map<string, TablePart>();
  for (const sheet of sheets) {
    const all = tablesOf(workbook, sheet);
    const sound = all.filter((table): table is TablePart => !isRefusal(table));
    names.push({ name: sheet.name, tables: sound.map(({ name }) => name) });
    for (const refusal of all.filter(isRefusal)) report({ ...refusal, severity: "error", at: { file } });
    const found: Found[] = [];
    for (const table of sound) {
      const name = wanted.find((candidate) => loose(candidate) === loose(table.name));
      const first = name === undefined ? undefined : places.get(name);
      if (name === undefined) continue;
      if (first !== undefined) report(tableRepeated(file, name, first, table));
      else {
        places.set(name, table);
        found.push({ wanted: name, table });
      }
    }
    for (const [name, grid] of readSheet(workbook, sheet, context, found, sound, file, report)) {
      if (grid === undefined) unread.add(name);
      else tables.set(name, grid);
    }
  }
  const hasCells = (name: string) => sheets.some((sheet) => sheet.name === name && isFilled(workbook, sheet, context));
  return { tables, unread, sheets: names, hasCells };
}

function tablesOf(workbook: Package, sheet: SheetPart): readonly (TablePart | Refusal)[] {
  const related = workbook.relationships(sheet.part);
  if (isRefusal(related)) return [related];
  const parts = new Set(related.filter(({ kind }) => kind === "table").map(({ part }) => part));
  return [...parts].map((part) => readTablePart(workbook, part, sheet.name));
}

/** Reads the found tables of a sheet in one walk; a table that cannot be read has no grid. */
function readSheet(
  workbook: Package,
  sheet: SheetPart,
  context: CellContext,
  found: readonly Found[],
  all: readonly TablePart[],
  file: string,
  report: (diagnostic: Diagnostic) => void,
): readonly (readonly [string, Grid | undefined])[] {
  if (found.length === 0) return [];
  const collector = collectTables(
    found.map(({ table }) => table),
    all,
  );
  const refusal = walkSheet(workbook, sheet.part, context, collector.visitor) ?? collector.refusal();
  if (refusal !== undefined) {
    report({ ...refusal, severity: "error", at: { file } });
    return found.map(({ wanted }) => [wanted, undefined]);
  }
  return collector.finish().map((table, index) => {
    const name = found[index]?.wanted ?? "";
    if ("help" in table) {
      report(tableRefused(file, name, table));
      return [name, undefined];
    }
    for (const diagnostic of besideTable(file, name, table)) report(diagnostic);
    return [name, toGrid(file, table)];
  });
}

function toGrid(file: string, { table, rows }: CollectedTable): Grid {
  const { sheet, headers, range } = table;
  return { file, headers, headerRow: range.firstRow, rows, sheet, firstColumn: range.firstColumn };
}

function isFilled(workbook: Package, sheet: SheetPart, context: CellContext): boolean {
  let filled = false;
  const refusal = walkSheet(workbook, sheet.part, context, {
    row: () => !filled,
    wants: () => !filled,
    cell: () => {
      filled = true;
    },
    endRow: () => {},
    merged: () => {},
    isEnough: () => filled,
  });
  return filled || refusal !== undefined;
}
