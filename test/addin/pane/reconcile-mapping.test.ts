import { expect, test } from "vitest";
import { mappingView } from "../../../addin/pane/screens/reconcile/mapping-form.ts";
import {
  exampleOf,
  firstForm,
  optionFields,
  questionsOf,
  withMeaning,
} from "../../../addin/pane/screens/reconcile/mapping-options.ts";
import type { FileSuggestion } from "../../../core/exports/mapping/gather.ts";
import { suggestMapping } from "../../../core/exports/mapping/suggest.ts";
import { desk } from "../../support/command-desk.ts";

const { roster } = desk({ people: "Email,Contract\nana@example.com,C1", contracts: "Contract\nC1" });
const { policy } = roster;

function suggested(header: string, ...rows: readonly string[]): FileSuggestion {
  const cells = (line: string) => line.split(";");
  const found = suggestMapping("studio", cells(header), rows.map(cells), roster);
  if (found === undefined) throw new Error("nothing is suggested");
  return { ...found, files: ["studio.csv"] };
}

const asked = suggested(
  "Booked;Person mail;Cost;Product;Ticket",
  "03/04/2026;ana@example.com;1.250;Rendering;J-1",
  "05/04/2026;ana@example.com;2;Rendering;J-2",
  "06/04/2026;no address;3;Rendering;J-3",
  "06/04/2026;ana@example.com;4;Rendering;J-4",
  "06/04/2026;ana@example.com;4;Rendering;J-5",
);

test("the form begins with the suggestion, and asks what cannot be told", () => {
  const form = firstForm(asked);
  expect(form.meanings.slice(0, 2)).toEqual(["date", "user"]);
  const day = optionFields(form, questionsOf(form, asked, policy)).find(({ option }) => option === "dayOrder");
  expect(day?.question).toMatch(/day first \(dmy\) or month first \(mdy\)/);
  expect(day?.choices.map(({ label }) => label)).toEqual([
    "Choose …",
    "Day first: 31/3/2026",
    "Month first: 3/31/2026",
  ]);
  expect(mappingView(form, asked, roster).mapping).toBeUndefined();
});

test("the first rows are shown under each answer that is missing, with what is wrong in them", () => {
  const form = withMeaning(firstForm(asked), 2, "credits", asked, policy);
  const open = mappingView(form, asked, roster);
  expect(open.problems).toHaveLength(2);
  const [first, , third] = open.rows;
  expect(first?.kind === "read" && [first.texts.day, first.texts.credits]).toEqual([
    "2026-04-03 or 2026-03-04",
    "1.25 or 1,250 credits",
  ]);
  expect(third).toMatchObject({ kind: "left out", line: 4, message: expect.stringMatching(/no address/) });
  const options = { dayOrder: "dmy", numberStyle: "1.234,5", unit: "flex-token" };
  const said = mappingView({ ...form, options }, asked, roster);
  expect(said.problems).toEqual([]);
  expect(said.mapping).toEqual({
    name: "studio",
    columns: expect.objectContaining({ date: "Booked", user: "Person mail", credits: "Cost" }),
    ...options,
  });
  expect(said.rows[0]?.kind === "read" && said.rows[0].texts.credits).toBe("1,250 Flex tokens");
});

test("a column that somebody picks is looked at: what its rows prove is taken, and else asked", () => {
  const two = suggested(
    "Usage date;User email;Credits;Booked on;Amount",
    "2026-04-03;ana@example.com;1;13/04/2026;0,125",
    "2026-04-04;ana@example.com;2;04/05/2026;7,5",
  );
  const first = firstForm(two);
  expect([first.options.dayOrder, mappingView(first, two, roster).problems]).toEqual(["", []]);
  const moved = withMeaning(withMeaning(first, 0, "", two, policy), 3, "date", two, policy);
  expect(moved.options.dayOrder).toBe("dmy");
  const other = withMeaning(withMeaning(moved, 2, "", two, policy), 4, "credits", two, policy);
  expect(other.options.numberStyle).not.toBe("");
  const view = mappingView(other, two, roster);
  expect(view.problems).toEqual([]);
  expect(view.rows.map((row) => row.kind === "read" && [row.texts.day, row.texts.credits])).toEqual([
    ["2026-04-13", "0.125 credits"],
    ["2026-05-04", "7.5 credits"],
  ]);
  // back to the column that was suggested: what was said of the other does not hold for it
  const back = withMeaning(withMeaning(moved, 3, "", two, policy), 0, "date", two, policy);
  expect(back.options.dayOrder).toBe("");
});

test("what is missing or said twice is told, and nothing is read meanwhile", () => {
  const form = firstForm(asked);
  const none = withMeaning(form, 1, "", asked, policy);
  expect(mappingView(none, asked, roster)).toMatchObject({
    mapping: undefined,
    rows: [],
    problems: expect.arrayContaining(["Say which column is the user: the e-mail of who used."]),
  });
  const twice = withMeaning(form, 4, "user", asked, policy);
  expect(mappingView(twice, asked, roster).problems).toContain(
    "“Person mail” and “Ticket” are all said to be the user: leave one.",
  );
  // a column of units makes one unit for all rows needless
  const unit = withMeaning(form, 4, "unit", asked, policy);
  expect(optionFields(unit, []).map(({ option }) => option)).toEqual(["dayOrder", "numberStyle"]);
});

test("each column shows what stands in it, from the first row that has anything there", () => {
  expect(asked.headers.map((_header, at) => exampleOf(asked, at))).toEqual([
    "Such as 03/04/2026",
    "Such as ana@example.com",
    "Such as 1.250",
    "Such as Rendering",
    "Such as J-1",
  ]);
  const rows = [
    { line: 2, cells: [" ", ""] },
    { line: 3, cells: ["x".repeat(60)] },
  ];
  expect(exampleOf({ rows }, 0)).toBe(`Such as ${"x".repeat(40)} …`);
  expect(exampleOf({ rows }, 1)).toBe("Blank in the first rows.");
});
