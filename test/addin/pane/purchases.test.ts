import { describe, expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { formStyle, localeOf } from "../../../addin/pane/locale.ts";
import { adviceOfPlan, adviceOfRun, estimateWords } from "../../../addin/pane/screens/purchases/advice.ts";
import { blocksAsked, lastDayAsked, poolAsTyped } from "../../../addin/pane/screens/purchases/asked.ts";
import { doingsOf, quoteLetterOf } from "../../../addin/pane/screens/purchases/doings.ts";
import { type PoolLine, poolGroups, poolLines } from "../../../addin/pane/screens/purchases/pool-lines.ts";
import { shownSteps } from "../../../addin/pane/screens/purchases/pool-steps.ts";
import {
  blocksWords,
  lastDayPlain,
  shownLine,
  standingWords,
} from "../../../addin/pane/screens/purchases/pool-words.ts";
import { isList, requestKey, requestPreset } from "../../../addin/pane/screens/purchases/request-key.ts";
import type { Snapshot } from "../../../addin/pane/snapshot.ts";
import { requestPurchase } from "../../../core/commands/pools/request-pool.ts";
import { planOf } from "../../../core/plan/plan.ts";
import { quoteRequest } from "../../../core/report/plan/quote.ts";
import { day } from "../../support/command-desk.ts";
import { reconcileTables } from "../../support/reconcile-tables.ts";
import { bareSnapshot, snapshotWith } from "./snapshot-of.ts";

const locale = localeOf("en-GB");
const today = day("2026-04-10");
const contracts = "Contract,Name,Unit,Ends on\nC1,Design,,2026-12-31\nF7,Flex,flex-token,";
const HEAD =
  "Pool ID,Contract,Credits,Source,Holder,Requested on,Quoted on,Approved on,Purchased on,Applied on,Expires on,Renews,Reseller,Unit price,Currency";
const pools = (...rows: readonly string[]) => `${HEAD}\n${rows.join("\n")}`;
const STRUCK = "Pool,Granted,Used,Lapsed,Remaining,State,Struck on";

function linesOf(tables: { readonly pools: string; readonly settings?: string }, struck?: string) {
  const snapshot = snapshotWith({ contracts, ...tables }, struck);
  return { snapshot, lines: poolLines(snapshot, undefined, today) };
}

function lineOf(snapshot: Snapshot, id: string): PoolLine {
  const line = poolLines(snapshot, undefined, today).find((one) => one.id === id);
  if (line === undefined) expect.fail(`there is no ${id}`);
  return line;
}

const ids = (lines: readonly PoolLine[]) => lines.map(({ id }) => id);

describe("the list", () => {
  test("groups pools by where they stand, each group in the order that matters", () => {
    const { lines } = linesOf(
      {
        pools: pools(
          "P1,C1,100,,,2026-04-01,,,,,,,,,",
          "P2,C1,100,,,2026-03-01,2026-03-09,,,,,,,,",
          "P3,C1,100,,,2026-03-01,2026-03-02,,,,,,,,",
          "P4,C1,100,,,,,,2026-02-01,2026-02-03,,,,,",
          "P5,C1,100,,,,,,2025-06-01,2025-06-03,,,,,",
          "P6,C1,100,,,,,,2026-04-09,2026-05-01,,,,,",
          "P7,C1,100,,,,,,2024-06-01,2024-06-03,,,,,",
          "P8,C1,100,,,,,,2025-07-01,2025-07-03,,,,,",
          "P9,C1,100,,,,,,2026-01-01,2026-01-03,2025-12-31,,,,",
        ),
      },
      `${STRUCK}\nP8,100,100,0,0,used,2026-03-31\nP6,100,0,0,0,upcoming,2026-03-31`,
    );
    const { underWay, inForce, toCome, over, leftOut } = poolGroups(lines);
    // the furthest first, and of the same step the one that waits longest
    expect(ids(underWay)).toEqual(["P3", "P2", "P1"]);
    // the soonest end first: P4 ends with its contract, before its year is over
    expect(ids(inForce)).toEqual(["P5", "P4"]);
    expect(ids(toCome)).toEqual(["P6"]);
    // used up although its last day is to come, then what lapsed
    expect(ids(over)).toEqual(["P8", "P7"]);
    expect(ids(leftOut)).toEqual(["P9"]);
    expect(leftOut[0]?.problem?.message).toContain("would end on 2025-12-31, before its first day 2026-01-03");
  });

  test("a pool counts until its last day is over, and is in force from its first day on", () => {
    const standing = (appliedOn: string, expiresOn: string) =>
      linesOf({ pools: pools(`P1,F7,100,,,,,,,${appliedOn},${expiresOn},,,,`) }).lines[0]?.standing;
    expect(standing("2026-04-10", "2026-12-31")).toBe("in force");
    expect(standing("2026-04-11", "2026-12-31")).toBe("to come");
    expect(standing("2026-01-01", "2026-04-10")).toBe("in force");
    expect(standing("2026-01-01", "2026-04-09")).toBe("over");
  });

  test("what is left is as it was struck last, and says when it expires, in words", () => {
    const row = "P1,F7,500,,,,,,2025-05-04,2025-05-06,,,,,";
    const { lines } = linesOf({ pools: pools(row) }, `${STRUCK}\nP1,550,230,0,320,active,2026-03-31`);
    const [line] = lines;
    if (line === undefined) expect.fail("there is a line");
    expect(shownLine(line, today, locale)).toEqual({
      title: "P1",
      detail: "Flex",
      figure: "320 of 550 Flex tokens",
      figureDetail: "expires in 23 days",
      tone: "soon",
    });
    expect(standingWords(line, today, locale)).toBe(
      "320 Flex tokens left of 550, as of 31 Mar 2026. Expires in 23 days.",
    );
    const unknown = linesOf({ pools: pools(row), settings: "Setting,Value\nExpiry warning (days),22" }).lines[0];
    if (unknown === undefined) expect.fail("there is a line");
    expect(shownLine(unknown, today, locale)).toMatchObject({ figure: "500 Flex tokens", tone: "plain" });
    expect(standingWords(unknown, today, locale)).toContain("known once you reconcile");
  });

  test("what lapsed is told once a run has seen the last day over", () => {
    const words = (struck: string) => {
      const { lines } = linesOf({ pools: pools("P1,F7,100,,,,,,,2025-01-01,2026-03-31,,,,") }, `${STRUCK}\n${struck}`);
      return lines[0] === undefined ? "" : standingWords(lines[0], today, locale);
    };
    expect(words("P1,100,60,40,0,lapsed,2026-04-01")).toBe(
      "Expired 10 days ago, on 31 Mar 2026; 40 Flex tokens lapsed.",
    );
    expect(words("P1,100,60,0,40,active,2026-03-30")).toBe("Expired 10 days ago, on 31 Mar 2026.");
  });

  test("a purchase under way says how long it has waited and what comes next", () => {
    const snapshot = snapshotWith({
      contracts,
      pools: pools("P1,C1,300,,,2026-03-01,2026-03-29,,,,,,Acme,1.5,EUR"),
    });
    const line = lineOf(snapshot, "P1");
    expect(shownLine(line, today, locale)).toMatchObject({
      detail: "Design. Quoted 12 days ago. Next: have the quote approved.",
      figure: "300 credits",
      figureDetail: "€450.00",
    });
    expect(blocksWords(line, 100, locale)).toBe("3 blocks of 100, at €1.50 each");
  });
});

describe("the steps", () => {
  test("the next one is the first after the last that was taken, and its form begins with what is known", () => {
    const snapshot = snapshotWith({
      contracts,
      pools: pools("P1,C1,300,,,2026-03-01,2026-03-29,,,,,,,,", "P0,C1,100,,,,,,2026-01-01,2026-01-02,,,Acme,1.5,EUR"),
    });
    const line = lineOf(snapshot, "P1");
    expect(shownSteps(snapshot.stored, line.row.values).map(({ title, standing }) => `${title}: ${standing}`)).toEqual([
      "Requested: done",
      "Quoted: done",
      "Approved: next",
      "Purchased: later",
      "Applied: later",
    ]);
    const [first] = doingsOf(snapshot.stored, line, today);
    expect([first?.command.name, first?.isNext]).toEqual(["recordApproval", true]);
    expect(first?.preset).toMatchObject({
      poolId: "P1",
      approvedOn: "2026-04-10",
      unitPrice: "1.5",
      currency: "EUR",
      reseller: "Acme",
    });
  });

  test("what is offered next is what the command lets pass", () => {
    const rows = [
      "P1,C1,100,,,,,,,,,,,,",
      "P1,C1,100,,,2026-03-01,,,,,,,,,",
      "P1,C1,100,,,2026-03-01,2026-03-02,,,,,,,,",
      "P1,C1,100,,,2026-03-01,2026-03-02,2026-03-03,,,,,,,",
      "P1,C1,100,,,2026-03-01,,,2026-03-04,,,,,,",
      "P1,C1,100,cloud service,,,,,,,,,,,",
    ];
    const names = rows.map((row) => {
      const snapshot = snapshotWith({ contracts, pools: pools(row) });
      const [doing] = doingsOf(snapshot.stored, lineOf(snapshot, "P1"), today);
      if (doing === undefined) expect.fail("something comes next");
      const style = formStyle(locale, snapshot.stored.roster.policy);
      const texts = Object.fromEntries(Object.entries(doing.preset).map(([name, text]) => [name, text ?? ""]));
      expect(previewForm(doing.command, snapshot.stored, texts, style, []).kind, row).toBe("done");
      return doing.command.name;
    });
    expect(names).toEqual([
      "recordQuote",
      "recordQuote",
      "recordApproval",
      "recordPurchase",
      "recordApplication",
      "recordApplication",
    ]);
  });

  test("a step whose column the firm does not keep is not asked for", () => {
    const snapshot = bareSnapshot({ pools: "Pool ID,Contract,Credits,Purchased on,Applied on\nP1,C1,100,," });
    const line = lineOf(snapshot, "P1");
    expect(line.next?.command.name).toBe("recordPurchase");
    expect(shownSteps(snapshot.stored, line.row.values).map(({ standing }) => standing)).toEqual([
      "not kept",
      "not kept",
      "not kept",
      "next",
      "later",
    ]);
  });

  test("credits of a cloud service are renewed once, when they end or have ended; bought ones never", () => {
    const snapshot = snapshotWith({
      contracts,
      pools: pools(
        "CS1,C1,100,cloud service,,,,,,2025-01-01,2025-12-31,,,,",
        "CS2,C1,100,cloud service,,,,,,2026-01-01,2026-06-30,CS1,,,",
        "CS3,C1,100,cloud service,,,,,,2026-01-01,2026-12-31,,,,",
        "P1,C1,100,,,,,,2026-01-01,2026-01-01,,,,,",
      ),
    });
    const renewal = (id: string) => {
      const found = doingsOf(snapshot.stored, lineOf(snapshot, id), today).find(
        ({ command }) => command.name === "renewPool",
      );
      return found === undefined ? "no" : found.isNext ? "next" : "may";
    };
    expect(["CS1", "CS2", "CS3", "P1"].map(renewal)).toEqual(["no", "next", "may", "no"]);
  });

  test("only a purchase under way of one person can be moved", () => {
    const people = "Email,Name,Contract\nana@example.com,Ana Bell,C1";
    const snapshot = snapshotWith({
      contracts,
      people,
      pools: pools(
        "P1,C1,100,,ana@example.com,2026-04-01,,,,,,,,,",
        "P2,C1,100,,ana@example.com,,,,2026-01-01,2026-01-01,,,,,",
        "P3,C1,100,,,2026-04-01,,,,,,,,,",
      ),
    });
    const canMove = (id: string) =>
      doingsOf(snapshot.stored, lineOf(snapshot, id), today).some(({ command }) => command.name === "moveCredits");
    expect(["P1", "P2", "P3"].map(canMove)).toEqual([true, false, false]);
    expect(shownLine(lineOf(snapshot, "P1"), today, locale).detail).toContain("for Ana Bell alone");
  });

  test("the request for a quote is there until the quote is", () => {
    const letter = (row: string) => {
      const snapshot = snapshotWith({ contracts, pools: pools(row, "P0,C1,100,,,,,,2026-01-01,2026-01-02,,,Acme,,") });
      return quoteLetterOf(snapshot.stored, lineOf(snapshot, "P1"), today);
    };
    const asked = letter("P1,C1,300,,,2026-04-01,,,,,,,,,");
    expect(asked?.to).toBe("Acme");
    expect(asked?.lines).toContain("  number: 3 blocks of 100, 300 in all");
    // a week from today: the request itself is older
    expect(asked?.lines.join("\n")).toContain("wanted by: 2026-04-17");
    expect(letter("P1,C1,300,,,2026-04-01,2026-04-02,,,,,,,,")).toBeUndefined();
    expect(letter("P1,C1,300,cloud service,,,,,,,,,,,")).toBeUndefined();
  });
});

describe("while it is typed", () => {
  const { roster } = snapshotWith({
    contracts,
    pools: pools("P0,C1,100,,,,,,2026-01-01,2026-01-02,,,Acme,1.5,EUR"),
  }).stored;

  test("blocks and price", () => {
    const words = (texts: Readonly<Record<string, string>>) => blocksAsked(roster, texts, locale);
    expect(words({ contract: "C1", credits: "1,300" })).toEqual([
      "13 blocks of 100 credits.",
      "About €1,950.00, at €1.50 each as for P0.",
    ]);
    expect(words({ contract: "Design", credits: "100" })[0]).toBe("1 block of 100 credits.");
    expect(words({ contract: "C1", credits: "150" })[0]).toBe("1.5 blocks of 100 credits: type whole blocks.");
    expect(words({ contract: "C1", credits: "150", holder: "ana@example.com" })[0]).toContain("need not be");
    expect(words({ contract: "F7", credits: "200" })).toEqual([
      "2 blocks of 100 Flex tokens.",
      "No price of this contract is known yet: the quote will name it.",
    ]);
    expect(words({ contract: "", credits: "200" })).toEqual(["2 blocks of 100 credits."]);
    for (const credits of ["", "abc", "0", "-100"]) {
      expect(words({ contract: "C1", credits })).toEqual(["They come in blocks of 100 credits."]);
    }
    expect(blocksAsked(roster, { contract: "C1", credits: "1.300" }, localeOf("de-DE"))[0]).toContain("13 blocks");
  });

  test("the last day of what is asked for", () => {
    const words = (contract: string, wantedBy: string) =>
      lastDayAsked(roster, { contract, requestedOn: "2026-04-10", wantedBy }, locale);
    expect(words("F7", "")).toEqual([
      "Bought on 15 Apr 2026, their last day would be 14 Apr 2027, 12 months after the purchase.",
    ]);
    expect(words("C1", "2026-05-03")).toEqual([
      "Bought on 1 May 2026, their last day would be 31 Dec 2026, the end of contract C1.",
    ]);
    expect(words("nobody's", "")).toEqual([]);
  });

  test("the last day of a purchase and of its application", () => {
    const snapshot = snapshotWith({ contracts, pools: pools("P1,F7,100,,,2026-03-01,,2026-03-02,,,,,,,") });
    const { row } = lineOf(snapshot, "P1");
    const { roster: own } = snapshot.stored;
    const words = (texts: Readonly<Record<string, string>>) => {
      const pool = poolAsTyped(own, row, texts);
      return pool === undefined ? "none" : lastDayPlain(pool, own.policy, locale);
    };
    expect(words({ purchasedOn: "2026-03-14" })).toBe("13 Mar 2027, 12 months after the purchase");
    expect(words({ purchasedOn: "" })).toBe("None: nothing ends it");
    expect(words({ appliedOn: "2026-03-14", expiresOn: "2026-09-30" })).toBe(
      "30 Sept 2026, as it was typed into Expires on",
    );
    // a pool that would end before it begins is none
    expect(words({ appliedOn: "2026-03-14", expiresOn: "2026-03-13" })).toBe("none");
  });

  test("a request begins with what its key says", () => {
    const preset = { contract: "C 1/2&3", credits: "300", wantedBy: "2026-05-01" };
    expect(requestPreset(requestKey(preset))).toEqual(preset);
    expect(requestPreset(requestKey({ contract: undefined }))).toEqual({});
    expect(requestPreset("P-2026-01")).toBeUndefined();
    expect(requestPreset(":requested")).toBeUndefined();
    expect([isList("advice"), isList("P-2026-01")]).toEqual([true, false]);
  });
});

describe("advice", () => {
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
  });

  test("without a plan, the run says the same of the first order", () => {
    const [planned] = adviceOfPlan(planGiven(tables), givenOf(tables));
    const advice = adviceOfRun(answerOf(tables).run, givenOf(tables));
    expect(advice.map(({ title, said }) => [title, said])).toContainEqual([planned?.title, planned?.said]);
    const first = advice.find(({ title }) => title === planned?.title);
    expect(first?.order?.opens).toBe(planned?.order?.opens);
    expect(first?.order?.letter.lines).toEqual(planned?.order?.letter.lines);
  });
});
