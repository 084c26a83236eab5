import { errorValue, shownNumber } from "../../core/files/xlsx/cell-value.ts";
import { type Shown, shownBy } from "../../core/files/xlsx/number-format.ts";
import { ROWS_IN_A_STEP, type Steps } from "../../core/steps.ts";
import { type Grid, type GridCell, type GridRow, isBlank } from "../../core/table/grid.ts";

/** What Excel gives of a rectangle of cells, row by row. */
export type Block = {
  readonly values: readonly (readonly unknown[])[];
  /** The codes of the number formats, in English whatever the language of Excel. */
  readonly formats: readonly (readonly string[])[];
};

/** Where a table stands; rows and columns from 0, as Excel counts them here. */
export type TablePlace = { readonly name: string; readonly sheet: string; readonly top: number; readonly left: number };

const errors =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!|PYTHON!)$/;

/** What a number format shows, remembered: a table has few formats and many cells. */
const known = new Map<string, Shown>();

function shown(format: string): Shown {
  const before = known.get(format);
  if (before !== undefined) return before;
  const now = shownBy(format);
  known.set(format, now);
  return now;
}

/** A cell as Excel gives it, the same as reading the saved file gives it: a day is text, an error is a problem. */
export function gridCell(value: unknown, format: string, is1904: boolean): GridCell {
  if (typeof value === "number") return shownNumber(value, shown(format), { is1904 });
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return "";
  // a text cell may say “#N/A” and mean it
  return value.startsWith("#") && format !== "@" && errors.test(value) ? { problem: errorValue(value) } : value;
}

/** Whether a format shows a number as a day. */
export function showsDay(format: string): boolean {
  return shown(format) === "day";
}

/** A table with its header, as the same grid that the batch job makes of the saved file: rows without anything are left out. */
export function* tableGrid(
  file: string,
  place: TablePlace,
  { values, formats }: Block,
  hasTotals: boolean,
  is1904: boolean,
): Steps<Grid> {
  const [header = []] = values;
  const rows: GridRow[] = [];
  const end = values.length - (hasTotals ? 1 : 0);
  for (let down = 1; down < end; down += 1) {
    if (down % ROWS_IN_A_STEP === 0) yield;
    const cells = (values[down] ?? []).map((value, at) => gridCell(value, formats[down]?.[at] ?? "General", is1904));
    if (!cells.every(isBlank)) rows.push({ row: place.top + down + 1, cells });
  }
  return {
    file,
    headers: header.map(String),
    headerRow: place.top + 1,
    rows,
    sheet: place.sheet,
    firstColumn: place.left + 1,
  };
}
