import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { withAllRows, withLastRow } from "./workbook-rows.ts";
import { columnLetters, type SketchColumn, type TableSheet, type WorkbookSketch } from "./workbook-sketch.ts";
import { OURS } from "./written-by.ts";
import { type FilePieces, type Packer, zipFiles } from "./zip-write.ts";

/**
 * What hucre leaves out, put into the XML that it wrote: formats for the rows that are added below a table, notes large
 * enough for their text, and no green corners on numbers that are names. Compressed anew, so that the bytes do not hang
 * on the version of the engine, unless a `packer` does it. The rows of a long table are made while they are packed, so that
 * they never stand in memory all at once.
 */
export function mendPackage(bytes: Uint8Array, book: WorkbookSketch, packer?: Packer): Uint8Array {
  const parts = new Map<string, FilePieces>(Object.entries(unzipSync(bytes)));
  const mend = (path: string, change: (xml: string) => string | Iterable<string>) => {
    const part = parts.get(path);
    if (part instanceof Uint8Array) parts.set(path, encoded(change(strFromU8(part))));
  };
  mend("docProps/app.xml", (xml) => xml.replace(">hucre<", `>${OURS}<`));
  for (const path of parts.keys()) if (path.startsWith("xl/charts/")) mend(path, withPaleGridlines);
  let table = 0;
  book.sheets.forEach((sheet, index) => {
    if (sheet.kind !== "table") return;
    table += 1;
    mend(`xl/worksheets/sheet${index + 1}.xml`, (xml) => {
      const mended = withIgnoredErrors(withColumnStyles(withFreeHeights(xml), sheet), sheet);
      return book.isLong ? withAllRows(mended, sheet) : mended;
    });
    if (book.isLong) mend(`xl/tables/table${table}.xml`, (xml) => withLastRow(xml, sheet));
    mend(`xl/drawings/vmlDrawing${index + 1}.vml`, (xml) => withRoomyNotes(xml, sheet));
  });
  if (packer !== undefined) return zipFiles(parts, packer);
  const whole = Object.fromEntries([...parts].map(([path, part]) => [path, joined(part)]));
  // the oldest day that an archive can name, in local time, because that is what archives keep
  return zipSync(whole, { level: 6, mtime: new Date(1980, 0, 1) });
}

function encoded(xml: string | Iterable<string>): FilePieces {
  return typeof xml === "string" ? strToU8(xml) : encodedPieces(xml);
}

function* encodedPieces(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield strToU8(piece);
}

function joined(part: FilePieces): Uint8Array {
  if (part instanceof Uint8Array) return part;
  const pieces = [...part];
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Each column takes the style of its first data cell, for rows that are typed or pasted below the table. */
function withColumnStyles(xml: string, { columns }: TableSheet): string {
  return columns.reduce((mended, _, at) => {
    const style = new RegExp(`<c r="${columnLetters(at)}2"[^>]* s="(\\d+)"`).exec(xml)?.[1];
    const start = `<col min="${at + 1}" max="${at + 1}"`;
    return style === undefined ? mended : mended.replace(start, `${start} style="${style}"`);
  }, xml);
}

/** Gridlines stand back behind what is drawn. */
function withPaleGridlines(xml: string): string {
  const pale = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="D9DEE3"/></a:solidFill></a:ln></c:spPr>';
  return xml.replaceAll("<c:majorGridlines/>", `<c:majorGridlines>${pale}</c:majorGridlines>`);
}

/** Rows below the header grow and shrink with their text again. */
function withFreeHeights(xml: string): string {
  return xml.replace(/(<row r="(?!1")\d+" ht="[\d.]+") customHeight="1"/g, "$1");
}

/** Contract numbers and the like are text on purpose. */
function withIgnoredErrors(xml: string, { columns, rows }: TableSheet): string {
  const ranges = columns.flatMap(({ holds }, at) => {
    const letters = columnLetters(at);
    return holds === "text" || holds === "anything" ? [`${letters}2:${letters}${Math.max(rows.length + 1, 2)}`] : [];
  });
  if (ranges.length === 0) return xml;
  const ignored = `<ignoredErrors><ignoredError sqref="${ranges.join(" ")}" numberStoredAsText="1"/></ignoredErrors>`;
  return xml.replace(/<(drawing|legacyDrawing|tableParts) /, `${ignored}$&`);
}

const NOTE_WIDTH = 250;
const LETTERS_A_LINE = 34;
const LINE_HEIGHT = 17;
const HEADER_HEIGHT = 42;
const ROW_HEIGHT = 20;
const PLAIN_COLUMN = 64;

/** Opens each note at the right of its header, large enough for its text. */
function withRoomyNotes(xml: string, { columns }: TableSheet): string {
  return xml.replace(/<v:shape [\s\S]*?<\/v:shape>/g, (shape) => {
    const at = Number(/<x:Column>(\d+)</.exec(shape)?.[1] ?? 0);
    const lines = (columns[at]?.note ?? "")
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0);
    const height = lines * LINE_HEIGHT + 14;
    const right = columnAfter(columns, at + 1, NOTE_WIDTH + 12);
    const below = height - HEADER_HEIGHT;
    const bottom = below <= 0 ? [0, height] : [1 + Math.floor(below / ROW_HEIGHT), below % ROW_HEIGHT];
    const anchor = [at + 1, 12, 0, 2, ...right, ...bottom].join(",");
    return shape
      .replace(/width:[\d.]+pt;height:[\d.]+pt/, `width:${NOTE_WIDTH * 0.75}pt;height:${height * 0.75}pt`)
      .replace(/<x:Anchor>[^<]*</, `<x:Anchor>${anchor}<`);
  });
}

/** The column, and the pixels into it, that lie so many pixels after the left edge of another. */
function columnAfter(columns: readonly SketchColumn[], first: number, pixels: number): readonly [number, number] {
  let rest = pixels;
  for (let at = first; ; at += 1) {
    const column = columns[at];
    const wide = column === undefined ? PLAIN_COLUMN : Math.round(column.width * 7 + 5);
    if (rest < wide) return [at, rest];
    rest -= wide;
  }
}
