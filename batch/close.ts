import { monthOf, type PlainDate } from "../core/calendar.ts";
import { type Check, checklist } from "../core/closing/checklist.ts";
import { closingsOf, type Signature } from "../core/closing/closing.ts";
import { closingsCsv } from "../core/report/closings-csv.ts";
import { closeText } from "../core/report/terminal/closing.ts";
import type { RunDiagnostic } from "../core/run-file.ts";
import { answerOf } from "./answer.ts";
import type { CloseOptions } from "./ask/close.ts";
import type { Advance } from "./read/exports.ts";
import { refuseFile } from "./write/refuse-file.ts";
import { saveNew } from "./write/save-new.ts";

/** How closing a month ended. */
export type CloseOutcome = {
  readonly diagnostics: readonly RunDiagnostic[];
} & (
  | { readonly kind: "closed"; readonly text: string; readonly clean: boolean }
  | { readonly kind: "open"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string }
);

/** Checks a month and writes the rows that sign it off. The roster is never written into. */
export async function close(options: CloseOptions, today: PlainDate, advance: Advance): Promise<CloseOutcome> {
  const { roster, usage, preparedBy, reviewedBy } = options;
  const refuse = (files: readonly string[]) =>
    options.out === undefined ? undefined : refuseFile(options.out, "The rows", roster, usage, files);
  const found = await answerOf(options, today, advance, refuse);
  if (found.kind === "impossible") return { kind: "refused", reason: "", diagnostics: found.diagnostics };
  if (found.kind === "unwritten") return { kind: "refused", reason: found.reason, diagnostics: [] };
  const { run, facts, memory } = found.answer;
  const month = monthOf(run.asOf as PlainDate);
  const diagnostics = run.diagnostics.filter(({ severity }) => severity === "error");
  if (today <= run.asOf) {
    return {
      kind: "refused",
      reason: `${month} is not over: it can be closed from the day after ${run.asOf}.`,
      diagnostics,
    };
  }
  const { fresh, before } = closingsOf(run, month, facts.ledger.roster);
  const checks = checklist(run, month, memory, { preparedBy, reviewedBy });
  const failed = checks.filter(({ holds }) => !holds);
  const stops = failed.filter(({ unless }) => unless === "never" || (unless === "anyway" && !options.anyway));
  const lead = { month, checks, fresh, before, stops };
  if (stops.length > 0 || fresh.length === 0) return { kind: "open", text: closeText(lead, undefined), diagnostics };
  const path = options.out ?? `closings-${month}.csv`;
  const unwritten = saveNew(path, new TextEncoder().encode(closingsCsv(fresh, signature(options, failed, today))));
  if (unwritten !== undefined) return { kind: "refused", reason: unwritten, diagnostics };
  return { kind: "closed", text: closeText(lead, path), clean: failed.length === 0, diagnostics };
}

function signature({ preparedBy, reviewedBy }: CloseOptions, failed: readonly Check[], today: PlainDate): Signature {
  const anyway = failed.map(({ recorded }) => recorded).filter((recorded) => recorded !== "");
  return { preparedBy, reviewedBy, closedOn: today, anyway };
}
