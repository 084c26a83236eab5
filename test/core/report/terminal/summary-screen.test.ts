import { expect, test } from "vitest";
import { displayWidth } from "../../../../core/report/terminal/layout.ts";
import { terminalSummary } from "../../../../core/report/terminal.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { sampleFinding } from "../../../support/run-file-parts.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";
import { plain } from "./plain.ts";

function manyContracts(count: number): RunFile["contracts"] {
  const [first] = sampleRun().contracts;
  if (first === undefined) return [];
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    contract: `1100${index}234567`,
    granted: 8_123_456_789.123456,
    remaining: 7_123_456_789.654321,
  }));
}

function manyExpiring(count: number): RunFile["findings"] {
  return Array.from({ length: count }, (_, index) =>
    sampleFinding({
      code: "pool-expiring",
      finding: `pool-expiring/${index}`,
      subject: `pool ${index} ${"long ".repeat(20)}`,
      amount: 1_000 + index,
      dueOn: "2026-05-01",
    }),
  );
}

test("the summary shows the verdict, the balances, what expires, the findings and the rows", () => {
  const screen = terminalSummary(sampleRun(), plain).join("\n");
  expect(screen).toContain("2 errors and 3 warnings need somebody");
  expect(screen).toMatch(/C1 credits +1,500 +1,162\.5 +87\.5 +250 +200 +130 +30\n/);
  expect(screen).toMatch(/F7 Flex +12,000 +4,321\.25 +0 +7,628\.75 +0 +0 +0\n/);
  expect(screen).toMatch(/2026-06-20 {2}250 credits .*pool P2/);
  expect(screen).toContain("2 errors, 3 warnings and 1 note; 1 more accepted.");
  expect(screen).toContain("23,900 rows read = 23,200 counted");
  expect(screen).toContain("incomplete: 2 problems");
});

test("figures stand under their headings", () => {
  const lines = terminalSummary(sampleRun(), plain);
  const heading = lines.find((line) => line.includes("remaining")) ?? "";
  const row = lines.find((line) => line.startsWith("C1")) ?? "";
  const end = heading.indexOf("remaining") + "remaining".length;
  expect(row.slice(0, end)).toMatch(/ 250$/);
});

test.each([0, 1, 2, 9, 40])("the summary fits one screen with %i contracts and as many expiring pools", (count) => {
  const run = sampleRun({
    contracts: manyContracts(count),
    findings: [...sampleRun().findings, ...manyExpiring(count)],
  });
  const lines = terminalSummary(run, plain);
  expect(lines.length).toBeLessThanOrEqual(24);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  if (count === 40) {
    expect(lines.join("\n")).toMatch(/… and \d+ more contracts/);
    expect(lines.join("\n")).toMatch(/… and \d+ more in findings\.csv/);
  }
});
