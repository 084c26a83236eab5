import { expect, test } from "vitest";
import { reviewFile } from "../../../batch/write/review-file.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { sampleDiagnostic, sampleFinding, samplePerson, samplePool } from "../../support/run-file-parts.ts";
import { sampleRun } from "../../support/run-file-sample.ts";
import { checkWorkbook } from "../../support/workbook-check.ts";
import { noMemory, rowsOf } from "./review-tables.ts";

/** The names that somebody could give a person, a contract or a pool to do harm. */
const hostile = [
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "+1",
  "-1",
  "@SUM(A1)",
  "\u202etxt.exe",
  "a\u0007b\u001b[31m",
  "_x0041_",
  "]]>&amp;",
  "#REF!",
  "😀".repeat(3),
  "x".repeat(500),
  "line\nbreak",
  "\ud800broken",
  "'quoted\"",
] as const;

/** What a cell shows of it: no sign that steers a screen. */
const shown = (text: string) => text.replace(/[\p{Cc}\p{Cs}\u202e]/gu, "\ufffd");

test("hostile names are harmless text everywhere, and the identity of a finding comes back letter by letter", async () => {
  const findings = hostile.map((name, at) =>
    sampleFinding({ finding: `unknown-person/${at}/${name}`, subject: name, message: name, next: name, amount: at }),
  );
  const run = sampleRun({
    findings,
    people: hostile.map((name) => samplePerson({ email: name, name, office: name, contract: name })),
    pools: hostile.map((name) => samplePool({ pool: name, contract: name, remaining: 5, lastDay: "2026-06-01" })),
    months: hostile.flatMap((contract) => [{ ...(sampleRun().months[0] as RunFile["months"][number]), contract }]),
    diagnostics: [sampleDiagnostic({})],
  });
  const bytes = await reviewFile(run, noMemory);
  expect(checkWorkbook(bytes)).toEqual([]);
  expect(rowsOf(bytes, "People").map(({ Email }) => Email)).toEqual(hostile.map(shown));
  expect(rowsOf(bytes, "Pools").map(({ Pool }) => Pool)).toEqual(hostile.map(shown));
  const rows = rowsOf(bytes, "Findings");
  expect(new Set(rows.map(({ Subject }) => Subject))).toEqual(new Set(hostile.map(shown)));
  const broken = (text: string) => text.replace(/\ud800/g, "\ufffd");
  expect(new Set(rows.map(({ Finding }) => Finding))).toEqual(new Set(findings.map(({ finding }) => broken(finding))));
});
