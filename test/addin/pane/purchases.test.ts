import { describe, expect, test } from "vitest";
import { previewForm } from "../../../addin/pane/form-preview.ts";
import { formStyle, localeOf } from "../../../addin/pane/locale.ts";
import { doingsOf, quoteLetterOf } from "../../../addin/pane/screens/purchases/doings.ts";
import { type PoolLine, poolGroups, poolLines } from "../../../addin/pane/screens/purchases/pool-lines.ts";
import { shownSteps } from "../../../addin/pane/screens/purchases/pool-steps.ts";
import { blocksWords, shownLine, standingWords } from "../../../addin/pane/screens/purchases/pool-words.ts";
import type { Snapshot } from "../../../addin/pane/snapshot.ts";
import { day } from "../../support/command-desk.ts";
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
    expect(blocksWords(line, 100, locale)).toBe("3 blocks of 100, at €1.50 a credit");
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
