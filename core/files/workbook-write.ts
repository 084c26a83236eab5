import { type Cell, type ConditionalRule, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import {
  columnStyle,
  formats,
  headerStyle,
  markStyle,
  pageRowHeight,
  pageStyle,
  seriesColours,
  tableRowHeight,
  tabs,
} from "./workbook-look.ts";
import { mendPackage } from "./workbook-mend.ts";
import {
  columnLetters,
  type PageCell,
  type PageSheet,
  type SketchCell,
  type SketchChart,
  type SketchColumn,
  safeText,
  type TableSheet,
  type WorkbookSketch,
} from "./workbook-sketch.ts";
import type { Packer } from "./zip-write.ts";

// The one door to hucre. What it cannot do, or does wrongly, is mended in workbook-mend.ts.

type RowDef = { readonly height: number };

/** Choices and marks reach so far down, so that rows which are added later have them too. */
const LAST_ROW = 20_000;

/** Letters beside each other on a printed page that can still be read. */
const READABLE_WIDTH = 220;

/** 1990-01-01: no day of a roster is before it. */
const FIRST_SERIAL = 32_874;

/**
 * The workbook as the bytes of an .xlsx file: no clock, no names of people or machines, so always the same. A `packer` of the
 * platform's own takes a quarter of the time of ours, and its bytes are as lasting as the platform.
 */
export async function writeWorkbook(book: WorkbookSketch, packer?: Packer): Promise<Uint8Array> {
  const longAgo = new Date(Date.UTC(2000, 0, 1));
  const bytes = await writeXlsx({
    sheets: book.sheets.map((sheet) =>
      sheet.kind === "page" ? pageSheet(sheet) : tableSheet(sheet, book.isLong === true),
    ),
    properties: { title: book.title, creator: "Credit Roster", created: longAgo, modified: longAgo },
    namedRanges: [
      ...(book.names ?? []).map(({ name, formula }) => ({ name, range: formula })),
      // hucre's own print titles do not quote the sheet's name
      ...book.sheets
        .filter((sheet) => sheet.kind === "table")
        .map((sheet) => ({ name: "_xlnm.Print_Titles", range: printTitles(sheet), scope: sheet.name })),
    ],
    defaultFont: { name: "Calibri", size: 11 },
  });
  return mendPackage(bytes, book, packer);
}

/** The header on every page, and the key where a table is wider than one. */
function printTitles({ name, frozenColumns = 1 }: TableSheet): string {
  const sheet = quotedSheet(name);
  return `${sheet}!$A:$${columnLetters(frozenColumns - 1)},${sheet}!$1:$1`;
}

/** The name of a sheet as formulas write it. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** A sheet; of a long one without its rows, which are put in later. Nobody adds rows to those, so nothing reaches below. */
function tableSheet(sheet: TableSheet, isLong: boolean): WriteSheet {
  const { name, table, columns, marks = [], frozenColumns = 0, pale } = sheet;
  const rows = isLong ? [] : sheet.rows;
  const blank = columns.map(() => null);
  // with `rows`, hucre leaves out the headers of `columns`: the first row must be the header
  const written = [columns.map(({ header }) => header), ...(rows.length === 0 ? [blank] : rows.map(padded(blank)))];
  const down = isLong ? Math.max(sheet.rows.length, 1) + 1 : LAST_ROW;
  const reach = (first: number, last: number) => `${columnLetters(first)}2:${columnLetters(last)}${down}`;
  return {
    name,
    columns: columns.map((column) => ({ width: column.width, style: columnStyle(column) })),
    rows: written.map((row) => row.map(plainCell)),
    cells: new Map([...headerCells(columns), ...specialCells(written)]),
    rowDefs: new Map([[0, { height: 32 }], ...rowHeights(columns, rows)]),
    tables: [
      {
        name: table,
        range: `A1:${columnLetters(columns.length - 1)}${written.length}`,
        columns: columns.map(({ header }) => ({ name: header })),
        style: "TableStyleLight1",
        showRowStripes: false,
      },
    ],
    dataValidations: columns.flatMap((column, at) => validation(column, reach(at, at))),
    conditionalRules: [
      ...marks.map(
        ({ as, formula, headers }, at): ConditionalRule => ({
          type: "expression",
          priority: at + 1,
          formula,
          style: markStyle(as, true),
          range: markedRange(columns, headers, reach),
        }),
      ),
      ...wholeAmounts(columns, marks.length, reach),
    ],
    freezePane: frozenColumns === 0 ? { rows: 1 } : { rows: 1, columns: frozenColumns },
    view: { tabColor: pale ? tabs.pale : tabs.strong },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / READABLE_WIDTH),
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6 },
    },
    headerFooter: { oddFooter: "&L&A&RPage &P of &N" },
  };
}

function padded(blank: readonly null[]): (row: readonly SketchCell[]) => readonly SketchCell[] {
  return (row) => blank.map((none, at) => row[at] ?? none);
}

/** LibreOffice does not work out how high a row must be when it opens a workbook, so it is said. */
function rowHeights(columns: readonly SketchColumn[], rows: TableSheet["rows"]): readonly [number, RowDef][] {
  return rows.flatMap((row, at): readonly [number, RowDef][] => {
    const height = tableRowHeight(columns, row);
    return height === undefined ? [] : [[at + 1, { height }]];
  });
}

/** The cells of columns, from the first to the last, below the header. */
type Reach = (first: number, last: number) => string;

/** The whole row, or the columns that a mark names. */
function markedRange(columns: readonly SketchColumn[], headers: readonly string[] | undefined, reach: Reach): string {
  if (headers === undefined) return reach(0, columns.length - 1);
  return columns.flatMap(({ header }, at) => (headers.includes(header) ? [reach(at, at)] : [])).join(" ");
}

/** An amount without decimals is shown without the point that the format would leave behind it. */
function wholeAmounts(columns: readonly SketchColumn[], before: number, reach: Reach): readonly ConditionalRule[] {
  return columns.flatMap(({ holds }, at): readonly ConditionalRule[] => {
    if (holds !== "amount") return [];
    const cell = `${columnLetters(at)}2`;
    const formula = `AND(ISNUMBER(${cell}),${cell}=INT(${cell}))`;
    return [
      {
        type: "expression",
        priority: before + at + 1,
        formula,
        style: { numFmt: formats.whole },
        range: reach(at, at),
      },
    ];
  });
}

function headerCells(columns: readonly SketchColumn[]): readonly [string, Partial<Cell>][] {
  return columns.map((column, at) => [
    `0,${at}`,
    {
      style: headerStyle(column),
      ...(column.note === undefined ? {} : { comment: { author: "Credit Roster", text: column.note } }),
    },
  ]);
}

/** Words that hucre takes for errors of a formula: they are written as text with a format of its own. */
const looksLikeError = /^#(VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;

function plainCell(cell: SketchCell): SketchCell {
  return typeof cell !== "string" ? cell : looksLikeError.test(cell) ? null : safeText(cell);
}

function specialCells(rows: readonly (readonly SketchCell[])[]): readonly [string, Partial<Cell>][] {
  return rows.flatMap((row, down) =>
    row.flatMap((cell, at): readonly [string, Partial<Cell>][] =>
      typeof cell === "string" && looksLikeError.test(cell) ? [[`${down},${at}`, { richText: [{ text: cell }] }]] : [],
    ),
  );
}

function validation(column: SketchColumn, range: string): readonly DataValidation[] {
  const { header, choices, offers, holds } = column;
  const rule = { range, allowBlank: true, showErrorMessage: true, errorTitle: header, errorStyle: "stop" } as const;
  if (choices !== undefined) {
    const errorMessage = `Choose one of: ${choices.join(", ")}. Or leave the cell blank.`;
    return [{ ...rule, type: "list", values: [...choices], errorMessage }];
  }
  if (offers !== undefined) return [{ range, type: "list", allowBlank: true, formula1: offers }];
  if (holds === "day") {
    const errorMessage = "Type a day of the calendar, such as 2026-03-31.";
    return [{ ...rule, type: "date", operator: "greaterThanOrEqual", formula1: String(FIRST_SERIAL), errorMessage }];
  }
  if (holds === "amount") {
    const errorMessage = "Type a number, without the name of its unit.";
    const [formula1, formula2] = ["-9000000000", "9000000000"];
    return [{ ...rule, type: "decimal", operator: "between", formula1, formula2, errorMessage }];
  }
  return [];
}

function pageSheet({ name, widths, rows, charts = [], landscape }: PageSheet): WriteSheet {
  const cells = rows.flatMap((row, down) =>
    row.map((cell, at): [string, Partial<Cell>] => [`${down},${at}`, pageCell(cell)]),
  );
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map(({ text, figure }) => figure ?? (text === "" ? null : safeText(text)))),
    cells: new Map(cells),
    rowDefs: new Map(rows.map((row, at) => [at, { height: pageRowHeight(row) }])),
    view: { showGridLines: false, tabColor: tabs.strong },
    pageSetup: {
      paperSize: "a4",
      orientation: landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
    },
    ...(charts.length === 0 ? {} : { charts: charts.map((chart) => sheetChart(chart, name)) }),
  };
}

const valueAxis = {
  gridlines: { major: true },
  numberFormat: { formatCode: formats.whole },
  majorTickMark: "none",
  minorTickMark: "none",
} as const;

function sheetChart(
  { as, title, says, from, to, categories, rows: [first, last], series }: SketchChart,
  sheet: string,
): NonNullable<WriteSheet["charts"]>[number] {
  const cells = (column: number) =>
    `${quotedSheet(sheet)}!$${columnLetters(column)}$${first + 1}:$${columnLetters(column)}$${last + 1}`;
  return {
    ...(as === "lines" ? { type: "line" } : { type: "column", barGrouping: "stacked", overlap: 100, gapWidth: 60 }),
    title,
    titleFontSize: 13,
    titleBold: true,
    altText: says,
    anchor: { from: { ...from }, to: { ...to } },
    legend: "bottom",
    // a month without a balance is a gap, never 0
    dispBlanksAs: "gap",
    series: series.map(({ name, column }, at) => ({
      name,
      values: cells(column),
      categories: cells(categories),
      color: seriesColours[at % seriesColours.length] ?? "1F4E79",
      ...(as === "lines" ? { smooth: false, stroke: { width: 2.25 }, marker: { symbol: "circle", size: 5 } } : {}),
    })),
    axes: {
      x: { labelFontSize: 9, majorTickMark: "out", minorTickMark: "none" },
      y: { ...valueAxis, labelFontSize: 9 },
    },
  };
}

function pageCell(cell: PageCell): Partial<Cell> {
  const location = cell.leadsTo === undefined ? undefined : `${quotedSheet(cell.leadsTo)}!A1`;
  return {
    style: pageStyle(cell),
    ...(location === undefined ? {} : { hyperlink: { target: "", location, display: cell.text } }),
  };
}
