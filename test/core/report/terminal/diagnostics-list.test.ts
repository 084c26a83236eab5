import { expect, test } from "vitest";
import { displayWidth } from "../../../../core/report/terminal/layout.ts";
import { terminalReport } from "../../../../core/report/terminal.ts";
import type { RunDiagnostic } from "../../../../core/run-file.ts";
import { sampleDiagnostic } from "../../../support/run-file-parts.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";
import { plain } from "./plain.ts";

const march = ["User;Used on;Credits", "ana;2026-03-01;5", "bo;2026-03-02;6", "cy;31.02.2026;7"];

function linesOf(lines: readonly string[]) {
  return (file: string, line: number) => (file === "usage/2026-march.csv" ? lines[line - 1] : undefined);
}

/** The shown line and the mark under it, of a report with one diagnostic. */
function excerptOf(lines: readonly string[], changes: Partial<RunDiagnostic> = {}, width = 80): readonly string[] {
  const run = sampleRun({ findings: [], diagnostics: [sampleDiagnostic(changes)] });
  const report = terminalReport(run, { width, color: false, excerpts: linesOf(lines) }).split("\n");
  const at = report.findIndex((line) => /^\d+ \| /.test(line));
  return report.slice(at, at + 2).map((line) => line.slice(line.indexOf("|") + 2));
}

/** The text above the carets, by columns of the screen. */
function marked([line = "", mark = ""]: readonly string[]): string {
  const first = mark.indexOf("^");
  const after = mark.lastIndexOf("^") + 1;
  let column = 0;
  let found = "";
  for (const character of line) {
    if (column >= first && column < after) found += character;
    column += displayWidth(character);
  }
  return found;
}

test("a diagnostic shows the line with a caret under the cell, and what to do", () => {
  const run = sampleRun({ findings: [], diagnostics: [sampleDiagnostic({})] });
  const report = terminalReport(run, { ...plain, excerpts: linesOf(march) });
  expect(report).toContain(
    [
      "error[cell-not-a-day]: “31.02.2026” is not a day.",
      " --> usage/2026-march.csv:4:4",
      "  |",
      "4 | cy;31.02.2026;7",
      "  |    ^^^^^^^^^^ Used on",
      "  = help: Type the day as YYYY-MM-DD, such as 2026-02-28.",
    ].join("\n"),
  );
});

test("without the line a diagnostic names file, line and column; a workbook its table, row and column", () => {
  const report = terminalReport(sampleRun(), plain);
  expect(report).toContain(" --> usage/2026-march.csv:4:Used on\n");
  expect(report).toContain("--> roster.xlsx, table People, row 14, column Email\n");
  expect(report.indexOf("error[cell-not-an-email]")).toBeLessThan(report.indexOf("note[total-line]"));
});

test("tabs are opened to every fourth column, and the caret follows", () => {
  const shown = excerptOf(["User\tUsed on", "", "", "家\t31.02.2026"]);
  expect(shown).toEqual(["家  31.02.2026", "    ^^^^^^^^^^ Used on"]);
});

test("the caret stands under the cell behind tabs, wide letters, emoji and quoted delimiters", () => {
  const header = "User\tUsed on\tCredits";
  expect(marked(excerptOf([header, "", "", "cy\t31.02.2026\t7"]))).toBe("31.02.2026");
  expect(marked(excerptOf([header, "", "", "家族家族\t31.02.2026\t7"]))).toBe("31.02.2026");
  expect(marked(excerptOf(["User,Used on", "", "", "😀家,31.02.2026"]))).toBe("31.02.2026");
  expect(marked(excerptOf(["User,Used on", "", "", '"Young, Cy ""x""",31.02.2026,7']))).toBe("31.02.2026");
});

test("the caret stands under the right one of two equal cells, and under an empty one", () => {
  const two = excerptOf(["From;Used on", "", "", "31.02.2026;31.02.2026"]);
  expect(two[1]?.indexOf("^")).toBe("31.02.2026;".length);
  const empty = excerptOf(["User;Used on;Credits", "", "", "cy;;7"], { message: "The day is missing." });
  expect(empty[1]).toBe("   ^ Used on");
});

test("a header below a title and a header in other letters are found", () => {
  expect(marked(excerptOf(["Report of March", "USER,used_on", "", "cy,31.02.2026"]))).toBe("31.02.2026");
});

test("where no header has the column, the text that the message quotes is marked, if it is there once", () => {
  const changes = { at: { file: "usage/2026-march.csv", line: 2, column: null } };
  expect(marked(excerptOf(["", "x y 31.02.2026 z"], changes))).toBe("31.02.2026");
  expect(excerptOf(["", "31.02.2026 31.02.2026"], changes)[1]).not.toContain("^");
});

test("a long line is cut around its cell", () => {
  const line = `${"a".repeat(300)};31.02.2026;${"b".repeat(300)}`;
  const shown = excerptOf(["User;Used on;Note", "", "", line], {}, 60);
  expect(marked(shown)).toBe("31.02.2026");
  expect(shown[0]).toMatch(/^….*…$/);
});

test("20 diagnostics of a code are shown, the rest are counted", () => {
  const diagnostics = Array.from({ length: 23 }, () => sampleDiagnostic({}));
  const report = terminalReport(sampleRun({ findings: [], diagnostics }), plain);
  expect(report.split("error[cell-not-a-day]")).toHaveLength(21);
  expect(report).toContain("… and 3 more in reconciliation.json");
});
