import { describe, expect, test } from "vitest";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { stated } from "./stated.ts";

describe("why nobody paid", () => {
  const contracts = "Contract,Unit,Starts on,Ends on\nC1,cloud-credit,2025-01-01,2026-12-31\nC2,flex-token,,\n";
  const people = "Email,Contract,Registered on\nana@example.com,C1,2026-01-01\nben@example.com,C2,\n";
  const pools = [
    "P1,C1,10,2026-01-05,2026-01-31,",
    "P2,C1,10,2026-02-15,2026-12-31,",
    "P3,C1,10,,,",
    "F1,C2,10,2026-01-05,2026-12-31,",
  ];
  const said = (row: string, settings = "", chosen = pools) => {
    const answer = reconcileTables(
      {
        "contracts.csv": contracts,
        "people.csv": people,
        "pools.csv": `Pool ID,Contract,Credits,Applied on,Expires on,Holder\n${chosen.join("\n")}\n`,
        "settings.csv": `Setting,Value\nIndividual credits,5\n${settings}\n`,
      },
      { "usage.csv": `date,user,credits,contract,paid from\n${row}\n` },
      "2026-02-20",
    );
    const [part] = stated(answer, "person", row.split(",")[1] ?? "").parts;
    return part?.lines.find(({ kind }) => kind === "not paid")?.words;
  };

  test.each([
    ["2026-01-10,ana@example.com,20,,", "own credits were used up; P1 was used up; P2 begins only on 2026-02-15"],
    [
      "2026-02-10,ana@example.com,20,,",
      "own credits were used up; P1 ended on 2026-01-31; P2 begins only on 2026-02-15",
    ],
    ["2026-02-16,ana@example.com,20,,", "own credits were used up; P2 was used up; P3 is not applied yet"],
    [
      "2026-01-10,ana@example.com,20,,individual",
      "own credits were used up; the export says that individual credits pay, so shared ones may not",
    ],
    [
      "2026-01-10,ana@example.com,20,,shared",
      "the export says that shared credits pay, so own ones may not; P1 was used up; P2 begins only on 2026-02-15",
    ],
    [
      "2026-01-10,ana@example.com,20,X9,",
      "own credits were used up; the export names X9, which is no contract of the roster, so no shared pool may pay",
    ],
    ["2026-01-10,ben@example.com,20,,", "no own credits; C2 has no shared credits"],
    ["2026-01-10,eve@elsewhere.example,20,,", "no own credits; P1 was used up; P2 begins only on 2026-02-15"],
  ])("%s", (row, why) => {
    expect(said(row)).toBe(`nobody could pay: ${why}`);
  });

  test("of a job that is not split, own credits that do not hold all of it", () => {
    expect(said("2026-01-10,ana@example.com,11,,", "Job splitting,whole", pools)).toBe(
      "nobody could pay: own credits did not hold all of it, and a job is not split; P1 was used up; P2 begins only on 2026-02-15",
    );
    expect(said("2026-01-10,ana@example.com,10,,", "Job splitting,whole", pools)).toBeUndefined();
  });
});
