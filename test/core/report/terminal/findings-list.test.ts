import { expect, test } from "vitest";
import { terminalReport } from "../../../../core/report/terminal.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { sampleFinding } from "../../../support/run-file-parts.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";
import { plain } from "./plain.ts";

test("a finding shows its code, subject, amount, message, standing and next step", () => {
  const report = terminalReport(sampleRun(), plain);
  expect(report).toContain(
    "error[overdraft]: More was used than the pools could pay under 1 contract (2\n    findings)",
  );
  expect(report).toMatch(/\n {2}contract C1 in 2026-02 +100 credits, 120 EUR\n {4}Ana Ruiz overdrew/);
  expect(report).toContain("    grown: accepted at 80, now above it\n");
  expect(report).toContain("    next: Agree with Ana Ruiz");
  expect(report.indexOf("ERRORS")).toBeLessThan(report.indexOf("WARNINGS"));
  expect(report.indexOf("WARNINGS")).toBeLessThan(report.indexOf("NOTES"));
});

test("accepted findings are told in one line, not listed", () => {
  const report = terminalReport(sampleRun(), plain);
  expect(report).not.toContain("old@example.com");
  expect(report).toContain("1 finding accepted or no longer found");
});

test("one action is said once when all findings of a code share it", () => {
  const findings = [1, 2, 3].map((amount) => sampleFinding({ finding: `n/${amount}`, subject: `P${amount}`, amount }));
  const report = terminalReport(sampleRun({ findings, diagnostics: [] }), plain);
  expect(report.split("Compare the pool with its invoice.")).toHaveLength(2);
  expect(report.indexOf("P3")).toBeLessThan(report.indexOf("P1"));
});

test("three findings of a code are told one by one; of more the largest three, under one heading with one step", () => {
  const findings = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      sampleFinding({
        finding: `not-in-blocks/${index}`,
        subject: `pool N${index}.`,
        amount: index,
        next: `Step ${index}.`,
      }),
    );
  const report = (count: number) => terminalReport(sampleRun({ findings: findings(count), diagnostics: [] }), plain);
  expect(report(3)).toContain("warning[not-in-blocks]: 3 purchases are not in whole blocks (3 findings)");
  expect(report(3).match(/next: Step \d/g)).toHaveLength(3);
  expect(report(4)).toContain("warning[not-in-blocks]: 4 purchases are not in whole blocks (6 credits)\n  pool N3.");
  expect(report(4)).toContain("… and 1 more in findings.csv");
  expect(report(33).match(/pool N\d+/g)).toEqual(["pool N32", "pool N31", "pool N30"]);
  expect(report(33)).not.toMatch(/Step \d/);
  expect(report(33).match(/ next: /g)).toHaveLength(1);
});

test("many findings without an amount are named in a line, with each of their few steps once", () => {
  const months = (count: number, step: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => {
      const subject = `20${10 + index}-01`;
      const none = { unit: null, amount: 0, cost: null, currency: null };
      return sampleFinding({
        finding: `export-gap/${subject}`,
        code: "export-gap",
        subject,
        next: step(index),
        ...none,
      });
    });
  const report = (findings: RunFile["findings"]) =>
    terminalReport(sampleRun({ findings, diagnostics: [] }), { width: 200, color: false });
  expect(report(months(4, () => "Declare A..B."))).toContain(
    "warning[export-gap]: No export covers some days of 4 months\n  2010-01, 2011-01, 2012-01 and 2013-01\n  next: Declare A..B.\n",
  );
  expect(report(months(4, (index) => `Declare ${index % 2}.`))).toContain("  next: Declare 0.\n  next: Declare 1.\n");
  const many = report(months(15, (index) => `Declare ${index}.`));
  expect(many).toMatch(/2021-01 and 3 more in findings\.csv\n {2}next: Download the exports of these days/);
});

test("a finding shows up to three places of its evidence, one of each file or table first, and how many more", () => {
  const lines = (file: string, ...at: readonly number[]) => at.map((line) => ({ file, line }));
  const cell = (column: string) => ({ table: "People", row: 12, column });
  const shown = (evidence: RunFile["findings"][number]["evidence"], evidenceCount = evidence.length) =>
    terminalReport(sampleRun({ findings: [sampleFinding({ evidence, evidenceCount })], diagnostics: [] }), plain)
      .split("\n")
      .filter((line) => line.startsWith("    at: "));
  expect(shown(lines("a.csv", 4))).toEqual(["    at: a.csv:4"]);
  expect(shown([...lines("a.csv", 4, 5, 6), ...lines("b.csv", 9)])).toEqual(["    at: a.csv:4, 5; b.csv:9 and 1 more"]);
  expect(shown([cell("Email"), cell("Contract")])).toEqual(["    at: People row 12"]);
  expect(shown([cell("Email"), cell("Contract")], 40)).toEqual(["    at: People row 12 and 38 more"]);
  expect(shown([2, 3].map((row) => ({ table: "Pools", row, column: null })))).toEqual(["    at: Pools rows 2, 3"]);
  expect(shown(lines("usage/flex.csv", 7))).toEqual(["    at: flex.csv:7"]);
  expect(shown(lines("elsewhere/other.csv", 7))).toEqual(["    at: elsewhere/other.csv:7"]);
  expect(shown([])).toEqual([]);
});
