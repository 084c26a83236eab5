import { findHeader } from "../../core/exports/header.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { fileKind } from "../../core/files/file-kind.ts";
import { wholeText } from "../../core/files/whole-text.ts";
import { readDirectory } from "../../core/files/xlsx/archive.ts";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import { isRefusal } from "../../core/files/xlsx/refusal.ts";
import { archiveLimits } from "../../core/files/zip-files.ts";
import { MAPPING_FILE, mappingOptions } from "../../core/roster/mapping.ts";
import { LARGEST_MAPPING } from "../../core/roster/mapping-file.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { loose } from "../../core/text.ts";
import { firstBytes, type ReadBytes } from "./file-bytes.ts";

/** What a dropped file is, by its content, with as much of it as is needed; whatever is nothing else is read as an export. */
export type Recognised =
  | { readonly kind: "export" }
  | { readonly kind: "run"; readonly text: string }
  | { readonly kind: "review"; readonly bytes: Uint8Array }
  | { readonly kind: "mapping"; readonly bytes: Uint8Array };

/** Bytes that show what a text is. */
const START = 64 * 1024;
/** A text that is larger cannot be held as one. */
const LARGEST_TEXT = 256 * 1024 * 1024;

const anExport: Recognised = { kind: "export" };

/** Tells what a file is. One that cannot be read is an export, whose reader will say so. */
export function recognise(file: Blob, read: ReadBytes): Recognised {
  const start = firstBytes(file, read, START);
  if (start === undefined) return anExport;
  const kind = fileKind(start);
  if (kind === "zip") return file.size > archiveLimits.packed ? anExport : recogniseWorkbook(firstBytes(file, read));
  const text = kind === "text" ? wholeText(start) : undefined;
  if (text === undefined) return anExport;
  if (/^\s*\{/.test(text)) return file.size > LARGEST_TEXT ? anExport : recogniseJson(firstBytes(file, read));
  const bytes = isFindingsText(text) ? firstBytes(file, read) : undefined;
  return bytes === undefined ? anExport : { kind: "review", bytes };
}

/** A workbook with a Findings table in which decisions can stand. Exports have no tables, and are not looked into. */
function recogniseWorkbook(bytes: Uint8Array | undefined): Recognised {
  const parts = bytes === undefined ? [] : readDirectory(bytes);
  if (bytes === undefined || isRefusal(parts) || !parts.some(({ name }) => /table/i.test(name))) return anExport;
  const { name } = rosterTables.findings;
  const table = readWorkbook(bytes, "", [name], () => {})?.tables.get(name);
  return table !== undefined && isFindings(table.headers) ? { kind: "review", bytes } : anExport;
}

function isFindingsText(start: string): boolean {
  return isFindings(readCsvGrid(start, "").headers) && findHeader(start).recognition.kind === "none";
}

/** Whether a table has findings by their identity, and a column for decisions. */
function isFindings(headers: readonly string[]): boolean {
  const there = new Set(headers.map(loose));
  const { finding, decision } = rosterTables.findings.columns;
  return [finding, decision].every((column) => column.headers.some((header) => there.has(loose(header))));
}

const RUN = /^credit-roster\/reconciliation\//;
const mappingKeys = new Set(["columns", ...Object.keys(mappingOptions)].map(loose));

/** JSON by its `schema`; what people have typed may be none yet, and is then the mapping that they meant. */
function recogniseJson(bytes: Uint8Array | undefined): Recognised {
  const text = bytes === undefined ? undefined : wholeText(bytes);
  if (bytes === undefined || text === undefined) return anExport;
  const found = parsed(text);
  if (found === undefined) {
    if (/"schema"\s*:\s*"credit-roster\/reconciliation\//.test(text)) return { kind: "run", text };
    return bytes.length <= LARGEST_MAPPING ? { kind: "mapping", bytes } : anExport;
  }
  const { schema } = found;
  if (typeof schema === "string" && RUN.test(schema)) return { kind: "run", text };
  const isMapping = schema === MAPPING_FILE || Object.keys(found).some((key) => mappingKeys.has(loose(key)));
  return isMapping && bytes.length <= LARGEST_MAPPING ? { kind: "mapping", bytes } : anExport;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
