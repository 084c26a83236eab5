import { type Diagnostic, quoted } from "../diagnostic.ts";
import { readCsvGrid } from "../files/csv.ts";
import { fileKind } from "../files/file-kind.ts";
import { notText, wholeText } from "../files/whole-text.ts";
import { readWorkbook } from "../files/xlsx/read-workbook.ts";
import { type RunFile, runFileSchema } from "../run-file.ts";
import type { Grid } from "../table/grid.ts";
import { readTable } from "../table/read.ts";
import { cellStyle, type FindingRow } from "./roster.ts";
import type { Policy } from "./settings.ts";
import { rosterTables } from "./tables.ts";

/** The rows of a Findings table with decisions in it: of a workbook's bytes, or of a CSV file's. */
export function readDecisions(
  bytes: Uint8Array,
  file: string,
  policy: Policy,
  report: (diagnostic: Diagnostic) => void,
): readonly FindingRow[] {
  const { findings } = rosterTables;
  const isWorkbook = fileKind(bytes) !== "text";
  const workbook = isWorkbook ? readWorkbook(bytes, file, [findings.name], report) : undefined;
  const grid = isWorkbook ? workbook?.tables.get(findings.name) : textGrid(bytes, file, report);
  if (grid !== undefined) return readTable(findings, grid, cellStyle(policy), report);
  if (workbook !== undefined && !workbook.unread.has(findings.name)) {
    report({
      code: "table-missing",
      severity: "error",
      at: { file, table: findings.name },
      message: `The workbook has no table ${findings.name}, so no decision of it is read.`,
      help: "Give the review.xlsx that a run has written and a manager has filled in.",
    });
  }
  return [];
}

function textGrid(bytes: Uint8Array, file: string, report: (diagnostic: Diagnostic) => void): Grid | undefined {
  const text = wholeText(bytes);
  if (text !== undefined) return readCsvGrid(text, file);
  report(notText(file, { isWorkbook: false }));
  return undefined;
}

/** The text of a `reconciliation.json` of a run before this one; nothing where it is none, which is said. */
export function readRunFile(text: string, file: string, report: (diagnostic: Diagnostic) => void): RunFile | undefined {
  const said = (message: string): undefined => {
    report({
      code: "run-unreadable",
      severity: "error",
      at: { file },
      message: `${message}; what was found before is not known.`,
      help: "Give the reconciliation.json that the run before has written, unchanged.",
    });
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return said(`The file is not JSON (${error instanceof Error ? error.message : "it cannot be read"})`);
  }
  const read = runFileSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${quoted(issue.path.join("."))}`;
  return said(`The file is not a reconciliation.json that this program knows${place}`);
}
