import { monthOf, type PlainDate } from "../core/calendar.ts";
import { checkMonth, notOver } from "../core/closing/month.ts";
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
  const { run, facts } = found.answer;
  const month = monthOf(run.asOf as PlainDate);
  const diagnostics = run.diagnostics.filter(({ severity }) => severity === "error");
  const tooEarly = notOver(month, today);
  if (tooEarly !== undefined) return { kind: "refused", reason: tooEarly, diagnostics };
  const checked = checkMonth(found.answer, month, facts.ledger.roster, options);
  const { checks, fresh, stops, recorded } = checked;
  if (stops.length > 0 || fresh.length === 0) return { kind: "open", text: closeText(checked, undefined), diagnostics };
  const path = options.out ?? `closings-${month}.csv`;
  const signature = { preparedBy, reviewedBy, closedOn: today, anyway: recorded };
  const unwritten = saveNew(path, new TextEncoder().encode(closingsCsv(fresh, signature)));
  if (unwritten !== undefined) return { kind: "refused", reason: unwritten, diagnostics };
  return { kind: "closed", text: closeText(checked, path), clean: checks.every(({ holds }) => holds), diagnostics };
}
