import { expect, test } from "vitest";
import { columnLetters, type MarkName, type SketchCell, type TableSheet } from "../../../core/files/workbook-sketch.ts";
import { reviewWorkbook } from "../../../core/review/workbook.ts";
import type { RunFile } from "../../../core/run-file.ts";
import { sampleFinding, samplePerson, samplePool } from "../../support/run-file-parts.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

/** The few words of formulas that marks use, as a spreadsheet works them out for one row. */
function holds(formula: string, row: readonly SketchCell[]): boolean {
  const cells = new Map(row.map((cell, at) => [columnLetters(at), cell ?? ""]));
  const script = formula
    .replace(/\$([A-Z]+)2/g, (_, letters: string) => JSON.stringify(cells.get(letters) ?? ""))
    .replaceAll("<>", "!==")
    .replace(/(?<![<>!=])=(?!=)/g, "===");
  const words = { AND: (...all: boolean[]) => all.every(Boolean), OR: (...all: boolean[]) => all.some(Boolean) };
  const number = (value: unknown) => (typeof value === "number" ? value : 0);
  return new Function("AND", "OR", "N", `return ${script}`)(words.AND, words.OR, number) as boolean;
}

/** The mark that a cell of a sheet shows, the first that holds. */
function markOf(sheet: TableSheet, row: number, header: string): MarkName | undefined {
  const cells = sheet.rows[row] ?? [];
  return (sheet.marks ?? []).find(
    ({ formula, headers }) => (headers === undefined || headers.includes(header)) && holds(formula, cells),
  )?.as;
}

function sheetOf(changes: Partial<RunFile>, name: string): TableSheet {
  const sheet = reviewWorkbook(sampleRun(changes), new Map()).sheets.find((one) => one.name === name);
  if (sheet?.kind !== "table") throw new Error(`no sheet ${name}`);
  return sheet;
}

function findingMarks(changes: Parameters<typeof sampleFinding>[0], ...headers: readonly string[]) {
  const sheet = sheetOf({ findings: [sampleFinding(changes)] }, "Findings");
  return headers.map((header) => markOf(sheet, 0, header));
}

test.each([
  ["error", "new", ["alarm", "new", undefined]],
  ["warning", "grown", ["expiring", "alarm", "alarm"]],
  ["warning", "expired", ["expiring", "expiring", undefined]],
  ["note", "open", [undefined, undefined, undefined]],
  ["error", "accepted", ["settled", "settled", "settled"]],
  ["warning", "gone", ["settled", "settled", "settled"]],
] as const)("a finding of severity %s that is %s is marked so", (severity, standing, marks) => {
  const changes = { severity, standing, code: "unknown-person", amount: 3, dueOn: null };
  expect(findingMarks(changes, "Severity", "Standing", "Amount")).toEqual(marks);
  expect(findingMarks(changes, "Decision")).toEqual(["asked"]);
});

test("the amount of an overdraft stands out, unless it is accepted", () => {
  expect(findingMarks({ code: "overdraft", standing: "open" }, "Amount")).toEqual(["alarm"]);
  expect(findingMarks({ code: "overdraft", standing: "accepted" }, "Amount")).toEqual(["settled"]);
  expect(findingMarks({ code: "pool-low", standing: "open" }, "Amount")).toEqual([undefined]);
});

test("a day that is over stands out, today's does not", () => {
  const due = (dueOn: string | null) => findingMarks({ standing: "open", dueOn }, "Due on");
  expect(due("2026-03-30")).toEqual(["alarm"]);
  expect(due("2026-03-31")).toEqual([undefined]);
  expect(due(null)).toEqual([undefined]);
});

test.each([
  ["active", 5, "2026-06-29", "expiring", "expiring"],
  ["active", 5, "2026-06-30", "active", undefined],
  ["active", 0, "2026-06-29", "active", undefined],
  ["active", 5, null, "active", undefined],
  ["upcoming", 5, "2026-06-29", "upcoming", undefined],
] as const)("a pool that is %s with %d until %s is shown as %s", (state, remaining, lastDay, word, mark) => {
  const sheet = sheetOf({ pools: [samplePool({ state, remaining, lastDay, lapsed: 0 })] }, "Pools");
  const at = sheet.columns.findIndex(({ header }) => header === "State");
  expect(sheet.rows[0]?.[at]).toBe(word);
  expect(["Pool", "State", "Last day"].map((header) => markOf(sheet, 0, header))).toEqual([mark, mark, mark]);
});

test("a pool that has lapsed is marked if something was lost", () => {
  const lost = sheetOf(
    { pools: [samplePool({ state: "lapsed", lapsed: 0.5 }), samplePool({ state: "lapsed", lapsed: 0 })] },
    "Pools",
  );
  expect([0, 1].map((row) => markOf(lost, row, "Lapsed"))).toEqual(["lapsed", undefined]);
});

test("overdrafts and strangers are marked among the people", () => {
  const people = [
    samplePerson({ overdrawn: 2, open: 0, onRoster: true }),
    samplePerson({ overdrawn: 2, open: 1, onRoster: false }),
    samplePerson({ overdrawn: 0, open: 0, onRoster: true }),
  ];
  const sheet = sheetOf({ people }, "People");
  const marks = (header: string) => people.map((_, row) => markOf(sheet, row, header));
  expect(marks("Overdrawn")).toEqual(["alarm", "alarm", undefined]);
  expect(marks("Still open")).toEqual([undefined, "alarm", undefined]);
  expect(marks("Email")).toEqual([undefined, "expiring", undefined]);
});

test("a contract that runs out within the warning is marked, one that lasts longer is not", () => {
  const [contract] = sampleRun().contracts as [RunFile["contracts"][number]];
  const contracts = ["2026-06-29", "2026-06-30", null].map((runsOutOn) => ({ ...contract, runsOutOn }));
  const sheet = sheetOf({ contracts }, "Contracts");
  expect(contracts.map((_, row) => markOf(sheet, row, "Order by"))).toEqual(["expiring", undefined, undefined]);
});

test("what lapsed in a month, and what has no price, is marked", () => {
  const [month] = sampleRun().months as [RunFile["months"][number]];
  const months = sheetOf(
    {
      months: [
        { ...month, lapsed: 1 },
        { ...month, lapsed: 0 },
      ],
    },
    "Months",
  );
  expect([0, 1].map((row) => markOf(months, row, "Lapsed"))).toEqual(["lapsed", undefined]);
  const [part] = sampleRun().chargeback as [RunFile["chargeback"][number]];
  const chargeback = sheetOf(
    {
      chargeback: [
        { ...part, unpriced: 1 },
        { ...part, unpriced: 0 },
      ],
    },
    "Charge-back",
  );
  expect([0, 1].map((row) => markOf(chargeback, row, "Unpriced"))).toEqual(["expiring", undefined]);
});
