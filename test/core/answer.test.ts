import { expect, test } from "vitest";
import { prepareRun } from "../../core/answer.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { readRoster } from "../../core/roster/roster.ts";
import { createBook } from "../../core/usage/book.ts";

const TODAY = "2026-04-10" as PlainDate;

/** The first line of the summary of a run whose exports cover March. */
function noteOf(asOf: string | undefined, last = "2026-03-31"): string {
  const prepared = prepareRun({
    roster: readRoster({}, "roster", () => {}),
    book: createBook(),
    inputs: [],
    asOf: asOf as PlainDate | undefined,
    covers: [{ first: "2026-03-01" as PlainDate, last: last as PlainDate }],
    diagnostics: [],
    sha256: () => "",
    hashOf: () => "",
    today: TODAY,
    noDay: { at: { file: "--usage" }, help: "Give an export." },
    mapsAreWhole: true,
  });
  return prepared.kind === "ready" ? prepared.asOfNote : "";
}

test("a run says as of which day it is, why, and which days up to it or to today no export covers", () => {
  expect(noteOf("2026-03-31")).toBe("As of 2026-03-31.");
  expect(noteOf("2026-04-01")).toBe("As of 2026-04-01; 1 day up to 2026-04-01 is not covered by any export.");
  expect(noteOf(undefined)).toBe(
    "As of 2026-03-31, the last day that the exports cover; 10 days up to today (2026-04-10) are not covered by any export.",
  );
});

test("a day that is still to come is pointed out: with a mistyped year every pool would be over", () => {
  expect(noteOf("2026-04-10")).not.toContain("after today");
  expect(noteOf("2027-03-31")).toBe(
    "As of 2027-03-31, 355 days after today (2026-04-10); 10 days up to 2026-04-10 are not covered by any export.",
  );
  expect(noteOf(undefined, "2026-04-12")).toBe(
    "As of 2026-04-12, the last day that the exports cover, 2 days after today (2026-04-10).",
  );
});
