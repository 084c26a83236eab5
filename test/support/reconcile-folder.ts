import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../batch/read/bytes.ts";
import { readExports } from "../../batch/read/exports.ts";
import { readRosterFolder } from "../../batch/read/roster-folder.ts";
import { plainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readPeriod } from "../../core/period.ts";
import { lastCoveredDay, reconcile } from "../../core/reconcile.ts";
import type { RunFile } from "../../core/run-file.ts";
import { createBook } from "../../core/usage/book.ts";

/** A roster folder, the exports (files, or folders of CSV files), and the day; without one, the last day covered. */
export type FolderQuestion = {
  readonly roster: string;
  readonly usage: readonly string[];
  readonly asOf?: string;
  /** The days of a usage report that does not state them, `FIRST..LAST`. */
  readonly period?: string | undefined;
};

/** Reconciles files as the command line does, through the product's own readers, and writes nothing. */
export function reconcileFolder({ roster: folder, usage, asOf, period: days }: FolderQuestion): RunFile {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const { roster, hashes } = readRosterFolder(folder, report);
  const book = createBook();
  const inputs = readExports(usage.flatMap(csvFiles), book, roster, report, () => {});
  const day = asOf === undefined ? lastCoveredDay(inputs) : plainDate(asOf);
  if (day === undefined) throw new RangeError("no day to reconcile as of");
  const period = days === undefined ? undefined : readPeriod(days);
  const hashOf = (file: string) => hashes.get(file) ?? "";
  return reconcile({ roster, book, inputs, asOf: day, period, diagnostics, sha256, hashOf }).run;
}

function csvFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(".csv"));
  return names.sort().map((name) => join(path, name));
}
