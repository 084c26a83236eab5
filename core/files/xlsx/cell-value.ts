import type { CellProblem } from "../../table/cell-problem.ts";
import type { GridCell } from "../../table/grid.ts";
import { plainText } from "./escapes.ts";
import type { Shown } from "./number-format.ts";
import { serialDay, serialMoment } from "./serial-day.ts";

/** What cells of a workbook refer to. */
export type CellContext = {
  readonly strings: readonly string[];
  readonly styles: readonly Shown[];
  readonly is1904: boolean;
  /** Whether a day keeps the time that stands with it; without it, days are days. */
  readonly keepsTime?: boolean;
};

/** A cell as its elements give it: the attributes `t` and `s`, the stored value, the text that stands in the cell itself. */
export type StoredCell = {
  readonly type: string;
  readonly style: number;
  readonly value: string | undefined;
  readonly inline: string | undefined;
  readonly hasFormula: boolean;
};

/**
 * The value of a cell: text, a number or a truth value; a day is text `YYYY-MM-DD`. The stored result of a formula counts;
 * an error, and a formula without a result, is a problem and never a blank (ECMA-376, 18.3.1.4).
 */
export function cellValue({ type, style, value, inline, hasFormula }: StoredCell, context: CellContext): GridCell {
  if (type === "inlineStr") return inline ?? "";
  if (value === undefined) return hasFormula ? { problem: notCalculated } : "";
  if (type === "str") return plainText(value);
  const bare = value.trim();
  if (type === "e") return { problem: errorValue(bare) };
  if (bare === "") return hasFormula ? { problem: notCalculated } : "";
  if (type === "s") return (/^\d+$/.test(bare) ? context.strings[Number(bare)] : undefined) ?? { problem: noSuchText };
  if (type === "b") return bare === "1" || bare === "true";
  if (type === "d") return context.keepsTime ? bare : isoDay(bare);
  if (type !== "n" || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(bare)) return { problem: notAValue(bare) };
  const number = Number(bare);
  return Number.isFinite(number)
    ? shownNumber(number, context.styles[style] ?? "number", context)
    : { problem: notAValue(bare) };
}

/** A number as its format shows it, where that says more: a day, or zeros before it. */
export function shownNumber(
  number: number,
  shown: Shown,
  { is1904, keepsTime }: Pick<CellContext, "is1904" | "keepsTime">,
): GridCell {
  if (shown === "number") return number;
  if (shown === "day") return (keepsTime ? serialMoment(number, is1904) : serialDay(number, is1904)) ?? number;
  const isShort = Number.isInteger(number) && number >= 0 && number < 10 ** shown.digits;
  return isShort ? String(number).padStart(shown.digits, "0") : number;
}

/** `2026-03-31T00:00:00` without its time of day; any other text as it is, for the column to judge. */
function isoDay(text: string): string {
  return /^(\d{4}-\d{2}-\d{2})(T[\d:.,]*Z?)?$/.exec(text)?.[1] ?? text;
}

/** What to say of a cell that shows an error. */
export function errorValue(error: string): CellProblem {
  return {
    code: "formula-error",
    message: `the cell shows the error ${error === "" ? "#VALUE!" : error}.`,
    help: "Mend the formula, or type the value.",
  };
}

const notCalculated: CellProblem = {
  code: "formula-not-calculated",
  message: "the cell has a formula without a result, since the program that wrote the file did not calculate it.",
  help: "Open the workbook in Excel, save it there, and run again.",
};

const noSuchText: CellProblem = {
  code: "workbook-broken",
  message: "the cell refers to a text that the workbook does not hold.",
  help: "Open the workbook in Excel, let it repair the file if it offers to, and look at this cell.",
};

function notAValue(text: string): CellProblem {
  return {
    code: "workbook-broken",
    message: `the cell holds “${text.slice(0, 40)}”, which no workbook may hold as a value.`,
    help: "Open the workbook in Excel, look at this cell, type its value and save.",
  };
}
