import { expect } from "vitest";
import { type PlainDate, plainDate } from "../../core/calendar.ts";
import { type Done, type Outcome, type Refused, type StoredRoster, storedRoster } from "../../core/commands/command.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { readCsvGrid } from "../../core/files/csv.ts";
import type { RosterGrids } from "../../core/roster/roster.ts";
import { applyPatches, writtenTables } from "./apply-patch.ts";

type Name = keyof typeof writtenTables;

/** A roster of every table with every column, and the rows that are given as CSV under headers of their own. */
export function desk(texts: Partial<Readonly<Record<Name, string>>> = {}): StoredRoster {
  const grids = Object.entries(writtenTables).map(([name, table]) => {
    const headers = Object.values(table.columns).map((column) => column.headers[0] as string);
    const given = readCsvGrid(`${texts[name as Name] ?? headers[0]}\n`, `${name}.csv`);
    const all = [...given.headers, ...headers.filter((header) => !given.headers.includes(header))];
    return [name, { ...given, headers: all }];
  });
  return read(Object.fromEntries(grids) as RosterGrids);
}

/** Only the tables that are given, as they stand. */
export function bareDesk(texts: Partial<Readonly<Record<Name, string>>>): StoredRoster {
  return read(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, readCsvGrid(`${text}\n`, `${name}.csv`)])),
  );
}

export function read(grids: RosterGrids): StoredRoster {
  return storedRoster(grids, "roster", () => {});
}

/** A day that is written in a test. */
export function day(text: string): PlainDate {
  const found = plainDate(text);
  if (found === undefined) throw new RangeError(`not a day: ${text}`);
  return found;
}

/** The outcome as done; fails with the reason of a refusal. */
export function isDone(outcome: Outcome): Done {
  if (outcome.kind === "refused") expect.fail(`refused: ${outcome.reason} ${outcome.help}`);
  return outcome;
}

/** The outcome as refused; fails with what was said instead. */
export function isRefusal(outcome: Outcome): Refused {
  if (outcome.kind === "done") expect.fail(`done: ${outcome.said}`);
  return outcome;
}

/** The roster after an outcome, with whatever is then wrong with it. */
export function after(
  stored: StoredRoster,
  outcome: Outcome,
): StoredRoster & { readonly diagnostics: readonly Diagnostic[] } {
  const { grids, refused } = applyPatches(stored.grids, isDone(outcome).patches);
  expect(refused).toEqual([]);
  const diagnostics: Diagnostic[] = [];
  return { ...storedRoster(grids, "roster", (diagnostic) => diagnostics.push(diagnostic)), diagnostics };
}

/** The cells of a row by header, blank ones left out. */
export function rowOf(stored: StoredRoster, name: Name, key: string): Readonly<Record<string, unknown>> {
  const grid = stored.grids[name];
  const row = grid?.rows.find(({ cells }) => cells.includes(key));
  const cells = grid?.headers.map((header, at): [string, unknown] => [header, row?.cells[at] ?? ""]) ?? [];
  return Object.fromEntries(cells.filter(([, cell]) => cell !== ""));
}
