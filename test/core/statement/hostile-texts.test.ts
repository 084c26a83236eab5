import { describe, expect, test } from "vitest";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { statementCsv } from "../../../core/report/statement/csv.ts";
import { statementHtml } from "../../../core/report/statement/html.ts";
import { displayWidth } from "../../../core/report/terminal/layout.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { stated, statedText } from "./stated.ts";

test("no line of a statement is wider than 100 columns, whatever the names and amounts", () => {
  const long = "ö".repeat(150);
  const answer = reconcileTables(
    {
      "people.csv": `Email,Name,Contract,Registered on\nana@example.com,"漢字 ${long}",C1,2026-01-01\n`,
      "pools.csv": `Pool ID,Contract,Credits,Applied on\n${long},C1,4000000000.123456,2026-01-01\n`,
    },
    {
      "usage.csv": `date,user,credits,service,job\n2026-01-02,ana@example.com,3999999999.000001,${long},\u001b[31m${long}\n`,
    },
  );
  const subjects = [
    ["person", "ana@example.com"],
    ["pool", long],
    ["contract", "C1"],
  ] as const;
  for (const [kind, name] of subjects) {
    const shown = statedText(answer, kind, name);
    expect(Math.max(...shown.split("\n").map(displayWidth))).toBeLessThanOrEqual(100);
    expect(shown).toMatch(/3,999,999,[89]99\.000001/);
    expect(shown).not.toContain("\u001b");
  }
});

describe("what a file says is never run", () => {
  const answer = reconcileTables(
    {
      "people.csv": 'Email,Name,Contract,Registered on\nana@example.com,"<script>alert(1)</script>",C1,2026-01-01\n',
      "pools.csv": "Pool ID,Contract,Credits,Applied on\n=P1,C1,100,2026-01-01\n",
      "adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\n+A,=P1,2026-01-02,-3.5,<b>why</b>\n",
    },
    { "usage.csv": 'date,user,credits,service,job\n2026-01-03,ana@example.com,150,"=HYPERLINK(""x"")",@SUM(1)\n' },
  );
  const statement = stated(answer, "contract", "C1");

  test("CSV: text is no formula, amounts below zero are numbers", () => {
    const csv = statementCsv(answer.facts, statement);
    const { headers, rows } = readCsvGrid(csv, "statement.csv");
    const cells = rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row.cells[at]])));
    expect(cells.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@|%]/.test(String(cell)))).toEqual([]);
    expect(cells.filter((row) => String(row["amount"]).startsWith("-")).map((row) => row["amount"])).toEqual(["-3.5"]);
    expect(cells.map((row) => row["kind"])).toEqual(["opening", "granted", "adjusted", "used", "closing"]);
    expect(cells[3]).toMatchObject({ pool: "'=P1", service: '\'=HYPERLINK("x")', job: "'@SUM(1)", balance: "46.5" });
  });

  test("HTML: text is no markup; the page loads nothing and has a real table", () => {
    const page = statementHtml(answer.facts, stated(answer, "person", "ana@example.com"), answer.run.fingerprint);
    expect(page).not.toMatch(/<script|<b>why/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
    for (const part of ["<caption", 'scope="col"', 'scope="row"', "@media print", '<html lang="en">', "<h1>", "<h2 "]) {
      expect(page).toContain(part);
    }
  });

  test("HTML shows every line, however many", () => {
    const rows = Array.from({ length: 400 }, () => "2026-01-03,ana@example.com,0.1").join("\n");
    const many = reconcileTables(
      {
        "people.csv": "Email,Contract,Registered on\nana@example.com,C1,2026-01-01\n",
        "pools.csv": "Pool ID,Contract,Credits,Applied on\n",
      },
      { "usage.csv": `date,user,credits\n${rows}\n` },
    );
    const page = statementHtml(many.facts, stated(many, "person", "ana@example.com"), many.run.fingerprint);
    expect(page.match(/<tr>/g)?.length).toBe(1 + 1 + 1 + 400 + 1);
  });
});
