import { lastDayOf, type Month, monthOf, type PlainDate } from "../calendar.ts";
import type { RunFile, RunFinding } from "../run-file.ts";
import { counted, listed } from "../text.ts";
import { amountOf } from "./figures.ts";
import { needsSomebody, stands } from "./finding-groups.ts";
import { rowAccount } from "./summary.ts";

/** One thing to see to before a month is signed off. */
export type CloseStep = {
  readonly name: string;
  /** `unknown` where the run cannot tell. */
  readonly state: "done" | "to do" | "unknown";
  /** Why it is so, with figures. */
  readonly why: string;
  /** What it is about, so that a reader can be led there. */
  readonly about: "inputs" | "diagnostics" | "findings" | "balances";
  /** The code of the findings that it rests on, where they are of one. */
  readonly code?: string;
};

/** What has to be so before the month of the as-of day is signed off, and whether it is. */
export function closeChecklist(run: RunFile): readonly CloseStep[] {
  return [
    wholeMonth(run),
    complete(run),
    covered(run),
    rows(run),
    balancesAgree(run),
    closedMonths(run),
    decided(run),
    open(run),
  ];
}

/** The month that the run is about. */
export function monthOfRun({ asOf }: RunFile): Month {
  return monthOf(asOf as PlainDate);
}

function wholeMonth(run: RunFile): CloseStep {
  const month = monthOfRun(run);
  const last = lastDayOf(month);
  return run.asOf === last
    ? { name: "The month is whole", state: "done", why: `Struck at the end of ${last}.`, about: "inputs" }
    : {
        name: "The month is whole",
        state: "to do",
        why: `Struck at the end of ${run.asOf}; ${month} ends on ${last}. Run again with --month ${month} when it is over.`,
        about: "inputs",
      };
}

function complete(run: RunFile): CloseStep {
  const errors = run.diagnostics.filter(({ severity }) => severity === "error").length;
  return {
    name: "Everything given could be read",
    state: run.complete ? "done" : "to do",
    why: run.complete
      ? "Nothing was left out."
      : `${counted(errors, "problem")} in what was given left something out: mend ${errors === 1 ? "it" : "them"} and run again.`,
    about: "diagnostics",
  };
}

function covered(run: RunFile): CloseStep {
  const name = "Exports cover every day";
  const gaps = standing(run, "export-gap");
  const step = { name, about: "inputs" as const, code: "export-gap" };
  if (run.inputs.length === 0) return { ...step, state: "to do", why: "No export was given." };
  return gaps.length === 0
    ? { ...step, state: "done", why: "Every day from the first use to the as-of day lies in an export." }
    : { ...step, state: "to do", why: `Days of ${listed(firstFew(gaps))} lie in no export.` };
}

function firstFew(findings: readonly RunFinding[]): readonly string[] {
  const subjects = findings.map(({ subject }) => subject);
  return subjects.length <= 4 ? subjects : [...subjects.slice(0, 3), counted(subjects.length - 3, "more", "more")];
}

function rows(run: RunFile): CloseStep {
  const { read, counted: used, duplicate, earlier, later, leftOut } = run.rows;
  return {
    name: "Every row is accounted for",
    state: read === used + duplicate + earlier + later + leftOut && leftOut === 0 ? "done" : "to do",
    why: rowAccount(run.rows),
    about: "inputs",
  };
}

function balancesAgree(run: RunFile): CloseStep {
  const differ = standing(run, "balance-differs");
  const step = { name: "Balances agree with the vendor’s", about: "balances" as const, code: "balance-differs" };
  return differ.length === 0
    ? {
        ...step,
        state: "unknown",
        why: "No difference was found, as far as the vendor’s figures are in the roster’s BalanceChecks table.",
      }
    : {
        ...step,
        state: "to do",
        why: `${counted(differ.length, "balance")} ${differ.length === 1 ? "differs" : "differ"}.`,
      };
}

function closedMonths(run: RunFile): CloseStep {
  const changed = standing(run, "closed-month-changed");
  return {
    name: "Closed months are unchanged",
    state: changed.length === 0 ? "done" : "to do",
    why:
      changed.length === 0
        ? "No month that was signed off has other figures now."
        : `${counted(changed.length, "closed month")} would be restated.`,
    about: "findings",
    code: "closed-month-changed",
  };
}

function decided(run: RunFile): CloseStep {
  const waiting = run.findings.filter(needsSomebody).length;
  return {
    name: "Findings are decided",
    state: waiting === 0 ? "done" : "to do",
    why:
      waiting === 0
        ? "None waits for anybody."
        : `${counted(waiting, "finding")} ${waiting === 1 ? "waits" : "wait"} for a decision.`,
    about: "findings",
  };
}

function open(run: RunFile): CloseStep {
  const owed = run.totals.filter((row) => row.open > 0).map((row) => amountOf(row.open, row.unit));
  return {
    name: "Nothing is still open",
    state: owed.length === 0 ? "done" : "to do",
    why:
      owed.length === 0
        ? "Every use has been paid by some pool."
        : `${listed(owed)} ${owed.length === 1 && owed[0]?.startsWith("1 ") ? "is" : "are"} unpaid.`,
    about: "balances",
  };
}

function standing(run: RunFile, code: string): readonly RunFinding[] {
  return run.findings.filter((finding) => finding.code === code && stands(finding));
}
