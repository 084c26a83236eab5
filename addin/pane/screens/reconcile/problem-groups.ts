import { diagnosticPlace } from "../../../../core/report/places.ts";
import { visible } from "../../../../core/report/visible.ts";
import type { RunDiagnostic } from "../../../../core/run-file.ts";
import type { OpenTables } from "../../../excel/read-tables.ts";
import type { CellPlace } from "../../../excel/show-place.ts";
import { paneHelp } from "../../pane-help.ts";
import { problemPlace } from "../../problems.ts";

/** One problem of the input as the pane tells it. */
export type RunProblem = {
  readonly key: string;
  readonly message: string;
  readonly help: string;
  /** Where it is, in words. */
  readonly place: string;
  /** The cell of the open workbook that can be shown. */
  readonly cell: CellPlace | undefined;
  /** The line of a dropped file, for an excerpt. */
  readonly line: { readonly file: string; readonly line: number; readonly column: string | null } | undefined;
};

/** Problems of one kind, of which the first are told. */
export type ProblemGroup = {
  readonly severity: RunDiagnostic["severity"];
  readonly code: string;
  readonly shown: readonly RunProblem[];
  readonly more: number;
};

/** So many of a kind are told; the report has all of them. */
const SHOWN = 5;

const severities: readonly RunDiagnostic["severity"][] = ["error", "warning", "note"];

/** What was wrong with what was given, errors first, by kind. */
export function problemGroups(diagnostics: readonly RunDiagnostic[], open: OpenTables): readonly ProblemGroup[] {
  return severities.flatMap((severity) => {
    const of = diagnostics.filter((one) => one.severity === severity);
    const codes = [...new Set(of.map(({ code }) => code))];
    return codes.map((code) => {
      const all = of.filter((one) => one.code === code);
      const shown = all.slice(0, SHOWN).map((one, at) => problemOf(one, at, open));
      return { severity, code, shown, more: all.length - shown.length };
    });
  });
}

function problemOf(diagnostic: RunDiagnostic, number: number, open: OpenTables): RunProblem {
  const { code, at, message, help } = diagnostic;
  const cell = cellOf(diagnostic, open);
  const line = "line" in at && at.line !== null ? { file: at.file, line: at.line, column: at.column } : undefined;
  const words = cell?.words ?? (at.file === "" ? "" : placeWords(at));
  return {
    key: `${code} ${number}`,
    message: visible(message),
    help: visible(paneHelp(help)),
    place: visible(words),
    cell: cell?.cell,
    line,
  };
}

function placeWords(at: RunDiagnostic["at"]): string {
  if ("table" in at) return diagnosticPlace(at);
  const line = at.line === null ? [] : [`line ${at.line}`];
  return [at.file, ...line, ...(at.column === null ? [] : [at.column])].join(", ");
}

/** The cell of the open workbook that a problem is about; nothing where it is about another file. */
function cellOf({ at }: RunDiagnostic, open: OpenTables) {
  if (!("table" in at) || open.tables.get(at.table)?.grid.file !== at.file) return undefined;
  const { row, column, ...place } = at;
  const known = { ...place, ...(row === null ? {} : { row }), ...(column === null ? {} : { column }) };
  return problemPlace({ at: known }, open);
}
