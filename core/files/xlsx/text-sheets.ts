import type { CellProblem } from "../../table/cell-problem.ts";
import type { GridCell } from "../../table/grid.ts";
import { openWorkbook } from "./open-workbook.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import { walkSheet } from "./sheet.ts";

/** A row of a sheet as the texts that a CSV file of it would hold; cells that cannot be known say why, by position. */
export type TextRow = {
  /** The sheet's row, counted from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: ReadonlyMap<number, CellProblem> | undefined;
  readonly isHidden: boolean;
};

/** The sheets of a workbook, to be read row by row; nothing is kept of a row that was taken. */
export type TextSheets = {
  readonly names: readonly string[];
  /**
   * Walks a sheet until `take` wants no more. `spell` says how the number in a column (from 0) is written.
   */
  readonly walk: (
    sheet: number,
    spell: (number: number, position: number) => string,
    take: (row: TextRow) => boolean,
  ) => Refusal | undefined;
};

/** Opens an `.xlsx` or `.xlsm` to read its sheets as texts: days as `YYYY-MM-DD`, with their time where they have one. */
export function openTextSheets(bytes: Uint8Array): TextSheets | Refusal {
  const opened = openWorkbook(bytes);
  if (isRefusal(opened)) return opened;
  const { workbook, sheets } = opened;
  const context = { ...opened.context, keepsTime: true };
  return {
    names: sheets.map(({ name }) => name),
    walk: (index, spell, take) => {
      const sheet = sheets[index];
      if (sheet === undefined) return undefined;
      let isWanted = true;
      let isHidden = false;
      let cells: string[] = [];
      let problems: Map<number, CellProblem> | undefined;
      return walkSheet(workbook, sheet.part, context, {
        row: (_, hidden) => {
          isHidden = hidden;
          return isWanted;
        },
        wants: () => isWanted,
        cell: (_, column, value) => {
          while (cells.length < column - 1) cells.push("");
          cells.push(textOf(value, column - 1, spell));
          if (typeof value !== "object") return;
          problems ??= new Map();
          problems.set(column - 1, value.problem);
        },
        endRow: (row) => {
          if (isWanted && cells.length > 0) isWanted = take({ row, cells, problems, isHidden });
          cells = [];
          problems = undefined;
        },
        merged: () => {},
        isEnough: () => !isWanted,
      });
    },
  };
}

function textOf(value: GridCell, position: number, spell: (number: number, position: number) => string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return spell(value, position);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return "";
}

/**
 * A number in plain digits with a decimal point. Excel works with 15 digits: what a stored number has beyond them is noise
 * of its arithmetic (`0.30000000000000004`).
 */
export function plainDigits(number: number): string {
  const exact = Number(number.toPrecision(15));
  const text = String(exact);
  if (!text.includes("e")) return text;
  return Math.abs(exact) < 1 ? exact.toFixed(20).replace(/0+$/, "") : String(BigInt(exact));
}
