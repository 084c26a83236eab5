import { createHash } from "node:crypto";
import type { PlainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { createExportReader } from "../../core/exports/read.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { type Answer, type ExportInput, reconcile } from "../../core/reconcile.ts";
import { type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { createBook } from "../../core/usage/book.ts";

/** A roster folder and exports by file name, in the order in which they are given. */
export type GivenFiles = {
  readonly folder: string;
  readonly roster: Readonly<Record<string, string>>;
  readonly exports: readonly (readonly [name: string, text: string])[];
  readonly asOf: string;
};

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Reconciles files without the disk, as the command line does with it. */
export function reconcileFiles({ folder, roster: tables, exports, asOf }: GivenFiles): Answer {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const grids: { -readonly [K in keyof RosterGrids]: RosterGrids[K] } = {};
  const hashes = new Map<string, string>();
  for (const [table, { file }] of Object.entries(rosterTables)) {
    const text = tables[file];
    if (text === undefined) continue;
    hashes.set(`${folder}/${file}`, sha256(text));
    grids[table as keyof RosterGrids] = readCsvGrid(text, `${folder}/${file}`);
  }
  const roster = readRoster(grids, folder, report);
  const book = createBook();
  const inputs = exports.map(([file, text], index): ExportInput => {
    const firstRow = book.length();
    const held: Diagnostic[] = [];
    const reader = createExportReader(index, file, book, roster, (diagnostic) => held.push(diagnostic));
    reader.push(text);
    const read = reader.finish();
    const repeats = exports.findIndex(([, other]) => other === text);
    if (repeats === index) {
      diagnostics.push(...held);
      return { file, sha256: sha256(text), export: read, repeats: undefined };
    }
    book.truncate(firstRow);
    return { file, sha256: sha256(text), export: { ...read, firstRow, endRow: firstRow }, repeats };
  });
  const hashOf = (file: string) => hashes.get(file) ?? "";
  return reconcile({ roster, book, inputs, asOf: asOf as PlainDate, diagnostics, sha256, hashOf });
}
