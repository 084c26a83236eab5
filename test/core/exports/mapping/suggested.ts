import { type Suggestion, suggestMapping } from "../../../../core/exports/mapping/suggest.ts";
import { readCsvGrid } from "../../../../core/files/csv.ts";
import { readRoster } from "../../../../core/roster/roster.ts";

/** A roster with these lines of settings and of contracts, and nothing else. */
export function rosterWith(settings = "", contracts = "") {
  return readRoster(
    {
      settings: readCsvGrid(`Setting,Value\n${settings}`, "settings.csv"),
      contracts: readCsvGrid(`Contract,Unit\n${contracts}`, "contracts.csv"),
    },
    "roster",
    () => {},
  );
}

/** A roster that declares nothing. */
export const bare = rosterWith();

/** The suggestion for a file given as lines of cells between `|`. */
export function suggest(header: string, ...lines: readonly string[]) {
  return suggestIn(bare, header, ...lines);
}

/** The same beside a roster. */
export function suggestIn(roster: typeof bare, header: string, ...lines: readonly string[]): Suggestion {
  const cells = (line: string) => line.split("|");
  const found = suggestMapping("test", cells(header), lines.map(cells), roster);
  if (found === undefined) throw new Error("nothing is suggested");
  return found;
}

/** What is asked: the part that it is about, and what may be answered. */
export function asked({ questions }: Suggestion) {
  return questions.map(({ about, answers }) => [about.kind === "column" ? about.column : about.option, ...answers]);
}

/** A line below the header of a date, a user and credits. */
export const row = "2026-03-02|ana@firm.example|12";
