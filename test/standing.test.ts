import { describe, expect, test } from "vitest";
import { readCsvGrid } from "../core/files/csv.ts";
import { rules } from "../core/findings/rules/index.ts";
import { cellStyle, type FindingRow } from "../core/roster/roster.ts";
import { standardPolicy } from "../core/roster/settings.ts";
import { rosterTables } from "../core/roster/tables.ts";
import type { RunFile } from "../core/run-file.ts";
import { readTable } from "../core/table/read.ts";
import { reconcileTables } from "./support/reconcile-tables.ts";
import { smallFirm } from "./support/small-firm.ts";

const roster = {
  "contracts.csv": smallFirm["roster/contracts.csv"],
  "people.csv": smallFirm["roster/people.csv"],
  "pools.csv": smallFirm["roster/pools.csv"],
};
const identity = "unknown-person/cem@firm.example/cloud-credit";
const header = "Finding,Amount,First seen,Decision,Decided amount,Accepted until,Decided by,Decided on,Message";

/** A run in which somebody unknown used so much; 0 for not at all. */
function run(
  used: number,
  rows: readonly string[],
  more: { asOf?: string; since?: RunFile; decisions?: readonly string[]; people?: string } = {},
): RunFile {
  const tables = {
    ...roster,
    ...(more.people === undefined ? {} : { "people.csv": more.people }),
    "findings.csv": `${[header, ...rows].join("\n")}\n`,
  };
  const usage = `date,user,credits\n2026-03-02,ana@firm.example,1\n2026-03-31,ben@firm.example,1\n${used > 0 ? `2026-03-05,cem@firm.example,${used}\n` : ""}`;
  const decisions = readDecisions(more.decisions ?? []);
  const { asOf = "2026-03-31", since } = more;
  return reconcileTables(tables, { "march.csv": usage }, asOf, { decisions, since }).run;
}

function readDecisions(rows: readonly string[]): readonly FindingRow[] {
  const grid = readCsvGrid(`${[header, ...rows].join("\n")}\n`, "review.csv");
  return readTable(rosterTables.findings, grid, cellStyle(standardPolicy), () => {});
}

function standingOf(answer: RunFile, of = identity): unknown {
  const found = answer.findings.find(({ finding }) => finding === of);
  return found === undefined ? undefined : [found.standing, found.amount, found.decidedAmount, found.firstSeen];
}

describe("the standing of a finding", () => {
  test.each([
    ["never seen is new", [], 10, ["new", 10, null, "2026-03-31"]],
    ["seen on an earlier day is open", [`${identity},4,2026-02-28`], 10, ["open", 10, null, "2026-02-28"]],
    [
      "seen by a run as of the same day is still new",
      [`${identity},10,2026-03-31`],
      10,
      ["new", 10, null, "2026-03-31"],
    ],
    ["seen by a run as of a later day is new", [`${identity},10,2026-04-30`], 10, ["new", 10, null, "2026-03-31"]],
    ["to fix is open", [`${identity},4,2026-02-28,to fix`], 10, ["open", 10, null, "2026-02-28"]],
    [
      "accepted at its amount is accepted",
      [`${identity},10,2026-02-28,accepted,10`],
      10,
      ["accepted", 10, 10, "2026-02-28"],
    ],
    [
      "accepted and smaller is accepted",
      [`${identity},10,2026-02-28,accepted,12`],
      10,
      ["accepted", 10, 12, "2026-02-28"],
    ],
    [
      "accepted and a millionth larger has grown",
      [`${identity},10,2026-02-28,accepted,9.999999`],
      10,
      ["grown", 10, 9.999999, "2026-02-28"],
    ],
    [
      "a blank decided amount is the amount of the row",
      [`${identity},7,2026-02-28,accepted`],
      10,
      ["grown", 10, 7, "2026-02-28"],
    ],
    [
      "accepted until today holds today",
      [`${identity},10,2026-02-28,accepted,10,2026-03-31`],
      10,
      ["accepted", 10, 10, "2026-02-28"],
    ],
    [
      "accepted until yesterday has expired",
      [`${identity},10,2026-02-28,accepted,10,2026-03-30`],
      10,
      ["expired", 10, 10, "2026-02-28"],
    ],
    [
      "grown comes before expired",
      [`${identity},10,2026-02-28,accepted,9,2026-03-30`],
      10,
      ["grown", 10, 9, "2026-02-28"],
    ],
    [
      "decided on the day it was found holds",
      [`${identity},10,2026-03-31,accepted,10`],
      10,
      ["accepted", 10, 10, "2026-03-31"],
    ],
    ["a decision without a first day holds", [`${identity},10,,accepted,10`], 10, ["accepted", 10, 10, "2026-03-31"]],
    ["not found any more is gone", [`${identity},7,2026-02-28`], 0, ["gone", 7, null, "2026-02-28"]],
    [
      "accepted and not found any more is gone",
      [`${identity},7,2026-02-28,accepted,8`],
      0,
      ["gone", 7, 8, "2026-02-28"],
    ],
    ["first seen on a later day is not gone before it", [`${identity},7,2026-04-30`], 0, undefined],
  ] as const)("%s", (_, rows, used, expected) => {
    expect(standingOf(run(used, rows))).toEqual(expected);
  });

  test("marked resolved and still found is open, and says so", () => {
    const [found] = run(10, [`${identity},10,2026-02-28,resolved,,,,2026-03-05`]).findings;
    expect(found).toMatchObject({ standing: "open", firstSeen: "2026-02-28" });
    expect(found?.message).toMatch(/It was marked resolved on 2026-03-05, and is still found\.$/);
  });

  test("accepted without any amount stays on the desk and says so; the run before may know the amount", () => {
    const row = `${identity},,2026-02-28,accepted`;
    const answer = run(10, [row]);
    expect(standingOf(answer)).toEqual(["open", 10, null, "2026-02-28"]);
    expect(answer.diagnostics).toMatchObject([
      {
        code: "decision-without-amount",
        severity: "warning",
        at: { table: "Findings", row: 2, column: "Decided amount" },
      },
    ]);
    expect(answer.complete).toBe(true);
    const before = run(8, [], { asOf: "2026-03-20" });
    expect(standingOf(run(8, [row], { since: before }))).toEqual(["accepted", 8, 8, "2026-02-28"]);
    expect(standingOf(run(10, [row], { since: before }))).toEqual(["grown", 10, 8, "2026-02-28"]);
  });

  test("what is gone is told as it was told last, and needs nobody", () => {
    const [gone] = run(0, [`${identity},7,2026-02-28,,,,,,Somebody used seven.`]).findings;
    expect(gone).toMatchObject({
      code: "unknown-person",
      severity: "error",
      message: "Somebody used seven.",
      evidence: [{ table: "Findings", row: 2, column: null }],
    });
  });

  test("the run before tells what was seen; what it called gone is not told again", () => {
    const february = run(4, [], { asOf: "2026-03-10" });
    expect(standingOf(run(10, [], { since: february }))).toEqual(["open", 10, null, "2026-03-10"]);
    const march = run(0, [], { since: february });
    expect(standingOf(march)).toEqual(["gone", 4, null, "2026-03-10"]);
    expect(standingOf(run(0, [], { asOf: "2026-04-30", since: march }))).toBeUndefined();
    // seen again, it is the old one
    expect(standingOf(run(5, [], { asOf: "2026-04-30", since: march }))).toEqual(["open", 5, null, "2026-03-10"]);
  });

  test("a finding under an address that is now an alias is that person's", () => {
    const people =
      "Email,Contract,Registered on,Left on,Also known as\nana@firm.example,C-1,2025-06-01,,\nben@firm.example,C-1,2025-06-01,,\ncem.new@firm.example,C-1,2025-06-01,2026-01-31,cem@firm.example\n";
    const row = "used-after-leaving/cem@firm.example/2026-03/cloud-credit,10,2026-02-28,accepted,10";
    const answer = run(10, [row], { people });
    expect(standingOf(answer, "used-after-leaving/cem.new@firm.example/2026-03/cloud-credit")).toEqual([
      "accepted",
      10,
      10,
      "2026-02-28",
    ]);
    // but who was unknown stays who was unknown, and is gone
    expect(standingOf(run(10, [`${identity},10,2026-02-28`], { people }))).toEqual(["gone", 10, null, "2026-02-28"]);
  });
});

describe("two sources of decisions", () => {
  const early = `${identity},10,2026-02-28,accepted,10,,Ana,2026-03-01`;
  const late = `${identity},10,2026-02-28,to fix,,,Ben,2026-03-09`;

  test.each([
    ["the roster", [late], [early]],
    ["the file", [early], [late]],
  ])("the later decision wins, be it in %s, and the other is said", (_, rows, decisions) => {
    const answer = run(10, rows, { decisions });
    expect(standingOf(answer)).toEqual(["open", 10, null, "2026-02-28"]);
    expect(answer.diagnostics).toMatchObject([
      {
        code: "decision-overruled",
        severity: "note",
        message: `Two decisions on ${identity} differ: accepted at 10, decided on 2026-03-01 by Ana, and to fix, decided on 2026-03-09 by Ben. The later one holds: to fix.`,
      },
    ]);
    expect(answer.complete).toBe(true);
  });

  test("of one day the file's holds, and equal ones are not said", () => {
    const fix = `${identity},10,2026-02-28,to fix,,,Ben,2026-03-01`;
    expect(standingOf(run(10, [early], { decisions: [fix] }))).toEqual(["open", 10, null, "2026-02-28"]);
    expect(run(10, [early], { decisions: [early] }).diagnostics).toEqual([]);
  });
});

test("every code that names somebody as reported keeps its identity, and says so in its key", () => {
  const named = rules.filter(({ namesAsReported }) => namesAsReported === true);
  expect(named.map(({ code }) => code).sort()).toEqual(["masked-twice", "unknown-person"]);
  expect(named.every(({ identity: key }) => key.includes("as reported"))).toBe(true);
});
