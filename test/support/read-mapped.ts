import type { Diagnostic } from "../../core/diagnostic.ts";
import { createExportReader } from "../../core/exports/read.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import type { KnownMapping, Mapping } from "../../core/roster/mapping.ts";
import { readRoster } from "../../core/roster/roster.ts";
import { createBook } from "../../core/usage/book.ts";
import { bookRows } from "./book-rows.ts";
import { places } from "./places.ts";

/** A mapping as the run knows it: given in a file of its own, or else in the roster's table. */
export const known = (mapping: Mapping, isAsked = true): KnownMapping => ({
  mapping,
  isAsked,
  at: isAsked ? { file: `${mapping.name}.json`, line: 1 } : { file: "roster.xlsx", table: "Mappings", row: 2 },
});

/** A mapping that stands in the roster. */
export const ofRoster = (mapping: Mapping) => known(mapping, false);

/** Another system's three columns, in its order of days and its style of numbers. */
export const classic: Mapping = {
  name: "classic",
  columns: { date: "Usage date", user: "User email", credits: "Cloud credits" },
  dayOrder: "dmy",
  numberStyle: "1.234,5",
};

/** A file with one row that `classic` fits. */
export const classicText = "Usage date;User email;Cloud credits\n05.03.2026;ana@firm.example;1.234,5\n";

/** A file of our own format that `classic` fits as well, with other values. */
export const ownAndClassic =
  "date,user,credits,Usage date,User email,Cloud credits\n2026-03-01,ana@firm.example,1,05.03.2026,ben@firm.example,2\n";

/** An export of the vendor that names no contract. */
export const enterprise = "usageDate,productLineCode,tokensConsumed\n2026-03-05,RVT,5\n";

/** The rows of a text, read with these mappings, and everything that was said of it. */
export function readMapped(text: string, mappings: readonly KnownMapping[], settings = "", more = "") {
  const diagnostics: Diagnostic[] = [];
  const contracts = readCsvGrid(
    `Contract,Name,Unit\nC-1,North,cloud-credit\nE-1,Enterprise,eba-token\n${more}`,
    "contracts.csv",
  );
  const roster = readRoster(
    { contracts, settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv") },
    "roster",
    () => {},
  );
  const book = createBook();
  const reader = createExportReader(0, "usage.csv", book, { ...roster, mappings }, (one) => diagnostics.push(one));
  for (let at = 0; at < text.length; at += 5_000) reader.push(text.slice(at, at + 5_000));
  const found = reader.finish();
  return { found, rows: bookRows(book), diagnostics, codes: places(diagnostics) };
}
