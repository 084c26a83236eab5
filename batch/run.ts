import { daysBetween, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { type FileSuggestion, gatherSuggestions } from "../core/exports/mapping/gather.ts";
import { type Answer, type ExportInput, lastCoveredDay, reconcile, toRunDiagnostic } from "../core/reconcile.ts";
import { mappingJson } from "../core/roster/mapping.ts";
import type { FindingRow, Roster } from "../core/roster/roster.ts";
import type { RunDiagnostic, RunFile } from "../core/run-file.ts";
import { counted } from "../core/text.ts";
import { createBook } from "../core/usage/book.ts";
import type { ReconcileOptions } from "./options.ts";
import { sha256 } from "./read/bytes.ts";
import { type Advance, readExports } from "./read/exports.ts";
import { type MapsRead, readMapFiles } from "./read/map-file.ts";
import { usageFiles } from "./read/paths.ts";
import { readRosterAt } from "./read/roster.ts";
import { refuseFolder } from "./write/refuse-folder.ts";
import { type OutputFile, saveAll } from "./write/save.ts";
import { saveSuggestion } from "./write/save-suggestion.ts";

/** A mapping that is suggested for exports that were not recognised, and where it was saved. */
export type SavedSuggestion = { readonly suggestion: FileSuggestion; readonly path: string | undefined };

/** How a run ended: with an answer that was written, with nothing to reconcile and the reasons, or with nowhere to write. */
export type RunOutcome =
  | {
      readonly kind: "done";
      readonly answer: Answer;
      readonly written: readonly string[];
      readonly asOfNote: string;
      readonly suggestions: readonly SavedSuggestion[];
    }
  | {
      readonly kind: "impossible";
      readonly diagnostics: readonly RunDiagnostic[];
      readonly suggestions: readonly SavedSuggestion[];
    }
  | { readonly kind: "unwritten"; readonly reason: string };

/** Reads the roster and the exports, reconciles, and writes the report. `today` is for saying what is not covered. */
export async function run(options: ReconcileOptions, today: PlainDate, advance: Advance): Promise<RunOutcome> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const read = await readRosterAt(options.roster, report);
  const maps = readMapFiles(options.maps, report);
  const roster = { ...read.roster, mappings: [...maps.mappings, ...read.roster.mappings] };
  const files = await usageFiles(options.usage, report);
  const refusal = refuseFolder(options.out, options.roster, options.usage, files);
  if (refusal !== undefined) return { kind: "unwritten", reason: refusal };
  const book = createBook();
  const inputs = readExports(files, book, roster, report, advance);
  const covered = lastCoveredDay(inputs, options.covers);
  const asOf = options.asOf === "last month" ? lastFullMonth(today) : (options.asOf ?? covered);
  if (asOf === undefined) {
    const suggestions = suggest(inputs, maps, options.out);
    return { kind: "impossible", diagnostics: [...diagnostics, noDay].map(toRunDiagnostic), suggestions };
  }
  const { decisions, since } = await earlier(options, roster, report);
  const hashOf = (file: string) => read.hashes.get(file) ?? maps.hashes.get(file) ?? "";
  const answer = reconcile({
    roster,
    book,
    inputs,
    asOf,
    period: options.period,
    covers: options.covers,
    decisions,
    since,
    diagnostics,
    sha256,
    hashOf,
  });
  const saved = await saveAll(options.out, await outputFiles(answer, options));
  if (saved.kind === "failed") return { kind: "unwritten", reason: saved.reason };
  const note = asOfNote(asOf, options.asOf === undefined, covered, today);
  const suggestions = suggest(inputs, maps, options.out);
  return { kind: "done", answer, written: saved.paths, asOfNote: note, suggestions };
}

/**
 * The mappings that would read what was not recognised, saved beside the report. While a mapping that was given has a
 * mistake there are none: that one is to be mended first.
 */
function suggest(inputs: readonly ExportInput[], maps: MapsRead, folder: string): readonly SavedSuggestion[] {
  if (!maps.whole) return [];
  const found = inputs.flatMap(({ file, export: { suggestion } }) => (suggestion ? [{ file, suggestion }] : []));
  return gatherSuggestions(found).map((suggestion) => ({
    suggestion,
    path: saveSuggestion(folder, mappingJson(suggestion.draft)),
  }));
}

const noDay: Diagnostic = {
  code: "file-unreadable",
  severity: "error",
  at: { file: "--usage" },
  message: "No usage row could be read, so there is no day to reconcile as of.",
  help: "Mend the files named above, or type the day, such as --as-of 2026-03-31.",
};

/** What was decided and found before, where it was given. */
async function earlier(
  { decisions, since }: ReconcileOptions,
  roster: Roster,
  report: (diagnostic: Diagnostic) => void,
): Promise<{ readonly decisions: readonly FindingRow[]; readonly since: RunFile | undefined }> {
  if (decisions.length === 0 && since === undefined) return { decisions: [], since: undefined };
  const { readDecisions, readRunFile } = await import("./read/earlier.ts");
  return {
    decisions: decisions.flatMap((file) => readDecisions(file, roster.policy, report)),
    since: since === undefined ? undefined : readRunFile(since, report),
  };
}

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
