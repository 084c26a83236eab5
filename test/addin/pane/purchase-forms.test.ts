import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { blocksAsked, lastDayAsked, lastDayHeld, poolAsTyped } from "../../../addin/pane/screens/purchases/asked.ts";
import { lastDayPlain } from "../../../addin/pane/screens/purchases/pool-words.ts";
import { isList, requestKey, requestPreset } from "../../../addin/pane/screens/purchases/request-key.ts";
import { snapshotWith } from "./snapshot-of.ts";

const locale = localeOf("en-GB");
const contracts = "Contract,Name,Unit,Ends on\nC1,Design,,2026-12-31\nF7,Flex,flex-token,";
const pools = (row: string) =>
  `Pool ID,Contract,Credits,Requested on,Approved on,Applied on,Reseller,Unit price,Currency\n${row}`;

const { roster } = snapshotWith({
  contracts,
  pools: pools("P0,C1,100,,,2026-01-02,Acme,1.5,EUR"),
}).stored;

test("blocks and price", () => {
  const words = (texts: Readonly<Record<string, string>>) => blocksAsked(roster, texts, locale);
  expect(words({ contract: "C1", credits: "1,300" })).toEqual([
    "13 blocks of 100 credits.",
    "About €1,950.00, at €1.50 a credit as for P0.",
  ]);
  expect(words({ contract: "Design", credits: "100" })[0]).toBe("1 block of 100 credits.");
  // what the command says of it at the field is not said twice
  expect(words({ contract: "C1", credits: "150" })).toEqual([]);
  expect(words({ contract: "C1", credits: "150", holder: "ana@example.com" })[0]).toContain("need not be");
  expect(words({ contract: "F7", credits: "200" })).toEqual([
    "2 blocks of 100 Flex tokens.",
    "No price of this contract is known yet: the quote will name it.",
  ]);
  expect(words({ contract: "", credits: "200" })).toEqual(["2 blocks of 100 credits."]);
  for (const credits of ["abc", "0", "-100"]) {
    expect(words({ contract: "C1", credits })).toEqual(["They come in blocks of 100 credits."]);
  }
  expect(words({ contract: "C1", credits: " " })).toEqual([]);
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
  const snapshot = snapshotWith({ contracts, pools: pools("P1,F7,100,2026-03-01,2026-03-02,,,,") });
  const [row] = snapshot.stored.roster.poolRows;
  if (row === undefined) expect.fail("there is a row");
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

test("the last day of credits that the firm has is worked out while their days are typed", () => {
  const words = (texts: Readonly<Record<string, string>>) => lastDayHeld(roster, { contract: "F7", ...texts }, locale);
  expect(words({ purchasedOn: "2026-03-14" })).toEqual(["Last day: 13 Mar 2027, 12 months after the purchase."]);
  expect(words({ purchasedOn: "2026-03-14", appliedOn: "2026-03-16", expiresOn: "2026-09-30" })).toEqual([
    "Last day: 30 Sept 2026, as it was typed into Expires on.",
  ]);
  expect(words({ purchasedOn: "" })).toEqual([]);
  expect(words({ contract: "nobody's", purchasedOn: "2026-03-14" })).toEqual([]);
});

test("a request begins with what its key says", () => {
  const preset = { contract: "C 1/2&3", credits: "300", wantedBy: "2026-05-01" };
  expect(requestPreset(requestKey(preset))).toEqual(preset);
  expect(requestPreset(requestKey({ contract: undefined }))).toEqual({});
  expect(requestPreset("P-2026-01")).toBeUndefined();
  expect(requestPreset(":requested")).toBeUndefined();
  expect([isList("advice"), isList("P-2026-01")]).toEqual([true, false]);
});
