import { expect, test } from "vitest";
import { terminalReport } from "../../../../core/report/terminal.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";

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
