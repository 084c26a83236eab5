import { splittingDifference } from "../../core/accounts/splitting.ts";
import { prepareRun } from "../../core/answer.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { reconcile } from "../../core/reconcile.ts";
import { readDecisions, readRunFile } from "../../core/roster/earlier.ts";
import { cellStyle, type FindingRow, type Roster, type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { isSettled, standardPolicy } from "../../core/roster/settings.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { RunFile } from "../../core/run-file.ts";
import { readTable } from "../../core/table/read.ts";
import { byText } from "../../core/text.ts";
import { createBook } from "../../core/usage/book.ts";
import type { ReadBytes } from "./file-bytes.ts";
import { hashText } from "./hash.ts";
import type { Kept } from "./kept.ts";
import type { Progress, ReconcileRequest, ReconcileResult } from "./protocol.ts";
import { type Dropped, lookAt, readExports, readMappings, recognised } from "./read-dropped.ts";

/** What a run needs of the platform: bytes of a file at once, and milliseconds that only go on. */
export type Platform = { readonly readBytes: ReadBytes; readonly now: () => number };

/** What a run came to, and what is kept of it where it was answered. */
export type Ran = {
  readonly result: Extract<ReconcileResult, { readonly kind: "answered" | "impossible" }>;
  readonly kept: Kept | undefined;
};

/** Milliseconds between two reports of progress. */
const PAUSE = 100;

/** Reads what was dropped, and reconciles as the command line does. Throws only where something of ours is wrong. */
export function runOf(request: ReconcileRequest, platform: Platform, onProgress: (progress: Progress) => void): Ran {
  const { grids, source } = request.roster;
  const { readBytes } = platform;
  const diagnostics: Diagnostic[] = [...request.roster.diagnostics];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const dropped = lookAt(request.files, readBytes);
  const own = readRoster(grids, source, () => {});
  const maps = readMappings(dropped, request.mappings, report);
  const roster = { ...own, mappings: [...maps.mappings, ...own.mappings] };
  const book = createBook();
  const progress = progressOf(platform, onProgress, () => book.length());
  const inputs = readExports(dropped, book, roster, report, readBytes, progress.reading);
  const { asOf, period, covers, today } = request;
  const hashOf = (file: string) => maps.hashes.get(file) ?? "";
  const gathered = { roster, book, inputs, asOf, period, covers, diagnostics, sha256: hashText, hashOf };
  const prepared = prepareRun({ ...gathered, today, noDay, mapsAreWhole: maps.whole });
  const files = recognised(dropped, inputs);
  const { suggestions } = prepared;
  if (prepared.kind === "impossible") {
    const { diagnostics: said } = prepared;
    return { result: { kind: "impossible", diagnostics: said, files, suggestions }, kept: undefined };
  }
  progress.step("reconciling");
  const before = earlier(dropped, roster, report);
  const question = { ...prepared.question, ...before };
  const answer = reconcile(question);
  const otherSplitting = isSplittingSettled(grids) ? undefined : splittingDifference(answer.facts);
  progress.step("finishing");
  const { run } = answer;
  const { since, decisions } = before;
  const { asOfNote } = prepared;
  return {
    result: { kind: "answered", run, files, asOfNote, since, covers, suggestions, otherSplitting, decisions },
    kept: { answer, question, since },
  };
}

const noDay = {
  at: { file: "" },
  help: "Drop a usage export, mend the files that are named, or type the day to reconcile as of.",
};

/** What was decided and found before, where it was dropped: of several runs the latest. */
function earlier(
  dropped: readonly Dropped[],
  { policy }: Roster,
  report: (diagnostic: Diagnostic) => void,
): { readonly decisions: readonly FindingRow[]; readonly since: RunFile | undefined } {
  const decisions = dropped.flatMap(({ name, is }) =>
    is.kind === "review" ? readDecisions(is.bytes, name, policy, report) : [],
  );
  const runs = dropped
    .flatMap(({ name, is }) => {
      const run = is.kind === "run" ? readRunFile(is.text, name, report) : undefined;
      return run === undefined ? [] : [{ name, run }];
    })
    .sort((a, b) => byText(b.run.asOf, a.run.asOf) || byText(a.run.fingerprint, b.run.fingerprint));
  const [latest, ...older] = runs;
  for (const { name, run } of older) report(olderRun(name, run, latest?.run.asOf ?? ""));
  return { decisions, since: latest?.run };
}

function olderRun(file: string, { asOf }: RunFile, latest: string): Diagnostic {
  return {
    code: "file-skipped",
    severity: "note",
    at: { file },
    message: `Of several reports of earlier runs only the latest is compared with, the one as of ${latest}; this one, as of ${asOf}, is left aside.`,
    help: "Nothing needs doing.",
  };
}

/** Whether the firm has said how jobs are split; else it may want to see the difference. */
function isSplittingSettled({ settings }: RosterGrids): boolean {
  if (settings === undefined) return false;
  const rows = readTable(rosterTables.settings, settings, cellStyle(standardPolicy), () => {});
  return isSettled("jobSplitting", rows);
}

/** Reports at most ten times a second, but every new step. */
function progressOf({ now }: Platform, tell: (progress: Progress) => void, rows: () => number) {
  let last = Number.NEGATIVE_INFINITY;
  let known = { file: "", bytesRead: 0, bytesInAll: 0 };
  return {
    reading: (file: string, bytesRead: number, bytesInAll: number) => {
      known = { file, bytesRead, bytesInAll };
      if (now() - last < PAUSE) return;
      last = now();
      tell({ ...known, rows: rows(), step: "reading" });
    },
    step: (step: Progress["step"]) => tell({ ...known, rows: rows(), step }),
  };
}
