import type { GridCell } from "../../table/grid.ts";
import { columnOf, NO_CELL, type Range, readAddress, readRange, readRowNumber, rowOf } from "./address.ts";
import { type CellContext, cellValue } from "./cell-value.ts";
import { limits } from "./limits.ts";
import type { Package } from "./package.ts";
import { broken, type Refusal, tooMuch } from "./refusal.ts";
import { createTextItem } from "./text-item.ts";
import { type Attributes, isOn } from "./xml.ts";

/** What is done with the rows and cells of a sheet, in their order. */
export type SheetVisitor = {
  /** Begins a row; answers whether its cells are wanted. */
  readonly row: (row: number, isHidden: boolean) => boolean;
  /** Whether the column is wanted in this row. */
  readonly wants: (column: number) => boolean;
  /** A cell that has a value. */
  readonly cell: (row: number, column: number, value: GridCell) => void;
  readonly endRow: (row: number) => void;
  readonly merged: (range: Range) => void;
  /** Whether the rest of the sheet does not matter. */
  readonly isEnough: () => boolean;
};

/**
 * Walks the rows of a sheet from top to bottom, and never asks how large it says it is: a cell in the last corner costs
 * one cell. Rows and cells without an address follow the one before them (ECMA-376, 18.3.1.73); those out of order or
 * twice are refused, as Excel refuses them.
 */
export function walkSheet(
  workbook: Package,
  part: string,
  context: CellContext,
  visitor: SheetVisitor,
): Refusal | undefined {
  let row = 0;
  let column = 0;
  let isRowWanted = false;
  let isInRows = false;
  let isInCell = false;
  let isInValue = false;
  let isInInline = false;
  let type = "n";
  let style = 0;
  let value: string | undefined;
  let hasFormula = false;
  let hasInline = false;
  let blanks = 0;
  let disorder: Refusal | undefined;
  const item = createTextItem();

  const openRow = (attributes: Attributes) => {
    const given = attributes["r"];
    const next = given === undefined ? row + 1 : readRowNumber(given);
    if (next === undefined || next <= row) disorder ??= outOfOrder(part, `row ${given ?? ""}`);
    row = next ?? row;
    column = 0;
    isRowWanted = disorder === undefined && visitor.row(row, isOn(attributes["hidden"]));
  };
  const openCell = (attributes: Attributes) => {
    const given = attributes["r"];
    const address = given === undefined ? undefined : readAddress(given);
    const next = address === undefined ? column + 1 : columnOf(address);
    const isAmiss = address !== undefined && (address === NO_CELL || rowOf(address) !== row);
    if (isAmiss || next <= column) disorder ??= outOfOrder(part, `cell ${given ?? ""}`);
    column = next;
    isInCell = disorder === undefined && visitor.wants(column);
    if (!isInCell) return;
    type = attributes["t"] ?? "n";
    style = Number(attributes["s"] ?? 0);
    value = undefined;
    hasFormula = false;
    hasInline = false;
  };
  const closeCell = () => {
    isInCell = false;
    const inline = hasInline ? item.whole() : undefined;
    const found = cellValue({ type, style, value, inline, hasFormula }, context);
    if (found !== "") visitor.cell(row, column, found);
  };

  const refusal = workbook.read(
    part,
    {
      open: (name, attributes) => {
        if (name === "c") blanks += 1;
        else if (name === "v" || name === "is") blanks -= 1;
        if (isInCell) {
          if (isInInline) item.open(name);
          else if (name === "v") {
            isInValue = true;
            value = "";
          } else if (name === "f") hasFormula = true;
          else if (name === "is") {
            isInInline = true;
            hasInline = true;
            item.begin();
          }
        } else if (isInRows) {
          if (name === "row") openRow(attributes);
          else if (name === "c" && isRowWanted) openCell(attributes);
        } else if (name === "sheetData") isInRows = true;
        else if (name === "mergeCell") {
          const range = readRange(attributes["ref"] ?? "");
          if (range !== undefined) visitor.merged(range);
        }
      },
      text: (text) => {
        if (isInValue) value += text;
        else if (isInInline) item.text(text);
      },
      close: (name) => {
        if (name === "v") isInValue = false;
        else if (name === "is") isInInline = false;
        else if (isInInline) item.close(name);
        else if (name === "c" && isInCell) closeCell();
        else if (name === "row" && isInRows) visitor.endRow(row);
        else if (name === "sheetData") isInRows = false;
      },
    },
    () => disorder !== undefined || blanks > limits.blanks || visitor.isEnough(),
  );
  if (blanks > limits.blanks) return tooMuch(`The part ${part} has more than 1,000,000 cells with nothing in them.`);
  return refusal ?? disorder;
}

function outOfOrder(part: string, what: string): Refusal {
  return broken(`The rows or cells of the part ${part} stand twice or out of order, at ${what}.`);
}
