import { daysBetween, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { type Answer, lastCoveredDay, reconcile, toRunDiagnostic } from "../core/reconcile.ts";
import type { RunDiagnostic } from "../core/run-file.ts";
import { counted } from "../core/text.ts";
import { createBook } from "../core/usage/book.ts";
import type { ReconcileOptions } from "./options.ts";
import { sha256 } from "./read/bytes.ts";
import { type Advance, loadUnpacking, readExports } from "./read/exports.ts";
import { usageFiles } from "./read/paths.ts";
import { readRosterAt } from "./read/roster.ts";
import { refuseFolder } from "./write/refuse-folder.ts";
import { type OutputFile, saveAll } from "./write/save.ts";

/** How a run ended: with an answer that was written, with nothing to reconcile and the reasons, or with nowhere to write. */
export type RunOutcome =
  | { readonly kind: "done"; readonly answer: Answer; readonly written: readonly string[]; readonly asOfNote: string }
  | { readonly kind: "impossible"; readonly diagnostics: readonly RunDiagnostic[] }
  | { readonly kind: "unwritten"; readonly reason: string };

/** Reads the roster and the exports, reconciles, and writes the report. `today` is for saying what is not covered. */
export async function run(options: ReconcileOptions, today: PlainDate, advance: Advance): Promise<RunOutcome> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const read = await readRosterAt(options.roster, report);
  const files = await usageFiles(options.usage, report, options.roster);
  const refusal = refuseFolder(options.out, options.roster, options.usage, files);
  if (refusal !== undefined) return { kind: "unwritten", reason: refusal };
  const book = createBook();
  const inputs = readExports(files, book, read.roster, report, advance, await loadUnpacking(files));
  const covered = lastCoveredDay(inputs);
  const asOf = options.asOf === "last month" ? lastFullMonth(today) : (options.asOf ?? covered);
  if (asOf === undefined) {
    return { kind: "impossible", diagnostics: [...diagnostics, noDay].map(toRunDiagnostic) };
  }
  const hashOf = (file: string) => read.hashes.get(file) ?? "";
  const answer = reconcile({ roster: read.roster, book, inputs, asOf, diagnostics, sha256, hashOf });
  const saved = await saveAll(options.out, await outputFiles(answer, options));
  if (saved.kind === "failed") return { kind: "unwritten", reason: saved.reason };
  const note = asOfNote(asOf, options.asOf === undefined, covered, today);
  return { kind: "done", answer, written: saved.paths, asOfNote: note };
}

const noDay: Diagnostic = {
  code: "file-unreadable",
  severity: "error",
  at: { file: "--usage" },
  message: "No usage row could be read, so there is no day to reconcile as of.",
  help: "Mend the files named above, or type the day, such as --as-of 2026-03-31.",
};

function lastFullMonth(today: PlainDate): PlainDate {
  return lastDayOf(monthOf(plusDays(`${monthOf(today)}-01` as PlainDate, -1)) as Month);
}

async function outputFiles({ run: file, facts }: Answer, options: ReconcileOptions): Promise<readonly OutputFile[]> {
  const [{ reportHtml }, { findingsCsv }, { runFilePieces }] = await Promise.all([
    import("../core/report/html.ts"),
    import("../core/report/findings-csv.ts"),
    import("../core/report/json.ts"),
  ]);
  const files: OutputFile[] = [
    { name: "report.html", text: reportHtml(file) },
    { name: "findings.csv", text: findingsCsv(file) },
    { name: "reconciliation.json", text: runFilePieces(file) },
  ];
  if (!options.allocations) return files;
  const { allocationsCsv } = await import("../core/report/allocations-csv.ts");
  return [...files, { name: "allocations.csv", text: allocationsCsv(facts) }];
}

/** The first line of the summary: which day it is, why, and what is not covered. */
function asOfNote(asOf: PlainDate, chosenByUs: boolean, covered: PlainDate | undefined, today: PlainDate): string {
  const from = covered === undefined || covered < asOf ? covered : asOf;
  const last = chosenByUs ? today : asOf < today ? asOf : today;
  const missing = from === undefined ? 0 : Math.max(0, daysBetween(from, last));
  const why = chosenByUs ? ", the last day that the exports cover" : "";
  if (from === undefined) return `As of ${asOf}; no export covers any day.`;
  if (missing === 0) return `As of ${asOf}${why}.`;
  const until = chosenByUs ? `up to today (${today})` : `up to ${last}`;
  return `As of ${asOf}${why}; ${counted(missing, "day")} ${until} ${missing === 1 ? "is" : "are"} not covered by any export.`;
}
