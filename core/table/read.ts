import * as z from "zod/mini";
import { type Diagnostic, type DiagnosticCode, type Location, quoted } from "../diagnostic.ts";
import { atOnce, ROWS_IN_A_STEP, type Steps } from "../steps.ts";
import { counted } from "../text.ts";
import type { CellStyle, CellType, RawCell } from "./cell.ts";
import type { CellProblem } from "./cell-problem.ts";
import { type Column, headerOf, type RowOf, type Table } from "./define.ts";
import { addressIn, type Grid, type GridCell, type GridRow, isBlank } from "./grid.ts";
import { findColumns, place } from "./headers.ts";

/** A row that can be used, and where it stands. */
export type ReadRow<T extends Table> = { readonly at: Location; readonly row: number; readonly values: RowOf<T> };

/**
 * Reads the rows of a table, every problem located: a bad optional cell counts as blank, a row whose key or required
 * cell cannot be used is left out, a repeated key keeps the first row (roster.md).
 */
export function readTable<T extends Table>(
  table: T,
  grid: Grid,
  style: CellStyle,
  report: (diagnostic: Diagnostic) => void,
): readonly ReadRow<T>[] {
  return atOnce(readTableInSteps(table, grid, style, report));
}

/** The same as `readTable`, in steps. */
export function* readTableInSteps<T extends Table>(
  table: T,
  grid: Grid,
  style: CellStyle,
  report: (diagnostic: Diagnostic) => void,
): Steps<readonly ReadRow<T>[]> {
  const positions = findColumns(table, grid, report);
  if (positions === undefined) return [];
  const columns = Object.entries(table.columns)
    .filter(([name]) => positions.has(name))
    .map(([name, column]) => reader(table, name, column, positions.get(name) ?? 0, style));
  const seen = new Map<string, number>();
  const rows: ReadRow<T>[] = [];
  for (const [index, gridRow] of grid.rows.entries()) {
    if (index % ROWS_IN_A_STEP === ROWS_IN_A_STEP - 1) yield;
    if (gridRow.cells.every(isBlank)) continue;
    const at = (column?: string): Location => place(table, grid, gridRow.row, column);
    if (gridRow.broken) {
      report(brokenQuotes(at()));
      continue;
    }
    if (hasTooManyCells(gridRow, grid)) {
      report(tooManyCells(gridRow, grid, at()));
      continue;
    }
    const label = (header: string, position: number) => labelOf(grid, gridRow.row, header, position);
    const values = readRow<T>(columns, gridRow, at, label, report);
    if (values === undefined || isRepeated(table, values, gridRow.row, seen, at, report)) continue;
    rows.push({ at: at(), row: gridRow.row, values });
  }
  return rows;
}

function hasTooManyCells({ cells }: GridRow, { headers }: Grid): boolean {
  return cells.slice(headers.length).some((cell) => !isBlank(cell));
}

/** What to say of a row whose quotation marks do not pair. */
export function brokenQuotes(at: Location): Diagnostic {
  return {
    code: "csv-broken",
    severity: "error",
    at,
    message: "The quotation marks of the row do not pair, so its cells cannot be told apart; it is left out.",
    help: "Write a quotation mark inside a text twice, and put the whole text between quotation marks.",
  };
}

function tooManyCells({ cells }: GridRow, { headers }: Grid, at: Location): Diagnostic {
  return {
    code: "csv-broken",
    severity: "error",
    at,
    message: `The row has ${counted(cells.length, "cell")} where the header has ${headers.length}, so it cannot be told which is which; it is left out.`,
    help: "Put quotation marks around a text that holds a comma or a semicolon.",
  };
}

/** A cell's value, or what is wrong with it. */
type Decoded = { readonly value: unknown } | { readonly problem: CellProblem };

type ColumnReader = {
  readonly name: string;
  readonly header: string;
  readonly required: boolean;
  readonly isRemark: boolean;
  readonly position: number;
  readonly decode: (raw: GridCell) => Decoded;
};

function reader(table: Table, name: string, column: Column<unknown>, position: number, style: CellStyle): ColumnReader {
  const codec = column.cell.codec(style);
  return {
    name,
    header: headerOf(table, name),
    required: column.required,
    isRemark: column.isRemark === true,
    position,
    decode: remembered((raw) => decoded(codec, raw)),
  };
}

/** Reads one cell that stands in no table, such as a field of a form: its value, or what is wrong with it. */
export function readCell<T>(
  { codec }: CellType<T>,
  style: CellStyle,
  raw: RawCell,
): { readonly value: T } | { readonly problem: CellProblem } {
  return decoded(codec(style), raw);
}

function decoded<T>(codec: z.ZodMiniType<T, RawCell>, raw: RawCell): { value: T } | { problem: CellProblem } {
  const result = z.safeDecode(codec, raw);
  return result.success ? { value: result.data } : { problem: problemOf(result.error) };
}

/** Different cells of one column that are kept in mind: offices, contracts and days come again and again. */
const REMEMBERED = 4_096;

function remembered(decode: (raw: RawCell) => Decoded): ColumnReader["decode"] {
  const known = new Map<RawCell, Decoded>();
  return (raw) => {
    if (typeof raw === "object") return raw;
    const before = known.get(raw);
    if (before !== undefined) return before;
    const result = decode(raw);
    if (known.size < REMEMBERED) known.set(raw, result);
    return result;
  };
}

/** The cell problem that a codec of ours put into its zod issue. */
function problemOf(error: z.core.$ZodError): CellProblem {
  const issue = error.issues[0];
  const params = issue?.code === "custom" ? issue.params : undefined;
  if (params === undefined) throw new Error(`a codec refused a cell without saying why: ${error.message}`);
  return params as CellProblem;
}

function readRow<T extends Table>(
  columns: readonly ColumnReader[],
  { cells }: GridRow,
  at: (column: string) => Location,
  label: (header: string, position: number) => string,
  report: (diagnostic: Diagnostic) => void,
): RowOf<T> | undefined {
  const values: Record<string, unknown> = {};
  let usable = true;
  for (const { name, header, required, isRemark, position, decode } of columns) {
    const raw = cells[position];
    if (raw === undefined || isBlank(raw)) {
      if (!required) continue;
      usable = false;
      report({ ...cellRequired(header, label(header, position)), severity: "error", at: at(header) });
      continue;
    }
    const result = decode(raw);
    if ("value" in result) values[name] = result.value;
    else if (!isRemark) {
      usable &&= !required;
      const left = required ? "the row is left out" : "the cell counts as blank";
      report({
        code: result.problem.code,
        severity: "error",
        at: at(header),
        message: `${label(header, position)}: ${result.problem.message.replace(/\.$/, "")}; ${left}.`,
        help: result.problem.help,
      });
    }
  }
  return usable ? (values as RowOf<T>) : undefined;
}

/** How a message names a cell: by its header, and in a workbook by its address too. */
function labelOf(grid: Grid, row: number, header: string, position: number): string {
  const address = addressIn(grid, row, position);
  return address === undefined ? header : `${header} (${address})`;
}

function cellRequired(header: string, label: string): { code: DiagnosticCode; message: string; help: string } {
  return {
    code: "cell-required",
    message: `${label} is blank, and every row needs it; the row is left out.`,
    help: `Type the ${header}, or delete the row.`,
  };
}

function isRepeated<T extends Table>(
  table: T,
  values: RowOf<T>,
  row: number,
  seen: Map<string, number>,
  at: (column: string) => Location,
  report: (diagnostic: Diagnostic) => void,
): boolean {
  const parts = table.key.map((name) => String((values as Record<string, unknown>)[name]));
  const key = parts.join("\u0000");
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, row);
    return false;
  }
  const header = headerOf(table, table.key[0] ?? "");
  report({
    code: "key-repeated",
    severity: "error",
    at: at(header),
    message: `${header} ${quoted(parts.join(", "))} stands in row ${first} already; only the first row counts.`,
    help: `Delete one of the two rows, or type another ${header} into one of them.`,
  });
  return true;
}
