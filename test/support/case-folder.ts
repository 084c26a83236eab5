import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../core/findings/rules/index.ts";
import type { RunFile } from "../../core/run-file.ts";
import { byText } from "../../core/text.ts";

/** A row of a table of the report: some of its columns, or `absent` where no such row may be. */
export type ExpectedRow = Readonly<Record<string, unknown>>;

/**
 * What a case expects of the report: of each table the rows that matter and of each row the columns that matter.
 * `findings` and `diagnostics` are whole: what is not listed must not be there.
 */
export type Expectation = {
  readonly asOf: string;
  /** The days of a usage report that does not state them, `FIRST..LAST`. */
  readonly period?: string;
  readonly expect: {
    readonly complete?: boolean;
    readonly rows?: ExpectedRow;
    readonly findings: readonly ExpectedRow[];
    readonly diagnostics?: readonly ExpectedRow[];
  } & Partial<Readonly<Record<keyof typeof keys, readonly ExpectedRow[]>>>;
};

/** The columns by which a row of a table is found. */
const keys = {
  totals: ["unit"],
  contracts: ["contract", "unit"],
  pools: ["pool"],
  people: ["email", "unit"],
  months: ["month", "contract", "unit"],
  chargeback: ["month", "office", "costCentre", "unit", "currency"],
  services: ["service", "unit"],
  overdrafts: ["person", "contract", "day", "service", "unit"],
} as const;

/** Every code of the catalogue of findings; a code that no rule has yet is expected from the day there is one. */
const catalogue = new Set([
  ...["overdraft", "unknown-person", "used-before-start", "used-after-leaving", "unknown-contract"],
  ...["outside-contract", "balance-differs", "export-restated", "masked-twice", "closed-month-changed"],
  ...["refund-unmatched", "second-grant", "purchase-repeated", "adjustment-too-large", "pool-expiring"],
  ...["pool-running-out", "pool-low", "purchase-overdue", "pool-outside-contract", "registration-stalled"],
  ...["expiry-differs", "not-in-blocks", "export-missing-rows", "export-gap", "total-differs", "shared-before-own"],
  ...["contract-differs", "never-accepted", "person-gone", "account-open"],
  ...["person-masked", "rate-deviation", "unusual-use", "pool-lapsed", "individual-stranded", "rate-missing"],
]);

/** Codes that are judged only where a case names them: they ask how much history there is, and a case has little. */
const judgedWhereNamed = new Set(["export-gap", "unusual-use", "individual-stranded"]);

/** The title of a case, which is its test's name, and what it expects on each of its days. */
export function readCase(folder: string): { readonly title: string; readonly expectations: readonly Expectation[] } {
  const title = /^# (.+)$/m.exec(readFileSync(join(folder, "story.md"), "utf8"))?.[1];
  if (title === undefined) throw new Error(`${folder}: the story has no title`);
  const read = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expectation | readonly Expectation[];
  const expectations = Array.isArray(read) ? (read as readonly Expectation[]) : [read as Expectation];
  for (const { expect } of expectations) checkCodes(folder, expect.findings);
  return { title, expectations };
}

function checkCodes(folder: string, findings: readonly ExpectedRow[]): void {
  const unknown = findings.map(codeOf).find((code) => !catalogue.has(code));
  if (unknown !== undefined) throw new Error(`${folder}: no finding has the code ${unknown}`);
}

/** The expectation as it is compared: in one order, without the findings that no rule looks for yet. */
export function comparable({ expect }: Expectation): Record<string, unknown> {
  const written = new Set(rules.map(({ code }) => code));
  const { findings, diagnostics = [], ...tables } = expect;
  return {
    ...tables,
    findings: findings.filter((row) => written.has(codeOf(row))).sort(byFinding),
    diagnostics,
  };
}

/** The part of the report that the expectation speaks of, in its shape, so that the two can be shown side by side. */
export function spokenOf(run: RunFile, { expect }: Expectation): Record<string, unknown> {
  const part: Record<string, unknown> = {};
  if (expect.complete !== undefined) part["complete"] = run.complete;
  if (expect.rows !== undefined) part["rows"] = columnsOf(run.rows, expect.rows);
  for (const table of Object.keys(keys) as (keyof typeof keys)[]) {
    const rows = expect[table];
    if (rows !== undefined) part[table] = rows.map((row) => rowLike(run[table], row, keys[table]));
  }
  return { ...part, findings: findingsOf(run, expect.findings), diagnostics: diagnosticsOf(run, expect.diagnostics) };
}

/** The row with the same key, cut to the same columns; columns of the key that are not given are not asked for. */
function rowLike(rows: readonly ExpectedRow[], expected: ExpectedRow, key: readonly string[]): ExpectedRow {
  const given = key.filter((column) => column in expected);
  const found = rows.filter((row) => given.every((column) => row[column] === expected[column]));
  const [row] = found;
  if (row === undefined)
    return { ...columnsOf(expected, Object.fromEntries(given.map((name) => [name, 0]))), absent: true };
  return found.length === 1 ? columnsOf(row, expected) : { rowsWithThisKey: found };
}

function columnsOf(row: ExpectedRow, like: ExpectedRow): ExpectedRow {
  return Object.fromEntries(Object.keys(like).map((column) => [column, row[column]]));
}

function findingsOf(run: RunFile, expected: readonly ExpectedRow[]): readonly ExpectedRow[] {
  const named = new Set(expected.map(codeOf));
  return run.findings
    .filter(({ code }) => named.has(code) || !judgedWhereNamed.has(code))
    .map((row) => {
      const like = expected.find(({ finding }) => finding === row.finding);
      return columnsOf(row, like ?? { finding: "", amount: 0 });
    });
}

function diagnosticsOf(run: RunFile, expected: readonly ExpectedRow[] = []): readonly ExpectedRow[] {
  return run.diagnostics.map((row, index) => {
    const like = expected[index] ?? { code: "", severity: "", message: "" };
    const at = like["at"];
    const cut = columnsOf(row, like);
    return at === undefined ? cut : { ...cut, at: columnsOf(row.at, at as ExpectedRow) };
  });
}

function codeOf(row: ExpectedRow): string {
  return String(row["finding"]).split("/")[0] ?? "";
}

function byFinding(a: ExpectedRow, b: ExpectedRow): number {
  return byText(String(a["finding"]), String(b["finding"]));
}

/** Where the sums of a report do not hold (semantics 14, laws 1 and 2), a sentence each. */
export function brokenSums(run: RunFile): readonly string[] {
  const broken: string[] = [];
  const check = (what: string, left: readonly number[], right: readonly number[]) => {
    if (millionths(left) !== millionths(right)) broken.push(`${what}: ${left.join(" + ")} is not ${right.join(" + ")}`);
  };
  for (const { pool, granted, adjusted, drawn, lapsed, remaining } of run.pools) {
    check(`pool ${pool}`, [granted, adjusted], [drawn, lapsed, remaining]);
  }
  for (const { unit, granted, adjusted, drawn, lapsed, remaining, used, open, refunded } of run.totals) {
    check(`total of ${unit}`, [granted, adjusted], [drawn, lapsed, remaining]);
    check(`usage of ${unit}`, [used], [drawn, open, refunded]);
  }
  return broken;
}

function millionths(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + Math.round(amount * 1_000_000), 0);
}
