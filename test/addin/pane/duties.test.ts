import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { dutiesOf } from "../../../addin/pane/screens/today/duties.ts";
import type { StruckBalances, StruckPool } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { desk } from "../../support/command-desk.ts";

const locale = localeOf("en-US");
const closed =
  "Closing ID,Month,Contract,Used,Lapsed,Still open,Balance,Fingerprint\n2026-03/C1/cloud-credit,2026-03,C1,0,0,0,0,x";

function duties(tables: Parameters<typeof desk>[0], today = "2026-04-10", struck?: StruckBalances) {
  const { roster } = desk({ closings: closed, ...tables });
  return dutiesOf({ roster, struck, today: today as PlainDate, locale });
}

const pool = (cells: Partial<StruckPool>): StruckPool => ({
  pool: "P1",
  contract: "C1",
  holder: undefined,
  unit: "cloud-credit",
  granted: 100,
  used: 60,
  remaining: 40,
  lastDay: "2026-05-01" as PlainDate,
  state: "active",
  ...cells,
});
const struck = (...pools: readonly StruckPool[]): StruckBalances => ({
  asOf: "2026-03-31" as PlainDate,
  from: "table",
  pools,
});

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

test("a roster without any contract begins with one", () => {
  expect(duties({ contracts: "Contract,Kind" })).toMatchObject([
    { title: "No contract is on the roster yet", screen: "settings" },
  ]);
  expect(duties({ contracts: "Contract,Kind\nC1,maintenance" })).toEqual([]);
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

const finding = (cells: string) =>
  `Finding,Code,Severity,Subject,Message,Next step,Amount,Due on,Last seen,Standing,Decision,Decided amount,Accepted until,Decided on\n${cells}`;

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
