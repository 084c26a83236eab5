import type { Unit } from "../roster/words.ts";
import type { RunContract, RunFile, RunFinding } from "../run-file.ts";
import { byText, counted, listed } from "../text.ts";
import { amountOf, figure, total } from "./figures.ts";
import { needsSomebody, stands } from "./finding-groups.ts";

/** How many findings stand, by severity, and how many do not. */
export type FindingCounts = {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly accepted: number;
  readonly gone: number;
};

/** What ends within the warning: whose credits, how many, and their last day. */
export type Expiry = {
  readonly finding: string;
  readonly subject: string;
  readonly amount: number;
  readonly unit: Unit | null;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly lastDay: string | null;
};

/** One thing that the verdict says, and what it is about. */
export type VerdictFact = { readonly about: "overdraft" | "open" | "expiry" | "order"; readonly text: string };

/** What a manager reads first, the same in the terminal and on the page. */
export type Summary = {
  readonly title: string;
  readonly verdict: string;
  /** The verdict's parts: how many need somebody (or that nobody is needed), and for what; facts of one thing are together. */
  readonly lead: string;
  readonly facts: readonly (readonly VerdictFact[])[];
  /** Why the result is incomplete, or nothing when it is whole. */
  readonly incomplete: string | null;
  readonly balances: readonly RunContract[];
  readonly expiryTitle: string;
  readonly expiring: readonly Expiry[];
  readonly counts: FindingCounts;
  readonly findings: string;
  readonly rows: string;
};

/** The sentences and figures that open every report. */
export function summarise(run: RunFile): Summary {
  const counts = countFindings(run.findings);
  return {
    title: `Credits as of ${run.asOf}`,
    verdict: verdictOf(run),
    ...verdictParts(run),
    incomplete: incompleteSentence(run),
    balances: run.contracts,
    expiryTitle: expiryTitle(run.settings["Expiry warning (days)"]),
    expiring: expiringOf(run.findings),
    counts,
    findings: findingsSentence(counts),
    rows: rowAccount(run.rows),
  };
}

/** The whole run in one sentence: whether anybody is needed, and for what. */
export function verdictOf(run: RunFile): string {
  const { lead, facts } = verdictParts(run);
  return facts.length === 0
    ? lead
    : `${lead}: ${facts.map((together) => together.map(({ text }) => text).join(", ")).join("; ")}.`;
}

function verdictParts(run: RunFile): Pick<Summary, "lead" | "facts"> {
  const waiting = run.findings.filter(needsSomebody);
  if (waiting.length === 0) {
    const lead = run.complete ? "Nothing needs anybody." : "Nothing found needs anybody, but the result is incomplete.";
    return { lead, facts: [] };
  }
  const errors = waiting.filter((finding) => finding.severity === "error").length;
  const warnings = waiting.length - errors;
  const heads = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ];
  const lead = `${listed(heads)} ${waiting.length === 1 ? "needs" : "need"} somebody`;
  const about = (kind: VerdictFact["about"]) => (text: string) => [{ about: kind, text }];
  const facts = [
    ...overdrawnFacts(run, waiting),
    ...expiryFacts(waiting).map(about("expiry")),
    ...orderFacts(run, waiting).map(about("order")),
  ];
  return { lead: facts.length === 0 ? `${lead}.` : lead, facts };
}

/** Overdrawn as far as nobody has accepted it; still open as it is on the as-of day. */
function overdrawnFacts(run: RunFile, waiting: readonly RunFinding[]): readonly (readonly VerdictFact[])[] {
  return run.totals.flatMap(({ unit, open }) => {
    const overdrafts = waiting.filter((finding) => finding.code === "overdraft" && finding.unit === unit);
    const about = "open" as const;
    if (overdrafts.length === 0) return open > 0 ? [[{ about, text: `${amountOf(open, unit)} still open` }]] : [];
    const overdrawn = total(overdrafts.map((finding) => finding.amount));
    return [
      [
        { about: "overdraft" as const, text: `${amountOf(overdrawn, unit)} overdrawn` },
        { about, text: `${open > 0 ? figure(open) : "none"} still open` },
      ],
    ];
  });
}

function expiryFacts(waiting: readonly RunFinding[]): readonly string[] {
  const expiring = waiting.filter((finding) => finding.code === "pool-expiring");
  if (expiring.length === 0) return [];
  const sums = sumByUnit(expiring);
  const lastDay = latest(expiring.map((finding) => finding.dueOn));
  const single = sums.length === 1 && sums[0]?.amount === 1;
  const what = listed(sums.map(({ amount, unit }) => amountOf(amount, unit)));
  return [`${what} ${single ? "expires" : "expire"}${lastDay === null ? " soon" : ` by ${lastDay}`}`];
}

function orderFacts(run: RunFile, waiting: readonly RunFinding[]): readonly string[] {
  const running = waiting.filter((finding) => finding.code === "pool-running-out");
  if (running.length === 0) return [];
  const identities = new Set(running.map((finding) => finding.finding));
  const contracts = run.contracts.filter((contract) => identities.has(runningOutIdentity(contract)));
  const days = contracts.length > 0 ? contracts.map((contract) => contract.orderBy) : running.map(({ dueOn }) => dueOn);
  const day = soonest(days);
  if (day === null) return [];
  return [day < run.asOf ? `an order was due by ${day}` : `order by ${day}`];
}

/** The identity of the finding that a contract runs out of a unit (findings.md, the catalogue). */
function runningOutIdentity({ contract, unit }: RunContract): string {
  const part = (contract ?? "").replaceAll("%", "%25").replaceAll("/", "%2F");
  return `pool-running-out/${part}/${unit}`;
}

/** Amounts added up within each unit; units are never added across. */
export function sumByUnit(
  findings: readonly { readonly amount: number; readonly unit: Unit | null }[],
): readonly { readonly amount: number; readonly unit: Unit | null }[] {
  const units = [...new Set(findings.map((finding) => finding.unit))].sort((a, b) => byText(a ?? "~", b ?? "~"));
  return units.map((unit) => ({
    unit,
    amount: total(findings.filter((finding) => finding.unit === unit).map((finding) => finding.amount)),
  }));
}

/** The earliest of some days, or nothing. */
export function soonest(days: readonly (string | null)[]): string | null {
  return days.reduce((best, day) => (best === null || (day !== null && day < best) ? day : best), null);
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((best, day) => (best === null || (day !== null && day > best) ? day : best), null);
}

/** What expires within the warning, accepted or not: the soonest first. */
export function expiringOf(findings: readonly RunFinding[]): readonly Expiry[] {
  return findings
    .filter((finding) => finding.code === "pool-expiring" && finding.standing !== "gone")
    .map(({ finding, subject, amount, unit, cost, currency, dueOn }) => ({
      finding,
      subject,
      amount,
      unit,
      cost,
      currency,
      lastDay: dueOn,
    }))
    .sort((a, b) => byText(a.lastDay ?? "~", b.lastDay ?? "~") || byText(a.finding, b.finding));
}

function expiryTitle(days: string | number | null | undefined): string {
  return days === null || days === undefined ? "Expires within the warning" : `Expires within ${days} days`;
}

function countFindings(findings: readonly RunFinding[]): FindingCounts {
  const standing = findings.filter(stands);
  return {
    errors: standing.filter((finding) => finding.severity === "error").length,
    warnings: standing.filter((finding) => finding.severity === "warning").length,
    notes: standing.filter((finding) => finding.severity === "note").length,
    accepted: findings.filter((finding) => finding.standing === "accepted").length,
    gone: findings.filter((finding) => finding.standing === "gone").length,
  };
}

function findingsSentence({ errors, warnings, notes, accepted, gone }: FindingCounts): string {
  const standing = `${counted(errors, "error")}, ${counted(warnings, "warning")} and ${counted(notes, "note")}`;
  const settled = [
    ...(accepted > 0 ? [`${counted(accepted, "more", "more")} accepted`] : []),
    ...(gone > 0 ? [`${counted(gone, "more", "more")} no longer found`] : []),
  ];
  return settled.length === 0 ? `${standing}.` : `${standing}; ${listed(settled)}.`;
}

function incompleteSentence(run: RunFile): string | null {
  if (run.complete) return null;
  const errors = run.diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  if (errors === 0) return "This result is incomplete.";
  return errors === 1
    ? "This result is incomplete: 1 problem in what was given left something out."
    : `This result is incomplete: ${counted(errors, "problem")} in what was given left something out.`;
}

/** Where every row went: `23,900 rows read = 23,000 counted + 900 duplicates`. */
export function rowAccount(rows: RunFile["rows"]): string {
  const zero = rows.zero > 0 ? ` (${counted(rows.zero, "row", "rows")} of zero among them)` : "";
  const parts = [
    `${grouped(rows.counted)} counted${zero}`,
    ...(rows.duplicate > 0 ? [counted(rows.duplicate, "duplicate")] : []),
    ...(rows.earlier > 0 ? [`${grouped(rows.earlier)} before the ledger starts`] : []),
    ...(rows.later > 0 ? [`${grouped(rows.later)} after the as-of day`] : []),
    ...(rows.leftOut > 0 ? [`${grouped(rows.leftOut)} left out`] : []),
  ];
  return `${counted(rows.read, "row")} read = ${parts.join(" + ")}.`;
}

function grouped(count: number): string {
  return figure(count);
}
