import { tableRowHeight } from "./workbook-look.ts";
import { columnLetters, safeText, type TableSheet } from "./workbook-sketch.ts";

// A million cells through the library take ten seconds and a gigabyte; as plain text they take one.

/** Letters that are handed on at once. */
const PIECE = 200_000;

/** The sheet's XML, in pieces, with every row of the table in the place of the one blank row that the library wrote. */
export function* withAllRows(xml: string, sheet: TableSheet): Generator<string> {
  const [blank] = /<row r="2"[ >].*?<\/row>/.exec(xml) ?? [];
  if (blank === undefined || sheet.rows.length === 0) {
    yield xml;
    return;
  }
  const at = xml.indexOf(blank);
  let piece = withLastRow(xml.slice(0, at), sheet);
  for (const row of rowsXml(sheet, places(sheet, blank))) {
    piece += row;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece + xml.slice(at + blank.length);
}

/** The range of a sheet or of its table, where the one blank row was the last, down to the last row. */
export function withLastRow(xml: string, { columns, rows }: TableSheet): string {
  const end = columnLetters(columns.length - 1);
  return xml.replaceAll(`ref="A1:${end}2"`, `ref="A1:${end}${Math.max(rows.length, 1) + 1}"`);
}

/** How the cells of a column begin: up to the number of the row, and from there on for a figure and for a text. */
type Place = { readonly start: string; readonly figure: string; readonly text: string };

/** The style of each column is that of its cell in the blank row. */
function places({ columns }: TableSheet, blank: string): readonly Place[] {
  return columns.map((_, at) => {
    const letters = columnLetters(at);
    const number = new RegExp(`<c r="${letters}2"[^>]* s="(\\d+)"`).exec(blank)?.[1];
    const style = number === undefined ? "" : ` s="${number}"`;
    return { start: `<c r="${letters}`, figure: `"${style}><v>`, text: `"${style} t="inlineStr"><is><t` };
  });
}

function* rowsXml({ columns, rows }: TableSheet, places: readonly Place[]): Generator<string> {
  const wrapping = columns.flatMap(({ wraps }, at) => (wraps ? [at] : []));
  const wraps = columns.filter((column) => column.wraps);
  let number = 1;
  for (const row of rows) {
    number += 1;
    const texts = wrapping.map((at) => row[at] ?? null);
    const high = wraps.length === 0 ? undefined : tableRowHeight(wraps, texts);
    let xml = `<row r="${number}"${high === undefined ? "" : ` ht="${high}"`}>`;
    for (let at = 0; at < places.length; at += 1) {
      const cell = row[at] ?? null;
      if (cell === null) continue;
      const { start, figure, text } = places[at] as Place;
      if (typeof cell === "number") xml += `${start}${number}${figure}${cell}</v></c>`;
      else if (plain.test(cell)) xml += `${start}${number}${text}>${cell}</t></is></c>`;
      else xml += `${start}${number}${text}${odd(cell)}</t></is></c>`;
    }
    yield `${xml}</row>`;
  }
}

/** A text that is not plain, with the end of the mark before it. */
function odd(cell: string): string {
  const text = escaped(safeText(cell));
  return `${endsInSpace.test(text) ? preserved : ""}>${text}`;
}

/** Short texts with nothing in them that is written in another way: most of all. */
const plain = /^[!#-%'-;=?-^`-~](?:[ !#-%'-;=?-^`-~]{0,100}[!#-%'-;=?-^`-~])?$/;
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
