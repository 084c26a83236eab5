import type { RunFinding } from "../../run-file.ts";
import { counted, listed } from "../../text.ts";
import { amountsInWords, type Cause, causesOf } from "../causes.ts";
import { figure, money, roughly } from "../figures.ts";
import { type Severity, severities, stands } from "../finding-groups.ts";
import { evidencePlace } from "../places.ts";
import { cut, displayWidth, type Ink, wrapped } from "./layout.ts";

/** The diagnostics of one code that a terminal lists before it points to a file. */
export const listedAtMost = 20;

/** Findings of one code that are told one by one, each with its step; more are one cause, and one step. */
const ONE_BY_ONE = 3;
/** Of more, the largest that are told, and how many are named where they have no amount. */
const LARGEST = 3;
const NAMED = 12;
/** Places of a finding's evidence that are shown. */
const PLACES = 3;

type NameOf = (file: string) => string;

/** How the list looks: its width, its ink, and how files are called in it. */
export type Look = { readonly width: number; readonly ink: Ink; readonly nameOf: NameOf };

const titles: Readonly<Record<Severity, string>> = { error: "ERRORS", warning: "WARNINGS", note: "NOTES" };

/** The findings that stand, by severity and code, each or many of one cause with the next step; the settled ones in one line. */
export function findingsList(findings: readonly RunFinding[], look: Look): readonly string[] {
  const { width, ink } = look;
  const groups = causesOf(findings.filter(stands));
  const lines = severities.flatMap((severity) => {
    const ofSeverity = groups.filter((group) => group.severity === severity);
    if (ofSeverity.length === 0) return [];
    return ["", ink(severity, titles[severity]), ...ofSeverity.flatMap((group) => groupLines(group, look))];
  });
  const settled = findings.length - findings.filter(stands).length;
  if (settled === 0) return lines;
  const sentence = `${counted(settled, "finding")} accepted or no longer found: listed in findings.csv.`;
  return [...lines, "", ...wrapped(sentence, width).map((line) => ink("quiet", line))];
}

/** The findings of a cause: a few with their own steps, of many the largest with one step for all. */
function groupLines(cause: Cause, look: Look): readonly string[] {
  const { heading, findings, next, isOneStep } = cause;
  if (findings.length > ONE_BY_ONE) return causeLines(cause, look);
  const count = findings.length === 1 ? "" : ` (${counted(findings.length, "finding")})`;
  return [
    "",
    ...headingLines(cause, `${heading}${count}`, look),
    ...findings.flatMap((finding) => findingLines(finding, !isOneStep, look)),
    ...(isOneStep ? wrapped(next, look.width, "  next for all: ", "    ") : []),
  ];
}

function headingLines({ severity, code }: Cause, title: string, { width, ink }: Look): readonly string[] {
  const lead = `${severity}[${code}]`;
  return wrapped(title, width, `${lead}: `, "    ").map((line, row) =>
    row === 0 ? ink(severity, lead) + line.slice(lead.length) : line,
  );
}

/** Many findings of one cause: one heading and one step; those without an amount are only named. */
function causeLines(cause: Cause, look: Look): readonly string[] {
  const { width } = look;
  const { findings, amounts, heading } = cause;
  const sums = amountsInWords(cause);
  const shown = findings.slice(0, amounts.length === 0 ? NAMED : LARGEST);
  const left = findings.length - shown.length;
  const names = [...shown.map(({ subject }) => subject), ...(left > 0 ? [`${figure(left)} more in findings.csv`] : [])];
  return [
    "",
    ...headingLines(cause, `${heading}${sums === "" ? "" : ` (${sums})`}`, look),
    ...(amounts.length === 0
      ? wrapped(listed(names), width, "  ", "    ")
      : [
          ...shown.flatMap((finding) => findingLines(finding, false, look)),
          `  … and ${figure(left)} more in findings.csv`,
        ]),
    ...stepsOf(cause).flatMap((step) => wrapped(step, width, "  next: ", "    ")),
  ];
}

/** One step for all; where nothing but the step tells them apart, such as days to declare, up to three of them. */
function stepsOf({ findings, amounts, next }: Cause): readonly string[] {
  const steps = [...new Set(findings.map((finding) => finding.next))];
  return amounts.length === 0 && steps.length <= LARGEST ? steps : [next];
}

function findingLines(finding: RunFinding, withNext: boolean, look: Look): readonly string[] {
  const { width, ink } = look;
  const amount = [
    ...(finding.unit === null ? [] : [roughly(finding.amount, finding.unit)]),
    ...(finding.cost === null ? [] : [money(finding.cost, finding.currency) ?? ""]),
  ].join(", ");
  const subject = cut(finding.subject, Math.max(10, width - displayWidth(amount) - 4));
  const gap = " ".repeat(Math.max(2, width - 2 - displayWidth(subject) - displayWidth(amount)));
  const standing = standingOf(finding);
  const places = placesOf(finding, look.nameOf);
  return [
    `  ${ink("strong", subject)}${amount === "" ? "" : gap + amount}`,
    ...wrapped(finding.message, width, "    "),
    ...(standing === null ? [] : wrapped(standing, width, "    ")),
    ...(places === null ? [] : wrapped(places, width, "    at: ", "      ").map((line) => ink("quiet", line))),
    ...(withNext ? wrapped(finding.next, width, "    next: ", "      ") : []),
  ];
}

/** The first places of the evidence, one of each file or table before a second of any; nothing where there are none. */
function placesOf({ evidence, evidenceCount }: RunFinding, nameOf: NameOf): string | null {
  if (evidence.length === 0) return null;
  const places = new Map<
    string,
    { readonly source: string; readonly at: number; readonly turn: number; count: number }
  >();
  const turns = new Map<string, number>();
  for (const place of evidence) {
    const known = places.get(evidencePlace(place));
    if (known !== undefined) {
      known.count += 1;
      continue;
    }
    const [source, at] = "file" in place ? [`${nameOf(place.file)}:`, place.line] : [`${place.table} row `, place.row];
    const turn = turns.get(source) ?? 0;
    turns.set(source, turn + 1);
    places.set(evidencePlace(place), { source, at, turn, count: 1 });
  }
  const shown = [...places.values()].sort((a, b) => a.turn - b.turn).slice(0, PLACES);
  const left = evidenceCount - shown.reduce((sum, { count }) => sum + count, 0);
  const sources = [...new Set(shown.map(({ source }) => source))].map((source) => {
    const at = shown.filter((place) => place.source === source).map((place) => place.at);
    return `${at.length > 1 ? source.replace(/ row $/, " rows ") : source}${at.join(", ")}`;
  });
  return left > 0 ? `${sources.join("; ")} and ${figure(left)} more` : sources.join("; ");
}

/** What became of a finding since it was first seen, in words; nothing for a new one. */
function standingOf({ standing, decidedAmount, firstSeen }: RunFinding): string | null {
  if (standing === "new") return null;
  if (standing === "grown") return `grown: accepted at ${figure(decidedAmount ?? 0)}, now above it`;
  if (standing === "expired") return "expired: was accepted until a day that has passed";
  return `${standing}: first seen ${firstSeen}`;
}
