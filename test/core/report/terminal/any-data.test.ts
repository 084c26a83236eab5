import { expect, test } from "vitest";
import { displayWidth } from "../../../../core/report/terminal/layout.ts";
import { terminalReport } from "../../../../core/report/terminal.ts";
import { sampleDiagnostic, sampleFinding } from "../../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../../support/run-file-sample.ts";
import { plain } from "./plain.ts";

const hostile = [
  "<script>alert(1)</script>",
  "=cmd|'/c calc'!A0",
  "\u001b[31mred\u001b]0;title\u0007",
  "left\u202eright",
  "x".repeat(500),
  "👩‍👩‍👧 家族 naïve",
];

test.each([40, 80, 120])("no line is wider than %i columns, whatever the data", (width) => {
  const findings = hostile.map((text, index) =>
    sampleFinding({ finding: `f/${index}`, subject: text, message: text, next: text, amount: index }),
  );
  const diagnostics = hostile.map((text) =>
    sampleDiagnostic({ message: text, help: text, at: { file: text, line: 4, column: text } }),
  );
  const excerpts = () => hostile.join(";");
  const report = terminalReport(sampleRun({ findings, diagnostics }), { width, color: false, excerpts });
  for (const line of report.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
});

test("letters are as wide as a screen shows them", () => {
  const widths = ["a", "é", "e\u0301", "家", "ｆ", "😀", "✅", "—", "“"].map(displayWidth);
  expect(widths).toEqual([1, 1, 1, 2, 2, 2, 2, 1, 1]);
});

test("data cannot steer the terminal, neither in colour nor without", () => {
  const findings = hostile.map((text, index) =>
    sampleFinding({ finding: `f/${index}`, code: index === 2 ? text : "c", subject: text, message: text, next: text }),
  );
  const [contract] = sampleRun().contracts;
  const run = sampleRun({
    contracts: contract === undefined ? [] : hostile.map((text) => ({ ...contract, contract: text })),
    findings: [
      ...findings,
      ...hostile.map((text) => sampleFinding({ code: "pool-expiring", subject: text, currency: text, cost: 1 })),
    ],
    diagnostics: hostile.map((text) =>
      sampleDiagnostic({ code: text, message: text, help: text, at: { file: text, line: 1, column: text } }),
    ),
  });
  const excerpts = () => `${hostile.join(";")}\r`;
  const bare = terminalReport(run, { width: 80, color: false, excerpts });
  const steering = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;
  expect(bare).not.toMatch(steering);
  const coloured = terminalReport(run, { width: 80, color: true, excerpts });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
  expect(coloured.replace(/\u001b\[(?:0|1|2|36|1;31|1;33)m/g, "")).toBe(bare);
  expect(coloured).not.toBe(bare);
});

test("an empty run is a short report that needs nobody", () => {
  expect(terminalReport(emptyRun(), plain)).toBe(
    [
      "Credits as of 2026-03-31",
      "Nothing needs anybody.",
      "",
      "Findings  0 errors, 0 warnings and 0 notes.",
      "Rows      0 rows read = 0 counted.",
      "",
    ].join("\n"),
  );
});
