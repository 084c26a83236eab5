import { existsSync } from "node:fs";
import { type Diagnostic, isError } from "../core/diagnostic.ts";
import { writeWorkbook } from "../core/files/workbook-write.ts";
import { type Filled, fillRoster } from "../core/new-roster/fill.ts";
import { type ListColumn, understandList } from "../core/new-roster/list-columns.ts";
import { readPeopleList } from "../core/new-roster/people-list.ts";
import { rosterWorkbook } from "../core/new-roster/roster-workbook.ts";
import { usageNames } from "../core/new-roster/usage-names.ts";
import { vendorRows } from "../core/new-roster/vendor-lists.ts";
import { toRunDiagnostic } from "../core/reconcile.ts";
import { readRoster } from "../core/roster/roster.ts";
import type { RunDiagnostic } from "../core/run-file.ts";
import { createBook } from "../core/usage/book.ts";
import type { NewOptions } from "./ask/new.ts";
import { type Advance, loadUnpacking, readExports } from "./read/exports.ts";
import { usageFiles } from "./read/paths.ts";
import { readListFile } from "./read/people-list.ts";
import { alreadyThere, saveNew } from "./write/save-new.ts";

/** How making a roster ended: written, or refused with nothing written. Diagnostics may come with either. */
export type NewOutcome = { readonly diagnostics: readonly RunDiagnostic[] } & (
  | {
      readonly kind: "written";
      readonly filled: Filled;
      readonly columns: readonly ListColumn[];
      readonly whole: boolean;
    }
  | { readonly kind: "refused"; readonly reason: string }
);

/** Makes a new roster workbook, filled from a list of people and from the exports. It never writes over a file. */
export async function newRoster(options: NewOptions, advance: Advance): Promise<NewOutcome> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const refused = (reason: string): NewOutcome => ({
    kind: "refused",
    reason,
    diagnostics: diagnostics.map(toRunDiagnostic),
  });
  if (!/\.xlsx$/i.test(options.file)) return refused(`${options.file} is no name for a workbook: end it in .xlsx.`);
  if (existsSync(options.file)) return refused(alreadyThere(options.file));
  const nothing = "Nothing was written.";
  const list =
    options.people === undefined ? undefined : readListFile(options.people, [...options.columns.values()], report);
  if (options.people !== undefined && list === undefined) return refused(nothing);
  const understood = list === undefined ? undefined : understandList(list, options.columns);
  if (understood?.kind === "refused") return refused(`${understood.message}\n${understood.help} ${nothing}`);
  const columns = understood?.columns ?? [];
  const people = list === undefined ? [] : readPeopleList(list, columns, report);
  const files = await usageFiles(options.usage, report);
  const book = createBook();
  const inputs = readExports(
    files,
    book,
    readRoster({}, options.file, () => {}),
    report,
    advance,
    await loadUnpacking(files),
  );
  if (diagnostics.some(({ code }) => code === "file-unreadable")) return refused(nothing);
  const filled = fillRoster(people, usageNames(book), vendorRows(inputs.flatMap((input) => input.export.list ?? [])));
  const unwritten = saveNew(options.file, await writeWorkbook(rosterWorkbook(filled.start)));
  if (unwritten !== undefined) return refused(unwritten);
  const whole = !diagnostics.some(isError);
  return { kind: "written", filled, columns, whole, diagnostics: diagnostics.map(toRunDiagnostic) };
}
