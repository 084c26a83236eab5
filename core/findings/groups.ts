import { MICRO, micro, toNumber } from "../credits.ts";
import type { Unit } from "../roster/words.ts";
import type { RunFinding } from "../run-file.ts";
import { byText } from "../text.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/index.ts";

/** Findings of one cause: one heading, one action. */
export type CauseGroup = {
  readonly code: string;
  readonly severity: RunFinding["severity"];
  /** `"23 people are not on the roster"`; no full stop. */
  readonly heading: string;
  readonly count: number;
  /** The amounts of each unit together, by unit; findings without a unit have none. */
  readonly amounts: readonly { readonly unit: Unit; readonly amount: number }[];
  /** What to do about all of them, a sentence. */
  readonly next: string;
  /** The largest first, then by identity. */
  readonly findings: readonly RunFinding[];
};

const severities: readonly RunFinding["severity"][] = ["error", "warning", "note"];

/**
 * Groups findings by their code, the gravest first, then in the order of the rules. What stands and what is accepted is for
 * the caller to choose: all findings that are given are counted. A code without a rule (of another version) keeps its name.
 */
export function groupByCause(findings: readonly RunFinding[]): readonly CauseGroup[] {
  const byCode = new Map<string, RunFinding[]>();
  for (const finding of findings) {
    const members = byCode.get(finding.code);
    if (members === undefined) byCode.set(finding.code, [finding]);
    else members.push(finding);
  }
  const place = (code: string) => {
    const index = rules.findIndex((rule) => rule.code === code);
    return index === -1 ? rules.length : index;
  };
  return [...byCode]
    .map(([code, members]) => toGroup(code, members))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        place(a.code) - place(b.code) ||
        byText(a.code, b.code),
    );
}

function toGroup(code: string, members: readonly RunFinding[]): CauseGroup {
  const findings = [...members].sort((a, b) => b.amount - a.amount || byText(a.finding, b.finding));
  const rule = rules.find((known) => known.code === code);
  const [first] = findings as [RunFinding];
  const severity = severities.find((known) => findings.some((finding) => finding.severity === known)) ?? first.severity;
  return {
    code,
    severity,
    heading: headingOf(code, rule, findings),
    count: findings.length,
    amounts: amountsOf(findings),
    next: nextOf(rule, findings),
    findings,
  };
}

/** The rule's sentence for many; a rule without one is told by its title and how many there are. */
function headingOf(code: string, rule: Rule | undefined, findings: readonly RunFinding[]): string {
  const subjects = new Set(findings.map(({ finding }) => finding.split("/")[1] ?? "")).size;
  if (rule?.together !== undefined) return rule.together.heading(findings.length, subjects);
  return `${rule?.title ?? code}: ${findings.length}`;
}

/** The step that is the same for all of them, else the rule's step for many. */
function nextOf(rule: Rule | undefined, findings: readonly RunFinding[]): string {
  const [first] = findings as [RunFinding];
  const isSame = findings.every(({ next }) => next === first.next);
  return isSame ? first.next : (rule?.together?.next ?? rule?.page.todo ?? first.next);
}

/** Exact sums by unit: amounts of a run are numbers with at most six decimals. */
function amountsOf(findings: readonly RunFinding[]): CauseGroup["amounts"] {
  const sums = new Map<Unit, number>();
  for (const { unit, amount } of findings) {
    if (unit !== null) sums.set(unit, (sums.get(unit) ?? 0) + Math.round(amount * MICRO));
  }
  return [...sums].sort(([a], [b]) => byText(a, b)).map(([unit, sum]) => ({ unit, amount: toNumber(micro(sum)) }));
}
