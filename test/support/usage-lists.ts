import { expect } from "vitest";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { createExportReader } from "../../core/exports/read.ts";
import { type RosterGrids, readRoster } from "../../core/roster/roster.ts";
import { createBook } from "../../core/usage/book.ts";
import { places } from "./places.ts";

/** A list read from a text: what the file gives, its list, and everything that was said of it; no list is usage. */
export function readList(text: string, roster: RosterGrids = {}) {
  const diagnostics: Diagnostic[] = [];
  const known = readRoster(roster, "roster", () => {});
  const book = createBook();
  const reader = createExportReader(0, "list.csv", book, known, (diagnostic) => diagnostics.push(diagnostic));
  reader.push(text);
  const found = reader.finish();
  expect(book.length()).toBe(0);
  return { found, list: found.list, places: places(diagnostics), diagnostics };
}

/** A contract of Flex tokens with a pool, and two people. */
export const flexRoster = {
  "contracts.csv": "Contract,Also known as,Kind,Unit\nFX-1,Studio North,flex,flex-token\n",
  "people.csv": "Email,Contract,Registered on\nana@example.com,FX-1,2025-01-01\nben@example.com,FX-1,2025-01-01\n",
  "pools.csv": "Pool ID,Contract,Credits,Applied on,Expires on\nF1,FX-1,1000,2025-01-01,2027-12-31\n",
};

/** Twelve tokens of one person, on one day. */
export const dailyUsage =
  "Team,Email,Product,Day used,Tokens used\nStudio North,ana@example.com,Fusion,2026-02-03,12\n";

const header = "Email,Autodesk ID,Team,Product,Days used,Monthly average,Tokens used,Last accessed";

/** A usage report of these rows. */
export const usageReport = (...rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;
