import type { RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";

/** How grave a finding is; the order in which findings are shown. */
export type Severity = RunFinding["severity"];

/** From the gravest on. */
export const severities = ["error", "warning", "note"] as const satisfies readonly Severity[];

/** The findings of one code, the largest first, and the next step if it is the same for all of them. */
export type FindingGroup = {
  readonly severity: Severity;
  readonly code: string;
  readonly findings: readonly RunFinding[];
  readonly next: string | null;
};

/** Whether the finding stands: neither accepted nor gone. */
export function stands(finding: RunFinding): boolean {
  return finding.standing !== "accepted" && finding.standing !== "gone";
}

/** Whether somebody should do something: it stands and is more than a note. */
export function needsSomebody(finding: RunFinding): boolean {
  return finding.severity !== "note" && stands(finding);
}

/** The findings by severity and code. */
export function groupFindings(findings: readonly RunFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, RunFinding[]>();
  for (const finding of findings) {
    const key = `${severities.indexOf(finding.severity)}/${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.entries()].sort((a, b) => byText(a[0], b[0])).map(([, group]) => toGroup(group));
}

function toGroup(group: readonly RunFinding[]): FindingGroup {
  const findings = [...group].sort((a, b) => b.amount - a.amount || byText(a.finding, b.finding));
  const { severity = "note", code = "", next = "" } = findings[0] ?? {};
  const alike = findings.length > 1 && findings.every((finding) => finding.next === next);
  return { severity, code, findings, next: alike ? next : null };
}

/** A code as a heading: `used-after-leaving` is “Used after leaving”. */
export function headingOf(code: string): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
