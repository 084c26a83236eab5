import { daysBetween, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { type FileSuggestion, gatherSuggestions } from "../core/exports/mapping/gather.ts";
import { uselessMappings } from "../core/exports/mapping/unfit.ts";
import { type Answer, type ExportInput, lastCoveredDay, reconcile, toRunDiagnostic } from "../core/reconcile.ts";
import type { FindingRow, Roster } from "../core/roster/roster.ts";
import type { RunDiagnostic, RunFile } from "../core/run-file.ts";
import { counted } from "../core/text.ts";
import { createBook } from "../core/usage/book.ts";
import type { Sources } from "./ask/sources.ts";
import { sha256 } from "./read/bytes.ts";
import { type Advance, loadUnpacking, readExports } from "./read/exports.ts";
import { type MapsRead, readMapFiles } from "./read/map-file.ts";
import { usageFiles } from "./read/paths.ts";
import { readRosterAt } from "./read/roster.ts";

/** An answer that nothing was written of, or why there is none; either way the mappings that would read what was not read. */
export type RunAnswer =
  | {
      readonly kind: "answered";
      readonly answer: Answer;
      /** The run before, where it was given. */
      readonly since: RunFile | undefined;
      /** The first line of the summary: which day it is, and what is not covered. */
      readonly asOfNote: string;
      readonly suggestions: readonly FileSuggestion[];
    }
  | {
      readonly kind: "impossible";
      readonly diagnostics: readonly RunDiagnostic[];
      readonly suggestions: readonly FileSuggestion[];
    }
  | { readonly kind: "unwritten"; readonly reason: string };

/**
 * Reads the sources and reconciles. `refuse` may say, before the exports are read, why nothing may be written; `today` is
 * for saying what is not covered.
 */
export async function answerOf(
  sources: Sources,
  today: PlainDate,
  advance: Advance,
  refuse: (files: readonly string[]) => string | undefined,
): Promise<RunAnswer> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const read = await readRosterAt(sources.roster, report);
  const maps = readMapFiles(sources.maps, report);
  const roster = { ...read.roster, mappings: [...maps.mappings, ...read.roster.mappings] };
  const files = await usageFiles(sources.usage, report, sources.roster);
  const refusal = refuse(files);
  if (refusal !== undefined) return { kind: "unwritten", reason: refusal };
  const book = createBook();
  const inputs = readExports(files, book, roster, report, advance, await loadUnpacking(files));
  for (const useless of uselessMappings(roster.mappings, inputs)) report(useless);
  const suggestions = suggest(inputs, maps);
  const covered = lastCoveredDay(inputs, sources.covers);
  const asOf = sources.asOf === "last month" ? lastFullMonth(today) : (sources.asOf ?? covered);
  if (asOf === undefined) {
    return { kind: "impossible", diagnostics: [...diagnostics, noDay].map(toRunDiagnostic), suggestions };
  }
  const hashOf = (file: string) => read.hashes.get(file) ?? maps.hashes.get(file) ?? "";
  const before = await earlier(sources, roster, report);
  const { period, covers } = sources;
  const question = { roster, book, inputs, asOf, period, covers, diagnostics, sha256, hashOf, ...before };
  const note = asOfNote(asOf, sources.asOf === undefined, covered, today);
  return { kind: "answered", answer: reconcile(question), since: before.since, asOfNote: note, suggestions };
}

/** The mappings that would read what was not recognised. While one that was given has a mistake, that one is to be mended first. */
function suggest(inputs: readonly ExportInput[], maps: MapsRead): readonly FileSuggestion[] {
  if (!maps.whole) return [];
  const found = inputs.flatMap(({ file, export: { suggestion } }) => (suggestion ? [{ file, suggestion }] : []));
  return gatherSuggestions(found);
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
  { decisions, since }: Sources,
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
