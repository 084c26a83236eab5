import { fileURLToPath } from "node:url";
import { sha256 } from "../../batch/read/bytes.ts";
import { readExports } from "../../batch/read/exports.ts";
import { usageFiles } from "../../batch/read/paths.ts";
import { readRosterAt } from "../../batch/read/roster.ts";
import type { PlainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { type Answer, reconcile } from "../../core/reconcile.ts";
import type { RunFile } from "../../core/run-file.ts";
import { createBook } from "../../core/usage/book.ts";

/** The folder of the sample. */
export const sample = fileURLToPath(new URL("../../batch/sample/", import.meta.url));

/** Reconciles the exports of the sample with a roster, a folder or a workbook. */
export async function reconciledSample(rosterPath: string): Promise<RunFile> {
  return (await answeredSample(rosterPath)).run;
}

/** The same with the facts behind it. */
export async function answeredSample(rosterPath: string): Promise<Answer> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const { roster, hashes } = await readRosterAt(rosterPath, report);
  const book = createBook();
  const inputs = readExports(await usageFiles([`${sample}usage`], report), book, roster, report, () => {});
  const asOf = "2026-03-31" as PlainDate;
  return reconcile({ roster, book, inputs, asOf, diagnostics, sha256, hashOf: (file) => hashes.get(file) ?? "" });
}

/** The run without what names places: there the rows of a sheet and of a file may differ. */
export function figures({ fingerprint: _fingerprint, diagnostics, findings, ...run }: RunFile): object {
  return {
    ...run,
    findings: findings.map(({ evidence: _evidence, ...finding }) => finding),
    diagnostics: diagnostics.map(({ code, severity }) => ({ code, severity })),
  };
}
