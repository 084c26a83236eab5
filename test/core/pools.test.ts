import { expect, test } from "vitest";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import { rosterPools } from "../../core/roster/pools.ts";
import { readRoster } from "../../core/roster/roster.ts";

/** The pools of a roster that is written as CSV texts. */
function poolsOf(tables: { contracts?: string; people?: string; pools?: string; settings?: string }) {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const grids = Object.fromEntries(
    Object.entries({ people: "Email", pools: "Pool ID,Contract,Credits", ...tables }).map(([name, text]) => [
      name,
      readCsvGrid(`${text}\n`, `${name}.csv`),
    ]),
  );
  const { pools, assumptions } = rosterPools(readRoster(grids, "roster", report), report);
  return { pools, assumptions, codes: diagnostics.map(({ code, at }) => [code, at.table, at.row, at.column]) };
}

/** First day, last day and bound of the only pool. */
function daysOf(tables: Parameters<typeof poolsOf>[0]) {
  const { pools, codes } = poolsOf(tables);
  expect([pools.length, codes]).toEqual([1, []]);
  return [pools[0]?.firstDay, pools[0]?.lastDay, pools[0]?.boundBy];
}

const open = "Contract\nC1";
const bought = (purchased: string, applied: string, rest = "") =>
  `Pool ID,Contract,Credits,Purchased on,Applied on,Source,Expires on\nP1,C1,100,${purchased},${applied},${rest}`;

test("a purchase lasts until the day before the same day a year later, the day clamped", () => {
  expect(daysOf({ contracts: open, pools: bought("2025-03-15", "2025-03-20") })).toEqual([
    "2025-03-20",
    "2026-03-14",
    "validity",
  ]);
  expect(daysOf({ contracts: open, pools: bought("2024-02-29", "2024-03-01") })).toEqual([
    "2024-03-01",
    "2025-02-27",
    "validity",
  ]);
  const oneMonth = "Setting,Value\nShared validity (months),1";
  expect(daysOf({ contracts: open, settings: oneMonth, pools: bought("2025-01-31", "2025-01-31") })).toEqual([
    "2025-01-31",
    "2025-02-27",
    "validity",
  ]);
});

test("without a purchase day the validity runs from the day it was applied", () => {
  expect(daysOf({ contracts: open, pools: bought("", "2025-03-15") })).toEqual([
    "2025-03-15",
    "2026-03-14",
    "validity",
  ]);
});

test("the contract ends a pool before its validity does, and after it does not", () => {
  const pools = bought("2025-03-15", "2025-03-15");
  expect(daysOf({ contracts: "Contract,Ends on\nC1,2026-03-13", pools })).toEqual([
    "2025-03-15",
    "2026-03-13",
    "contract",
  ]);
  expect(daysOf({ contracts: "Contract,Ends on\nC1,2026-03-15", pools })).toEqual([
    "2025-03-15",
    "2026-03-14",
    "validity",
  ]);
});

test("of bounds on one day validity is named before the contract, and the contract before the setting", () => {
  const pools = bought("2025-03-15", "2025-03-15");
  const settings = "Setting,Value\nShared credits end on,2026-03-14";
  expect(daysOf({ contracts: "Contract,Ends on\nC1,2026-03-14", pools, settings })[2]).toBe("validity");
  const service = bought("2025-03-15", "2025-03-15", "cloud service");
  expect(daysOf({ contracts: "Contract,Ends on\nC1,2026-03-14", pools: service, settings })).toEqual([
    "2025-03-15",
    "2026-03-14",
    "contract",
  ]);
  expect(daysOf({ contracts: open, pools: service, settings })).toEqual(["2025-03-15", "2026-03-14", "setting"]);
});

test("credits that came with a cloud service have no validity of twelve months", () => {
  expect(daysOf({ contracts: open, pools: bought("2025-03-15", "2025-03-15", "cloud service") })).toEqual([
    "2025-03-15",
    undefined,
    undefined,
  ]);
});

test("a typed last day outranks every sum, later or earlier", () => {
  const contracts = "Contract,Ends on\nC1,2025-12-31";
  expect(daysOf({ contracts, pools: bought("2025-03-15", "2025-03-15", ",2027-01-01") })).toEqual([
    "2025-03-15",
    "2027-01-01",
    "typed",
  ]);
  expect(daysOf({ contracts, pools: bought("2025-03-15", "2025-03-15", ",2025-04-01") })).toEqual([
    "2025-03-15",
    "2025-04-01",
    "typed",
  ]);
});

test("a purchase that is not applied yet is under way, without a first day", () => {
  const { pools } = poolsOf({ contracts: open, pools: bought("2025-03-15", "") });
  expect(pools.map(({ applied, firstDay, lastDay }) => [applied, firstDay, lastDay])).toEqual([
    [false, undefined, "2026-03-14"],
  ]);
});

test("a pool may last one day, but may not end before it begins", () => {
  expect(daysOf({ contracts: open, pools: bought("2025-03-15", "2025-03-15", ",2025-03-15") })).toEqual([
    "2025-03-15",
    "2025-03-15",
    "typed",
  ]);
  const reversed = poolsOf({ contracts: open, pools: bought("2025-03-15", "2025-03-15", ",2025-03-14") });
  expect([reversed.pools, reversed.codes]).toEqual([[], [["dates-reversed", "Pools", 2, "Expires on"]]]);
});

const person = (row: string, contracts = open, settings = "Setting,Value") => ({
  contracts,
  settings,
  people: `Email,Contract,Registered on,Left on,Individual credits,Registration\n${row}`,
});

test("individual credits begin with the registration and end with the earliest of person, contract and setting", () => {
  const contracts = "Contract,Starts on,Ends on\nC1,2025-01-01,2026-12-31";
  const endOn = (day: string) => `Setting,Value\nIndividual credits end on,${day}`;
  expect(daysOf(person("ana@example.com,C1,2025-09-01,,,", contracts))).toEqual([
    "2025-09-01",
    "2026-12-31",
    "contract",
  ]);
  expect(daysOf(person("ana@example.com,C1,2025-09-01,2026-12-30,,", contracts))).toEqual([
    "2025-09-01",
    "2026-12-30",
    "left",
  ]);
  expect(daysOf(person("ana@example.com,C1,2025-09-01,,,", contracts, endOn("2026-01-31")))).toEqual([
    "2025-09-01",
    "2026-01-31",
    "setting",
  ]);
  expect(daysOf(person("ana@example.com,C1,2025-09-01,,,", open))).toEqual(["2025-09-01", undefined, undefined]);
});

test("of bounds on one day leaving is named before the contract, and the contract before the setting", () => {
  const contracts = "Contract,Ends on\nC1,2026-12-31";
  const settings = "Setting,Value\nIndividual credits end on,2026-12-31";
  expect(daysOf(person("ana@example.com,C1,2025-09-01,2026-12-31,,", contracts, settings))[2]).toBe("left");
  expect(daysOf(person("ana@example.com,C1,2025-09-01,,,", contracts, settings))[2]).toBe("contract");
});

test("a person's own figure outranks the contract's, and the contract's the setting", () => {
  const granted = (row: string, contracts: string, settings = "Setting,Value\nIndividual credits,70") =>
    poolsOf(person(row, contracts, settings)).pools.map(({ granted: amount }) => amount / 1_000_000);
  expect(granted("ana@example.com,C1,2025-09-01,,30,", "Contract,Individual credits\nC1,50")).toEqual([30]);
  expect(granted("ana@example.com,C1,2025-09-01,,,", "Contract,Individual credits\nC1,50")).toEqual([50]);
  expect(granted("ana@example.com,C1,2025-09-01,,,", open)).toEqual([70]);
  expect(granted("ana@example.com,C1,2025-09-01,,,", open, "Setting,Value")).toEqual([100]);
  expect(granted("ana@example.com,C1,2025-09-01,,0,", open)).toEqual([]);
});

test("Flex and enterprise contracts bring no individual credits, whatever the person's own figure", () => {
  for (const kind of ["flex", "enterprise"]) {
    expect(poolsOf(person("ana@example.com,C1,2025-09-01,,30,", `Contract,Kind\nC1,${kind}`)).pools).toEqual([]);
  }
});

test("who is registered without a day holds credits from the contract's first day, and it is named as an assumption", () => {
  const { pools, assumptions } = poolsOf(
    person("ana@example.com,C1,,,,registered", "Contract,Starts on\nC1,2025-01-01"),
  );
  expect(pools.map(({ pool, firstDay }) => [pool, firstDay])).toEqual([["individual:ana@example.com", "2025-01-01"]]);
  expect(assumptions).toEqual([{ contract: "C1", people: 1 }]);
});

test("who is only invited, or came back after leaving, holds nothing", () => {
  expect(poolsOf(person("ana@example.com,C1,,,,invited")).pools).toEqual([]);
  expect(poolsOf(person("ana@example.com,C1,2025-09-01,2025-08-31,,registered")).pools).toEqual([]);
  expect(poolsOf(person("ana@example.com,C1,2025-09-01,2025-09-01,,registered")).pools).toHaveLength(1);
});

test("a pool that would be individual is refused, and so is renewing a purchase", () => {
  const { pools, codes } = poolsOf({
    contracts: open,
    pools: `Pool ID,Contract,Credits,Source,Applied on,Renews
Individual:ana@example.com,C1,100,,2025-01-01,
P1,C1,100,purchase,2025-01-01,
P2,C1,100,purchase,2026-01-01,P1
S1,C1,100,cloud service,2025-01-01,
S2,C1,100,cloud service,2026-01-01,S1`,
  });
  expect(pools.map(({ pool }) => pool)).toEqual(["P1", "P2", "S1", "S2"]);
  expect(codes).toEqual([
    ["terms-refused", "Pools", 2, "Pool ID"],
    ["terms-refused", "Pools", 4, "Renews"],
  ]);
});

test("pools come by id, in whatever order the rows stand", () => {
  const header = "Pool ID,Contract,Credits,Applied on";
  const rows = ["b,C1,1,2025-01-01", "B,C1,1,2025-01-01", "a,C1,1,2025-01-01"];
  const ids = (order: readonly string[]) =>
    poolsOf({ contracts: open, pools: [header, ...order].join("\n") }).pools.map(({ pool }) => pool);
  expect(ids(rows)).toEqual(["B", "a", "b"]);
  expect(ids([...rows].reverse())).toEqual(["B", "a", "b"]);
});
