import { expect, test } from "vitest";
import { type PlainDate, toDayNumber } from "../../../core/calendar.ts";
import { credits, micro } from "../../../core/credits.ts";
import { tariffs } from "../../../core/findings/rates.ts";
import type { RateRow } from "../../../core/roster/roster.ts";
import { amounts, findingsOf, usageOf } from "../../support/findings-of.ts";

type Values = RateRow["values"];

function rate(rule: Values["rule"], amount: number, more: Partial<Values> = {}): RateRow {
  const values = { rateId: `R-${rule}-${amount}`, service: "Rendering", credits: credits(amount), rule, ...more };
  return { at: {}, row: 2, values: values as Values };
}

/** Which of some charges fit on a day. */
function fitting(rates: readonly RateRow[], charges: readonly number[], day = "2025-03-15"): readonly number[] {
  const tariff = tariffs(rates)("rendering")?.(toDayNumber(day as PlainDate));
  return charges.filter((charge) => tariff?.fits(micro(charge * 1_000_000)) === true);
}

const around = [0.5, 2, 2.999999, 3, 3.000001, 4, 6, 9, 10];

test("each rule holds on its own side of the edge", () => {
  expect(fitting([rate("exact", 3)], around)).toEqual([3]);
  expect(fitting([rate(undefined, 3)], around)).toEqual([3]);
  expect(fitting([rate("at least", 3)], around)).toEqual([3, 3.000001, 4, 6, 9, 10]);
  expect(fitting([rate("at most", 3)], around)).toEqual([0.5, 2, 2.999999, 3]);
  expect(fitting([rate("multiple of", 3)], around)).toEqual([3, 6, 9]);
});

test("what is free may not be charged, by whichever rule it is written", () => {
  expect(fitting([rate("exact", 0)], around)).toEqual([]);
  expect(fitting([rate("multiple of", 0)], around)).toEqual([]);
  expect(fitting([rate("at most", 0)], around)).toEqual([]);
  expect(fitting([rate("at least", 0)], around)).toEqual(around);
});

test("amounts are alternatives, bounds must all hold, other units of work are alternatives", () => {
  expect(fitting([rate("exact", 3), rate("exact", 4)], around)).toEqual([3, 4]);
  expect(fitting([rate("at least", 3), rate("at most", 6)], around)).toEqual([3, 3.000001, 4, 6]);
  expect(fitting([rate("multiple of", 3), rate("at most", 6)], around)).toEqual([3, 6]);
  const perImage = { unitOfWork: "image" };
  expect(fitting([rate("at most", 2, perImage), rate("at least", 9, { unitOfWork: "panorama" })], around)).toEqual([
    0.5, 2, 9, 10,
  ]);
});

test("a rate is valid on its first and its last day, and on no other", () => {
  const march = { validFrom: "2025-03-01" as PlainDate, validTo: "2025-03-31" as PlainDate };
  const known = (day: string) => tariffs([rate("exact", 3, march)])("Rendering")?.(toDayNumber(day as PlainDate));
  expect(known("2025-02-28")).toBeUndefined();
  expect(known("2025-03-01")?.words).toBe("exactly 3");
  expect(known("2025-03-31")?.rates).toHaveLength(1);
  expect(known("2025-04-01")).toBeUndefined();
  expect(tariffs([rate("exact", 3)])("Analysis")).toBeUndefined();
});

test("names of services match loosely, and one unit is not mixed with another", () => {
  const rates = { "rates.csv": "Rate ID,Service,Unit of work,Credits,Rule\nR1,Point-cloud,scan,3,exact\n" };
  const usage = {
    "usage.csv":
      "date,user,credits,contract,service,unit\n2025-02-10,ana@example.com,4,C-1,point cloud,\n2025-02-11,ana@example.com,5,C-1,point cloud,flex-token\n",
  };
  expect(amounts(findingsOf("rate-deviation", rates, usage, "2025-06-30"))).toEqual([
    ["rate-deviation/point cloud/2025-02/cloud-credit", 4],
    ["rate-deviation/point cloud/2025-02/flex-token", 5],
  ]);
});

test("the sentence names the rates that were broken, in the order of days, and the places both sides", () => {
  const rates = {
    "rates.csv":
      "Rate ID,Service,Unit of work,Credits,Rule,Valid from,Valid to\nR1,Rendering,image,3,,,2025-02-14\nR2,Rendering,image,2,at least,2025-02-15,\nR3,Rendering,image,5,at most,2025-02-15,\n",
  };
  const usage = usageOf("2025-02-14,ana@example.com,4,C-1,Rendering,", "2025-02-15,ana@example.com,6,C-1,Rendering,");
  const [found] = findingsOf("rate-deviation", rates, usage, "2025-06-30");
  expect(found?.message).toContain(
    "2 charges for Rendering in 2025-02, 10 credits in all, do not fit the rate: exactly 3 per image then at least 2 and at most 5 per image.",
  );
  expect(found?.evidenceCount).toBe(5);
});

test("a roster without rates is not told that one is missing", () => {
  const usage = usageOf("2025-02-10,ana@example.com,4,C-1,Point cloud,", "2025-02-11,ana@example.com,0,C-1,Zero,");
  const header = "Rate ID,Service,Credits\n";
  expect(findingsOf("rate-missing", {}, usage, "2025-06-30")).toEqual([]);
  expect(findingsOf("rate-missing", { "rates.csv": header }, usage, "2025-06-30")).toEqual([]);
  expect(amounts(findingsOf("rate-missing", { "rates.csv": `${header}R1,Other,1\n` }, usage, "2025-06-30"))).toEqual([
    ["rate-missing/Point cloud/cloud-credit", 4],
  ]);
});
