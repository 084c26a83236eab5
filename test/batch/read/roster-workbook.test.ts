import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { sha256 } from "../../../batch/read/bytes.ts";
import { readExports } from "../../../batch/read/exports.ts";
import { readRosterAt } from "../../../batch/read/roster.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { reconcile } from "../../../core/reconcile.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { createBook } from "../../../core/usage/book.ts";
import { rosterFolderSketch } from "../../support/roster-sketch.ts";
import { makeWorkbook, oneTable } from "../../support/workbook.ts";

const sample = fileURLToPath(new URL("../../../batch/sample/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "credit-roster-workbook-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reconciled(path: string): Promise<RunFile> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const { roster, hashes } = await readRosterAt(path, report);
  const book = createBook();
  const usage = ["2025-q1", "2025-q2", "2025-q3", "2025-q4", "2026-q1"].map((name) =>
    join(sample, "usage", `cloud-${name}.csv`),
  );
  const inputs = readExports(usage, book, roster, report, () => {});
  const asOf = "2026-03-31" as PlainDate;
  return reconcile({ roster, book, inputs, asOf, diagnostics, sha256, hashOf: (file) => hashes.get(file) ?? "" }).run;
}

/** The run without what names places: there the rows of a sheet and of a file may differ. */
function figures({ fingerprint: _fingerprint, diagnostics, findings, ...run }: RunFile): object {
  return {
    ...run,
    findings: findings.map(({ evidence: _evidence, ...finding }) => finding),
    diagnostics: diagnostics.map(({ code, severity }) => ({ code, severity })),
  };
}

test("the sample roster as a workbook gives the same figures as the folder of CSV files", async () => {
  const path = join(folder, "sample.xlsx");
  writeFileSync(path, makeWorkbook(rosterFolderSketch(join(sample, "roster"))));
  const [workbook, csv] = [await reconciled(path), await reconciled(join(sample, "roster"))];
  expect(csv.pools.length).toBeGreaterThan(5);
  expect(figures(workbook)).toEqual(figures(csv));
});

test("the file's name decides nothing: neither its ending nor, in the fingerprint, the name itself", async () => {
  const bytes = makeWorkbook(rosterFolderSketch(join(sample, "roster")));
  const paths = ["one.xlsx", "two.xlsm", "three.dat"].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, bytes);
  const runs = await Promise.all(paths.map(reconciled));
  expect(new Set(runs.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

async function said(path: string): Promise<readonly (readonly [string, string])[]> {
  const diagnostics: Diagnostic[] = [];
  await readRosterAt(path, (diagnostic) => diagnostics.push(diagnostic));
  return diagnostics.map(({ code, severity }) => [code, severity]);
}

test("a workbook that is open in Excel or LibreOffice is read, and a note says so", async () => {
  const bytes = makeWorkbook(rosterFolderSketch(join(sample, "roster")));
  for (const lock of ["~$roster.xlsx", ".~lock.roster.xlsx#"]) {
    const beside = join(folder, `beside ${lock.length}`);
    mkdirSync(beside);
    writeFileSync(join(beside, "roster.xlsx"), bytes);
    expect(await said(join(beside, "roster.xlsx"))).toEqual([]);
    writeFileSync(join(beside, lock), "ida");
    expect(await said(join(beside, "roster.xlsx"))).toEqual([["workbook-open", "note"]]);
  }
});

test("what is no workbook is refused once, and nothing more is said of missing tables", async () => {
  const path = join(folder, "people.csv");
  writeFileSync(path, "Email\nana@example.com\n");
  expect(await said(path)).toEqual([["workbook-kind", "error"]]);
});

test("a workbook without the tables of a roster says which are missing", async () => {
  const path = join(folder, "other.xlsx");
  writeFileSync(path, makeWorkbook(oneTable("Prices", ["Price"], [[1]])));
  expect(await said(path)).toEqual([
    ["table-missing", "error"],
    ["table-missing", "error"],
  ]);
});

test("a roster that is not there is said to be not there", async () => {
  expect(await said(join(folder, "nothing.xlsx"))).toEqual([["file-unreadable", "error"]]);
});
