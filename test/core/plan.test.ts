import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlainDate, plusDays } from "../../core/calendar.ts";
import type { MicroCredits } from "../../core/credits.ts";
import { forecastKey } from "../../core/ledger/forecast.ts";
import { findJob, type Job } from "../../core/plan/jobs.ts";
import { type ContractPlan, planOf } from "../../core/plan/plan.ts";
import type { Answer } from "../../core/reconcile.ts";
import { planJson } from "../../core/report/plan/json.ts";
import { planText } from "../../core/report/plan/text.ts";
import { displayWidth } from "../../core/report/terminal/layout.ts";
import { reconcileTables, reconcileWorld } from "../support/reconcile-tables.ts";
import { long } from "../support/runs.ts";
import { worldArbitrary } from "../support/world.ts";

const day = (text: string) => text as PlainDate;
const credits = (whole: number) => Math.round(whole * 1e6) as MicroCredits;

/** A contract with 1 credit used on each of the last ten days, so that 1 a day is forecast, and pools as given. */
function firm(pools: readonly string[], settings = "", more: Readonly<Record<string, string>> = {}): Answer {
  const use = Array.from({ length: 10 }, (_, index) => `2026-03-${22 + index},ana@example.com,1,Rendering`);
  return reconcileTables(
    {
      "contracts.csv": "Contract,Unit,Ends on\nC1,cloud-credit,2028-12-31\n",
      "people.csv": "Email,Contract\nana@example.com,C1\n",
      "pools.csv": `Pool ID,Contract,Credits,Purchased on,Applied on,Expires on,Unit price,Currency,Reseller\n${pools.join("\n")}\n`,
      "settings.csv": `Setting,Value\n${settings}\n`,
      ...more,
    },
    { "usage.csv": `date,user,credits,service\n${use.join("\n")}\n` },
    "2026-03-31",
  );
}

function planned(answer: Answer, jobs: readonly Job[] = []): ContractPlan {
  return planOf(answer.facts, jobs).contracts[0] as ContractPlan;
}

function job(answer: Answer, on: string, amount: number): Job {
  const found = findJob(answer.facts.ledger, { service: "Rendering", credits: credits(amount) }, day(on), undefined);
  if (found.kind === "refused") throw new RangeError(found.reason);
  return found.job;
}

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

describe("jobs", () => {
  const rates =
    "Rate ID,Service,Unit of work,Credits,Rule,Valid from,Valid to\nR1,Rendering,image,2.5,at least,,2026-04-30\nR2,rendering,job,3,,2026-05-01,\nR3,Twice,job,1,,,\nR4,Twice,job,2,,,\n";
  const answer = reconcileTables(
    {
      "contracts.csv": "Contract,Name,Unit,Ends on\nC1,,cloud-credit,2026-06-30\nC2,Flexible,flex-token,\n",
      "people.csv": "Email,Contract,Other contracts\nana@example.com,C1,C2\n",
      "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,100,2026-01-01\n",
      "rates.csv": rates,
    },
    {
      "usage.csv":
        "date,user,credits,service,unit,contract\n2026-03-01,ana@example.com,1,Rendering,,C1\n2026-03-01,ana@example.com,1,Twice,,C1\n2026-03-01,ana@example.com,1,Twice,flex-token,C2\n",
    },
    "2026-03-31",
  );
  const found = (
    service: string,
    work: { credits: MicroCredits } | { jobs: number },
    on: string,
    contract?: string,
  ) => {
    const result = findJob(answer.facts.ledger, { service, ...work }, day(on), contract);
    return result.kind === "found" ? result.job : result.reason;
  };

  test("take the rate of their day, and say where the figure is from", () => {
    expect(found("rendering", { jobs: 10 }, "2026-04-30")).toMatchObject({
      contract: "C1",
      unit: "cloud-credit",
      credits: credits(25),
      words: "10 times 2.5 a image (rate R1, at least: they may cost more)",
    });
    expect(found("Rendering", { jobs: 10 }, "2026-05-01")).toMatchObject({
      credits: credits(30),
      words: "10 times 3 a job (rate R2)",
    });
  });

  test("are refused where a rate, a contract or a day is not sure", () => {
    expect(found("Renderng", { jobs: 1 }, "2026-05-01")).toContain("Did you mean Rendering?");
    expect(found("Twice", { jobs: 1 }, "2026-05-01")).toBe(
      'R3 and R4 are all rates for “Twice” on 2026-05-01. Give the credits, such as --job "Twice=400".',
    );
    expect(found("Twice", { credits: credits(1) }, "2026-05-01")).toBe(
      "“Twice” was used under C1 and C2: name the contract whose credits the job would take, with --contract.",
    );
    expect(found("Twice", { credits: credits(1) }, "2026-05-01", "flexible")).toMatchObject({
      contract: "C2",
      unit: "flex-token",
    });
    expect(found("New", { credits: credits(1) }, "2026-05-01")).toContain(
      "was never used under a contract of the roster",
    );
    expect(found("Twise", { credits: credits(1) }, "2026-05-01")).toBe(
      "“Twise” was never used under a contract of the roster. Did you mean Twice? Else name the contract whose credits the job would take, with --contract.",
    );
    expect(found("Rendering", { credits: credits(1) }, "2026-05-01", "C9")).toContain("Did you mean C1?");
    expect(found("Rendering", { credits: credits(1) }, "2026-06-30")).toMatchObject({ day: "2026-06-30" });
    expect(found("Rendering", { credits: credits(1) }, "2026-07-01")).toContain("ends on 2026-06-30");
  });
});

long("without jobs and open parts, a plan says what the forecast of the report says", () => {
  let late = 0;
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const answer = reconcileWorld(world);
      for (const plan of planOf(answer.facts, []).contracts) {
        const forecast = answer.facts.forecasts.get(forecastKey(plan.contract, plan.unit));
        expect(plan.burnPerDay).toBe(forecast?.burnPerDay);
        if (plan.open > 0 || forecast === undefined) continue;
        expect(plan.runsOutOn).toBe(forecast.runsOutOn);
        const [order] = plan.orders;
        for (const { pool, amount } of plan.lapses) expect(forecast.wasteOf.get(pool)).toBe(amount);
        if (order === undefined) continue;
        expect(order.orderBy).toBe(forecast.orderBy);
        const isWhole =
          order.coversUntil === plusDays(order.availableOn, answer.facts.ledger.roster.policy.forecastCoverDays);
        const isDue = order.orderBy <= answer.facts.ledger.asOf;
        if (!isDue || !isWhole) continue;
        late += 1;
        expect(order.blocks).toBe(forecast.blocks);
      }
    }),
    { numRuns: 100 },
  );
  expect(late).toBeGreaterThan(5);
});

/** What of each day nobody could pay, from the as-of day on, when the orders of a plan are there: day by day, no stretches. */
function unpaidDays(answer: Answer, plan: ContractPlan, jobs: readonly Job[], fewer: number): readonly string[] {
  const { balances, asOf } = answer.facts.ledger;
  const pools = [
    ...balances
      .filter(({ pool }) => pool.holder === undefined && pool.contract === plan.contract && pool.unit === plan.unit)
      .filter(({ pool }) => pool.applied)
      .map(({ pool, started, remaining }) => ({
        left: started ? remaining : pool.granted,
        first: pool.firstDay ?? "",
        last: pool.lastDay ?? "9999",
      })),
    ...plan.orders.map(({ credits, wantedBy, lastDay }, index) => ({
      left: credits - (index === plan.orders.length - 1 ? fewer : 0),
      first: wantedBy as string,
      last: lastDay ?? "9999",
    })),
  ].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
  const unpaid: string[] = [];
  for (let at = plusDays(asOf, 1); at <= (plan.orders.at(-1)?.coversUntil ?? asOf); at = plusDays(at, 1)) {
    const ofJobs = jobs.filter((one) => one.day === at).reduce((sum, one) => sum + one.credits, 0);
    let need = (plan.burnPerDay ?? 0) + ofJobs;
    for (const pool of pools) {
      if (pool.first > at || pool.last < at) continue;
      const part = Math.min(need, pool.left);
      pool.left -= part;
      need -= part;
    }
    if (need > 0) unpaid.push(at);
  }
  return unpaid;
}

long("with its orders every day of a plan is paid, and with one block less one is not", () => {
  let checked = 0;
  const work = fc.array(
    fc.record({ days: fc.integer({ min: 1, max: 500 }), amount: fc.integer({ min: 1, max: 900 }) }),
    {
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(worldArbitrary({ priorities: false, flex: false }), work, (world, wanted) => {
      const answer = reconcileWorld(world);
      const { ledger } = answer.facts;
      const jobs = wanted.flatMap(({ days, amount }) => {
        const asked = { service: "Rendering", credits: credits(amount) };
        const found = findJob(ledger, asked, plusDays(ledger.asOf, days), "C-1");
        return found.kind === "found" ? [found.job] : [];
      });
      for (const plan of planOf(answer.facts, jobs).contracts) {
        if (plan.orders.length === 0 || plan.open > 0) continue;
        const ofPlan = jobs.filter(({ contract, unit }) => contract === plan.contract && unit === plan.unit);
        expect(unpaidDays(answer, plan, ofPlan, 0)).toEqual([]);
        expect(unpaidDays(answer, plan, ofPlan, ledger.roster.policy.blockSize)).not.toEqual([]);
        checked += 1;
      }
    }),
    { numRuns: 100 },
  );
  expect(checked).toBeGreaterThan(20);
});

test("the text fits 100 columns and asks for a quote; the JSON says the same", () => {
  const answer = firm([`P1,C1,60,2026-01-01,2026-01-01,2026-12-31,1.5,EUR,"${"Acme ".repeat(40)}\u001b[31m"`]);
  const plan = planOf(answer.facts, [job(answer, "2026-05-10", 400)]);
  const text = planText(plan);
  expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(100);
  expect(text).not.toContain("\u001b");
  expect(text).toContain("Every day and amount ahead is an estimate");
  expect(text).toContain("| Subject: Quote request: 5 blocks of 100 credits, contract C1");
  expect(text).toContain("Price: 1.5 EUR a credit, the last that is known: of pool P1, 2026-01-01.");
  const [contract] = (JSON.parse(planJson(plan)) as { contracts: Record<string, unknown>[] }).contracts;
  expect(contract).toMatchObject({
    contract: "C1",
    orders: [{ orderBy: "2026-05-03", blocks: 5, credits: 500, cost: 750, currency: "EUR" }],
    jobs: [{ service: "Rendering", day: "2026-05-10", credits: 400 }],
    price: { unitPrice: 1.5, currency: "EUR", pool: "P1", day: "2026-01-01" },
    quoteRequest: { subject: "Quote request: 5 blocks of 100 credits, contract C1", sendBy: "2026-05-03" },
  });
});
