import { expect, test } from "vitest";
import { isRosterChanged } from "../../../addin/pane/changed-roster.ts";
import { desk } from "../../support/command-desk.ts";
import { long } from "../../support/runs.ts";

const people = "Email,Name,Contract\nana@example.com,Ana,C1\nbruno@example.com,Bruno,C1";
const findings = "Finding,Amount,Decision,Decided on\na/1,4,,\nb/2,1,,";
const texts = { contracts: "Contract,Name\nC1,One", people, findings };
const before = desk(texts);

test("what a run is reckoned with is compared by what it says", () => {
  expect(isRosterChanged(before, before)).toBe(false);
  expect(isRosterChanged(before, desk(texts))).toBe(false);
  expect(isRosterChanged(before, desk({ ...texts, people: people.replace("Bruno", "Bruna") }))).toBe(true);
  expect(isRosterChanged(before, desk({ ...texts, people: `${people}\ncleo@example.com,Cleo,C1` }))).toBe(true);
  expect(isRosterChanged(before, desk({ ...texts, people: people.replace(/\nbruno.*/, "") }))).toBe(true);
  expect(isRosterChanged(before, desk({ ...texts, adjustments: "Date,Contract,Credits\n2026-01-01,C1,5" }))).toBe(true);
});

test("rows that are sorted, columns that are moved or one's own, and blank rows say nothing else", () => {
  const sorted = "Email,Name,Contract\nbruno@example.com,Bruno,C1\nana@example.com,Ana,C1";
  expect(isRosterChanged(before, desk({ ...texts, people: sorted }))).toBe(false);
  expect(isRosterChanged(before, desk({ ...texts, people: sorted.replace("Bruno", "Ana") }))).toBe(true);
  // twice the same is not two different ones
  const twice = "Email,Name,Contract\nana@example.com,Ana,C1\nana@example.com,Ana,C1";
  expect(isRosterChanged(before, desk({ ...texts, people: twice }))).toBe(true);
  const moved = "Mine,Name,Email,Contract\nx,Ana,ana@example.com,C1\ny,Bruno,bruno@example.com,C1\nz,,,";
  expect(isRosterChanged(before, desk({ ...texts, people: moved }))).toBe(false);
  expect(isRosterChanged(before, desk({ ...texts, contracts: "Contract,Name,Note\nC1,One,mine" }))).toBe(false);
});

test.each([
  ["contracts", "Contract,Name\nC1,Two"],
  ["pools", "Pool ID,Contract,Credits\nP1,C1,5"],
  ["balanceChecks", "Check ID,Date,Subject,Reported balance\nB1,2026-01-01,C1,5"],
  ["rates", "Rate ID,Service,Credits\nR1,Revit,5"],
  [
    "closings",
    "Closing ID,Month,Contract,Used,Lapsed,Still open,Balance,Fingerprint\n2026-01/C1/x,2026-01,C1,0,0,0,0,x",
  ],
  ["mappings", "Mapping,Field,Column\nm,date,When"],
] as const)("what stands in the table %s counts", (table, text) => {
  expect(isRosterChanged(before, desk({ ...texts, [table]: text }))).toBe(true);
});

test("how a cell shows that nothing is in it counts for nothing, and an error only where it is another one", () => {
  const cells = (name: unknown) => {
    const { grids, ...rest } = desk(texts);
    const grid = grids.people;
    if (grid === undefined) throw new Error("there is no table People");
    const column = grid.headers.indexOf("Office");
    const rows = grid.rows.map(({ row, cells: of }) => ({ row, cells: Object.assign([...of], { [column]: name }) }));
    return { ...rest, grids: { ...grids, people: { ...grid, rows } } } as ReturnType<typeof desk>;
  };
  const error = (message: string) => ({ problem: { code: "formula-error", message, help: "" } });
  expect(isRosterChanged(cells(""), cells(undefined))).toBe(false);
  expect(isRosterChanged(cells(" "), cells(""))).toBe(false);
  expect(isRosterChanged(cells(""), cells("Graz"))).toBe(true);
  expect(isRosterChanged(cells(error("#N/A")), cells(error("#N/A")))).toBe(false);
  expect(isRosterChanged(cells(error("#N/A")), cells(error("#REF!")))).toBe(true);
  expect(isRosterChanged(cells(error("#N/A")), cells("Graz"))).toBe(true);
  // sorted otherwise too
  const sorted = (of: ReturnType<typeof desk>) => {
    const { people: grid } = of.grids;
    return { ...of, grids: { ...of.grids, people: { ...grid, rows: [...(grid?.rows ?? [])].reverse() } } } as typeof of;
  };
  expect(isRosterChanged(cells(""), sorted(cells(undefined)))).toBe(false);
  expect(isRosterChanged(cells(error("#N/A")), sorted(cells(error("#N/A"))))).toBe(false);
});

test("of two rows of one finding the first counts", () => {
  const twice = (first: string, second: string) =>
    desk({ ...texts, findings: `Finding,Amount,Decision,Decided on\na/1,4,${first},\na/1,4,${second},` });
  expect(isRosterChanged(twice("accepted", "to fix"), twice("accepted", "resolved"))).toBe(false);
  expect(isRosterChanged(twice("accepted", "to fix"), twice("resolved", "to fix"))).toBe(true);
});

test("settings count by what they say: a default that is written down changes nothing", () => {
  const set = (value: string) => desk({ ...texts, settings: `Setting,Value\nIndividual credits,${value}` });
  expect(isRosterChanged(before, set("100"))).toBe(false);
  expect(isRosterChanged(before, set("120"))).toBe(true);
});

test("the program's own columns of Findings and Balances count for nothing, decisions do", () => {
  const written = desk({
    ...texts,
    findings: "Finding,Amount,Last seen,Decision\nb/2,7,2026-03-31,\nc/3,1,2026-03-31,",
    balances: "Pool,Remaining\nP1,3",
  });
  expect(isRosterChanged(before, written)).toBe(false);
  const decided = desk({ ...texts, findings: findings.replace("a/1,4,,", "a/1,4,accepted,2026-04-01") });
  expect(isRosterChanged(before, decided)).toBe(true);
  expect(isRosterChanged(decided, before)).toBe(true);
  // it came from a review that counted in the run
  expect(isRosterChanged(before, decided, decided.roster.findings)).toBe(false);
  const other = desk({ ...texts, findings: findings.replace("a/1,4,,", "a/1,4,to fix,2026-04-01") });
  expect(isRosterChanged(before, decided, other.roster.findings)).toBe(true);
});

long("twenty thousand people are compared in a moment", () => {
  const lines = Array.from({ length: 20_000 }, (_, at) => `p${at}@example.com,Person ${at},C1`);
  const one = desk({ people: `Email,Name,Contract\n${lines.join("\n")}` });
  const other = desk({ people: `Email,Name,Contract\n${lines.join("\n")}` });
  const began = performance.now();
  expect(isRosterChanged(one, other)).toBe(false);
  expect(performance.now() - began).toBeLessThan(500);
});
