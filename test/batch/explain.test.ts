import { expect, test } from "vitest";
import { explain } from "../../batch/explain.ts";
import { diagnosticCodes } from "../../core/diagnostic.ts";
import { diagnosticPages } from "../../core/diagnostics-guide.ts";
import { rules } from "../../core/findings/rules/index.ts";

test("the list names every finding with its severity and title", () => {
  const { text, found } = explain(undefined);
  expect(found).toBe(true);
  for (const { code, severity, title } of rules) expect(text).toMatch(new RegExp(`${code} +${severity} +${title}`));
});

test.each(rules.map(({ code }) => code))("the page of %s has every part, in lines that fit a screen", (code) => {
  const { text, found } = explain(code);
  expect(found).toBe(true);
  const headings = ["What it means", "Why it matters", "What to do", "Example", "One finding for each"];
  for (const heading of headings) expect(text).toMatch(new RegExp(`\\n\\n${heading}\\n {2}\\S`));
  for (const line of text.split("\n").slice(1)) expect(line.length).toBeLessThanOrEqual(80);
  expect(text).not.toMatch(/undefined|\[object/);
});

test.each(diagnosticCodes)("the diagnostic %s says what it means and what to do, a sentence or two each", (code) => {
  const { text, found } = explain(code);
  expect(found).toBe(true);
  expect(text).toMatch(
    /^[a-z-]+: about what was given\n\nWhat it means\n {2}\S[\s\S]*\.\n\nWhat to do\n {2}\S[\s\S]*\.$/,
  );
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(explain(undefined).text).toContain(code);
});

test("no two diagnostics mean the same", () => {
  const titles = Object.values(diagnosticPages).map(({ title }) => title);
  expect(new Set(titles).size).toBe(diagnosticCodes.length);
});

test("a code that is not there is answered with the one that was meant, or with the way to the list", () => {
  expect(explain("overdarft")).toEqual({
    text: "There is no finding or diagnostic “overdarft”. Did you mean overdraft?",
    found: false,
  });
  expect(explain("cell-not-aday").text).toContain("Did you mean cell-not-a-day?");
  expect(explain("qqqqqq").text).toBe(
    "There is no finding or diagnostic “qqqqqq”. credit-roster explain lists them all.",
  );
});

test("a code is found however it is typed, and by the whole name of a finding", () => {
  const { text } = explain("export-gap");
  for (const typed of ["EXPORT-GAP", "export gap", "export_gap", "export-gap/2026-03"]) {
    expect(explain(typed)).toEqual({ text, found: true });
  }
  expect(explain("export-gaps").found).toBe(false);
});
