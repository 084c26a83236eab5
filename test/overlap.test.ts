import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RunFile } from "../core/run-file.ts";
import {
  endsOf,
  type History,
  type HistoryRow,
  historyArbitrary,
  rowsOf,
  seenBy,
  type TrueCell,
  type TrueExport,
} from "./support/history.ts";
import { runs } from "./support/runs.ts";
import { reconcileFiles } from "./support/world-run.ts";

const roster = {
  "contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\nC-2,2025-01-01,2026-12-31\n",
  "people.csv":
    "Email,Contract,Registered on\nana@firm.example,C-1,2025-06-01\nben@firm.example,C-1,2025-06-01\ncem@firm.example,C-2,2025-06-01\n",
  "pools.csv":
    "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C-1,100,2025-10-01,2025-10-02\nP2,C-2,30,2025-10-01,2025-10-02\n",
};

/** How one export is written: the same rows in other clothes. */
type Clothes = {
  readonly delimiter: string;
  readonly newline: string;
  readonly order: readonly number[];
  readonly mark: string;
};

const columns = ["date", "user", "credits", "contract", "service", "job", "charge id"] as const;

const clothes: fc.Arbitrary<Clothes> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t"),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
  mark: fc.constantFrom("", "\ufeff"),
});

function write(rows: readonly HistoryRow[], { delimiter, newline, order, mark }: Clothes, seed: number): string {
  const lines = rows.map(({ day, user, amount, contract, service, job, chargeId }) => [
    day,
    user,
    (amount / 1_000_000).toFixed(6),
    contract,
    service,
    job,
    chargeId,
  ]);
  const mixed = lines
    .map((line, index) => ({ line, key: Math.imul(index + 1, seed | 1) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ line }) => line);
  const text = [[...columns], ...mixed].map((line) => order.map((at) => line[at]).join(delimiter)).join(newline);
  return `${mark}${text}${newline}`;
}

const plain: Clothes = { delimiter: ",", newline: "\n", order: [0, 1, 2, 3, 4, 5, 6], mark: "" };

/** What an export says of a cell, by the rules of semantics 11, told without the product. */
type Statement = { readonly from: TrueExport; readonly amounts: readonly number[] };

function statementsOf(cell: TrueCell, exports: readonly TrueExport[]): readonly Statement[] {
  return exports.flatMap((from) => {
    const amounts = seenBy(from, cell);
    return amounts === undefined ? [] : [{ from, amounts: [...amounts].sort((a, b) => a - b) }];
  });
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

function greaterList(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((amount, index) => amount !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function speakerOf(statements: readonly Statement[]): Statement | undefined {
  return [...statements]
    .sort(
      (a, b) =>
        (a.from.lastDay < b.from.lastDay ? -1 : a.from.lastDay > b.from.lastDay ? 1 : 0) ||
        a.amounts.length - b.amounts.length ||
        sumOf(a.amounts) - sumOf(b.amounts) ||
        greaterList(a.amounts, b.amounts),
    )
    .at(-1);
}

/** The findings about exports that a history must give: identity and amount. */
function expectedFindings({ cells, exports, asOf }: History): readonly (readonly [string, number])[] {
  const found = new Map<string, number>();
  const add = (code: string, cell: TrueCell, amount: number) => {
    const identity = `${code}/${cell.contract}/cloud-credit/${cell.day.slice(0, 7)}`;
    found.set(identity, (found.get(identity) ?? 0) + amount);
  };
  for (const cell of cells.filter(({ day }) => day <= asOf)) {
    const statements = statementsOf(cell, exports);
    const speaker = speakerOf(statements);
    if (speaker === undefined) continue;
    const differing = statements.filter(({ amounts }) => String(amounts) !== String(speaker.amounts));
    const differences = differing.map(({ amounts }) => Math.abs(sumOf(amounts) - sumOf(speaker.amounts)));
    if (differing.length > 0) add("export-restated", cell, Math.max(...differences));
    const lacking = exports.filter(
      (one) =>
        one.firstDay <= cell.day &&
        cell.day <= one.lastDay &&
        one.lastDay > speaker.from.lastDay &&
        cell.states[one.state] === undefined,
    );
    if (lacking.length > 0 && speaker.amounts.some((amount) => amount !== 0)) {
      add("export-missing-rows", cell, sumOf(speaker.amounts));
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([identity, amount]) => [identity, amount / 1_000_000]);
}

/** The rows that count, as one export would have them. */
function trueRows({ cells, exports }: History): readonly HistoryRow[] {
  const rows = cells.flatMap((cell) =>
    (speakerOf(statementsOf(cell, exports))?.amounts ?? []).map((amount) => ({ ...cell, amount })),
  );
  const ends = new Map(exports.flatMap(endsOf).map((row) => [`${row.day} ${row.contract}`, row]));
  return [...rows, ...ends.values()];
}

const aboutExports = ["export-restated", "export-missing-rows", "export-gap"];

/** The figures and findings of a run, without what tells how many files they came in. */
function figures({ inputs: _inputs, rows, fingerprint: _fingerprint, findings, overdrafts, ...run }: RunFile): unknown {
  return {
    ...run,
    counted: [rows.counted, rows.zero],
    overdrafts: overdrafts.map(({ at: _at, ...overdraft }) => overdraft),
    findings: findings
      .filter(({ code }) => !aboutExports.includes(code))
      .map(({ evidence: _evidence, ...finding }) => finding),
  };
}

function runOf(history: History, exports: readonly (readonly [string, string])[]): RunFile {
  return reconcileFiles({ folder: "roster", roster, exports, asOf: history.asOf }).run;
}

describe("exports that overlap", () => {
  const cases = fc.tuple(historyArbitrary(), fc.array(clothes, { minLength: 8, maxLength: 8 }), fc.array(fc.nat(3)));

  test("count as the last true state of each cell, with a finding for every difference and none without", () => {
    fc.assert(
      fc.property(cases, ([history, dressed, again]) => {
        // some exports are downloaded twice, in other clothes
        const all = [...history.exports, ...again.slice(0, 4).flatMap((at) => history.exports[at] ?? [])];
        const files = all.map((one, index) => {
          const text = write(rowsOf(one, history.cells), dressed[index % 8] ?? plain, history.seed + index);
          return [`export ${index}.csv`, text] as const;
        });
        const run = runOf(history, files);
        const truth = runOf(history, [["true.csv", write(trueRows(history), plain, 1)]]);
        expect(figures(run)).toEqual(figures({ ...truth, diagnostics: run.diagnostics }));
        const found = run.findings.filter(({ code }) => code !== "export-gap" && aboutExports.includes(code));
        expect(found.map(({ finding, amount }) => [finding, amount])).toEqual(expectedFindings(history));
        expect(run.rows.read).toBe(run.rows.counted + run.rows.duplicate + run.rows.later);
        expect(run.diagnostics.filter(({ code }) => code !== "export-repeated")).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("give the same answer whatever the files are called and in which order they are given", () => {
    fc.assert(
      fc.property(cases, ([history]) => {
        const texts = history.exports.map((one) => write(rowsOf(one, history.cells), plain, history.seed));
        const given = texts.map((text, index) => [`${index}.csv`, text] as const);
        const turned = texts.map((text, index) => [`z${9 - index}.csv`, text] as const).reverse();
        expect(runOf(history, turned).fingerprint).toBe(runOf(history, given).fingerprint);
      }),
      { numRuns: runs(60) },
    );
  });
});
