import { expect, test } from "vitest";
import type { Diagnostic } from "../../../core/diagnostic.ts";
import { createExportReader } from "../../../core/exports/read.ts";
import { readRoster } from "../../../core/roster/roster.ts";
import { createBook } from "../../../core/usage/book.ts";

/** What a reader that holds three rows says of so many. */
function readThree(text: string) {
  const diagnostics: Diagnostic[] = [];
  const roster = readRoster({}, "roster", () => {});
  const reader = createExportReader(0, "usage.csv", createBook(), roster, (one) => diagnostics.push(one), 3);
  reader.push(text);
  const read = reader.finish();
  return { read, said: diagnostics.map(({ code, at }) => `${code} ${at.line}`) };
}

test("rows beyond what a run holds are left out from there on, counted, and told once", () => {
  const row = "2026-03-05,ana@firm.example,1\n";
  expect(readThree(`date,user,credits\n${row.repeat(3)}\n`)).toMatchObject({ read: { rows: 3, leftOut: 0 }, said: [] });
  const { read, said } = readThree(`date,user,credits\n${row.repeat(4)}\n${row}`);
  expect(read).toMatchObject({ rows: 5, leftOut: 2 });
  expect(said).toEqual(["limit-exceeded 5"]);
});
