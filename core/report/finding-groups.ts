import { rules } from "../findings/rules/index.ts";
import type { Unit } from "../roster/words.ts";
import type { RunFinding } from "../run-file.ts";
import { byText, byTextOrLast, counted, listed } from "../text.ts";
import { money, roughly, total } from "./figures.ts";

/** How grave a finding is; the order in which findings are shown. */
export type Severity = RunFinding["severity"];

/** From the gravest on. */
export const severities = ["error", "warning", "note"] as const satisfies readonly Severity[];

/** Findings of one cause: one heading, one action. */
export type FindingGroup = {
  readonly severity: Severity;
  readonly code: string;
  /** What is wrong, with how many there are; no full stop. */
  readonly heading: string;
  /** The largest first, then by identity. */
  readonly findings: readonly RunFinding[];
  /** The next step if it is the same for all of several findings. */
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

/** The findings by severity and in the order of the rules: the one place that says what a cause is, and what it is called. */
export function groupFindings(findings: readonly RunFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, RunFinding[]>();
  for (const finding of findings) {
    const key = `${severities.indexOf(finding.severity)}/${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()]
    .map(toGroup)
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        placeOf(a.code) - placeOf(b.code) ||
        byText(a.code, b.code),
    );
}

/** Where a rule stands among the rules; a code without one, of another version, comes last. */
function placeOf(code: string): number {
  const place = rules.findIndex((rule) => rule.code === code);
  return place === -1 ? rules.length : place;
}

function toGroup(group: readonly RunFinding[]): FindingGroup {
  const findings = [...group].sort((a, b) => b.amount - a.amount || byText(a.finding, b.finding));
  const { severity = "note", code = "", next = "" } = findings[0] ?? {};
  const alike = findings.length > 1 && findings.every((finding) => finding.next === next);
  return { severity, code, heading: headingOf(code), findings, next: alike ? next : null };
}

/** The title of the rule; a code without one, of another version, as words: “Used after leaving”. */
function headingOf(code: string): string {
  const title = rules.find((rule) => rule.code === code)?.title;
  if (title !== undefined) return title;
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The amounts of some findings by unit; units are never added across. Findings without a unit have none. */
export function amountsOf(
  findings: readonly Pick<RunFinding, "amount" | "unit">[],
): readonly { readonly amount: number; readonly unit: Unit }[] {
  const units = [...new Set(findings.flatMap(({ unit }) => unit ?? []))].sort(byText);
  return units.map((unit) => ({
    unit,
    amount: total(findings.filter((finding) => finding.unit === unit).map(({ amount }) => amount)),
  }));
}

/** What some findings cost by currency, and how many of them have an amount and no price. */
export function costsOf(findings: readonly Pick<RunFinding, "amount" | "cost" | "currency">[]): {
  readonly costs: readonly { readonly cost: number; readonly currency: string | null }[];
  readonly unpriced: number;
} {
  const priced = findings.filter(({ cost }) => cost !== null);
  const currencies = [...new Set(priced.map(({ currency }) => currency))];
  return {
    costs: currencies
      .sort((a, b) => byTextOrLast(a ?? undefined, b ?? undefined))
      .map((currency) => ({
        currency,
        cost: total(priced.flatMap((finding) => (finding.currency === currency ? (finding.cost ?? []) : []))),
      })),
    unpriced: findings.filter(({ cost, amount }) => cost === null && amount !== 0).length,
  };
}

/** The amounts of some findings in words: `"140.5 credits and 21 Flex tokens"`; empty where none has a unit. */
export function amountsInWords(findings: readonly RunFinding[]): string {
  return listed(amountsOf(findings).map(({ amount, unit }) => roughly(amount, unit)));
}

/** The costs of some findings in words: `"208.12 EUR; 2 without a price"`; empty where nothing has a price. */
export function costsInWords(findings: readonly RunFinding[]): string {
  const { costs, unpriced } = costsOf(findings);
  if (costs.length === 0) return "";
  const sums = listed(costs.map(({ cost, currency }) => money(cost, currency) ?? ""));
  return unpriced === 0 ? sums : `${sums}; ${counted(unpriced, "more", "more")} without a price`;
}
