import type { RunFinding } from "../run-file.ts";

/** How grave a finding is; the order in which findings are shown. */
export type Severity = RunFinding["severity"];

/** From the gravest on. */
export const severities = ["error", "warning", "note"] as const satisfies readonly Severity[];

/** Whether the finding stands: neither accepted nor gone. */
export function stands(finding: RunFinding): boolean {
  return finding.standing !== "accepted" && finding.standing !== "gone";
}

/** Whether somebody should do something: it stands and is more than a note. */
export function needsSomebody(finding: RunFinding): boolean {
  return finding.severity !== "note" && stands(finding);
}
