import type { Diagnostic } from "../diagnostic.ts";
import { counted } from "../text.ts";
import { normalHeader, recognise } from "./recognise.ts";
import type { RowProblem } from "./row-problem.ts";

type Place = { readonly file: string; readonly line: number };

/** What to say of a row that was left out because of a cell. */
export function rowDiagnostic(problem: RowProblem, at: Place): Diagnostic {
  return {
    code: problem.code,
    severity: "error",
    at: { ...at, column: problem.column },
    message: `${problem.message.replace(/\.$/, "")}; the row is left out.`,
    help: problem.help,
  };
}

/** Whether the header stands in the file again. */
export function isHeaderAgain(cells: readonly string[], headers: readonly string[]): boolean {
  return headers.every((header, position) => normalHeader(cells[position] ?? "") === normalHeader(header));
}

/** What to say of a header that stands in the file again. */
export function headerAgain(at: Place): Diagnostic {
  return {
    code: "header-repeated",
    severity: "note",
    at,
    message: "The header stands here again; the line is left out.",
    help: "Nothing needs doing: this happens where files were put one behind the other.",
  };
}

/** Whether a row is a header of some export, other than the file's own: what follows would be read by the wrong columns. */
export function isOtherHeader(cells: readonly string[]): boolean {
  // rows of data have digits or an address; asking what these are would cost too much where many are broken
  return !cells.some((cell) => /[\d@]/.test(cell)) && recognise(cells).kind !== "none";
}

/** What to say of another header in the middle of a file. */
export function otherHeader(at: Place): Diagnostic {
  return {
    code: "header-repeated",
    severity: "error",
    at,
    message: "Another header stands here, with other columns or in another order; the rows below it are left out.",
    help: "Make two files of it, each with its own header, and give both.",
  };
}

/** What to say of a row with more cells than the header: it cannot be told which cell is which. */
export function tooManyCells(
  cells: readonly string[],
  headers: readonly string[],
  at: Place,
  isSheet: boolean,
): Diagnostic {
  return {
    code: "csv-broken",
    severity: "error",
    at,
    message: `The row has ${counted(cells.length, "cell")} where the header has ${headers.length}, so it cannot be told which is which; the row is left out.`,
    help: isSheet
      ? "Give the column a header, or delete what stands beside the rows."
      : "Put quotation marks around a text that holds a comma or a semicolon.",
  };
}

/** What to say where a file has more rows than can be held. */
export function tooManyRows(most: number, at: Place): Diagnostic {
  return {
    code: "limit-exceeded",
    severity: "error",
    at,
    message: `From here on the rows are left out: a run holds ${counted(most, "row")} of usage at most.`,
    help: "Give the exports of fewer months at a time.",
  };
}

/** What to say of a line so long that it is no row of a table. */
export function tooLongLine(at: Place): Diagnostic {
  return {
    code: "limit-exceeded",
    severity: "error",
    at,
    message:
      "The line goes on for more than 16 million characters, which no row of usage does; from here on the file is left out.",
    help: "Download the export again, or mend the file in an editor.",
  };
}
