import type { PlainDate } from "../core/calendar.ts";
import type { Answer } from "../core/reconcile.ts";
import type { Statement } from "../core/statement/statement.ts";
import { statementOf } from "../core/statement/statement.ts";
import { findSubject } from "../core/statement/subject.ts";
import { answerOf } from "./answer.ts";
import type { StatementOptions } from "./ask/statement.ts";
import type { Advance } from "./read/exports.ts";
import type { TextOutcome } from "./text-outcome.ts";
import { refuseFile } from "./write/refuse-file.ts";
import { saveOver } from "./write/save-over.ts";

/** Reconciles, and writes the statement of one person, pool or contract: to the terminal, or into a file. */
export async function statement(options: StatementOptions, today: PlainDate, advance: Advance): Promise<TextOutcome> {
  const { out, roster, usage } = options;
  const refuse = (files: readonly string[]) =>
    out === undefined ? undefined : refuseFile(out, "the statement", roster, usage, files);
  const found = await answerOf(options, today, advance, refuse);
  if (found.kind === "impossible") return { kind: "refused", reason: "", diagnostics: found.diagnostics };
  if (found.kind !== "answered") return { kind: "refused", reason: found.reason, diagnostics: [] };
  const { run, facts } = found.answer;
  const diagnostics = run.diagnostics.filter(({ severity }) => severity === "error");
  const subject = findSubject(facts.ledger, options.subject);
  if (subject.kind === "unknown") return { kind: "refused", reason: subject.reason, diagnostics };
  if (options.firstDay !== undefined && run.asOf < options.firstDay) {
    const reason = `--from ${options.firstDay} is after ${run.asOf}, the last day of the statement.`;
    return { kind: "refused", reason, diagnostics };
  }
  const made = statementOf(facts.ledger, subject.subject, options.firstDay);
  const text = await written(found.answer, made, options);
  if (out === undefined) return { kind: "answered", text, complete: run.complete, diagnostics };
  const failure = saveOver(out, text);
  if (failure !== undefined) return { kind: "refused", reason: failure, diagnostics };
  return { kind: "answered", text: `The statement is in ${out}\n`, complete: run.complete, diagnostics };
}

async function written({ run, facts }: Answer, made: Statement, { format }: StatementOptions): Promise<string> {
  if (format === "csv") {
    const { statementCsv } = await import("../core/report/statement/csv.ts");
    return statementCsv(facts, made);
  }
  if (format === "html") {
    const { statementHtml } = await import("../core/report/statement/html.ts");
    return statementHtml(facts, made, run.fingerprint);
  }
  const { statementText } = await import("../core/report/statement/text.ts");
  return statementText(facts, made);
}
