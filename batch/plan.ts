import { type PlainDate, plusMonths } from "../core/calendar.ts";
import { findJob, type Job } from "../core/plan/jobs.ts";
import { planOf } from "../core/plan/plan.ts";
import type { Answer } from "../core/reconcile.ts";
import { answerOf } from "./answer.ts";
import type { PlanOptions } from "./ask/plan.ts";
import type { Advance } from "./read/exports.ts";
import type { TextOutcome } from "./text-outcome.ts";

/** How far ahead jobs can be planned: credits for later ones would have to be bought later. */
const MONTHS_AHEAD = 24;

/** Reconciles, and says what to order. */
export async function plan(options: PlanOptions, today: PlainDate, advance: Advance): Promise<TextOutcome> {
  const found = await answerOf(options, today, advance, () => undefined);
  if (found.kind === "impossible") return { kind: "refused", reason: "", diagnostics: found.diagnostics };
  if (found.kind !== "answered") return { kind: "refused", reason: found.reason, diagnostics: [] };
  const { run, facts } = found.answer;
  const diagnostics = run.diagnostics.filter(({ severity }) => severity === "error");
  const jobs = jobsOf(found.answer, options);
  if (typeof jobs === "string") return { kind: "refused", reason: jobs, diagnostics };
  const made = planOf(facts, jobs);
  if (options.json) {
    const { planJson } = await import("../core/report/plan/json.ts");
    return { kind: "answered", text: planJson(made), complete: run.complete, diagnostics };
  }
  const { planText } = await import("../core/report/plan/text.ts");
  return { kind: "answered", text: planText(made), complete: run.complete, diagnostics };
}

/** The jobs, or why one of them cannot be planned. */
function jobsOf({ run, facts }: Answer, { jobs, on, contract }: PlanOptions): readonly Job[] | string {
  const asOf = run.asOf as PlainDate;
  if (on === undefined) return [];
  if (on <= asOf)
    return `--on ${on} is not after ${asOf}, the day to plan from: what is used by then is in the exports.`;
  const last = plusMonths(asOf, MONTHS_AHEAD);
  if (on > last) return `--on ${on} is too far ahead: credits end after a year, so plan up to ${last}.`;
  const found: Job[] = [];
  for (const asked of jobs) {
    const result = findJob(facts.ledger, asked, on, contract);
    if (result.kind === "refused") return result.reason;
    found.push(result.job);
  }
  return found;
}
