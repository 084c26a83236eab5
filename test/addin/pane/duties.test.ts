import { expect, test } from "vitest";
import type { Advice } from "../../../addin/pane/screens/purchases/advice.ts";
import type { StruckBalances, StruckPool } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import type { desk } from "../../support/command-desk.ts";
import { duties, finding, pool, struck } from "./duties-of.ts";

const contracts = "Contract,Kind\nC1,maintenance\nF7,flex";

test("nothing needs doing where everything is done", () => {
  expect(
    duties({
      contracts,
      people: "Email,Contract,Registered on\na@x.example,C1,2026-01-01",
      pools: "Pool ID,Contract,Credits,Applied on\nP1,C1,100,2026-01-01",
    }),
  ).toEqual([]);
});

test("a purchase under way says what it waits for, and by when it should have been there", () => {
  const pools =
    "Pool ID,Contract,Credits,Requested on,Quoted on,Approved on,Purchased on,Applied on\nP1,C1,200,2026-04-03,2026-04-04,2026-04-06,2026-04-07,";
  expect(duties({ contracts, pools }, "2026-04-09")).toMatchObject([
    {
      title: "P1: 200 credits for C1: waits for Autodesk to apply it",
      tone: "plain",
      dueOn: undefined,
      screen: "purchases",
      opened: "P1",
    },
  ]);
  expect(duties({ contracts, pools }, "2026-04-10")).toMatchObject([
    { title: "P1: 200 credits for C1: waits for Autodesk to apply it, and is late", tone: "bad", dueOn: "2026-04-09" },
  ]);
});

test("who was invited is reminded, and is late on the day after the setting's days", () => {
  const people = "Email,Name,Contract,Registration,Invited on\nana@example.com,Ana Bell,C1,invited,2026-04-01";
  const [before] = duties({ contracts, people }, "2026-04-15");
  expect(before).toMatchObject({ title: "Ana Bell is not registered yet", tone: "plain", opened: "ana@example.com" });
  expect(before?.detail).toBe("Invited on Apr 1, 2026, 14 days ago. Remind: look in the spam folder.");
  expect(before?.remind).toBe("ana@example.com");
  expect(duties({ contracts, people }, "2026-04-16")[0]?.tone).toBe("soon");
  const asked = people.replace("Invited on", "Requested on").replace(",invited,", ",requested,");
  expect(duties({ contracts, people: asked }, "2026-04-16")[0]?.remind).toBeUndefined();
});

test("people who were never asked for are one line; those whose contract brings no credits are none", () => {
  const people = "Email,Contract\na@x.example,C1\nb@x.example,C1\nc@x.example,C1\nd@x.example,C1\ne@x.example,F7";
  expect(duties({ contracts, people })).toMatchObject([
    {
      title: "Registration was not asked for yet: 4 people",
      detail: "a@x.example, b@x.example, c@x.example and 1 more. Individual credits begin when it is completed.",
    },
  ]);
});

test("what ends within the warning is told until its last day, and not on the day after", () => {
  const told = (today: string, ...pools: readonly StruckPool[]) =>
    duties({ contracts }, today, struck(...pools)).filter(({ key }) => key.startsWith("expiry"));
  expect(told("2026-04-10", pool({}))[0]?.title).toBe("40 credits of P1 end in 21 days");
  expect(told("2026-05-01", pool({}))[0]?.title).toBe("40 credits of P1 end today");
  expect(told("2026-05-02", pool({}))).toEqual([]);
  expect(told("2026-01-31", pool({}))).toHaveLength(1);
  expect(told("2026-01-30", pool({}))).toEqual([]);
  expect(
    told("2026-04-10", pool({ remaining: 0 }), pool({ state: "lapsed" }), pool({ holder: "a@x.example" })),
  ).toEqual([]);
});

test("where credits run out, the day to order by is told, and pressing from that day on", () => {
  const findings = finding(
    "pool-running-out/C1/cloud-credit,pool-running-out,warning,contract C1,C1 runs out.,Order 2 blocks.,200,2026-04-11,2026-03-31,new,,,,",
  );
  const order = (today: string) => duties({ contracts, findings }, today).find(({ key }) => key.startsWith("order"));
  expect(order("2026-04-10")).toMatchObject({
    title: "Running out: contract C1",
    detail: "Order 2 blocks.",
    tone: "soon",
  });
  expect(order("2026-04-11")?.tone).toBe("bad");
});

test("with a run in the pane the day and the order are those of the screen Purchases", () => {
  const advice = (cells: Partial<Advice>): Advice => ({
    key: "C1/cloud-credit",
    title: "C1 · Design",
    said: "Order 4 blocks now.",
    why: [],
    isLate: true,
    underWay: undefined,
    order: { orderBy: "2026-03-25" as PlainDate, opens: "x", letter: { subject: "", lines: [] } as never },
    ...cells,
  });
  const row = (decision: string) =>
    finding(
      `pool-running-out/C1/cloud-credit,pool-running-out,warning,contract C1,m,Order 2 blocks.,200,2026-03-31,2026-03-31,open,${decision}`,
    );
  const orders = (findings: string, ...given: readonly Advice[]) =>
    duties({ contracts, findings }, "2026-04-10", undefined, given).filter(({ key }) => key.startsWith("order"));
  expect(orders(row(",,,"), advice({}))).toMatchObject([
    { title: "Running out: C1 · Design", detail: "Order 4 blocks now.", dueOn: "2026-03-25", tone: "bad" },
  ]);
  // what is under way is waited for
  expect(orders(row(",,,"), advice({ underWay: "Under way already: P2 (500)." }))).toMatchObject([
    { detail: "Under way already: P2 (500).", dueOn: "2026-03-25", tone: "soon" },
  ]);
  expect(orders(row("accepted,200,,2026-04-01"), advice({}))).toEqual([]);
  expect(orders(row(",,,"), advice({ order: undefined }))).toEqual([]);
  // the expiry warning of 90 days less the lead time of 7, from today
  const later = (orderBy: string) =>
    advice({ order: { ...(advice({}).order as NonNullable<Advice["order"]>), orderBy: orderBy as PlainDate } });
  expect(orders(row(",,,"), later("2026-07-02"))).toHaveLength(1);
  expect(orders(row(",,,"), later("2026-07-03"))).toEqual([]);
});

test("without a run what is under way for the contract is told beside what a finding says", () => {
  const findings = finding(
    "pool-running-out/C1/cloud-credit,pool-running-out,warning,contract C1,m,Order 2 blocks now.,200,2026-03-25,2026-03-31,open,,,,",
  );
  const order = (pools: string) =>
    duties({ contracts, findings, pools: `Pool ID,Contract,Credits,Requested on,Applied on\n${pools}` }).find(
      ({ key }) => key.startsWith("order"),
    );
  expect(order("P2,C1,500,2026-04-09,")).toMatchObject({
    detail: "Under way already: P2 (500). Once it is applied, reconcile again before you order more.",
    tone: "soon",
  });
  for (const other of ["P2,F7,500,2026-04-09,", "P2,C1,500,2026-04-09,2026-04-09"])
    expect(order(other)).toMatchObject({ detail: "Order 2 blocks now.", tone: "bad" });
});

test("findings to fix have left the desk and are told with who looks after them, until they are gone", () => {
  const toFix = (...rows: readonly string[]) => {
    const findings = `Finding,Standing,Decision,Assigned to\n${rows.join("\n")}`;
    return duties({ contracts, findings }).find(({ key }) => key === "to fix");
  };
  expect(toFix("a/1,open,to fix,Mia", "b/2,gone,to fix,Tom", "c/3,open,resolved,Tom")).toMatchObject({
    title: "1 finding to fix",
    detail: "Mia looks after it.",
    screen: "findings",
    shown: "to fix",
  });
  expect(toFix("a/1,open,to fix,", "b/2,new,to fix,mia", "c/3,open,to fix,Mia")?.detail).toBe(
    "Who looks after how many: nobody 1 and mia 2.",
  );
  expect(toFix("a/1,open,to fix,")?.detail).toBe("Nobody looks after it yet: assign it.");
  expect(toFix("a/1,gone,to fix,Mia")).toBeUndefined();
});

test("a new firm adds a contract first, and then says who stands under which", () => {
  const people =
    "Email,Name,Contract,Registered on,Left on\na@x.example,Ana Bell,,2026-01-01,\nb@x.example,,,,2026-04-09";
  const none = duties({ contracts: "Contract", people });
  expect(none).toMatchObject([{ title: "Add a contract", screen: "settings", opened: ":new-contract" }]);
  expect(duties({ contracts, people })).toMatchObject([
    { title: "1 person without a contract", screen: "people", opened: "a@x.example" },
  ]);
  expect(duties({ contracts, people }, "2026-04-09")[0]?.title).toBe("2 people without a contract");
});

test("a contract is told that ends within the warning, until its last day", () => {
  const ending = "Contract,Name,Ends on\nC1,Design,2026-05-01\nC2,,\n";
  const told = (today: string) => duties({ contracts: ending }, today).map(({ title }) => title);
  expect(told("2026-04-10")).toEqual(["Contract C1, Design, ends in 21 days"]);
  expect(told("2026-05-01")).toContain("Contract C1, Design, ends today");
  expect(told("2026-05-02").filter((title) => title.startsWith("Contract"))).toEqual([]);
  expect(told("2026-01-31").filter((title) => title.startsWith("Contract"))).toHaveLength(1);
  expect(told("2026-01-30").filter((title) => title.startsWith("Contract"))).toEqual([]);
});

test("individual credits that end within the warning are one sum a day", () => {
  const own = (email: string, cells: Partial<StruckPool> = {}) =>
    pool({ pool: `own:${email}`, holder: email, ...cells });
  const told = (today: string, ...pools: readonly StruckPool[]) =>
    duties({ contracts }, today, struck(...pools)).flatMap(({ key, title }) => (key.startsWith("own/") ? [title] : []));
  const three = [own("a@x.example", { remaining: 0.1 }), own("b@x.example", { remaining: 0.2 }), pool({})];
  expect(told("2026-04-10", ...three)).toEqual(["0.3 credits of 2 people to spend alone end in 21 days"]);
  expect(told("2026-05-02", ...three)).toEqual([]);
  expect(told("2026-01-30", ...three)).toEqual([]);
  expect(told("2026-04-10", own("a@x.example", { remaining: 0 }), own("b@x.example", { state: "lapsed" }))).toEqual([]);
  expect(
    told("2026-04-10", own("a@x.example"), own("b@x.example", { lastDay: "2026-05-03" as PlainDate })),
  ).toHaveLength(2);
});

test.each([
  ["that nobody decided", "2026-03-31,open,,,,", 1],
  ["that is gone", "2026-03-31,gone,,,,", 0],
  ["that was accepted", "2026-03-31,open,accepted,30,,2026-04-01", 0],
  ["that grew above what was accepted", "2026-03-31,open,accepted,29,,2026-04-01", 1],
  ["whose acceptance ends today", "2026-03-31,open,accepted,30,2026-04-10,2026-04-01", 0],
  ["whose acceptance ended yesterday", "2026-03-31,open,accepted,30,2026-04-09,2026-04-01", 1],
  ["that somebody looks after", "2026-03-31,open,to fix,,,2026-04-01", 0],
  ["that was resolved since", "2026-03-31,open,resolved,,,2026-04-01", 0],
  ["that was found again after it was resolved", "2026-03-31,open,resolved,,,2026-03-30", 1],
])("a finding %s waits for a decision as often as it should", (_what, cells, times) => {
  const findings = finding(`overdraft/a@x.example/cloud-credit/2026-03,overdraft,error,Ana,m,n,30,,${cells}`);
  const waiting = duties({ contracts, findings }).filter(({ key }) => key === "findings");
  expect(waiting).toHaveLength(times);
});

test("the month that is over is to be reconciled, then closed, and then is done", () => {
  const month = (tables: Parameters<typeof desk>[0], given?: StruckBalances) =>
    duties(tables, "2026-04-10", given).find(({ key }) => key === "month");
  const none = { contracts, closings: "Closing ID,Month" };
  expect(month(none)).toMatchObject({ title: "March 2026 is not reconciled yet", screen: "reconcile" });
  expect(month(none, { ...struck(), asOf: "2026-03-30" as PlainDate })?.screen).toBe("reconcile");
  expect(month(none, struck())).toMatchObject({
    title: "March 2026 is not closed yet",
    screen: "balances",
    opened: "close",
  });
  expect(month({ contracts }, struck())).toBeUndefined();
});

test("what is late comes first, then what has a day", () => {
  const pools = "Pool ID,Contract,Credits,Requested on\nP9,C1,200,2026-01-01";
  const order = duties({ contracts, pools, closings: "Closing ID,Month" }, "2026-04-10", struck(pool({})));
  expect(order.map(({ key }) => key)).toEqual(["purchase/P9", "expiry/P1", "month"]);
});
