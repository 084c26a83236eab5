// The book back into its file: whatever nobody changed is written as it was read.
import { strToU8, zipSync } from "fflate";
import { columnLetters } from "../../core/files/workbook-sketch.ts";
import { addressOf } from "./address.ts";
import { type Box, type Cell, COLUMNS, type Sheet, type Table, type Validation } from "./book.ts";
import { type OpenBook, type Parts, text } from "./xlsx-load.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The bytes of the file with what was changed in the book. */
export function saveBook({ book, parts }: OpenBook): Uint8Array {
  const saved: Parts = { ...parts };
  const styles = newStyles(text(parts, "xl/styles.xml"));
  const added = { types: "", sheets: "", relations: "" };
  let number = Object.keys(parts).length + 1;
  for (const sheet of book.sheets) {
    const part = sheet.part ?? `xl/worksheets/sheet${number}.xml`;
    if (sheet.part === undefined) {
      added.types += override(part, `${SHEET}.worksheet+xml`);
      added.sheets += `<sheet name="${escaped(sheet.name)}" sheetId="${number + 1000}" r:id="rIdNew${number}"/>`;
      added.relations += relation(`rIdNew${number}`, "worksheet", part.replace("xl/", ""));
      number += 1;
    }
    const tables = book.tables.filter(({ box }) => box.sheet === sheet);
    const fresh = tables.filter((table) => table.part === undefined);
    const before = sheet.part === undefined ? bareSheet : text(parts, part);
    let xml = withValidations(withRows(before, sheet, styles.numberOf), sheet.validations);
    let links = "";
    fresh.forEach((table, at) => {
      const name = `xl/tables/table${number}.xml`;
      saved[name] = strToU8(tableXml(table, number, bareTable));
      added.types += override(name, `${SHEET}.table+xml`);
      links += relation(`rIdTable${number}`, "table", `../tables/table${number}.xml`);
      const link = `<tablePart xmlns:r="${RELATIONS}" r:id="rIdTable${number}"/>`;
      const hasParts = /<tableParts\b/.test(xml);
      if (hasParts) throw new Error("a second table on a sheet that has one is not served");
      xml = xml.replace("</worksheet>", `<tableParts count="${at + 1}">${link}</tableParts></worksheet>`);
      number += 1;
    });
    saved[part] = strToU8(xml);
    for (const table of tables) {
      if (table.part !== undefined) saved[table.part] = strToU8(tableXml(table, 0, text(parts, table.part)));
    }
    if (links !== "") addTo(saved, part.replace(/([^/]+)$/, "_rels/$1.rels"), "</Relationships>", links, bareRelations);
  }
  addTo(saved, "[Content_Types].xml", "</Types>", added.types);
  addTo(saved, "xl/workbook.xml", "</sheets>", added.sheets);
  addTo(saved, "xl/_rels/workbook.xml.rels", "</Relationships>", added.relations);
  saved["xl/styles.xml"] = strToU8(styles.xml());
  return zipSync(saved, { level: 1, mtime: new Date(1980, 0, 1) });
}

const bareSheet = `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`;
const bareTable = `<table xmlns="${MAIN}" id="" name="" displayName="" ref=""><autoFilter ref=""/><tableColumns/></table>`;
const bareRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

function addTo(parts: Parts, name: string, before: string, xml: string, bare = ""): void {
  if (xml === "") return;
  parts[name] = strToU8((text(parts, name) || bare).replace(before, `${xml}${before}`));
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${type}"/>`;
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
}

function withRows(xml: string, sheet: Sheet, numberOf: (cell: Cell) => number): string {
  const rows = new Map<number, [number, Cell][]>();
  for (const [key, cell] of [...sheet.cells].sort(([a], [b]) => a - b)) {
    const row = rows.get(Math.floor(key / COLUMNS)) ?? [];
    rows.set(Math.floor(key / COLUMNS), row);
    row.push([key % COLUMNS, cell]);
  }
  const all = [...new Set([...rows.keys(), ...sheet.rowAttributes.keys(), ...sheet.hiddenRows])].sort((a, b) => a - b);
  const spelled = all.map((row) => {
    const cells = (rows.get(row) ?? []).map(([column, cell]) =>
      cellXml(`${columnLetters(column)}${row + 1}`, cell, numberOf),
    );
    const hidden = sheet.hiddenRows.has(row) ? ' hidden="1"' : "";
    return `<row r="${row + 1}"${sheet.rowAttributes.get(row) ?? ""}${hidden}>${cells.join("")}</row>`;
  });
  const data = `<sheetData>${spelled.join("")}</sheetData>`;
  return xml
    .replace(/<dimension\b[^>]*\/>/, "")
    .replace(/<sheetData\s*\/>|<sheetData>[\s\S]*<\/sheetData>/, () => data);
}

function cellXml(address: string, cell: Cell, numberOf: (cell: Cell) => number): string {
  if (cell.raw !== undefined) return `<c r="${address}"${cell.raw}</c>`;
  const { value, formula } = cell;
  const style = ` s="${numberOf(cell)}"`;
  const stored = typeof value === "boolean" ? Number(value) : escaped(String(value));
  const kind = typeof value === "boolean" ? ' t="b"' : typeof value === "string" ? ' t="str"' : "";
  if (formula !== undefined)
    return `<c r="${address}"${style}${kind}><f>${escaped(formula.slice(1))}</f><v>${stored}</v></c>`;
  if (value === "") return `<c r="${address}"${style}/>`;
  if (typeof value !== "string") return `<c r="${address}"${style}${kind}><v>${stored}</v></c>`;
  return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${stored}</t></is></c>`;
}

/** Styles for cells whose format was changed: those of the file with another number format. */
function newStyles(xml: string) {
  const xfs = [
    ...(/<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? "").matchAll(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g),
  ].map(([xf]) => xf);
  const made = new Map<string, number>();
  const formats: string[] = [];
  // a file that was saved here before has formats of these numbers already
  const known = [...xml.matchAll(/<numFmt\b[^>]*?numFmtId="(\d+)"/g)].map(([, id]) => Number(id));
  const first = Math.max(500, ...known.map((id) => id + 1));
  const numberOf = ({ style = { number: 0, format: "General" }, format }: Cell): number => {
    if (style.format === format) return style.number;
    const name = `${style.number} ${format}`;
    const before = made.get(name);
    if (before !== undefined) return before;
    if (!formats.includes(format)) formats.push(format);
    const id = first + formats.indexOf(format);
    xfs.push(
      (xfs[style.number] ?? "<xf/>")
        .replace(/ (?:numFmtId|applyNumberFormat)="[^"]*"/g, "")
        .replace("<xf", `<xf numFmtId="${id}" applyNumberFormat="1"`),
    );
    made.set(name, xfs.length - 1);
    return xfs.length - 1;
  };
  return {
    numberOf,
    xml: () => {
      const own = formats
        .map((format, at) => `<numFmt numFmtId="${first + at}" formatCode="${escaped(format)}"/>`)
        .join("");
      const all = xml.replace(
        /<cellXfs\b[\s\S]*?<\/cellXfs>/,
        () => `<cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs>`,
      );
      if (own === "") return all;
      return /<numFmts\b/.test(all)
        ? all.replace(/<numFmts\b[^>]*>/, `<numFmts>${own}`)
        : all.replace(/(<styleSheet\b[^>]*>)/, `$1<numFmts count="${formats.length}">${own}</numFmts>`);
    },
  };
}

function withValidations(xml: string, validations: readonly Validation[]): string {
  const added = validations.filter(({ rule }) => Object.keys(rule).length > 0).map(validationXml);
  if (added.length === 0) return xml;
  if (/<\/dataValidations>/.test(xml)) return xml.replace("</dataValidations>", `${added.join("")}</dataValidations>`);
  const block = `<dataValidations count="${added.length}">${added.join("")}</dataValidations>`;
  const next =
    /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|ignoredErrors|drawing|legacyDrawing|tableParts)\b|<\/worksheet>/;
  return xml.replace(next, (found) => `${block}${found}`);
}

function validationXml({ box, type, rule }: Validation): string {
  const { source, formula1 = source, formula2, operator } = rule as Record<string, string | undefined>;
  const list =
    type === "List" && !String(formula1).startsWith("=") ? `"${formula1}"` : String(formula1).replace(/^=/, "");
  const kind = `${type[0]?.toLowerCase()}${type.slice(1)}`.replace("wholeNumber", "whole");
  const how = operator === undefined ? "" : ` operator="${operator[0]?.toLowerCase()}${operator.slice(1)}"`;
  const second = formula2 === undefined ? "" : `<formula2>${escaped(String(formula2))}</formula2>`;
  return `<dataValidation type="${kind}"${how} allowBlank="1" sqref="${bare(box)}"><formula1>${escaped(list)}</formula1>${second}</dataValidation>`;
}

function bare(box: Box): string {
  return addressOf(box).replace(/^.*!/, "");
}

function tableXml({ name, box, columns, hasTotals }: Table, id: number, xml: string): string {
  const filtered = { ...box, rows: box.rows - (hasTotals ? 1 : 0) };
  const old = new Map(
    [...xml.matchAll(/<tableColumn\b[^>]*?id="(\d+)"[^>]*?(?:\/>|>[\s\S]*?<\/tableColumn>)/g)].map(([one, of]) => [
      Number(of),
      one,
    ]),
  );
  const spelled = columns.map((column) => {
    const known = old.get(column.id);
    if (known !== undefined) return known.replace(/\bname="[^"]*"/, () => `name="${escaped(column.name)}"`);
    return `<tableColumn id="${column.id}" name="${escaped(column.name)}"/>`;
  });
  const list = `<tableColumns count="${columns.length}">${spelled.join("")}</tableColumns>`;
  const totals = hasTotals ? ' totalsRowCount="1"' : "";
  return xml
    .replace(/ totalsRowCount="[^"]*"/, "")
    .replace(/(<table\b[^>]*? )ref="[^"]*"/, (_, start: string) => `${start}ref="${bare(box)}"${totals}`)
    .replace(/(<autoFilter\b[^>]*?)ref="[^"]*"/, (_, start: string) => `${start}ref="${bare(filtered)}"`)
    .replace(/<tableColumns\b[^>]*?(?:\/>|>[\s\S]*<\/tableColumns>)/, () => list)
    .replace(/(<table\b[^>]*?) name="[^"]*"/, (_, start: string) => `${start} name="${escaped(name)}"`)
    .replace(/displayName="[^"]*"/, `displayName="${escaped(name)}"`)
    .replace(/(<table\b[^>]*?) id=""/, `$1 id="${id}"`);
}

function escaped(words: string): string {
  const plainWords = words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return plainWords.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_").replaceAll("\r", "_x000D_");
}
