import { expect, test } from "vitest";
import { unusualAgainst, unusualMonths } from "../../../core/findings/history.ts";
import { amounts, findingsOf, usageOf } from "../../support/findings-of.ts";

const asOf = "2025-06-30";

test("six other months are a history, five are none", () => {
  expect(unusualAgainst(100, [10, 10, 10, 10, 10], 1)).toBeUndefined();
  expect(unusualAgainst(100, [10, 10, 10, 10, 10, 10], 1)).toBe(10);
});

test("far is a score above 3.5 from the median, by the spread of the other months or a quarter of the median", () => {
  // median 100, the spread of 10 counts as 25: 3.5 is reached at 100 + 3.5 × 25 / 0.6745 = 229.7
  const even = [100, 100, 90, 110, 80, 120];
  expect(unusualAgainst(229, even, 1)).toBeUndefined();
  expect(unusualAgainst(230, even, 1)).toBe(100);
  // median 100, deviations 50 each: 3.5 is reached at 100 + 3.5 × 50 / 0.6745 = 359.45
  const wide = [50, 50, 50, 150, 150, 150];
  expect(unusualAgainst(359, wide, 1)).toBeUndefined();
  expect(unusualAgainst(360, wide, 1)).toBe(100);
  expect(unusualAgainst(1, [100, 100, 100, 100, 100, 100], 1)).toBeUndefined();
});

test("what is little more is not worth a question, however far it is", () => {
  expect(unusualAgainst(59, [10, 10, 10, 10, 10, 10], 50)).toBeUndefined();
  expect(unusualAgainst(60, [10, 10, 10, 10, 10, 10], 50)).toBe(10);
});

test("all months of a habit are looked at, each against the others", () => {
  const months = [1, 2, 3, 4, 6, 7, 8, 9];
  expect([...unusualMonths({ months, used: [10, 90, 10, 10, 10, 80, 10, 10] }, 50)]).toEqual([
    [2, 10],
    [7, 10],
  ]);
});

test("stars and nobody have no habits, and months without use are no history", () => {
  const months = ["2024-06", "2024-08", "2024-10", "2024-12", "2025-02", "2025-04"];
  const usual = (person: string) => months.map((month) => `${month}-05,${person},10,C-1,Rendering,`);
  const found = (person: string, lines: readonly string[]) =>
    amounts(findingsOf("unusual-use", {}, usageOf(...lines, `2025-06-05,${person},60,C-1,Rendering,`), asOf));
  expect(found("*****", usual("*****"))).toEqual([]);
  expect(found("(not reported)", usual("(not reported)"))).toEqual([]);
  expect(found("hash:a", usual("hash:a"))).toEqual([["unusual-use/hash:a/Rendering/2025-06/cloud-credit", 60]]);
  expect(found("hash:a", usual("hash:a").slice(1))).toEqual([]);
});

test("usage that names no service is a habit of its own", () => {
  const lines = ["06", "07", "08", "09", "10", "11"].map((month) => `2024-${month}-05,ana@example.com,1,C-1,,`);
  const found = findingsOf("unusual-use", {}, usageOf(...lines, "2025-01-05,ana@example.com,11.5,C-1,,"), asOf);
  expect(amounts(found)).toEqual([["unusual-use/ana@example.com/(none)/2025-01/cloud-credit", 11.5]]);
  expect(found[0]?.message).toContain("11.5 credits in 2025-01; the person's usual month");
});

test("the first and the last day of a contract are its own; without a named contract nothing is asked", () => {
  const contracts = { "contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-02-01,2025-03-31\n" };
  const found = (...lines: readonly string[]) => findingsOf("outside-contract", contracts, usageOf(...lines), asOf);
  const on = (day: string, amount = "2") => `${day},ana@example.com,${amount},C-1,Rendering,`;
  expect(found(on("2025-02-01"), on("2025-03-31"), on("2025-04-01", "0"), on("2025-04-01", "-1"))).toEqual([]);
  expect(found("2025-04-01,ana@example.com,2,,Rendering,")).toEqual([]);
  const outside = found(on("2025-01-31"), on("2025-04-01"), on("2025-04-02"));
  expect(amounts(outside)).toEqual([
    ["outside-contract/C-1/2025-01/cloud-credit", 2],
    ["outside-contract/C-1/2025-04/cloud-credit", 4],
  ]);
  expect(outside.map(({ message }) => message)).toEqual([
    "2 credits are charged on 2025-01-31 to contract C-1, which begins on 2025-02-01.",
    "4 credits are charged from 2025-04-01 to 2025-04-02 to contract C-1, which ended on 2025-03-31.",
  ]);
});

test("a contract is unknown only if no name of any fits; a name of two is a diagnostic, a near one a suggestion", () => {
  const contracts = {
    "contracts.csv": "Contract,Name,Also known as\nC-100,North,Team A;Team B\nC-200,South,Team B\n",
    "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C-100,500,2025-01-10\n",
  };
  const of = (name: string) => usageOf(`2025-02-10,ana@example.com,4,${name},Rendering,`);
  const found = (name: string) => findingsOf("unknown-contract", contracts, of(name), asOf);
  for (const known of ["C-100", "c 100", "north", "team-a", "", "N/A", "Team B"]) expect(found(known)).toEqual([]);
  expect(amounts(found("C-101"))).toEqual([["unknown-contract/C-101/cloud-credit", 4]]);
  expect(found("C-101")[0]?.next).toContain("Also known as of C-100");
  expect(found("Elsewhere")[0]?.next).toBe(
    "Add “Elsewhere” to Also known as of the contract that is meant, or add the contract.",
  );
});

test("shared credits were charged too early only if own ones could have paid all of it, at that moment", () => {
  const found = (...lines: readonly string[]) => amounts(findingsOf("shared-before-own", {}, usageOf(...lines), asOf));
  const identity = "shared-before-own/ana@example.com/2025-02/cloud-credit";
  const shared = (amount: string) => `2025-02-10,ana@example.com,${amount},C-1,B,shared`;
  expect(found(shared("100"))).toEqual([[identity, 100]]);
  expect(found(shared("100.000001"))).toEqual([]);
  // the service A comes first on the day: 1 of the 100 is gone by then
  expect(found("2025-02-10,ana@example.com,1,C-1,A,", shared("100"))).toEqual([]);
  expect(found("2025-02-10,ana@example.com,1,C-1,A,", shared("99"))).toEqual([[identity, 99]]);
  expect(found("2025-02-11,ana@example.com,1,C-1,A,", shared("100"))).toEqual([[identity, 100]]);
  expect(found("2024-08-10,ana@example.com,5,C-1,B,shared")).toEqual([]);
  expect(found("2025-02-10,bo@example.org,5,C-1,B,shared")).toEqual([]);
  expect(found("2025-02-10,ana@example.com,5,C-1,B,")).toEqual([]);
});

test("hidden people of no known contract are one finding too, and each unit is its own", () => {
  const contracts = {
    "contracts.csv": "Contract,Unit\nC-1,\nC-2,\nF-1,flex-token\n",
  };
  const usage = usageOf(
    "2025-02-10,hash:one,4,,Rendering,",
    "2025-02-10,hash:two,5,F-1,Rendering,",
    "2025-02-11,***,6,F-1,Rendering,",
    "2025-02-11,(not reported),7,F-1,Rendering,",
  );
  const found = findingsOf("person-masked", contracts, usage, asOf);
  expect(amounts(found)).toEqual([
    ["person-masked/(none)/cloud-credit", 4],
    ["person-masked/F-1/flex-token", 11],
  ]);
  expect(findingsOf("unknown-person", contracts, usage, asOf)).toEqual([]);
  const stars = findingsOf("person-masked", contracts, usageOf("2025-02-11,***,6,F-1,Rendering,"), asOf);
  expect(stars[0]?.next).toBe("Have an administrator switch personal data on, and export again.");
});

test("an overdraft of people whom an export does not name, or hides, is told in words and not in signs", () => {
  const lines = ["2025-02-10,(not reported),4,C-1,Rendering,", "2025-02-11,***,6,C-1,Rendering,"];
  const [found] = findingsOf("overdraft", { "pools.csv": "Pool ID,Contract,Credits\n" }, usageOf(...lines), asOf);
  expect(found?.message).toMatch(
    /^10 credits that people whom the export does not name and people whose names the export hides used in 2025-02 could be paid/,
  );
});
