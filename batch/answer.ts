import { prepareRun } from "../core/answer.ts";
import type { PlainDate } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { FileSuggestion } from "../core/exports/mapping/gather.ts";
import { type Answer, reconcile } from "../core/reconcile.ts";
import type { FindingRow, Roster } from "../core/roster/roster.ts";
import type { RunDiagnostic, RunFile } from "../core/run-file.ts";
import { createBook } from "../core/usage/book.ts";
import type { Sources } from "./ask/sources.ts";
import { sha256 } from "./read/bytes.ts";
import { type Advance, loadUnpacking, readExports } from "./read/exports.ts";
import { readMapFiles } from "./read/map-file.ts";
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
  const hashOf = (file: string) => read.hashes.get(file) ?? maps.hashes.get(file) ?? "";
  const { asOf, period, covers } = sources;
  const gathered = { roster, book, inputs, asOf, period, covers, diagnostics, sha256, hashOf };
  const prepared = prepareRun({ ...gathered, today, noDay, mapsAreWhole: maps.whole });
  if (prepared.kind === "impossible") return prepared;
  const before = await earlier(sources, roster, report);
  const { question, asOfNote, suggestions } = prepared;
  return {
    kind: "answered",
    answer: reconcile({ ...question, ...before }),
    since: before.since,
    asOfNote,
    suggestions,
  };
}

const noDay = {
  at: { file: "--usage" },
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
