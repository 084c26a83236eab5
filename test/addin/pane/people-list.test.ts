import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import { ownCreditsBook } from "../../../addin/pane/screens/people/own-credits.ts";
import { ownFacts } from "../../../addin/pane/screens/people/own-credits-words.ts";
import {
  figureOf,
  figuresNote,
  filterCounts,
  foundPeople,
  type PeopleFilter,
  peopleItems,
} from "../../../addin/pane/screens/people/people-list.ts";
import { changePreset, personFacts, personProblems } from "../../../addin/pane/screens/people/person-facts.ts";
import { pickedDraft, pickedKeys } from "../../../addin/pane/screens/people/picked.ts";
import { lapsedOf, type StruckBalances, type StruckPool } from "../../../addin/pane/struck-balances.ts";
import type { PlainDate } from "../../../core/calendar.ts";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import type { Person } from "../../../core/roster/people.ts";
import { day, desk } from "../../support/command-desk.ts";
import { long } from "../../support/runs.ts";
import { snapshotWith } from "./snapshot-of.ts";

const today = day("2026-04-10");
const locale = localeOf("en-US");
const header =
  "Email,Name,Office,Contract,Other contracts,Registration,Requested on,Invited on,Registered on,Left on,Also known as,Note";
const stored = desk({
  contracts: "Contract,Name,Kind,Ends on\nC1,Design,maintenance,2026-12-31\nF7,,flex,",
  people: [
    header,
    "zoe@example.com,Zoë Åberg,Malmö,C1,F7,,2026-01-01,2026-01-02,2026-01-03,,zoe.old@example.com; hash:9f,likes maps",
    "ben@example.com,Ben Ray,Oslo,C1,,invited,2026-03-01,2026-03-05,,,,",
    "ana@example.com,ana bell,Oslo,,,requested,2026-04-01,,,,,",
    "cy@example.com,,Porto,C1,,,,,,,,",
    "dan@example.com,Dan Lee,Porto,C1,,,,,2025-01-01,2026-02-28,,",
    "eve@example.com,Eve Moe,Porto,F7,,registered,,,,,,",
  ].join("\n"),
});
const { roster } = stored;

const pool = (holder: string, cells: Partial<StruckPool> = {}): StruckPool => ({
  pool: `individual:${holder}`,
  contract: "C1",
  holder,
  unit: "cloud-credit",
  granted: 100,
  used: 60.5,
  remaining: 39.5,
  lastDay: "2026-12-31" as PlainDate,
  state: "active",
  ...cells,
});
const struck = (from: StruckBalances["from"], ...pools: readonly StruckPool[]): StruckBalances => ({
  asOf: "2026-03-31" as PlainDate,
  from,
  pools,
});

function person(email: string): Person {
  const found = [...roster.people.values()].find((one) => one.email === email);
  if (found === undefined) expect.fail(`${email} is not on the roster`);
  return found;
}

const items = peopleItems(roster.people.values(), () => undefined, today);
const found = (search: string, filter: PeopleFilter = "all") =>
  foundPeople(items, filter, search).map(({ key }) => key.split("@")[0]);

test("people stand in the order of their names, of whom there is none by the address", () => {
  expect(found("")).toEqual(["ana", "ben", "cy", "dan", "eve", "zoe"]);
});

test.each([
  ["zoe aberg", ["zoe"]],
  ["ÅBERG", ["zoe"]],
  ["malmo", ["zoe"]],
  ["HASH:9F", ["zoe"]],
  ["zoe.old", ["zoe"]],
  ["oslo ben", ["ben"]],
  ["oslo bell ana", ["ana"]],
  ["cy@", ["cy"]],
  ["  ", ["ana", "ben", "cy", "dan", "eve", "zoe"]],
  ["oslo porto", []],
])("the search %j finds %j: every word, wherever it stands", (search, keys) => {
  expect(found(search)).toEqual(keys);
});

test.each<readonly [PeopleFilter, readonly string[]]>([
  ["all", ["ana", "ben", "cy", "dan", "eve", "zoe"]],
  ["not registered", ["ana", "ben", "cy"]],
  ["waiting", ["ben"]],
  ["registered", ["eve", "zoe"]],
  ["left", ["dan"]],
  ["no contract", ["ana"]],
])("the filter %s lets through %j, and its count says so", (filter, keys) => {
  expect(found("", filter)).toEqual(keys);
  expect(filterCounts(items)[filter]).toBe(keys.length);
});

test("a filter and a search hold together", () => {
  expect(found("oslo", "waiting")).toEqual(["ben"]);
  expect(found("porto", "waiting")).toEqual([]);
});

test("at the right stands what is left, and where nothing is known of that, how far the registration has come", () => {
  const figures = (from: StruckBalances["from"]) => {
    const book = ownCreditsBook(struck(from, pool("zoe.old@example.com"), pool("dan@example.com", { remaining: 0 })));
    const all = peopleItems(roster.people.values(), book, today);
    return { all, words: all.map((item) => Object.values(figureOf(item, locale)).join(", ")) };
  };
  const run = figures("run");
  expect(run.words).toEqual([
    "Requested, Apr 1, 2026",
    "Invited, Mar 5, 2026",
    "Not requested, ",
    "Left, Feb 28, 2026",
    "Registered, ",
    "39.5 credits, left of 100",
  ]);
  expect(figuresNote(run.all, locale)).toBe("What is left is as of Mar 31, 2026, by the last run.");
  const table = figures("table");
  expect(table.words.at(-1)).toBe("39.5 credits, left on Mar 31, 2026");
  expect(figuresNote(table.all, locale)).toBe("What is left is as the table Balances says, as of Mar 31, 2026.");
  expect(figuresNote(items, locale)).toBe("");
});

test("pools that a person holds beside the individual credits are no part of them", () => {
  const book = ownCreditsBook(struck("run", pool("ben@example.com", { pool: "P9" })));
  expect(book(person("ben@example.com"))).toBeUndefined();
  expect(ownCreditsBook(undefined)(person("ben@example.com"))).toBeUndefined();
});

test("what lapsed is what was neither used nor is left, without the crumbs of adding", () => {
  const own = { ...pool("x@example.com", { granted: 0.3, used: 0.1, remaining: 0 }), ...struck("run") };
  expect(lapsedOf(own)).toBe(0.2);
});

test("the figures of a person say where they come from and what ends them", () => {
  const of = (email: string, struckNow?: StruckBalances) =>
    ownFacts(roster, person(email), ownCreditsBook(struckNow)(person(email)), locale);
  expect(of("zoe@example.com", struck("run", pool("zoe@example.com", { used: 40, remaining: 39.5 })))).toEqual({
    facts: [
      ["Granted", "100 credits"],
      ["Used", "40 credits"],
      ["Lapsed", "20.5 credits"],
      ["Left", "39.5 credits"],
      ["Last day", "Dec 31, 2026, the end of contract C1"],
    ],
    note: "What is left is as of Mar 31, 2026, by the last run.",
  });
  // the roster was changed since: what ended them then is not known
  const changed = of("zoe@example.com", struck("table", pool("zoe@example.com", { lastDay: day("2026-06-30") })));
  expect(changed.facts.at(-1)).toEqual(["Last day", "Jun 30, 2026"]);
  expect(of("zoe@example.com")).toEqual({
    facts: [
      ["Granted", "100 credits"],
      ["First day", "Jan 3, 2026"],
      ["Last day", "Dec 31, 2026, the end of contract C1"],
    ],
    note: "By the roster. How much of them is left is known after reconciling.",
  });
  expect(of("dan@example.com").facts.at(-1)).toEqual(["Last day", "Feb 28, 2026, the person's last day"]);
  expect(of("ben@example.com")).toEqual({
    facts: [],
    note: "Individual credits begin with the registration, which is not completed.",
  });
});

test.each([
  ["F7,2026-01-01,", "There are none: none of the person's contracts brings them."],
  ["F7,,", "There are none: none of the person's contracts brings them."],
  ["C1,2026-01-01,0", "There are none: the figure is 0."],
  ["C1,2027-01-01,", "There are none: they would have ended before they began."],
  ["C1,,", "Individual credits begin with the registration, which is not completed."],
])("where there are no individual credits, as of %s, it says why", (cells, note) => {
  const firm = desk({
    contracts: "Contract,Kind,Ends on\nC1,maintenance,2026-12-31\nF7,flex,",
    people: `Email,Contract,Registered on,Individual credits\nana@example.com,${cells}`,
  }).roster;
  const [one] = firm.people.values();
  if (one === undefined) expect.fail("nobody is on the roster");
  expect(ownFacts(firm, one, undefined, locale)).toEqual({ facts: [], note });
});

test("the facts of a person are what the roster says, with contracts under their names", () => {
  const facts = Object.fromEntries(personFacts(stored, person("zoe@example.com"), locale));
  expect(facts).toMatchObject({
    "E-mail": "zoe@example.com",
    "Also known as": "hash:9f, zoe.old@example.com",
    Contract: "C1 (Design)",
    "Other contracts": "F7",
    Note: "likes maps",
    "Last day": "",
  });
  expect(Object.fromEntries(personFacts(stored, person("ana@example.com"), locale))["Contract"]).toBe("None");
});

test("problems of a person are those of the person's own row", () => {
  const at = person("ben@example.com").at;
  const problem = (place: Diagnostic["at"]) => ({ at: place, message: "" }) as Diagnostic;
  const own = problem({ ...at, column: "Contract" });
  const others = [problem({ ...at, row: (at.row ?? 0) + 1 }), problem({ ...at, table: "Pools" }), problem({})];
  expect(personProblems([...others, own], person("ben@example.com"))).toEqual([own]);
});

long("20,000 people are prepared once and searched in a blink", () => {
  const many = Array.from({ length: 20_000 }, (_, at): Person => {
    const email = `person${at}@example.com` as Person["email"];
    return { ...person("zoe@example.com"), email, name: `Zoë Number ${at}` };
  });
  const all = peopleItems(many, () => undefined, today);
  const searched = ["zoe 19999", "malmo number 77", "nobody"].map((search) => {
    const passes = Array.from({ length: 7 }, () => {
      const before = performance.now();
      const count = foundPeople(all, "registered", search).length;
      return { count, time: performance.now() - before };
    });
    // whatever else the machine does, one pass of several is undisturbed
    return { count: passes[0]?.count, time: Math.min(...passes.map(({ time }) => time)) };
  });
  const with77 = many.filter((_, at) => `${at}`.includes("77")).length;
  expect(searched.map(({ count }) => count)).toEqual([1, with77, 0]);
  expect(Math.max(...searched.map(({ time }) => time))).toBeLessThan(50);
});

test("who is picked is kept as it was, by key, and nobody is where nothing was picked", () => {
  expect([...pickedKeys(undefined)]).toEqual([]);
  expect([...pickedKeys(pickedDraft([]))]).toEqual([]);
  const draft = pickedDraft(["ana@example.com", "hash:a1"]);
  expect([...pickedKeys(draft)]).toEqual(["ana@example.com", "hash:a1"]);
  // every box of a list asks: it is not taken apart anew for each
  expect(pickedKeys(draft)).toBe(pickedKeys(draft));
});

test("the form that changes somebody begins with the cells as they are, in a form's own digits", () => {
  const snapshot = snapshotWith({
    people: "Email,Name,Contract,Individual credits\nana@example.com,Ana Bell,C1,12.5",
    contracts: "Contract\nC1",
  });
  const [person] = snapshot.stored.roster.people.values();
  if (person === undefined) expect.fail("there is a person");
  expect(changePreset(snapshot.stored, person)).toEqual({
    email: "ana@example.com",
    name: "Ana Bell",
    office: "",
    costCentre: "",
    contract: "C1",
    otherContracts: "",
    individualCredits: "12.5",
    note: "",
  });
});
