import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readRosterAt } from "../../../batch/read/roster.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { figures, reconciledSample, sample } from "../../support/reconcile-sample.ts";
import { rosterFolderSketch } from "../../support/roster-sketch.ts";
import { long } from "../../support/runs.ts";
import { makeWorkbook, oneTable } from "../../support/workbook.ts";

const folder = mkdtempSync(join(tmpdir(), "credit-roster-workbook-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

long("the sample roster as a workbook gives the same figures as the folder of CSV files", async () => {
  const path = join(folder, "sample.xlsx");
  writeFileSync(path, makeWorkbook(rosterFolderSketch(join(sample, "roster"))));
  const [workbook, csv] = [await reconciledSample(path), await reconciledSample(join(sample, "roster"))];
  expect(csv.pools.length).toBeGreaterThan(5);
  expect(figures(workbook)).toEqual(figures(csv));
});

long("the file's name decides nothing: neither its ending nor, in the fingerprint, the name itself", async () => {
  const bytes = makeWorkbook(rosterFolderSketch(join(sample, "roster")));
  const paths = ["one.xlsx", "two.xlsm", "three.dat"].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, bytes);
  const runs = await Promise.all(paths.map(reconciledSample));
  expect(new Set(runs.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

async function said(path: string): Promise<readonly (readonly [string, string])[]> {
  const diagnostics: Diagnostic[] = [];
  await readRosterAt(path, (diagnostic) => diagnostics.push(diagnostic));
  return diagnostics.map(({ code, severity }) => [code, severity]);
}

long("a workbook that is open in Excel or LibreOffice is read, a note says so, and it is the same run", async () => {
  const bytes = makeWorkbook(rosterFolderSketch(join(sample, "roster")));
  for (const lock of ["~$roster.xlsx", ".~lock.roster.xlsx#"]) {
    const beside = join(folder, `beside ${lock.length}`);
    mkdirSync(beside);
    writeFileSync(join(beside, "roster.xlsx"), bytes);
    expect(await said(join(beside, "roster.xlsx"))).toEqual([]);
    const closed = await reconciledSample(join(beside, "roster.xlsx"));
    writeFileSync(join(beside, lock), "ida");
    expect(await said(join(beside, "roster.xlsx"))).toEqual([["workbook-open", "note"]]);
    const open = await reconciledSample(join(beside, "roster.xlsx"));
    expect(open.diagnostics.length).toBe(closed.diagnostics.length + 1);
    expect(open.fingerprint).toBe(closed.fingerprint);
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
