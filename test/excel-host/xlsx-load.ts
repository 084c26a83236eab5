// The book from a file.
import { strFromU8, unzipSync } from "fflate";
import { parseXml, within } from "../support/xml-tree.ts";
import { boxAt } from "./address.ts";
import { addSheet, addTable, type Book, type Cell, COLUMNS, emptyBook, type Sheet } from "./book.ts";

/** The files of a workbook by their names in the archive. */
export type Parts = Record<string, Uint8Array>;
type Style = { readonly format: string; readonly isUnlocked: boolean };

/** A book, and the file that it came from. */
export type OpenBook = { readonly book: Book; readonly parts: Parts };

const builtIn: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  14: "m/d/yyyy",
  22: "m/d/yyyy h:mm",
  49: "@",
};

/** Opens the bytes of an .xlsx. */
export function loadBook(bytes: Uint8Array): OpenBook {
  const parts = unzipSync(bytes);
  const book = emptyBook();
  const workbook = parseXml(text(parts, "xl/workbook.xml"));
  book.is1904 = within(workbook, "workbookPr").some(({ attributes }) => attributes["date1904"] === "1");
  const targets = relationsOf(parts, "xl/workbook.xml");
  const strings = sharedStrings(parts);
  const styles = stylesOf(parts);
  for (const { attributes } of within(workbook, "sheet")) {
    const part = targets.get(attributes["r:id"] ?? "") ?? "";
    const sheet = addSheet(book, attributes["name"] ?? "", part);
    loadSheet(sheet, text(parts, part), strings, styles);
    for (const target of relationsOf(parts, part).values()) {
      if (target.startsWith("xl/tables/")) loadTable(book, sheet, target, text(parts, target));
    }
  }
  return { book, parts };
}

/** A part as text; empty where there is none. */
export function text(parts: Parts, name: string): string {
  return strFromU8(parts[name] ?? new Uint8Array());
}

/** The parts that a part points to, by the names of its relations. */
function relationsOf(parts: Parts, part: string): ReadonlyMap<string, string> {
  const [, folder = "", name = ""] = /^(.*\/)([^/]*)$/.exec(part) ?? [];
  const xml = text(parts, `${folder}_rels/${name}.rels`);
  const found = xml === "" ? [] : within(parseXml(xml), "Relationship");
  return new Map(found.map(({ attributes: { Id = "", Target = "" } }) => [Id, resolved(folder, Target)]));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  return target.startsWith("../") ? `xl/${target.slice(3)}` : `${folder}${target}`;
}

function sharedStrings(parts: Parts): readonly string[] {
  const xml = text(parts, "xl/sharedStrings.xml");
  return xml === ""
    ? []
    : [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, item = ""]) => plain(item));
}

/** The text of `<t>` elements, without how Japanese is read. */
function plain(xml: string): string {
  const spoken = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, "");
  return [...spoken.matchAll(/<t\b[^>]*?>([\s\S]*?)<\/t>/g)].map(([, one = ""]) => unescaped(one)).join("");
}

function unescaped(xml: string): string {
  return xml
    .replace(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-fA-F]+);/g, (_, name: string) => {
      if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1).replace("x", "0x")));
      return { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name] ?? "";
    })
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function stylesOf(parts: Parts): readonly Style[] {
  const xml = text(parts, "xl/styles.xml");
  if (xml === "") return [];
  const root = parseXml(xml);
  const own = within(within(root, "numFmts")[0], "numFmt").map(
    ({ attributes: { numFmtId, formatCode } }) => [Number(numFmtId), formatCode] as const,
  );
  const codes = new Map(own);
  return within(within(root, "cellXfs")[0], "xf").map((xf) => {
    const id = Number(xf.attributes["numFmtId"] ?? 0);
    const isUnlocked = within(xf, "protection").some(({ attributes }) => attributes["locked"] === "0");
    return { format: codes.get(id) ?? builtIn[id] ?? "General", isUnlocked };
  });
}

function loadSheet(sheet: Sheet, xml: string, strings: readonly string[], styles: readonly Style[]): void {
  sheet.isProtected = /<sheetProtection\b/.test(xml);
  for (const [, attributes = "", row = ""] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    const number = Number(/\br="(\d+)"/.exec(attributes)?.[1]) - 1;
    sheet.rowAttributes.set(number, attributes.replace(/ (?:r|spans|hidden)="[^"]*"/g, ""));
    if (/\bhidden="1"/.test(attributes)) sheet.hiddenRows.add(number);
    for (const [, own = "", inner = ""] of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const box = boxAt(sheet, /\br="([A-Z]+\d+)"/.exec(own)?.[1] ?? "");
      if (box !== undefined) sheet.cells.set(box.top * COLUMNS + box.left, loadCell(own, inner, strings, styles));
    }
  }
  const validations = xml.matchAll(/<dataValidation\b([^>]*?)(?:\/>|>)/g);
  for (const [, attributes = ""] of validations) {
    for (const address of (/\bsqref="([^"]*)"/.exec(attributes)?.[1] ?? "").split(" ")) {
      const box = boxAt(sheet, address);
      const type = /\btype="(\w+)"/.exec(attributes)?.[1] ?? "none";
      if (box !== undefined)
        sheet.validations.push({ box, type: `${type[0]?.toUpperCase()}${type.slice(1)}`, rule: {} });
    }
  }
}

function loadCell(attributes: string, inner: string, strings: readonly string[], styles: readonly Style[]): Cell {
  const kind = /\bt="(\w+)"/.exec(attributes)?.[1] ?? "n";
  const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? 0);
  const { format, isUnlocked } = styles[style] ?? { format: "General", isUnlocked: false };
  const stored = /<v>([\s\S]*?)<\/v>/.exec(inner)?.[1];
  const formula = /<f\b[^>]*>([\s\S]*?)<\/f>/.exec(inner)?.[1];
  const value = () => {
    if (kind === "inlineStr") return plain(inner);
    if (stored === undefined) return "";
    if (kind === "s") return strings[Number(stored)] ?? "";
    if (kind === "b") return stored === "1";
    return kind === "n" ? Number(stored) : unescaped(stored);
  };
  const raw = `${attributes.replace(/ r="[^"]*"/, "")}>${inner}`;
  const known = { value: value(), format, isUnlocked, style: { number: style, format }, raw };
  return formula === undefined ? known : { ...known, formula: `=${unescaped(formula)}` };
}

function loadTable(book: Book, sheet: Sheet, part: string, xml: string): void {
  const { attributes, children } = parseXml(xml);
  const box = boxAt(sheet, attributes["ref"] ?? "");
  const columns = children.filter(({ name }) => name === "tableColumns").flatMap(({ children: all }) => all);
  if (box === undefined) throw new Error(`${part} has no range`);
  const names = columns.map((column) => unescaped(column.attributes["name"] ?? ""));
  const table = addTable(book, attributes["displayName"] ?? "", box, names, part);
  table.hasTotals = attributes["totalsRowCount"] === "1";
  table.isFiltered = /<filterColumn\b/.test(xml);
  columns.forEach((column, at) => {
    const formula = column.children.find(({ name }) => name === "calculatedColumnFormula")?.text;
    const known = table.columns[at];
    if (formula !== undefined && known !== undefined) known.formula = `=${formula}`;
  });
}
