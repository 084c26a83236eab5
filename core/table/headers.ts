import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { listed, loose, nearest } from "../text.ts";
import type { Column, Table } from "./define.ts";
import type { Grid } from "./grid.ts";

/** Headers that are named where none of them reads like the one that is lacking. */
const NAMED = 3;

/** Where a cell of a table stands. */
export function place(table: Table, grid: Grid, row: number, column?: string): Location {
  return column === undefined
    ? { file: grid.file, table: table.name, row }
    : { file: grid.file, table: table.name, row, column };
}

/**
 * The position of each column that the grid has, or nothing when a required one is missing. A header that is nobody's and
 * reads like one that the table lacks is told: its column is not read, and whoever misspelt it would never learn.
 */
export function findColumns(
  table: Table,
  grid: Grid,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, number> | undefined {
  const byHeader = new Map<string, number>();
  grid.headers.forEach((header, position) => {
    const key = loose(header);
    if (key === "") return;
    if (!byHeader.has(key)) byHeader.set(key, position);
    else if (isRead(table, key)) report(repeatedHeader(table, grid, header));
  });
  const positions = new Map<string, number>();
  let complete = true;
  for (const [name, column] of Object.entries(table.columns)) {
    const header = column.headers.find((candidate) => byHeader.has(loose(candidate)));
    if (header !== undefined) positions.set(name, byHeader.get(loose(header)) ?? 0);
    else if (column.required) {
      complete = false;
      report(missingHeader(table, grid, column.headers[0]));
    }
  }
  misspeltHeaders(table, grid, positions).forEach(report);
  return complete ? positions : undefined;
}

/** The headers that are not the table's, as they stand. */
function otherHeaders(table: Table, { headers }: Grid): readonly string[] {
  return headers.filter((header) => loose(header) !== "" && !isOurs(table, loose(header)));
}

/** What to say of columns that are not read, and would be if their header were spelt as the table's. */
function misspeltHeaders(table: Table, grid: Grid, found: ReadonlyMap<string, number>): readonly Diagnostic[] {
  const lacking = Object.entries(table.columns)
    .filter(([name, column]) => !found.has(name) && !column.required && column.isRemark !== true)
    .map(([, { headers }]) => headers[0]);
  return otherHeaders(table, grid).flatMap((header) => {
    const meant = nearest(header, lacking);
    return meant === undefined ? [] : [misspelt(table, grid, header, meant)];
  });
}

function misspelt(table: Table, grid: Grid, header: string, meant: string): Diagnostic {
  return {
    code: "header-missing",
    severity: "warning",
    at: place(table, grid, grid.headerRow, header),
    message: `The table ${table.name} has no column “${meant}”; its column ${quoted(header)} is not read.`,
    help: `If it is meant to be ${meant}, rename it; if it is a column of your own, nothing needs doing.`,
  };
}

function isOurs(table: Table, key: string): boolean {
  return columnOf(table, key) !== undefined;
}

function isRead(table: Table, key: string): boolean {
  const column = columnOf(table, key);
  return column !== undefined && column.isRemark !== true;
}

function columnOf(table: Table, key: string): Column<unknown> | undefined {
  return Object.values(table.columns).find((column) => column.headers.some((header) => loose(header) === key));
}

function repeatedHeader(table: Table, grid: Grid, header: string): Diagnostic {
  return {
    code: "header-repeated",
    severity: "error",
    at: place(table, grid, grid.headerRow, header),
    message: `The table ${table.name} has two columns ${quoted(header)}; only the first is read.`,
    help: "Rename or delete one of them.",
  };
}

function missingHeader(table: Table, grid: Grid, header: string): Diagnostic {
  const others = otherHeaders(table, grid);
  const like = nearest(header, others);
  const some = others.slice(0, NAMED).map((other) => quoted(other));
  return {
    code: "header-missing",
    severity: "error",
    at: place(table, grid, grid.headerRow),
    message: `The table ${table.name} has no column “${header}”, so none of its rows can be used.`,
    help:
      like !== undefined
        ? `Rename the column ${quoted(like)} to ${header}.`
        : `Add a column with the header ${header}${some.length === 0 ? "" : `, or rename the one that holds it: ${listed(some, "or")}`}.`,
  };
}
