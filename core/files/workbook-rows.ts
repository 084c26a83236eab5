import { tableRowHeight } from "./workbook-look.ts";
import { columnLetters, type SketchCell, safeText, type TableSheet } from "./workbook-sketch.ts";

// A million cells through the library take ten seconds and a gigabyte; as plain text they take one.

/** The sheet's XML with every row of the table in the place of the one blank row that the library wrote. */
export function withAllRows(xml: string, sheet: TableSheet): string {
  const [blank] = /<row r="2"[ >].*?<\/row>/.exec(xml) ?? [];
  if (blank === undefined || sheet.rows.length === 0) return xml;
  const cells = sheet.columns.map((_, at) => {
    const letters = columnLetters(at);
    const style = new RegExp(`<c r="${letters}2"[^>]* s="(\\d+)"`).exec(blank)?.[1];
    return { letters, style: style === undefined ? "" : ` s="${style}"` };
  });
  const at = xml.indexOf(blank);
  const rows = rowsXml(sheet, cells);
  const start = withLastRow(xml.slice(0, at), sheet);
  return [start, ...rows, xml.slice(at + blank.length)].join("");
}

/** The range of a sheet or of its table, where the one blank row was the last, down to the last row. */
export function withLastRow(xml: string, { columns, rows }: TableSheet): string {
  const end = columnLetters(columns.length - 1);
  return xml.replaceAll(`ref="A1:${end}2"`, `ref="A1:${end}${Math.max(rows.length, 1) + 1}"`);
}

type Place = { readonly letters: string; readonly style: string };

function rowsXml({ columns, rows }: TableSheet, places: readonly Place[]): readonly string[] {
  const wrapping = columns.flatMap(({ wraps }, at) => (wraps ? [at] : []));
  const wraps = columns.filter((column) => column.wraps);
  return rows.map((row, down) => {
    const number = down + 2;
    const high = tableRowHeight(
      wraps,
      wrapping.map((at) => row[at] ?? null),
    );
    let cells = "";
    for (const [at, { letters, style }] of places.entries()) {
      const cell = row[at] ?? null;
      if (cell !== null) cells += cellXml(`${letters}${number}"${style}`, cell);
    }
    return `<row r="${number}"${high === undefined ? "" : ` ht="${high}"`}>${cells}</row>`;
  });
}

function cellXml(start: string, cell: NonNullable<SketchCell>): string {
  if (typeof cell === "number") return `<c r="${start}><v>${cell}</v></c>`;
  const text = escaped(safeText(cell));
  return `<c r="${start} t="inlineStr"><is><t${endsInSpace.test(text) ? preserved : ""}>${text}</t></is></c>`;
}

const preserved = ' xml:space="preserve"';
const endsInSpace = /^\s|\s$|\n/;
const special = /[&<>\r]|[^\P{Cc}\t\n\r\x7f-\x9f]/u;
const specials = new RegExp(special, "gu");
const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text in XML; characters that XML has no sign for as workbooks write them. */
function escaped(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(
    specials,
    (one) => names[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}
