import { expect, test } from "vitest";
import { displayWidth } from "../../../core/report/terminal/layout.ts";
import { terminalReport, terminalSummary } from "../../../core/report/terminal.ts";
import type { RunDiagnostic, RunFile } from "../../../core/run-file.ts";
import { sampleDiagnostic, sampleFinding } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";

const plain = { width: 80, color: false };
const hostile = [
  "<script>alert(1)</script>",
  "=cmd|'/c calc'!A0",
  "\u001b[31mred\u001b]0;title\u0007",
  "left\u202eright",
  "x".repeat(500),
  "👩‍👩‍👧 家族 naïve",
];
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

test("each file says what it was read as and what became of its rows; twelve of them, then how many more", () => {
  const [first, second] = sampleRun().inputs;
  const none = { counted: 0, duplicate: 0, earlier: 0, later: 0, leftOut: 0, zero: 0 };
  const input = (changes: Partial<RunFile["inputs"][number]>) => ({
    ...(first as RunFile["inputs"][number]),
    ...none,
    ...changes,
  });
  const inputs = [
    input({ file: "own.csv", rows: 5, counted: 5, firstDay: "2026-01-01", lastDay: "2026-01-01" }),
    input({ file: "staff.csv", format: "users", rows: 40, firstDay: null, lastDay: null, leftOut: 1 }),
    input({ file: "other.csv", format: null, rows: 0, firstDay: null, lastDay: null }),
    input({ file: "again.csv", rows: 2, duplicate: 2 }),
  ];
  const used = { code: "mapping-used", severity: "note", message: "", help: "" } as const;
  const diagnostics = [{ ...used, at: { file: "own.csv", line: null, column: null } }];
  const files = (run: RunFile) => {
    const lines = terminalReport(run, { width: 120, color: false }).split("\n");
    const at = lines.indexOf("Files");
    return lines.slice(at + 1, lines.indexOf("", at));
  };
  expect(files(sampleRun({ inputs, diagnostics }))).toEqual([
    "  own.csv    read by mapping  2026-01-01, 5 rows counted",
    "  staff.csv  users            40 rows compared, not counted, 1 left out",
    "  other.csv  not recognised   not read",
    "  again.csv  credit-usage     2025-09-01 to 2026-03-31, 2 rows: 0 counted, 2 duplicates",
  ]);
  expect(files(sampleRun())).toEqual([
    "  2026-march.csv  credit-usage  2025-09-01 to 2026-03-31, 20,000 rows: 19,500 counted, 100 left out, 300 duplicates, 100",
    "                                before the ledger starts",
    "  flex.csv        token-flex    2026-01-01 to 2026-04-02, 3,900 rows: 3,700 counted, 200 after the as-of day",
  ]);
  const many = (count: number) =>
    files(sampleRun({ inputs: Array.from({ length: count }, () => second ?? input({})) }));
  const two = ["jan/a.csv", "feb/a.csv"].map((file) => input({ file, rows: 1, counted: 1, firstDay: null }));
  expect(files(sampleRun({ inputs: two }))[0]).toContain("  jan/a.csv  ");
  expect(many(12)).toHaveLength(12);
  expect(many(13)).toHaveLength(12);
  expect(many(13).at(-1)).toBe("  and 2 more files in report.html");
});

test("a file in an archive is listed with the archive's name, without the folders of either", () => {
  const [first] = sampleRun().inputs;
  const files = ["got/2026.zip › exports/march.csv", "got/feb.xlsx › Sheet1"];
  const inputs = files.map((file) => ({ ...(first as RunFile["inputs"][number]), file }));
  const report = terminalReport(sampleRun({ inputs }), { width: 120, color: false });
  expect(report).toContain("\n  2026.zip › march.csv  credit-usage");
  expect(report).toContain("\n  feb.xlsx › Sheet1     credit-usage");
});

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

test("letters are as wide as a screen shows them", () => {
  const widths = ["a", "é", "e\u0301", "家", "ｆ", "😀", "✅", "—", "“"].map(displayWidth);
  expect(widths).toEqual([1, 1, 1, 2, 2, 2, 2, 1, 1]);
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
