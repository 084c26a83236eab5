import { expect, test } from "vitest";
import type { Advice } from "../../../addin/pane/screens/purchases/advice.ts";
import type { StruckPool } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import { closed, duties, finding, pool, struck } from "./duties-of.ts";

// what each thing that needs doing says, where it leads, and what is none

const contracts = "Contract,Kind,Unit\nC1,maintenance,\nF7,flex,flex-token";
const registered = "Email,Contract,Registered on\na@x.example,C1,2026-01-01";

test("a purchase is told in its own unit, else in its contract's, with what to do next; a cloud service is none", () => {
  const pools =
    "Pool ID,Contract,Credits,Unit,Source,Requested on\nP1,Studio,100,,,2026-04-09\nP2,C1,100,flex-token,,2026-04-09\nP3,F7,100,,cloud service,";
  const named = contracts.replace("Contract,Kind,Unit", "Contract,Kind,Unit,Name").concat(",Studio");
  expect(
    duties({ contracts: named, people: registered, pools }).map(({ title, detail, opened }) => [title, detail, opened]),
  ).toEqual([
    ...["P1: 100 Flex tokens for Studio: waits for a quote", "P2: 100 Flex tokens for C1: waits for a quote"].map(
      (title) => [title, "Ask the reseller for the quote, and type the day into Quoted on.", title.slice(0, 2)],
    ),
  ]);
});

test("findings that wait are counted by how severe they are, and notes alone are nothing to do", () => {
  const waiting = (...severities: readonly string[]) => {
    const rows = severities.map((severity, at) => `x/${at},${severity},open`);
    const findings = `Finding,Severity,Standing\n${rows.join("\n")}`;
    return duties({ contracts, findings }).find(({ key }) => key === "findings");
  };
  expect(waiting("error", "warning", "note")).toMatchObject({
    title: "3 findings wait for a decision",
    detail: "1 error, 1 warning and 1 note.",
    tone: "bad",
    screen: "findings",
    shown: "on the desk",
  });
  expect(waiting("warning")).toMatchObject({
    title: "1 finding waits for a decision",
    detail: "1 warning.",
    tone: "soon",
  });
  expect(waiting("note", "note")).toBeUndefined();
});

test("who looks after findings to fix is told in the order in which they were found, and many that nobody has are assigned", () => {
  const toFix = (...names: readonly string[]) => {
    const rows = names.map((name, at) => `x/${at},open,to fix,${name}`);
    const findings = `Finding,Standing,Decision,Assigned to\n${rows.join("\n")}`;
    return duties({ contracts, findings }).find(({ key }) => key === "to fix")?.detail;
  };
  expect(toFix("Tom", "Ana", "Mia", "Mia")).toBe("Who looks after how many: Tom 1, Ana 1 and Mia 2.");
  expect(toFix("", "")).toBe("Nobody looks after them yet: assign them.");
  expect(toFix("Mia", "Mia")).toBe("Mia looks after them.");
});

test("the month that is over is open while only another one is closed, and nothing is opened before it is struck", () => {
  const closings = closed.replaceAll("2026-03", "2026-02");
  const month = (given?: ReturnType<typeof struck>) =>
    duties({ contracts, closings }, "2026-04-10", given).find(({ key }) => key === "month");
  expect(month()).toMatchObject({
    detail: "Drop Autodesk's usage exports to see what was used and what is left.",
    opened: undefined,
  });
  expect(month({ ...struck(), asOf: "2026-03-30" as PlainDate })?.detail).toBe(
    "The last run is as of Mar 30, 2026. Drop all usage exports since the start, the newer ones beside the older.",
  );
  expect(month(struck())?.detail).toBe("Look through its checklist, and sign it off.");
});

test("what is late comes before what has an earlier day, what has a day before what has none, and then by name", () => {
  const pools = "Pool ID,Contract,Credits,Requested on\nP8,C1,200,2026-04-10\nP9,C1,200,2026-04-01";
  const findings = "Finding,Severity,Standing\nx/1,warning,open";
  const given = struck(
    pool({ pool: "B", lastDay: "2026-04-10" as PlainDate }),
    pool({ pool: "A", lastDay: "2026-04-10" as PlainDate }),
    pool({ pool: "C", lastDay: "2026-04-09" as PlainDate }),
  );
  const told = duties({ contracts, pools, findings }, "2026-04-09", given);
  expect(told.map(({ key, tone, dueOn }) => [key, tone, dueOn])).toEqual([
    ["purchase/P9", "bad", "2026-04-08"],
    ["expiry/C", "soon", "2026-04-09"],
    ["expiry/A", "soon", "2026-04-10"],
    ["expiry/B", "soon", "2026-04-10"],
    ["findings", "soon", undefined],
    ["purchase/P8", "plain", undefined],
  ]);
  // what is ordered already has been waited for longest, and is still less pressing than what is late
  const order = finding(
    "pool-running-out/C1/cloud-credit,pool-running-out,warning,C1,m,n,200,2026-03-25,2026-03-31,open,,,,",
  );
  expect(duties({ contracts, pools, findings: order }, "2026-04-09").map(({ key, tone }) => [key, tone])).toEqual([
    ["purchase/P9", "bad"],
    ["order/pool-running-out/C1/cloud-credit", "soon"],
    ["findings", "soon"],
    ["purchase/P8", "plain"],
  ]);
});

test("people without a contract are told by name, but for who has left; nothing of them while there is no contract", () => {
  const people =
    "Email,Name,Contract,Registered on,Registration,Left on\na@x.example,Ana Bell,,2026-01-01,,\nb@x.example,,,2026-01-01,,2026-04-10\nc@x.example,,,,left,\nd@x.example,,C1,2026-01-01,,";
  expect(duties({ contracts, people })).toMatchObject([
    {
      title: "2 people without a contract",
      detail:
        "Ana Bell and b@x.example. Type the contract into the column Contract, so that they can use shared credits.",
      opened: undefined,
    },
  ]);
  // who stands under none was not forgotten to be asked for
  const unasked = "Email,Contract\ne@x.example,";
  expect(duties({ contracts, people: unasked }).map(({ key }) => key)).toEqual(["people without a contract"]);
  const none = people.replace(/\nd@.*/, "");
  expect(duties({ contracts: "Contract", people: none }).map(({ key }) => key)).toEqual(["contract"]);
});

test("a contract that ends is told by its name where it has one, and its page is opened", () => {
  const ending = "Contract,Name,Ends on\nC1,Design,2026-05-01\nC2,,2026-05-02";
  expect(duties({ contracts: ending }).map(({ title, detail, opened }) => [title, detail, opened])).toEqual([
    [
      "Contract C1, Design, ends in 21 days",
      "Its credits end with it, on May 1, 2026 at the latest. If it goes on, extend it.",
      "C1",
    ],
    [
      "Contract C2 ends in 22 days",
      "Its credits end with it, on May 2, 2026 at the latest. If it goes on, extend it.",
      "C2",
    ],
  ]);
});

test("individual credits are told each day and each unit for itself, until their last day, from the warning on", () => {
  const own = (email: string, cells: Partial<StruckPool>) => pool({ pool: `own:${email}`, holder: email, ...cells });
  const told = (today: string, ...pools: readonly StruckPool[]) =>
    duties({ contracts }, today, struck(...pools)).flatMap(({ key, title }) => (key.startsWith("own/") ? [title] : []));
  const [a, b] = [own("a@x.example", { remaining: 1 }), own("b@x.example", { unit: "flex-token", remaining: 2 })];
  expect(told("2026-05-01", a, b)).toEqual([
    "1 credit of 1 person to spend alone end today",
    "2 Flex tokens of 1 person to spend alone end today",
  ]);
  expect(told("2026-01-31", a)).toHaveLength(1);
  expect(told("2026-01-30", a)).toEqual([]);
  expect(duties({ contracts }, "2026-04-10", struck(pool({}))).map(({ opened }) => opened)).toEqual(["P1"]);
});

test("where little is left is told as the last run found it, also beside a run in the pane that orders nothing", () => {
  const findings = finding(
    "pool-low/C1/cloud-credit,pool-low,warning,contract C1,m,See what is planned. Order before it starts.,5,,2026-03-31,open,,,,",
  );
  const orders = (advice?: readonly Advice[]) =>
    duties({ contracts, findings }, "2026-04-10", undefined, advice).filter(({ key }) => key.startsWith("order"));
  const low = { title: "Little left: contract C1", detail: "See what is planned.", tone: "soon", opened: "advice" };
  const advice = (cells: Partial<Advice>): Advice => ({
    key: "C1/cloud-credit",
    title: "C1",
    said: "Order 4 blocks now.",
    why: [],
    isLate: true,
    underWay: undefined,
    order: { orderBy: "2026-03-25" as PlainDate, opens: "x", letter: { subject: "", body: "" } as never },
    ...cells,
  });
  expect(orders()).toMatchObject([low]);
  expect(orders([advice({ order: undefined })])).toMatchObject([low]);
  expect(orders([advice({ key: "C1/flex-token" })]).map(({ title }) => title)).toEqual([
    "Running out: C1",
    "Little left: contract C1",
  ]);
  // the advice says it already, and better
  expect(orders([advice({})]).map(({ title }) => title)).toEqual(["Running out: C1"]);
});

test("an order is told that is due today though the warning is shorter than the lead time, whatever the contract is called", () => {
  const settings = "Setting,Value\nExpiry warning (days),3";
  const orders = (decided: string, orderBy: string, contract = "A/B") => {
    const advice: Advice = {
      key: `${contract}/cloud-credit`,
      title: contract,
      said: "Order 4 blocks.",
      why: [],
      isLate: false,
      underWay: undefined,
      order: { orderBy: orderBy as PlainDate, opens: "x", letter: { subject: "", body: "" } as never },
    };
    const findings = finding(
      `pool-running-out/A%2FB/cloud-credit,pool-running-out,warning,A,m,n,200,2026-04-10,2026-03-31,${decided}`,
    );
    const told = duties({ contracts, settings, findings }, "2026-04-10", undefined, [advice]);
    return told.filter(({ key }) => key.startsWith("order")).map(({ key }) => key);
  };
  expect(orders("open,,,,", "2026-04-10")).toEqual(["order/pool-running-out/A%2FB/cloud-credit"]);
  expect(orders("open,,,,", "2026-04-11")).toEqual([]);
  // somebody has decided about it, and not about one that was gone since
  expect(orders("open,accepted,200,,2026-04-01", "2026-04-10")).toEqual([]);
  expect(orders("gone,accepted,200,,2026-04-01", "2026-04-10")).toHaveLength(1);
});

test("only a shared purchase of the same contract and unit is under way for what runs out", () => {
  const names = "Contract,Name,Unit\nC1,Studio,flex-token";
  const findings = finding(
    "pool-running-out/C1/flex-token,pool-running-out,warning,,m,Order 2 blocks now.,200,2026-03-25,2026-03-31,open,,,,",
  );
  const detail = (row: string) =>
    duties({
      contracts: names,
      findings,
      pools: `Pool ID,Contract,Credits,Unit,Source,Holder\n${row}`,
    }).find(({ key }) => key.startsWith("order"))?.detail;
  expect(detail("P2,Studio,500,,,")).toMatch(/^Under way already: P2 \(500\)\./);
  for (const other of ["P2,C1,500,cloud-credit,,", "P2,C1,500,,cloud service,", "P2,C1,500,,,a@x.example"])
    expect([other, detail(other)]).toEqual([other, "Order 2 blocks now."]);
  // a finding that does not say what it is about is told by its name
  expect(duties({ contracts: names, findings }).find(({ key }) => key.startsWith("order"))?.title).toBe(
    "Running out: pool-running-out/C1/flex-token",
  );
});

test("who is registered or has left is not waited for, and who leaves later is until then", () => {
  const person = (cells: string, today = "2026-04-10") =>
    duties(
      {
        contracts,
        people: `Email,Name,Contract,Registration,Requested on,Invited on,Registered on,Left on\na@x.example,Ana,C1,${cells}`,
      },
      today,
    ).map(({ key, detail }) => [key, detail]);
  const asked = "Asked for on Apr 1, 2026, 9 days ago. Ask the account manager to send the invitation.";
  const invited = "Invited on Apr 9, 2026, 1 day ago. Remind: look in the spam folder.";
  expect(person("requested,2026-04-01,,,")).toEqual([["registration/a@x.example", asked]]);
  // what came last is what is waited for
  expect(person("invited,2026-04-01,2026-04-09,,")).toEqual([["registration/a@x.example", invited]]);
  expect(person("registered,2026-04-01,,,")).toEqual([]);
  expect(person("left,2026-04-01,,,")).toEqual([]);
  expect(person("requested,2026-04-01,,,2026-04-10")).toEqual([["registration/a@x.example", asked]]);
  expect(person("requested,2026-04-01,,,2026-04-11")).toEqual([["registration/a@x.example", asked]]);
  expect(person("requested,2026-04-01,,,2026-04-09")).toEqual([]);
  expect(person(",,,,")).toEqual([["registration", "Ana. Individual credits begin when it is completed."]]);
});
