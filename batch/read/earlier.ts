import type { Diagnostic } from "../../core/diagnostic.ts";
import * as earlier from "../../core/roster/earlier.ts";
import type { FindingRow } from "../../core/roster/roster.ts";
import type { Policy } from "../../core/roster/settings.ts";
import type { RunFile } from "../../core/run-file.ts";
import { readWhole } from "./roster-workbook.ts";

/** The rows of a Findings table with decisions in it: of a workbook, or of a CSV file. */
export function readDecisions(
  file: string,
  policy: Policy,
  report: (diagnostic: Diagnostic) => void,
): readonly FindingRow[] {
  const bytes = readWhole(
    file,
    report,
    "what was decided is not known",
    "Check the name and the folder behind --decisions, and that the file is not open elsewhere.",
  );
  return bytes === undefined ? [] : earlier.readDecisions(bytes, file, policy, report);
}

/** A `reconciliation.json` of a run before this one. */
export function readRunFile(file: string, report: (diagnostic: Diagnostic) => void): RunFile | undefined {
  const bytes = readWhole(
    file,
    report,
    "what the run before had found is not known",
    "Check the name and the folder behind --since: it is the reconciliation.json of that run.",
  );
  return bytes === undefined ? undefined : earlier.readRunFile(new TextDecoder().decode(bytes), file, report);
}
