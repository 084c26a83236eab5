import { createHash } from "node:crypto";
import { plainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { createExportReader } from "../../core/exports/read.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { type Answer, type ExportInput, lastCoveredDay, type Question, reconcile } from "../../core/reconcile.ts";
import { type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { createBook } from "../../core/usage/book.ts";
import { toCsvFolder, usageCsv, type World } from "./world.ts";

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Reconciles a roster and exports given as texts by file name, through the product's own readers, without any file. */
export function reconcileTables(
  roster: Readonly<Record<string, string>>,
  usage: Readonly<Record<string, string>>,
  asOf?: string,
  earlier: Pick<Question, "decisions" | "since" | "period"> = {},
): Answer {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  for (const [table, { file }] of Object.entries(rosterTables)) {
    const text = roster[file];
    if (text !== undefined) grids[table as keyof RosterGrids] = readCsvGrid(text, file);
  }
  const read = readRoster(grids, "roster", report);
  const book = createBook();
  const inputs = Object.entries(usage).map(([file, text], index): ExportInput => {
    const reader = createExportReader(index, file, book, read, report);
    reader.push(text);
    return { file, sha256: sha256(text), export: reader.finish(), repeats: undefined };
  });
  const day = asOf === undefined ? lastCoveredDay(inputs) : plainDate(asOf);
  if (day === undefined) throw new RangeError("no day to reconcile as of");
  const hashOf = (file: string) => sha256(roster[file] ?? "");
  return reconcile({ ...earlier, roster: read, book, inputs, asOf: day, diagnostics, sha256, hashOf });
}

/** Reconciles a random world. */
export function reconcileWorld(world: World): Answer {
  return reconcileTables(toCsvFolder(world), { "usage.csv": usageCsv(world) }, world.asOf);
}
