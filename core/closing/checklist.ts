import { daysBetween, firstDayOf, lastDayOf, type Month, type PlainDate, plusDays } from "../calendar.ts";
import { MICRO, micro } from "../credits.ts";
import { titleOf } from "../findings/finding-label.ts";
import { groupByCause } from "../findings/groups.ts";
import type { Remembered } from "../findings/memory.ts";
import { contractLabel, daysOf, roughAmount } from "../findings/wording.ts";
import type { Period } from "../period.ts";
import { settings } from "../roster/settings.ts";
import type { RunFile, RunFinding, RunMonth } from "../run-file.ts";
import { byText, counted, listed, loose } from "../text.ts";

/** One thing that is checked before a month is signed off. */
export type Check = {
  readonly name: "complete" | "covered" | "not quiet" | "agreed" | "decided" | "two people";
  readonly holds: boolean;
  /** What was looked at, and what was found, in a sentence. */
  readonly words: string;
  /** Where it does not hold: whether the month can be closed all the same, and what is then recorded of it. */
  readonly unless: "never" | "anyway" | "said";
  readonly recorded: string;
  /** What it is about, one line each, where that helps. */
  readonly details?: readonly string[];
};

/** What is checked of a month, of the run as of its last day; `covers` are days that were declared as covered (issue: close). */
export function checklist(
  run: RunFile,
  month: Month,
  memory: ReadonlyMap<string, Remembered>,
  people: { readonly preparedBy: string; readonly reviewedBy: string },
  covers: readonly Period[] = [],
): readonly Check[] {
  const standing = run.findings.filter(({ standing: is }) => is !== "gone");
  return [
    complete(run),
    covered(run, standing, month, covers),
    notQuiet(run, month),
    agreed(standing),
    decided(standing, memory),
    twoPeople(people.preparedBy, people.reviewedBy),
  ];
}

function complete({ diagnostics, complete: holds }: RunFile): Check {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return {
    name: "complete",
    holds,
    words: holds
      ? "Everything that was given could be used."
      : `The run is incomplete: ${counted(errors, "problem")} left something out.`,
    unless: "anyway",
    recorded: "the run was incomplete",
  };
}

function covered(run: RunFile, findings: readonly RunFinding[], month: Month, covers: readonly Period[]): Check {
  const gap = findings.find(({ finding }) => finding === `export-gap/${month}`);
  const before = beforeExports(run, month, covers);
  const missing = [gap?.message, before].filter((words) => words !== undefined);
  return {
    name: "covered",
    holds: missing.length === 0,
    words: missing.length === 0 ? `The exports cover every day of ${month}.` : missing.join(" "),
    unless: "anyway",
    recorded: "exports do not cover the whole month",
  };
}

/** The finding `export-gap` begins with the first usage: which days of the month lie before everything that is covered. */
function beforeExports(
  { inputs, settings: said }: RunFile,
  month: Month,
  covers: readonly Period[],
): string | undefined {
  const first = firstCoveredDay(inputs, covers);
  const start = said[settings.ledgerStartsOn.name];
  const from = [firstDayOf(month), ...(typeof start === "string" ? [start as PlainDate] : [])].sort(byText).at(-1);
  const end = lastDayOf(month);
  // what lies before the ledger's start is not counted, so that nothing is missing of it
  if (from === undefined || from > end || (first !== undefined && first <= from)) return undefined;
  if (first === undefined) return `No export covers any day of ${month}.`;
  if (first > end) return `No export covers any day of ${month}: the first one begins on ${first}.`;
  const last = plusDays(first, -1);
  const days = from === last ? from : `${from} to ${last}`;
  return `No export covers ${daysOf(daysBetween(from, first))} of ${month}: ${days}; the first one begins on ${first}.`;
}

/** The first day that an export has rows of, or that was declared as covered. */
export function firstCoveredDay(inputs: RunFile["inputs"], covers: readonly Period[] = []): PlainDate | undefined {
  const days = [...inputs.flatMap(({ firstDay }) => firstDay ?? []), ...covers.map(({ first }) => first)];
  return days.sort(byText)[0] as PlainDate | undefined;
}

/**
 * An export covers its days for whatever it holds, so one file too few is not seen where another covers the month: a
 * contract that was used before and not in the month is asked about.
 */
function notQuiet({ months }: RunFile, month: Month): Check {
  const used = (row: RunMonth) => row.used !== 0 || row.refunded !== 0;
  const quiet = months.filter(
    (row) =>
      row.month === month &&
      !used(row) &&
      months.some(
        (other) => other.month < month && other.contract === row.contract && other.unit === row.unit && used(other),
      ),
  );
  const names = listed(quiet.map(({ contract }) => contractLabel(contract ?? undefined)));
  return {
    name: "not quiet",
    holds: quiet.length === 0,
    words:
      quiet.length === 0
        ? "Every contract that was used before was used in the month."
        : `Nothing was used under ${names} in ${month}: if that is not so, an export is missing.`,
    unless: "said",
    recorded: quiet.length === 0 ? "" : `no use under ${names}`,
  };
}

function agreed(findings: readonly RunFinding[]): Check {
  const differing = findings.filter(({ code, standing }) => code === "balance-differs" && standing !== "accepted");
  return {
    name: "agreed",
    holds: differing.length === 0,
    words:
      differing.length === 0
        ? "No balance that was noted from the vendor's screen differs."
        : `${counted(differing.length, "balance that was noted differs", "balances that were noted differ")} from the vendor's screen.`,
    unless: "said",
    recorded: "",
  };
}

function decided(findings: readonly RunFinding[], memory: ReadonlyMap<string, Remembered>): Check {
  const waiting = findings.filter(
    ({ finding, severity, standing }) =>
      severity !== "note" &&
      standing !== "accepted" &&
      (standing === "grown" || standing === "expired" || memory.get(finding)?.row?.values.decision === undefined),
  );
  return {
    name: "decided",
    holds: waiting.length === 0,
    words:
      waiting.length === 0
        ? "Every error and warning is decided."
        : `${counted(waiting.length, "error or warning waits", "errors and warnings wait")} for a decision.`,
    unless: "said",
    recorded: waiting.length === 0 ? "" : `${counted(waiting.length, "finding")} undecided`,
    details: waitingLines(waiting),
  };
}

/** Findings that are told one by one. */
const TOLD = 5;

/** The gravest and largest of what waits, and how many more. */
function waitingLines(waiting: readonly RunFinding[]): readonly string[] {
  const told = groupByCause(waiting)
    .flatMap(({ findings }) => findings)
    .slice(0, TOLD);
  const left = waiting.length - told.length;
  return [
    ...told.map(
      ({ code, subject, amount, unit }) =>
        `${titleOf(code)}: ${subject}${unit === null ? "" : `, ${roughAmount(micro(Math.round(amount * MICRO)), unit)}`}`,
    ),
    ...(left === 0 ? [] : [`and ${left} more: reconcile as of this month shows them`]),
  ];
}

/** Whether two different people sign. */
export function twoPeople(preparedBy: string, reviewedBy: string): Check {
  const holds = loose(preparedBy) !== loose(reviewedBy);
  return {
    name: "two people",
    holds,
    words: holds
      ? `${preparedBy} prepared it and ${reviewedBy} reviewed it.`
      : `${preparedBy} cannot both prepare and review: a second person has to look.`,
    unless: "never",
    recorded: "",
  };
}
