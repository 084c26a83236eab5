import { dirname, posix } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { type Node, parseXml, within } from "./xml-tree.ts";

/**
 * What is wrong with a workbook of ours, as Excel would find it where LibreOffice says nothing: parts that are missing or
 * belong to nobody, tables that do not fit their headers, styles that are not there. Nothing, when it is sound.
 */
export function checkWorkbook(bytes: Uint8Array): readonly string[] {
  const files = unzipSync(bytes);
  const wrong: string[] = [];
  const names = zipNames(bytes);
  for (const name of names) {
    if (names.filter((other) => other.toLowerCase() === name.toLowerCase()).length > 1) wrong.push(`${name}: twice`);
  }
  const parts = new Map<string, Node>();
  for (const [name, content] of Object.entries(files)) {
    try {
      parts.set(name, parseXml(strFromU8(content)));
    } catch (error) {
      wrong.push(`${name}: no XML: ${String(error)}`);
    }
  }
  wrong.push(...checkContentTypes(parts), ...checkRelations(parts), ...checkNames(parts));
  const styles = parts.get("xl/styles.xml") as Node;
  const strings = within(parts.get("xl/sharedStrings.xml"), "si").map(textOf);
  const limits = {
    strings,
    styles: within(within(styles, "cellXfs")[0], "xf").length,
    dxfs: within(within(styles, "dxfs")[0], "dxf").length,
  };
  for (const [name, sheet] of parts) {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) wrong.push(...checkSheet(name, sheet, parts, limits));
  }
  return wrong;
}

type Limits = { readonly strings: readonly string[]; readonly styles: number; readonly dxfs: number };

/** The names in the archive's own list: a reader's object would show a repeated one once. */
function zipNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    names.push(strFromU8(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))));
  }
  return names;
}

function checkContentTypes(parts: ReadonlyMap<string, Node>): readonly string[] {
  const types = parts.get("[Content_Types].xml");
  if (types === undefined) return ["no content types"];
  const defaults = new Set(within(types, "Default").map(({ attributes }) => attributes["Extension"]?.toLowerCase()));
  const overrides = within(types, "Override").map(({ attributes }) => String(attributes["PartName"]).slice(1));
  const mustBeNamed = (name: string) => name.endsWith(".xml") && !overrides.includes(name);
  return [
    ...overrides.filter((name) => !parts.has(name)).map((name) => `${name}: has a content type and is not there`),
    ...overrides.filter((name, at) => overrides.indexOf(name) !== at).map((name) => `${name}: has two content types`),
    ...[...parts.keys()]
      .filter((name) => name !== "[Content_Types].xml" && !overrides.includes(name))
      .filter((name) => mustBeNamed(name) || !defaults.has(name.split(".").at(-1)?.toLowerCase()))
      .map((name) => `${name}: has no content type`),
  ];
}

/** The relations of a part, by id: where each leads in the package, or nothing for what is outside. */
function relationsOf(part: string, parts: ReadonlyMap<string, Node>): ReadonlyMap<string, string | undefined> {
  const folder = dirname(part) === "." ? "" : `${dirname(part)}/`;
  const relations = parts.get(`${folder}_rels/${posix.basename(part)}.rels`);
  return new Map(
    within(relations, "Relationship").map(({ attributes: { Id, Target = "", TargetMode } }) => [
      String(Id),
      TargetMode === "External"
        ? undefined
        : posix.normalize(Target.startsWith("/") ? Target.slice(1) : folder + Target),
    ]),
  );
}

function checkRelations(parts: ReadonlyMap<string, Node>): readonly string[] {
  const wrong: string[] = [];
  const reached = new Set(["[Content_Types].xml", "_rels/.rels"]);
  const visit = (part: string) => {
    const relations = relationsOf(part, parts);
    const count = [...relations].length;
    const folder = dirname(part) === "." ? "" : `${dirname(part)}/`;
    const file = `${folder}_rels/${posix.basename(part)}.rels`;
    if (parts.has(file)) reached.add(file);
    if (within(parts.get(file), "Relationship").length !== count) wrong.push(`${file}: an id stands twice`);
    for (const [id, target] of relations) {
      if (target === undefined) continue;
      if (!parts.has(target)) wrong.push(`${file}: ${id} leads to ${target}, which is not there`);
      else if (!reached.has(target)) {
        reached.add(target);
        visit(target);
      }
    }
    const used = idsUsed(parts.get(part));
    wrong.push(...used.filter((id) => !relations.has(id)).map((id) => `${part}: uses ${id}, which is no relation`));
  };
  visit("");
  return [
    ...wrong,
    ...[...parts.keys()].filter((name) => !reached.has(name)).map((name) => `${name}: belongs to nobody`),
  ];
}

function idsUsed(node: Node | undefined): readonly string[] {
  if (node === undefined) return [];
  const own = Object.entries(node.attributes).flatMap(([name, value]) => (/^r:(id|embed)$/.test(name) ? [value] : []));
  return [...own, ...node.children.flatMap(idsUsed)];
}

function checkNames(parts: ReadonlyMap<string, Node>): readonly string[] {
  const sheets = within(parts.get("xl/workbook.xml"), "sheet").map(({ attributes }) => String(attributes["name"]));
  const tables = [...parts].filter(([name]) => /^xl\/tables\//.test(name)).map(([, table]) => table.attributes);
  const defined = within(parts.get("xl/workbook.xml"), "definedName").map(({ attributes }) => attributes);
  const displayed = tables.map(({ displayName }) => String(displayName));
  const global = defined.filter(({ localSheetId }) => localSheetId === undefined).map(({ name }) => String(name));
  return [
    ...repeated(sheets).map((name) => `two sheets are called ${name}`),
    ...sheets
      .filter((name) => name.length > 31 || /[[\]:*?/\\]|^'|'$|^$/.test(name))
      .map((name) => `bad sheet name ${name}`),
    ...repeated(tables.map(({ id }) => String(id))).map((id) => `two tables have the id ${id}`),
    ...repeated([...displayed, ...global]).map((name) => `two tables or names are called ${name}`),
    ...[...displayed, ...global]
      .filter((name) => !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) || /^[A-Z]{1,3}\d+$|^R\d*C\d*$|^[RC]$/i.test(name))
      .map((name) => `the name ${name} looks like a cell, or is none`),
    ...defined.flatMap(({ name, localSheetId }) =>
      localSheetId !== undefined && Number(localSheetId) >= sheets.length ? [`${name} is of no sheet`] : [],
    ),
  ];
}

/** The order that the schema demands of what stands in a worksheet. */
const order =
  `sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks
printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags
drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst`.split(/\s+/);

function checkSheet(name: string, sheet: Node, parts: ReadonlyMap<string, Node>, limits: Limits): readonly string[] {
  const wrong: string[] = [];
  const places = sheet.children.map((child) => order.indexOf(child.name));
  if (places.includes(-1)) wrong.push("has an element that no worksheet has");
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) wrong.push("has its elements out of order");
  const cells = new Map<string, string>();
  let lastRow = 0;
  for (const row of within(sheet, "row")) {
    const number = Number(row.attributes["r"]);
    if (number <= lastRow) wrong.push(`row ${number} is out of order`);
    lastRow = number;
    let lastColumn = 0;
    for (const cell of within(row, "c")) {
      const { r = "", s = "0", t } = cell.attributes;
      const column = columnOf(r);
      if (column <= lastColumn || !r.endsWith(String(number))) wrong.push(`cell ${r} is out of order`);
      lastColumn = column;
      if (Number(s) >= limits.styles) wrong.push(`cell ${r} has the style ${s}, which is not there`);
      const value = within(cell, "v")[0]?.text ?? "";
      if (t === "s" && limits.strings[Number(value)] === undefined) wrong.push(`cell ${r} has no text ${value}`);
      cells.set(r, t === "s" ? (limits.strings[Number(value)] ?? "") : t === "inlineStr" ? textOf(cell) : value);
    }
  }
  for (const column of within(sheet, "col")) {
    if (Number(column.attributes["style"] ?? 0) >= limits.styles) wrong.push("a column has a style that is not there");
  }
  for (const rule of within(sheet, "cfRule")) {
    if (Number(rule.attributes["dxfId"] ?? 0) >= limits.dxfs) wrong.push("a condition has a style that is not there");
  }
  const priorities = within(sheet, "cfRule").map(({ attributes }) => String(attributes["priority"]));
  wrong.push(...repeated(priorities).map((priority) => `two conditions have the priority ${priority}`));
  for (const list of within(sheet, "dataValidation").filter(({ attributes }) => attributes["type"] === "list")) {
    const formula = within(list, "formula1")[0]?.text ?? "";
    if (formula === "" || (formula.startsWith('"') && formula.length > 257))
      wrong.push(`a list is blank or too long: ${formula}`);
  }
  for (const { attributes } of within(sheet, "dataValidation")) {
    const { prompt = "", error = "", promptTitle = "", errorTitle = "" } = attributes;
    if (prompt.length > 255 || error.length > 255) wrong.push("the text of a validation is longer than 255 characters");
    if (promptTitle.length > 32 || errorTitle.length > 32) wrong.push("the title of a validation is longer than 32");
  }
  const tables = [...relationsOf(name, parts).values()].flatMap((target) =>
    target?.startsWith("xl/tables/") ? (parts.get(target) ?? []) : [],
  );
  wrong.push(...tables.flatMap((table) => checkTable(table, cells)));
  if (tables.length > 0 && within(sheet, "mergeCell").length > 0) wrong.push("has merged cells beside a table");
  return wrong.map((problem) => `${name}: ${problem}`);
}

function checkTable(table: Node, cells: ReadonlyMap<string, string>): readonly string[] {
  const { ref = "", displayName } = table.attributes;
  const [first = "", last = ""] = ref.split(":");
  const columns = within(table, "tableColumn").map(({ attributes }) => String(attributes["name"]));
  const width = columnOf(last) - columnOf(first) + 1;
  const row = Number(/\d+$/.exec(first)?.[0]);
  const filter = within(table, "autoFilter")[0]?.attributes["ref"];
  const problems = [
    ...(width === columns.length ? [] : [`has ${columns.length} columns in ${ref}`]),
    ...(Number(/\d+$/.exec(last)?.[0]) > row ? [] : ["has no row"]),
    ...(filter === undefined || filter === ref ? [] : [`is filtered in ${filter}`]),
    ...repeated(columns).map((column) => `has two columns ${column}`),
    ...columns.flatMap((column, at) => {
      const header = cells.get(`${letters(columnOf(first) + at)}${row}`);
      return header === column ? [] : [`has the column ${column} under the header ${header}`];
    }),
  ];
  return problems.map((problem) => `the table ${displayName} ${problem}`);
}

function repeated(names: readonly string[]): readonly string[] {
  const loose = names.map((name) => name.toLowerCase());
  return names.filter((_, at) => loose.indexOf(loose[at] ?? "") !== at);
}

function columnOf(cell: string): number {
  return [...cell.replace(/[^A-Z]/g, "")].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function letters(column: number): string {
  return column === 0 ? "" : letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));
}

function textOf(node: Node): string {
  return within(node, "t")
    .map(({ text }) => text)
    .join("");
}
