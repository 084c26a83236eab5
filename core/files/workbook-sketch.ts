/** What stands in a cell: text stays text whatever it begins with, `null` is blank. Days are serial numbers (`daySerial`). */
export type SketchCell = string | number | null;

/** A workbook as it is meant, before a library writes it; the same sketch gives the same bytes. */
export type WorkbookSketch = {
  readonly title: string;
  readonly sheets: readonly (TableSheet | PageSheet)[];
  /** Names for formulas, such as a setting that marks look up. */
  readonly names?: readonly { readonly name: string; readonly formula: string }[];
  /** It may have very many rows: they are written cheaply, without a style for a blank cell. */
  readonly isLong?: boolean;
};

/** A sheet that is one Excel table from A1 on; it has at least one row, a blank one if need be. */
export type TableSheet = {
  readonly kind: "table";
  /** The sheet's name: at most 31 letters, none of `[]:*?/\`. */
  readonly name: string;
  /** The table's name, unique in the workbook and unlike a cell's address. */
  readonly table: string;
  readonly columns: readonly SketchColumn[];
  readonly rows: readonly (readonly SketchCell[])[];
  readonly marks?: readonly RowMark[];
  /** Columns at the left that stay in sight. */
  readonly frozenColumns?: number;
  /** A sheet that people need not fill has a pale tab. */
  readonly pale?: boolean;
};

/** One column of a table sheet. */
export type SketchColumn = {
  readonly header: string;
  readonly width: number;
  readonly holds: "text" | "day" | "amount" | "whole number" | "anything";
  /** Its figures stand at the very edge: LibreOffice forgets an indent where a condition changes the format. */
  readonly flush?: boolean;
  /** Long texts run over several lines. */
  readonly wraps?: boolean;
  /** Its header stands out: every row needs a value, or it is for people to fill. */
  readonly strong?: boolean;
  /** The note on its header. */
  readonly note?: string;
  /** The only words that are let in. */
  readonly choices?: readonly string[];
  /** A formula whose values are offered; others are let in too. */
  readonly offers?: string;
};

/**
 * A condition that marks rows: `formula` is written for row 2 and holds for every row below. Only cells under `headers` are
 * marked, if any are named; of two marks that hold, the first one wins.
 */
export type RowMark = { readonly as: MarkName; readonly formula: string; readonly headers?: readonly string[] };

/** How a row can be marked: by colour, and by bold or slanted letters too. */
export type MarkName = "expiring" | "lapsed" | "alarm" | "new" | "settled" | "asked";

/** A sheet of plain text and figures, laid out in columns. */
export type PageSheet = {
  readonly kind: "page";
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly PageCell[])[];
  readonly charts?: readonly SketchChart[];
  /** It is printed across. */
  readonly landscape?: boolean;
};

/** A chart of figures that stand on its page: rows and columns of the sheet, counted from 0. */
export type SketchChart = {
  readonly as: "lines" | "stacked columns";
  readonly title: string;
  /** What a screen reader says of it. */
  readonly says: string;
  readonly from: { readonly row: number; readonly col: number };
  readonly to: { readonly row: number; readonly col: number };
  /** The column of its categories, and the first and last row of its figures. */
  readonly categories: number;
  readonly rows: readonly [first: number, last: number];
  readonly series: readonly { readonly name: string; readonly column: number }[];
};

/** A text or a figure on a page: how it looks, and the sheet that it leads to. */
export type PageCell = {
  readonly text: string;
  /** Takes the place of the text. */
  readonly figure?: number;
  readonly look?:
    | "title"
    | "heading"
    | "label"
    | "plain"
    | "cell"
    | MarkName
    | "strong header"
    | "header"
    | "number header";
  readonly leadsTo?: string;
};

/** The number under which Excel keeps a day: days since 1899-12-30, for days after February 1900. */
export function daySerial(dayNumber: number): number {
  return dayNumber + 25_569;
}

/** The most letters that Excel keeps in a cell. */
const LONGEST_TEXT = 32_767;

/** Text as a workbook can hold it: what reads like an escape is escaped, and what XML has no sign for is left out. */
export function safeText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** The letters of a column, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
