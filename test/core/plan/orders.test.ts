import { expect, test } from "vitest";
import { planOf } from "../../../core/plan/plan.ts";
import { planText } from "../../../core/report/plan/text.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { credits, firm, job, planned } from "./planned.ts";

test("an order is as late as the lead time lets it be, for the cover time, of whole blocks", () => {
  // 60 - 10 = 50 left pay 50 days, 1 April to 20 May; on 14 May an order is placed for 7 + 90 days from there
  const [order, ...more] = planned(firm(["P1,C1,60,2026-01-01,2026-01-01,2026-12-31,1.5,EUR,Acme"])).orders;
  expect(more).toEqual([]);
  expect(order).toMatchObject({
    orderBy: "2026-05-14",
    isLate: false,
    wantedBy: "2026-05-21",
    availableOn: "2026-05-21",
    purchasedOn: "2026-05-19",
    // a year from the purchase, not from the day on which it is applied or ordered
    lastDay: "2027-05-18",
    coversUntil: "2026-08-19",
    needed: credits(91),
    blocks: 1,
    credits: credits(100),
    cost: credits(150),
  });
});

test("lead, apply and cover time, block size and validity are the settings'", () => {
  const settings =
    "Lead time (days),14\nApply time (days),0\nForecast cover (days),30\nBlock size,20\nShared validity (months),1";
  const [order] = planned(firm(["P1,C1,60,2026-03-01,2026-03-01,2026-12-31,,,"], settings)).orders;
  expect(order).toMatchObject({
    orderBy: "2026-05-07",
    purchasedOn: "2026-05-21",
    lastDay: "2026-06-20",
    coversUntil: "2026-06-20",
    needed: credits(31),
    blocks: 2,
    // 40 bought, 31 days to spend them on
    expectedWaste: credits(9),
    cost: undefined,
  });
});

test("an order that is late is placed today, and pays from the lead time on", () => {
  const [order] = planned(firm(["P1,C1,12,2026-01-01,2026-01-01,2026-12-31,,,"])).orders;
  expect(order).toMatchObject({
    wantedBy: "2026-04-03",
    orderBy: "2026-03-27",
    isLate: true,
    availableOn: "2026-04-07",
    purchasedOn: "2026-04-05",
    coversUntil: "2026-07-06",
    needed: credits(95),
  });
  const [inTime] = planned(firm(["P1,C1,16,2026-01-01,2026-01-01,2026-12-31,,,"])).orders;
  expect(inTime).toMatchObject({ orderBy: "2026-03-31", isLate: false, availableOn: "2026-04-07" });
});

test("a job brings the order forward, and one beyond the cover time gets an order of its own", () => {
  const answer = firm(["P1,C1,60,2026-01-01,2026-01-01,2026-12-31,,,"]);
  const soon = planned(answer, [job(answer, "2026-05-10", 400)]);
  expect(soon.orders).toHaveLength(1);
  expect(soon.orders[0]).toMatchObject({ orderBy: "2026-05-03", wantedBy: "2026-05-10", coversUntil: "2026-08-08" });
  // 50 + orders pay 130 days and the job: 130 + 400 - 50 = 480
  expect(soon.orders[0]).toMatchObject({ needed: credits(480), blocks: 5 });
  const far = planned(answer, [job(answer, "2027-12-01", 400)]);
  expect(far.orders.length).toBeGreaterThan(3);
  const last = far.orders.at(-1);
  expect(last !== undefined && last.coversUntil >= "2027-12-01").toBe(true);
  // nothing is bought so early that it would have lapsed by the day of the job
  expect(last?.lastDay !== undefined && last.lastDay >= "2027-12-01").toBe(true);
  expect(far.orders.every(({ expectedWaste }) => expectedWaste < credits(100))).toBe(true);
});

test("a job that the pools can pay needs no order of its own, and one credit more does", () => {
  const quiet = reconcileTables(
    {
      "people.csv": "Email,Contract\nana@example.com,C1\n",
      "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,100,2026-01-01\n",
    },
    { "usage.csv": "date,user,credits,service\n2026-01-02,ana@example.com,0,Rendering\n" },
    "2026-03-31",
  );
  expect(planned(quiet, [job(quiet, "2026-05-10", 100)]).orders).toEqual([]);
  expect(planned(quiet, [job(quiet, "2026-05-10", 100.000001)]).orders).toMatchObject([
    { wantedBy: "2026-05-10", orderBy: "2026-05-03", needed: 1, blocks: 1 },
  ]);
  // P1 ends on 2026-12-31 with its validity: the day after, it pays nothing
  expect(planned(quiet, [job(quiet, "2026-12-31", 100)]).orders).toEqual([]);
  expect(planned(quiet, [job(quiet, "2027-01-01", 100)]).orders).toMatchObject([{ needed: credits(100) }]);
});

test("what is open is paid first by pools that begin later, and the rest by the order, at once", () => {
  const late = ["P1,C1,4,2026-01-01,2026-01-01,2026-12-31,,,", "P2,C1,5,2026-04-02,2026-04-05,,,,"];
  const plan = planned(firm(late));
  expect(plan.open).toBe(credits(6));
  expect(plan.openPaidBy).toEqual([{ pool: "P2", day: "2026-04-05", amount: credits(5) }]);
  // 1 open, and 97 days
  expect(plan.orders[0]).toMatchObject({ isLate: true, wantedBy: "2026-04-01", needed: credits(98) });
  // under hold nobody pays it any more
  const held = planned(firm(late, "Overdraft,hold"));
  expect(held.openPaidBy).toEqual([]);
  expect(held.orders[0]).toMatchObject({ needed: credits(92) });
});

test("nothing is planned beyond the contract's end, and what is under way is shown and not counted", () => {
  const ends = { "contracts.csv": "Contract,Unit,Ends on\nC1,cloud-credit,2026-05-25\n" };
  const pools = ["P1,C1,60,2026-01-01,2026-01-01,,2,EUR,Acme", "P2,C1,300,2026-03-30,,,2.5,EUR,Bolt"];
  const plan = planned(firm(pools, "", ends));
  expect(plan.orders).toMatchObject([
    {
      wantedBy: "2026-05-21",
      lastDay: "2026-05-25",
      coversUntil: "2026-05-25",
      needed: credits(5),
      expectedWaste: credits(95),
    },
  ]);
  expect(plan.underWay).toEqual([{ pool: "P2", credits: credits(300), purchasedOn: "2026-03-30" }]);
  // the last known price, with where it is from
  expect(plan.price).toEqual({ unitPrice: credits(2.5), currency: "EUR", pool: "P2", day: "2026-03-30" });
  expect(plan.reseller).toBe("Bolt");
  const text = planText(planOf(firm(pools, "", ends).facts, []));
  expect(text.replace(/\s+/g, " ")).toContain("type its new last day into Ends on first");
});
