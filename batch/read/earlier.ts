import { type Diagnostic, quoted } from "../../core/diagnostic.ts";
import { fileKind } from "../../core/files/file-kind.ts";
import { readWorkbook } from "../../core/files/xlsx/read-workbook.ts";
import { cellStyle, type FindingRow } from "../../core/roster/roster.ts";
import type { Policy } from "../../core/roster/settings.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { type RunFile, runFileSchema } from "../../core/run-file.ts";
import { readTable } from "../../core/table/read.ts";
import { readGrid } from "./roster-folder.ts";
import { readWhole } from "./roster-workbook.ts";

/** The rows of a Findings table with decisions in it: of a workbook, or of a CSV file. */
export function readDecisions(
  file: string,
  policy: Policy,
  report: (diagnostic: Diagnostic) => void,
): readonly FindingRow[] {
  const { findings } = rosterTables;
  const bytes = readWhole(file, report);
  if (bytes === undefined) return [];
  const isWorkbook = fileKind(bytes) !== "text";
  const workbook = isWorkbook ? readWorkbook(bytes, file, [findings.name], report) : undefined;
  const grid = isWorkbook ? workbook?.tables.get(findings.name) : readGrid(file, new Map(), report);
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

/** A `reconciliation.json` of a run before this one. */
export function readRunFile(file: string, report: (diagnostic: Diagnostic) => void): RunFile | undefined {
  const bytes = readWhole(file, report);
  if (bytes === undefined) return undefined;
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
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return said(`The file is not JSON (${error instanceof Error ? error.message : "it cannot be read"})`);
  }
  const read = runFileSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${quoted(issue.path.join("."))}`;
  return said(`The file is not a reconciliation.json that this program knows${place}`);
}
