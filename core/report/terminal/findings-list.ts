import type { RunFinding } from "../../run-file.ts";
import { counted } from "../../text.ts";
import { type Cause, causesOf } from "../causes.ts";
import { figure, money, roughly } from "../figures.ts";
import { type Severity, severities, stands } from "../finding-groups.ts";
import { cut, displayWidth, type Ink, wrapped } from "./layout.ts";

/** The findings of one code, or diagnostics of one code, that a terminal lists before it points to a file. */
export const listedAtMost = 20;

const titles: Readonly<Record<Severity, string>> = { error: "ERRORS", warning: "WARNINGS", note: "NOTES" };

/** The findings that stand, by severity and code, each with its next step; the settled ones in one line. */
export function findingsList(findings: readonly RunFinding[], width: number, ink: Ink): readonly string[] {
  const groups = causesOf(findings.filter(stands));
  const lines = severities.flatMap((severity) => {
    const ofSeverity = groups.filter((group) => group.severity === severity);
    if (ofSeverity.length === 0) return [];
    return ["", ink(severity, titles[severity]), ...ofSeverity.flatMap((group) => groupLines(group, width, ink))];
  });
  const settled = findings.length - findings.filter(stands).length;
  if (settled === 0) return lines;
  const sentence = `${counted(settled, "finding")} accepted or no longer found: listed in findings.csv.`;
  return [...lines, "", ...wrapped(sentence, width).map((line) => ink("quiet", line))];
}

function groupLines(
  { severity, code, heading, findings, next, isOneStep }: Cause,
  width: number,
  ink: Ink,
): readonly string[] {
  const shown = findings.slice(0, listedAtMost);
  const left = findings.length - shown.length;
  return [
    "",
    ...wrapped(
      findings.length === 1 ? heading : `${heading} (${counted(findings.length, "finding")})`,
      width,
      `${severity}[${code}]: `,
      "    ",
    ).map((line, row) =>
      row === 0 ? ink(severity, `${severity}[${code}]`) + line.slice(severity.length + code.length + 2) : line,
    ),
    ...shown.flatMap((finding) => findingLines(finding, !isOneStep, width, ink)),
    ...(left > 0 ? [`  … and ${figure(left)} more in findings.csv`] : []),
    ...(!isOneStep ? [] : wrapped(next, width, "  next for all: ", "    ")),
  ];
}

function findingLines(finding: RunFinding, withNext: boolean, width: number, ink: Ink): readonly string[] {
  const amount = [
    ...(finding.unit === null ? [] : [roughly(finding.amount, finding.unit)]),
    ...(finding.cost === null ? [] : [money(finding.cost, finding.currency) ?? ""]),
  ].join(", ");
  const subject = cut(finding.subject, Math.max(10, width - displayWidth(amount) - 4));
  const gap = " ".repeat(Math.max(2, width - 2 - displayWidth(subject) - displayWidth(amount)));
  const standing = standingOf(finding);
  return [
    `  ${ink("strong", subject)}${amount === "" ? "" : gap + amount}`,
    ...wrapped(finding.message, width, "    "),
    ...(standing === null ? [] : wrapped(standing, width, "    ")),
    ...(withNext ? wrapped(finding.next, width, "    next: ", "      ") : []),
  ];
}

/** What became of a finding since it was first seen, in words; nothing for a new one. */
function standingOf({ standing, decidedAmount, firstSeen }: RunFinding): string | null {
  if (standing === "new") return null;
  if (standing === "grown") return `grown: accepted at ${figure(decidedAmount ?? 0)}, now above it`;
  if (standing === "expired") return "expired: was accepted until a day that has passed";
  return `${standing}: first seen ${firstSeen}`;
}
