import { expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { formStyle, localeOf } from "../../../addin/pane/locale.ts";
import { adviceOfPlan, adviceOfRun, estimateWords } from "../../../addin/pane/screens/purchases/advice.ts";
import { poolLines } from "../../../addin/pane/screens/purchases/pool-lines.ts";
import { requestPreset } from "../../../addin/pane/screens/purchases/request-key.ts";
import { requestPurchase } from "../../../core/commands/pools/request-pool.ts";
import { planOf } from "../../../core/plan/plan.ts";
import { quoteRequest } from "../../../core/report/plan/quote.ts";
import { day } from "../../support/command-desk.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { snapshotWith } from "./snapshot-of.ts";

const locale = localeOf("en-GB");
const today = day("2026-04-10");

const use = Array.from({ length: 10 }, (_, index) => `2026-03-${22 + index},ana@example.com,1,Rendering`);
const tables = {
  contracts: "Contract,Name,Unit,Ends on\nC1,Design,cloud-credit,2028-12-31\nF7,,flex-token,",
  people: "Email,Contract\nana@example.com,C1",
  pools:
    "Pool ID,Contract,Credits,Requested on,Purchased on,Applied on,Expires on,Unit price,Currency,Reseller\nP1,C1,60,,2026-01-01,2026-01-01,2026-12-31,1.5,EUR,Acme",
};
const answerOf = (given: typeof tables) =>
  reconcileTables(
    {
      "contracts.csv": `${given.contracts}\n`,
      "people.csv": `${given.people}\n`,
      "pools.csv": `${given.pools}\n`,
    },
    { "usage.csv": `date,user,credits,service\n${use.join("\n")}\n` },
    "2026-03-31",
  );
const givenOf = (given: typeof tables, on = today) => {
  const snapshot = snapshotWith(given);
  return { roster: snapshot.stored.roster, lines: poolLines(snapshot, undefined, on), today: on, locale };
};
const planGiven = (given: typeof tables) => {
  const plan = planOf(answerOf(given).facts, []);
  const letters = plan.contracts.map((contract) => ({
    ...contract,
    letters: contract.orders.map((order) => quoteRequest(plan, contract, order)),
  }));
  return { ...plan, contracts: letters };
};

test("the plan: by when, how many blocks, for how much, and a request that begins with it", () => {
  const [first, second, ...more] = adviceOfPlan(planGiven(tables), givenOf(tables));
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    title: "C1 · Design",
    said: "Order 1 block (100 credits, about €150.00) by 14 May 2026, in 34 days.",
    isLate: false,
  });
  expect(first?.why[0]).toBe("50 credits left; at about 1 a day they run out on about 21 May 2026, in 41 days.");
  expect(requestPreset(first?.order?.opens ?? "")).toEqual({
    contract: "C1",
    credits: "100",
    wantedBy: "2026-05-21",
  });
  expect(first?.order?.letter).toMatchObject({ to: "Acme", sendBy: "2026-05-14" });
  expect(second).toMatchObject({ title: "F7", said: "Nothing to order.", order: undefined });
});

test("the request that the advice begins is one that the command lets pass", () => {
  const [first] = adviceOfPlan(planGiven(tables), givenOf(tables));
  const { stored } = snapshotWith(tables);
  const texts = { ...requestPreset(first?.order?.opens ?? ""), requestedOn: today } as Record<string, string>;
  const preview = previewForm(requestPurchase, stored, texts, formStyle(locale, stored.roster.policy), []);
  expect(preview.kind === "done" ? preview.done.said : preview).toBe(
    "100 credits for contract C1 are requested on 2026-04-10 as P-2026-01.",
  );
});

test("an order that is late is to be placed now, and is there the lead time from today", () => {
  const [first] = adviceOfPlan(planGiven(tables), givenOf(tables, day("2026-05-20")));
  expect(first?.said).toBe("Order 1 block (100 credits, about €150.00) now: it was due by 14 May 2026.");
  expect(first?.isLate).toBe(true);
  expect(requestPreset(first?.order?.opens ?? "")?.wantedBy).toBe("2026-05-27");
  expect(first?.order?.letter.lines.join("\n")).toContain("wanted by: 2026-05-27");
});

test("a late order was due by the day of the run, by the plan and by the run alike", () => {
  const short = { ...tables, pools: tables.pools.replace("P1,C1,60", "P1,C1,12") };
  const { run } = answerOf(short);
  const due = run.contracts.find(({ contract }) => contract === "C1")?.orderBy ?? "";
  expect([due, due < run.asOf]).toEqual(["2026-03-27", true]);
  const [planned] = adviceOfPlan(planGiven(short), givenOf(short));
  const [ofRun] = adviceOfRun(run, givenOf(short));
  expect([planned?.order?.orderBy, ofRun?.order?.orderBy]).toEqual([due, due]);
  expect(planned?.said).toContain("now: it was due by 27 Mar 2026.");
  // on the day itself too: the run was struck later than it
  expect(adviceOfPlan(planGiven(short), givenOf(short, day("2026-03-31")))[0]?.isLate).toBe(true);
});

test("a contract that ends before new credits could be used is to be extended first", () => {
  const soon = { ...tables, contracts: tables.contracts.replace("2028-12-31", "2026-04-17") };
  const advised = (on: string) => adviceOfPlan(planGiven(tables), givenOf(soon, day(on)))[0];
  expect(advised("2026-04-10")?.order).toBeDefined();
  expect(advised("2026-04-11")).toMatchObject({
    said: "Nothing to order: the contract ends in 6 days, before new credits could be used. If it goes on, extend it first, and reconcile again.",
    order: undefined,
  });
  expect(advised("2026-04-18")?.said).toContain("the contract ended yesterday");
});

test("advice of old says so", () => {
  expect(estimateWords("2026-03-31", "2026-05-15", locale)).toBe(
    "An estimate as of 31 Mar 2026: it assumes that use goes on as it did.",
  );
  expect(estimateWords("2026-03-31", "2026-05-16", locale)).toContain("That was 46 days ago");
});

test("what is under way already is said", () => {
  const more = { ...tables, pools: `${tables.pools}\nP2,C1,100,2026-04-09,,,,,,\nP3,F7,100,2026-04-09,,,,,,` };
  const [first] = adviceOfPlan(planGiven(tables), givenOf(more));
  expect(first?.why).toContain(
    "Under way already: P2 (100). Once it is applied, reconcile again before you order more.",
  );
  expect(first?.underWay).toBe(first?.why[1]);
  expect(adviceOfPlan(planGiven(tables), givenOf(tables))[0]?.underWay).toBeUndefined();
});

test("without a plan, the run says the same of the first order", () => {
  const [planned] = adviceOfPlan(planGiven(tables), givenOf(tables));
  const advice = adviceOfRun(answerOf(tables).run, givenOf(tables));
  expect(advice.map(({ title, said }) => [title, said])).toContainEqual([planned?.title, planned?.said]);
  const first = advice.find(({ title }) => title === planned?.title);
  expect(first?.order?.opens).toBe(planned?.order?.opens);
  expect(first?.order?.letter.lines).toEqual(planned?.order?.letter.lines);
});
