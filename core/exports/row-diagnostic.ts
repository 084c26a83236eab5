import type { Diagnostic } from "../diagnostic.ts";
import { counted, tidy } from "../text.ts";
import { normalHeader } from "./recognise.ts";
import type { RowProblem } from "./row-problem.ts";

type Place = { readonly file: string; readonly line: number };

/**
 * What to say of a row that was left out: a repeated header and a total are notes (nothing is lost by them), anything
 * else is an error at its cell.
 */
export function rowDiagnostic(
  cells: readonly string[],
  problem: RowProblem,
  headers: readonly string[],
  at: Place,
): Diagnostic {
  if (isHeaderAgain(cells, headers)) {
    return {
      code: "header-repeated",
      severity: "note",
      at,
      message: "The header stands here again; the line is left out.",
      help: "Nothing needs doing: this happens where files were put one behind the other.",
    };
  }
  if (isTotal(cells)) {
    return {
      code: "total-line",
      severity: "note",
      at,
      message: `The line is a total (${cells
        .map(tidy)
        .filter((cell) => cell !== "")
        .join(", ")}) and no usage; it is left out.`,
      help: "Nothing needs doing.",
    };
  }
  return {
    code: problem.code,
    severity: "error",
    at: { ...at, column: problem.column },
    message: `${problem.message.replace(/\.$/, "")}; the row is left out.`,
    help: problem.help,
  };
}

function isHeaderAgain(cells: readonly string[], headers: readonly string[]): boolean {
  return headers.every((header, position) => normalHeader(cells[position] ?? "") === normalHeader(header));
}

function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== "");
  return first !== undefined && /^(grand\s+)?total\s*:?$/i.test(first.trim());
}

/** What to say of a row with more cells than the header: it cannot be told which cell is which. */
export function tooManyCells(cells: readonly string[], headers: readonly string[], at: Place): Diagnostic {
  return {
    code: "csv-broken",
    severity: "error",
    at,
    message: `The row has ${counted(cells.length, "cell")} where the header has ${headers.length}, so it cannot be told which is which; the row is left out.`,
    help: "Put quotation marks around a text that holds a comma or a semicolon.",
  };
}
