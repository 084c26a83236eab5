import type { CellStyle } from "hucre/xlsx";
import type { MarkName, PageCell, SketchCell, SketchColumn } from "./workbook-sketch.ts";

// Everything about how a workbook looks: one accent, one font, no borders but under headers.

const ink = { rgb: "1F2933" };
const accent = { rgb: "1F4E79" };
const paleAccent = { rgb: "DCE6F1" };
const white = { rgb: "FFFFFF" };

const font = { name: "Calibri", size: 11 };
const filled = (rgb: string): NonNullable<CellStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { rgb },
});

/** The colours of the tabs. */
export const tabs = { strong: accent, pale: { rgb: "BFC7D1" } } as const;

/** How days and amounts are shown. An amount without decimals would end in a point, so a condition shows it as `whole`. */
export const formats = { day: "yyyy-mm-dd", amount: "#,##0.######", whole: "#,##0" } as const;

/** Amounts stand at the right; everything else at the left, a little away from its neighbour. */
function sideOf({ holds }: SketchColumn): "left" | "right" {
  return holds === "amount" || holds === "whole number" ? "right" : "left";
}

/** The header of a column: dark where every row needs a value, pale where it may stay blank. */
export function headerStyle(column: SketchColumn): CellStyle {
  const horizontal = sideOf(column);
  return {
    ...headerLook(column.strong === true),
    // the arrow of the filter stands at the right
    alignment: { vertical: "center", wrapText: true, horizontal, indent: horizontal === "right" ? 2 : 1 },
  };
}

function headerLook(strong: boolean): CellStyle {
  return {
    font: { ...font, bold: strong, color: strong ? white : accent },
    fill: filled(strong ? accent.rgb : paleAccent.rgb),
    border: { bottom: { style: "thin", color: accent } },
  };
}

/** The cells of a column. */
export function columnStyle(column: SketchColumn): CellStyle {
  const { holds, wraps, flush } = column;
  const alignment = {
    vertical: "top",
    horizontal: sideOf(column),
    ...(flush ? {} : { indent: 1 }),
    ...(wraps ? { wrapText: true } : {}),
  } as const;
  const numFmt = cellFormats[holds];
  return numFmt === undefined ? { alignment } : { alignment, numFmt };
}

const cellFormats: Readonly<Record<SketchColumn["holds"], string | undefined>> = {
  day: formats.day,
  amount: formats.amount,
  "whole number": "0",
  text: "@",
  anything: undefined,
};

type Marked = { readonly back: string; readonly front: string; readonly slanted?: boolean; readonly plain?: boolean };

const marked: Readonly<Record<MarkName, Marked>> = {
  expiring: { back: "FFE8A3", front: "5C4300" },
  lapsed: { back: "F8D7D4", front: "8A1C12", slanted: true },
  alarm: { back: "F8D7D4", front: "8A1C12" },
  new: { back: "D5E8FA", front: "12406E" },
  settled: { back: "EEF0F2", front: "616E7C", slanted: true },
  asked: { back: "FFFBEB", front: "1F2933", plain: true },
};

/** A marked row: a colour, and bold or slanted letters; where people are asked to type, a tint alone. */
export function markStyle(mark: MarkName, isCondition: boolean): CellStyle {
  const { back, front, slanted, plain } = marked[mark];
  const emphasis = plain ? {} : slanted ? { italic: true } : { bold: true };
  return {
    font: { ...(isCondition ? {} : font), ...emphasis, color: { rgb: front } },
    // conditions keep their colour in the other place
    fill: isCondition ? { type: "pattern", pattern: "solid", bgColor: { rgb: back } } : filled(back),
  };
}

/** A text or a figure on a page. */
export function pageStyle({ look, leadsTo, figure }: PageCell): CellStyle {
  if (figure !== undefined) return figureStyle(figure, look);
  if (look === "title") return { font: { ...font, size: 20, bold: true, color: accent }, alignment: centred };
  if (look === "heading") return { font: { ...font, size: 13, bold: true, color: accent }, alignment: centred };
  const padding = { alignment: { ...centred, horizontal: "left", indent: 1 } } as const;
  if (look === "number header")
    return { ...headerLook(false), alignment: { ...centred, horizontal: "right", indent: 1 } };
  if (look !== undefined && look in marked) return { ...markStyle(look as MarkName, false), ...padding };
  if (look === "header" || look === "strong header") return { ...headerLook(look === "strong header"), ...padding };
  if (leadsTo !== undefined) return { font: { ...font, color: accent, underline: true }, ...padding };
  if (look === "label") return { font: { ...font, bold: true, color: ink }, ...padding };
  return { font: { ...font, color: ink }, ...(look === "plain" ? { alignment: centred } : padding) };
}

/** A figure: at the right, in the format of amounts. */
function figureStyle(figure: number, look: PageCell["look"]): CellStyle {
  return {
    ...(look !== undefined && look in marked ? markStyle(look as MarkName, false) : { font: { ...font, color: ink } }),
    alignment: { ...centred, horizontal: "right", indent: 1 },
    numFmt: Number.isInteger(figure) ? formats.whole : formats.amount,
  };
}

/** The colours of a chart's series, in their order; they differ in lightness too. */
export const seriesColours = ["1F4E79", "D98E04", "5B9BD5", "8A1C12", "6B8E23", "7A5195", "9AA5B1", "2F7F79"] as const;

const centred = { vertical: "center" } as const;

/** How high a row of a page is, in points. */
export function pageRowHeight(row: readonly PageCell[]): number {
  const looks = row.map(({ look }) => look);
  if (looks.includes("title")) return 34;
  return looks.includes("heading") ? 24 : row.length === 0 ? 8 : 17;
}

/** How high a row of a table must be for its long texts, in points; nothing for one line. */
export function tableRowHeight(columns: readonly SketchColumn[], row: readonly SketchCell[]): number | undefined {
  const lines = columns.map(({ wraps, width }, at) => {
    const cell = row[at];
    // letters are a little narrower than the digits in which widths are counted
    const isLong = wraps && typeof cell === "string" && cell.length > width * 1.05;
    return isLong ? Math.ceil((cell.length * 1.1) / (width - 2)) : 1;
  });
  const most = Math.min(Math.max(...lines), 20);
  return most > 1 ? most * 15 : undefined;
}
