import { rmSync } from "node:fs";
import type { PlainDate } from "../core/calendar.ts";
import type { FileSuggestion } from "../core/exports/mapping/gather.ts";
import type { Answer } from "../core/reconcile.ts";
import { findingsCsv } from "../core/report/findings-csv.ts";
import { reportHtml } from "../core/report/html.ts";
import { runFilePieces } from "../core/report/json.ts";
import { mappingJson } from "../core/roster/mapping.ts";
import type { RunFile } from "../core/run-file.ts";
import { answerOf, type RunAnswer } from "./answer.ts";
import type { ReconcileOptions } from "./ask/reconcile.ts";
import { freeMemory } from "./free-memory.ts";
import type { Advance } from "./read/exports.ts";
import { refuseFolder } from "./write/refuse-folder.ts";
import { type OutputFile, saveAll } from "./write/save.ts";
import { saveSuggestion } from "./write/save-suggestion.ts";

/** A mapping that is suggested for exports that were not recognised, and where it was saved. */
export type SavedSuggestion = { readonly suggestion: FileSuggestion; readonly path: string | undefined };

/** The ledger of so many rows is worth being let go of before the files are written. */
const MANY_ROWS = 200_000;

type Unanswered = Extract<RunAnswer, { readonly kind: "impossible" }>;

/** How a run ended: with an answer that was written, with nothing to reconcile and the reasons, or with nowhere to write. */
export type RunOutcome =
  | {
      readonly kind: "done";
      readonly run: RunFile;
      readonly written: readonly string[];
      readonly asOfNote: string;
      readonly suggestions: readonly SavedSuggestion[];
      /** The copy of a `review.xlsx` that somebody had typed into, which the new one has replaced. */
      readonly kept: string | undefined;
    }
  | (Omit<Unanswered, "suggestions"> & { readonly suggestions: readonly SavedSuggestion[] })
  | { readonly kind: "unwritten"; readonly reason: string };

/** Reads the sources, reconciles, and writes the report; mappings that are suggested are saved beside it. */
export async function run(options: ReconcileOptions, today: PlainDate, advance: Advance): Promise<RunOutcome> {
  const { out } = options;
  const found = await reconciled(options, today, advance);
  if (found.kind === "unwritten") return found;
  const save = () =>
    found.suggestions.map((suggestion) => ({
      suggestion,
      path: saveSuggestion(out, mappingJson(suggestion.draft)),
    }));
  if (found.kind === "impossible") return { ...found, suggestions: save() };
  if (found.run.rows.read >= MANY_ROWS) freeMemory();
  const outputs = await outputFiles(found);
  const { keepEdited } = await import("./write/keep-edited.ts");
  const review = keepEdited(out);
  if (review.kind === "failed") return { kind: "unwritten", reason: review.reason };
  const saved = await saveAll(out, outputs);
  if (saved.kind === "failed") {
    if (review.kept !== undefined) rmSync(review.kept, { force: true });
    return { kind: "unwritten", reason: saved.reason };
  }
  const { run: file, asOfNote } = found;
  return { kind: "done", run: file, written: saved.paths, asOfNote, suggestions: save(), kept: review.kept };
}

/** What is written of an answer. */
type Reconciled = Pick<Answer, "run" | "memory"> &
  Omit<Extract<RunAnswer, { readonly kind: "answered" }>, "answer"> & {
    /** The files that are made from the ledger itself, where they were asked for. */
    readonly ofLedger: readonly OutputFile[];
  };

/** Without the ledger, unless a file is made from it: a million rows need not be held while a workbook is written. */
async function reconciled(
  options: ReconcileOptions,
  today: PlainDate,
  advance: Advance,
): Promise<Reconciled | Exclude<RunAnswer, { readonly kind: "answered" }>> {
  const { out, roster, usage } = options;
  const found = await answerOf(options, today, advance, (files) => refuseFolder(out, roster, usage, files));
  if (found.kind !== "answered") return found;
  const { answer, ...rest } = found;
  return { ...rest, run: answer.run, memory: answer.memory, ofLedger: await ledgerFiles(answer, options) };
}

async function ledgerFiles({ facts }: Answer, options: ReconcileOptions): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  if (options.allocations) {
    const { allocationsCsv } = await import("../core/report/allocations-csv.ts");
    files.push({ name: "allocations.csv", text: allocationsCsv(facts) });
  }
  if (options.journal) {
    const { ledgerJournal } = await import("../core/report/journal.ts");
    files.push({ name: "ledger.journal", text: ledgerJournal(facts) });
  }
  return files;
}

async function outputFiles({ run: file, memory, since, ofLedger }: Reconciled): Promise<readonly OutputFile[]> {
  const { reviewFile } = await import("./write/review-file.ts");
  return [
    { name: "report.html", text: reportHtml(file, since) },
    { name: "review.xlsx", text: await reviewFile(file, memory) },
    { name: "findings.csv", text: findingsCsv(file) },
    { name: "reconciliation.json", text: runFilePieces(file) },
    ...ofLedger,
  ];
}
