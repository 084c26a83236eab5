import { describe, expect, test } from "vitest";
import { allocationsCsv } from "../../../core/report/allocations-csv.ts";
import { statementCsv } from "../../../core/report/statement/csv.ts";
import { csvRows } from "../../support/from-allocations.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { stated } from "./stated.ts";

describe("which key of the order decided", () => {
  const words = (pools: readonly string[]) => {
    const answer = reconcileTables(
      {
        "contracts.csv": "Contract,Unit\nC1,flex-token\n",
        "people.csv": "Email,Contract,Registered on\nana@example.com,C1,\n",
        "pools.csv": `Pool ID,Contract,Credits,Applied on,Expires on,Priority\n${pools.join("\n")}\n`,
      },
      { "usage.csv": "date,user,credits,unit\n2026-02-01,ana@example.com,1,flex-token\n" },
    );
    return stated(answer, "person", "ana@example.com").parts[0]?.lines[0]?.words;
  };

  test.each([
    [["A,C1,9,2026-01-01,2026-07-09,", "B,C1,9,2026-01-01,2026-08-01,"], "A paid: it ends first, 2026-07-09"],
    [["A,C1,9,2026-01-01,2026-07-09,2", "B,C1,9,2026-01-01,2026-08-01,1"], "B paid: its priority (1) comes first"],
    [
      ["A,C1,9,2026-01-01,2026-07-09,", "B,C1,8,2026-01-01,2026-07-09,"],
      "B paid: the smallest of those that end with it, 8",
    ],
    [["A,C1,9,2026-01-02,2026-07-09,", "B,C1,9,2026-01-01,2026-07-09,"], "B paid: it began first, 2026-01-01"],
    [
      ["B,C1,9,2026-01-01,2026-07-09,", "A,C1,9,2026-01-01,2026-07-09,"],
      "A paid: equal in all else, its id comes first",
    ],
    [["A,C1,9,2026-01-01,2026-07-09,"], "A paid: the only one with something left"],
  ])("%j", (pools, expected) => {
    expect(words(pools)).toBe(expected);
  });
});

test("a refund says which draw it undid, and what lapses of it at once", () => {
  const answer = reconcileTables(
    {
      "people.csv": "Email,Contract,Registered on\nana@example.com,C1,\n",
      "pools.csv":
        "Pool ID,Contract,Credits,Applied on,Expires on\nP1,C1,30,2026-01-01,2026-01-31\nP2,C1,20,2026-01-20,2026-12-31\n",
    },
    {
      "usage.csv":
        "date,user,credits,service\n2026-01-10,ana@example.com,60,Rendering\n2026-02-05,ana@example.com,-35,Rendering\n2026-02-06,ana@example.com,-30,Rendering\n",
    },
    "2026-02-28",
  );
  const lines = stated(answer, "person", "ana@example.com").parts[0]?.lines.map(
    ({ day, kind, amount, words }) => `${day} ${kind} ${amount / 1e6}: ${words}`,
  );
  expect(lines?.slice(2)).toEqual([
    "2026-01-20 settled 20: P2 paid for the use of 2026-01-10: the only one with something left",
    "2026-02-05 refunded unpaid 10: of the use of 2026-01-10, which nobody had paid yet",
    "2026-02-05 refunded 20: back into P2, which had paid on 2026-01-20 for the use of 2026-01-10",
    "2026-02-05 refunded 5: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
    "2026-02-06 refunded 25: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
  ]);
  expect(stated(answer, "person", "ana@example.com").parts[0]?.notes).toEqual([
    "A refund of 5 for Rendering on 2026-02-06 found no use to undo: not counted.",
  ]);
  const pool = stated(answer, "pool", "P1").parts[0]?.lines.map(({ kind, words }) => `${kind}: ${words}`);
  expect(pool?.slice(2, 4)).toEqual([
    "refunded: back into P1, which had paid for the use of 2026-01-10, and is over: it lapsed at once",
    "lapsed: P1: came back after its last day, 2026-01-31",
  ]);
});

describe("where the export says who paid", () => {
  const roster = {
    "contracts.csv": "Contract,Starts on,Ends on\nC1,2025-01-01,2026-12-31\n",
    "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C1,2025-01-02,100\n",
    "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,50,2025-01-10\nP2,C1,50,2025-02-10\n",
  };
  const use = (paidFrom: string) =>
    reconcileTables(
      roster,
      { "usage.csv": `date,user,credits,paid from\n2025-03-01,ana@example.com,60,${paidFrom}\n` },
      "2025-03-01",
    );
  /** Who paid and why, in the statement and in its columns `decided by`, of the statement and the allocations. */
  const told = (paidFrom: string) => {
    const answer = use(paidFrom);
    const statement = stated(answer, "person", "ana@example.com");
    const lines = statement.parts.flatMap(({ lines: all }) => all.filter(({ kind }) => kind === "used"));
    const cells = (csv: string) => csvRows(csv).flatMap((row) => (row["decided by"] === "" ? [] : [row["decided by"]]));
    return [
      lines.map(({ words }) => words),
      cells(statementCsv(answer.facts, statement)),
      cells([...allocationsCsv(answer.facts)].join("")),
    ];
  };

  test("shared credits pay because it says so, and the usual key chooses among them", () => {
    const says = "the export says that shared credits pay, so own ones may not";
    expect(told("shared")).toEqual([
      [
        `P1 paid: ${says}; among them it ends first, 2026-01-09`,
        `P2 paid: ${says}; the only one of them with something left`,
      ],
      ["export says shared; last day", "export says shared; only pool"],
      ["export says shared; last day", "export says shared; only pool"],
    ]);
  });

  test("individual credits pay because it says so; without a word of it they come first", () => {
    expect(told("individual")).toEqual([
      ["own credits paid: the export says that individual credits pay, so shared ones may not"],
      ["export says individual"],
      ["export says individual"],
    ]);
    expect(told("")).toEqual([
      ["own credits paid: own credits come first"],
      ["own before shared"],
      ["own before shared"],
    ]);
  });
});
