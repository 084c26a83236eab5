import Papa from "papaparse";
import { expect, test } from "vitest";
import { findingsCsv } from "../../../core/report/findings-csv.ts";
import { sampleFinding } from "../../support/run-file-parts.ts";
import { emptyRun, sampleRun } from "../../support/run-file-sample.ts";

function cellsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv.trimEnd(), { newline: "\n" }).data;
}

function cell(csv: string, row: number, header: string): string | undefined {
  const [headers = [], ...rows] = cellsOf(csv);
  return rows[row]?.[headers.indexOf(header)];
}

test("the columns stand in the order that other systems rely on", () => {
  expect(findingsCsv(emptyRun())).toBe(
    "finding,code,severity,standing,subject,message,next,amount,unit,cost,currency,due on,decided amount,first seen,last seen,evidence\n",
  );
});

test("every finding is one line with its figures, and absent values are empty", () => {
  const run = sampleRun();
  const csv = findingsCsv(run);
  expect(cellsOf(csv)).toHaveLength(run.findings.length + 1);
  expect(cell(csv, 0, "finding")).toBe("overdraft/C1/2026-02/cloud-credit");
  expect(cell(csv, 0, "amount")).toBe("100");
  expect(cell(csv, 0, "decided amount")).toBe("80");
  expect(cell(csv, 1, "cost")).toBe("");
  expect(cell(csv, 2, "due on")).toBe("2026-06-20");
  expect(csv).not.toContain("\r");
});

test("evidence names file and line or table and row, and how many places are not listed", () => {
  expect(cell(findingsCsv(sampleRun()), 1, "evidence")).toBe("usage/2026-march.csv:19004; People row 12; and 51 more");
});

test("two cells of one row are one place", () => {
  const evidence = ["Used", "Balance"].map((column) => ({ table: "Closings", row: 2, column }));
  const run = sampleRun({ findings: [sampleFinding({ evidence, evidenceCount: 2 })] });
  expect(cell(findingsCsv(run), 0, "evidence")).toBe("Closings row 2");
});

test.each(["=cmd|'/c calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=1\n2"])(
  "text that a spreadsheet would run gets an apostrophe: %j",
  (subject) => {
    const csv = findingsCsv(sampleRun({ findings: [sampleFinding({ subject })] }));
    expect(csv).toContain(`'${subject}`);
  },
);

test("a negative figure stays a number", () => {
  const csv = findingsCsv(sampleRun({ findings: [sampleFinding({ amount: -12.5 })] }));
  expect(cell(csv, 0, "amount")).toBe("-12.5");
});

test("escape sequences and direction overrides do not reach the file; quotes, tabs and emoji do", () => {
  const subject = 'a\u001b[31mb\u202ec, "d"\te 😀';
  const csv = findingsCsv(sampleRun({ findings: [sampleFinding({ subject })] }));
  expect(cell(csv, 0, "subject")).toBe('a\ufffd[31mb\ufffdc, "d"\te 😀');
});
