import { expect, test } from "vitest";
import { paneHelp } from "../../../addin/pane/pane-help.ts";
import { rules } from "../../../core/findings/rules/index.ts";

const commandLine = /(?<![\w-])--[a-z]|credit-roster /;

test("what a group of findings says to do next is said without a command line", () => {
  const next = rules.flatMap(({ together }) => (together === undefined ? [] : [together.next]));
  expect(next.some((text) => commandLine.test(text))).toBe(true);
  expect(next.map(paneHelp).filter((text) => commandLine.test(text))).toEqual([]);
});

test("so are the pages of findings but for what only the command line has", () => {
  const pages = rules.map(({ page }) => page.todo);
  expect(pages.map(paneHelp).filter((text) => commandLine.test(text))).toEqual([]);
});

test("the plan is a part of a screen", () => {
  const said = "What is still open comes on top of the blocks of the forecast: see credit-roster plan.";
  expect(paneHelp(said)).toBe(
    "What is still open comes on top of the blocks of the forecast: see What to order under Purchases.",
  );
});

test("days that were not used are said to be covered in the field for it, and a mapping is made on the same page", () => {
  expect(paneHelp("If nothing was used, say so with --covers FIRST..LAST; the ledger needs it.")).toBe(
    "If nothing was used, say so under “These exports also cover”; the ledger needs it.",
  );
  expect(paneHelp("It can be read through a mapping (--map), which says which column is which.")).toBe(
    "It can be read through a mapping, which says which column is which: see above.",
  );
});

test("a remedy of two steps is said in the pane's words as a whole", () => {
  expect(
    paneHelp(
      "Run it again with --as-of 2026-01-31, and if nothing was used say so with --covers FIRST..LAST; then go on.",
    ),
  ).toBe("Reconcile as of 2026-01-31, and if nothing was used say so under “These exports also cover”; then go on.");
});
