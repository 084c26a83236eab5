import { zipSync } from "fflate";
import { cellAddress } from "../../core/table/grid.ts";

/** A cell: a value, a blank, a day, a formula with or without a stored result, an error, or XML as it stands. */
export type CellSketch =
  | string
  | number
  | boolean
  | null
  | { readonly day: string; readonly format?: string }
  | { readonly number: number; readonly format: string | number }
  | { readonly formula: string; readonly value?: string | number | boolean; readonly error?: string }
  | { readonly error: string }
  | { readonly inline: string }
  | { readonly rich: readonly string[]; readonly phonetic?: string }
  | { readonly xml: string };

/** An Excel table: its upper left corner, headers and rows; `totals` is one more row that its range includes. */
export type TableSketch = {
  readonly name: string;
  readonly at?: readonly [row: number, column: number];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellSketch[])[];
  readonly totals?: readonly CellSketch[];
  /** Rows by their place (from 0) that are hidden. */
  readonly hidden?: readonly number[];
  /** Attributes that take the place of ours, such as `headerRowCount`. */
  readonly attributes?: Readonly<Record<string, string>>;
};

/** A sheet: its tables, and cells outside of them by row and column. */
export type SheetSketch = {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  readonly tables?: readonly TableSketch[];
  readonly cells?: readonly (readonly [row: number, column: number, cell: CellSketch])[];
  readonly merged?: readonly string[];
};

/** A workbook to be made. */
export type WorkbookSketch = { readonly sheets: readonly SheetSketch[]; readonly is1904?: boolean };

/** The files of a workbook by their names in the archive. */
export type Parts = Record<string, string | Uint8Array>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook with one sheet and one table on it, both of one name, from A1 on. */
export function oneTable(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly CellSketch[])[],
): WorkbookSketch {
  return { sheets: [{ name, tables: [{ name, headers, rows }] }] };
}

/** The bytes of a workbook as Excel would write it; `change` makes it what another program, or a hostile one, would. */
export function makeWorkbook(sketch: WorkbookSketch, change: (parts: Parts) => Parts = (parts) => parts): Uint8Array {
  return zip(change(workbookParts(sketch)));
}

/** Replaces text in the parts whose names fit; a change that changes nothing is a mistake in the test. */
export function replaced(names: RegExp, pattern: RegExp | string, by: string): (parts: Parts) => Parts {
  return (parts) => {
    let changed = false;
    const all = Object.entries(parts).map(([name, content]): [string, string | Uint8Array] => {
      if (!names.test(name) || typeof content !== "string") return [name, content];
      const after = content.replace(pattern, by);
      changed ||= after !== content;
      return [name, after];
    });
    if (!changed) throw new Error(`nothing in ${names} fits ${pattern}`);
    return Object.fromEntries(all);
  };
}

/** An archive of parts, the same bytes every time. */
export function zip(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(([name, content]): [string, Uint8Array] => [
    name,
    typeof content === "string" ? encoder.encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(files), { level, mtime: new Date(1980, 0, 1) });
}

/** The parts of a workbook. */
export function workbookParts({ sheets, is1904 }: WorkbookSketch): Parts {
  const strings = numbering();
  const formats = numbering();
  const parts: Parts = {};
  let tableCount = 0;
  sheets.forEach((sheet, index) => {
    const tables = (sheet.tables ?? []).map((table) => {
      tableCount += 1;
      parts[`xl/tables/table${tableCount}.xml`] = tableXml(table, tableCount);
      return tableCount;
    });
    const number = index + 1;
    parts[`xl/worksheets/sheet${number}.xml`] = sheetXml(sheet, tables.length, strings, formats, is1904 === true);
    if (tables.length > 0) {
      parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relations(
        tables.map((table) => ["table", `../tables/table${table}.xml`]),
      );
    }
  });
  parts["xl/sharedStrings.xml"] = `${HEAD}<sst xmlns="${MAIN}">${strings
    .all()
    .map((item) => `<si>${item}</si>`)
    .join("")}</sst>`;
  parts["xl/styles.xml"] = stylesXml(formats.all());
  parts["xl/workbook.xml"] =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`,
      )
      .join("")}</sheets></workbook>`;
  parts["xl/_rels/workbook.xml.rels"] = relations([
    ...sheets.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]),
    ["styles", "styles.xml"],
    ["sharedStrings", "sharedStrings.xml"],
  ]);
  parts["_rels/.rels"] = relations([["officeDocument", "xl/workbook.xml"]]);
  parts["[Content_Types].xml"] = contentTypes(Object.keys(parts));
  return parts;
}

type Numbering = { readonly of: (text: string) => number; readonly all: () => readonly string[] };

function numbering(): Numbering {
  const known = new Map<string, number>();
  return {
    of: (text) => {
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    },
    all: () => [...known.keys()],
  };
}

function tableXml({ name, at = [1, 1], headers, rows, totals, attributes }: TableSketch, id: number): string {
  const last = at[0] + Math.max(1, rows.length) + (totals === undefined ? 0 : 1);
  const ref = `${cellAddress(undefined, at[0], at[1])}:${cellAddress(undefined, last, at[1] + headers.length - 1)}`;
  const all: Record<string, string> = { id: String(id), name, displayName: name, ref };
  if (totals !== undefined) all["totalsRowCount"] = "1";
  const spelled = Object.entries({ ...all, ...attributes }).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const columns = headers.map((header, index) => `<tableColumn id="${index + 1}" name="${escaped(header)}"/>`);
  return `${HEAD}<table xmlns="${MAIN}"${spelled.join("")}><autoFilter ref="${ref}"/><tableColumns count="${headers.length}">${columns.join("")}</tableColumns></table>`;
}

function sheetXml(
  { tables = [], cells = [], merged = [] }: SheetSketch,
  tableCount: number,
  strings: Numbering,
  formats: Numbering,
  is1904: boolean,
): string {
  const rows = new Map<number, Map<number, CellSketch>>();
  const hidden = new Set<number>();
  const put = (row: number, column: number, cell: CellSketch) => {
    const known = rows.get(row) ?? new Map<number, CellSketch>();
    rows.set(row, known.set(column, cell));
  };
  for (const { at: [row, column] = [1, 1], headers, rows: own, totals, hidden: hiddenRows = [] } of tables) {
    const all: readonly (readonly CellSketch[])[] = [headers, ...own, ...(totals === undefined ? [] : [totals])];
    all.forEach((line, down) => {
      line.forEach((cell, right) => {
        put(row + down, column + right, cell);
      });
    });
    for (const place of hiddenRows) hidden.add(row + 1 + place);
  }
  for (const [row, column, cell] of cells) put(row, column, cell);
  const lines = [...rows].sort(([a], [b]) => a - b);
  const body = lines.map(([row, line]) => {
    const inOrder = [...line].sort(([a], [b]) => a - b);
    const spelled = inOrder.map(([column, cell]) =>
      cellXml(cellAddress(undefined, row, column), cell, strings, formats, is1904),
    );
    return `<row r="${row}"${hidden.has(row) ? ' hidden="1"' : ""}>${spelled.join("")}</row>`;
  });
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const parts = Array.from({ length: tableCount }, (_, index) => `<tablePart r:id="rId${index + 1}"/>`).join("");
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetData>`,
    body.join(""),
    "</sheetData>",
    merges && `<mergeCells>${merges}</mergeCells>`,
    parts && `<tableParts count="${tableCount}">${parts}</tableParts>`,
    "</worksheet>",
  ].join("");
}

function cellXml(address: string, cell: CellSketch, strings: Numbering, formats: Numbering, is1904: boolean): string {
  if (cell === null) return `<c r="${address}"/>`;
  if (typeof cell === "string") return `<c r="${address}" t="s"><v>${strings.of(textXml(cell))}</v></c>`;
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ("xml" in cell) return cell.xml.replace("<c", `<c r="${address}"`);
  if ("inline" in cell) return `<c r="${address}" t="inlineStr"><is>${textXml(cell.inline)}</is></c>`;
  if ("rich" in cell) {
    const runs = cell.rich.map((run) => `<r><rPr><b/></rPr>${textXml(run)}</r>`).join("");
    const phonetic = cell.phonetic === undefined ? "" : `<rPh sb="0" eb="1">${textXml(cell.phonetic)}</rPh>`;
    return `<c r="${address}" t="s"><v>${strings.of(runs + phonetic)}</v></c>`;
  }
  if ("day" in cell) {
    const style = styleOf(formats, cell.format ?? 14);
    return `<c r="${address}" s="${style}"><v>${serialOf(cell.day, is1904)}</v></c>`;
  }
  if ("number" in cell) return `<c r="${address}" s="${styleOf(formats, cell.format)}"><v>${cell.number}</v></c>`;
  if ("formula" in cell) return formulaXml(address, cell);
  return `<c r="${address}" t="e"><v>${escaped(cell.error)}</v></c>`;
}

function formulaXml(
  address: string,
  cell: { formula: string; value?: string | number | boolean; error?: string },
): string {
  const formula = `<f>${escaped(cell.formula)}</f>`;
  if (cell.error !== undefined) return `<c r="${address}" t="e">${formula}<v>${escaped(cell.error)}</v></c>`;
  if (cell.value === undefined) return `<c r="${address}">${formula}</c>`;
  if (typeof cell.value === "string") return `<c r="${address}" t="str">${formula}<v>${escaped(cell.value)}</v></c>`;
  if (typeof cell.value === "number") return `<c r="${address}">${formula}<v>${cell.value}</v></c>`;
  return `<c r="${address}" t="b">${formula}<v>${cell.value ? 1 : 0}</v></c>`;
}

function textXml(text: string): string {
  return `<t xml:space="preserve">${escaped(text)}</t>`;
}

/** Style 0 is the general one; the others follow in the order in which they are asked for. */
function styleOf(formats: Numbering, format: string | number): number {
  return formats.of(typeof format === "number" ? `#${format}` : format) + 1;
}

function stylesXml(formats: readonly string[]): string {
  const own = formats.map((format, index) => ({ format, id: 164 + index, builtIn: /^#\d+$/.test(format) }));
  const codes = own
    .filter(({ builtIn }) => !builtIn)
    .map(({ format, id }) => `<numFmt numFmtId="${id}" formatCode="${escaped(format)}"/>`);
  const list = codes.length === 0 ? "" : `<numFmts count="${codes.length}">${codes.join("")}</numFmts>`;
  const styles = own.map(
    ({ format, id, builtIn }) => `<xf numFmtId="${builtIn ? format.slice(1) : id}" applyNumberFormat="1"/>`,
  );
  return `${HEAD}<styleSheet xmlns="${MAIN}">${list}<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${styles.length + 1}"><xf numFmtId="0"/>${styles.join("")}</cellXfs><dxfs count="1"><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs></styleSheet>`;
}

/** The number that Excel stores for a day. */
export function serialOf(day: string, is1904 = false): number {
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
  if (is1904) return days - 1_462;
  return days < 61 ? days - 1 : days;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const all = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function contentTypes(parts: readonly string[]): string {
  const kinds = { worksheets: "worksheet", tables: "table" } as const;
  const overrides = parts.flatMap((part) => {
    const kind = Object.entries(kinds).find(
      ([folder]) => part.startsWith(`xl/${folder}/sheet`) || part.startsWith(`xl/${folder}/table`),
    )?.[1];
    const name =
      kind ??
      { "xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings" }[part];
    if (name === undefined) return [];
    return `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  });
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (one) => {
      if (one === "\n" || one === "\t") return one;
      return `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
