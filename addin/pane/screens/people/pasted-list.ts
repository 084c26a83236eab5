import { type DayOrder, dayOrders, NO_DAY, parseDay } from "../../../../core/calendar.ts";
import type { PastedList } from "../../../../core/commands/people/preview.ts";
import { readCsvGrid } from "../../../../core/files/csv.ts";
import { type ListMeaning, meaningTitles, tellColumns } from "../../../../core/new-roster/list-columns.ts";
import { isEmail } from "../../../../core/person.ts";
import { people } from "../../../../core/roster/tables.ts";
import { type Grid, type GridRow, isBlank } from "../../../../core/table/grid.ts";
import { loose } from "../../../../core/text.ts";

/** A list as it was pasted or read of a file, with every column named, so that each can be given a meaning. */
export type NamedList = {
  readonly grid: Grid;
  /** False where the first row is a person already: then the columns have names of ours. */
  readonly hasHeaders: boolean;
};

/** What each column means, by its position; absent for one that nothing is taken from. */
export type Mapping = readonly (ListMeaning | undefined)[];

/** What headers meant before, in their loose form: a title such as `Office`, or nothing for a column that is not used. */
export type RememberedMeanings = Readonly<Record<string, string>>;

/** The list in a text that was pasted: rows as Excel copies them, CSV, or addresses one after the other. */
export function listInText(text: string): NamedList {
  return namedList(readCsvGrid(text, "the list"));
}

/** The list with a name of its own for every column in which something stands. */
export function namedList(grid: Grid): NamedList {
  const hasHeaders = !grid.headers.some(isEmail);
  const first: GridRow = { row: grid.headerRow, cells: grid.headers };
  const all = hasHeaders ? grid.rows : [first, ...grid.rows];
  const rows = (hasHeaders ? all : all.flatMap(inColumn)).filter(({ cells }) => !cells.every(isBlank));
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), hasHeaders ? grid.headers.length : 0);
  const taken = new Set<string>();
  const headers = Array.from({ length: width }, (_, position) => {
    const header = hasHeaders ? (grid.headers[position] ?? "").trim() : "";
    if (header === "" && rows.every(({ cells }) => isBlank(cells[position]))) return "";
    return unique(header === "" ? `Column ${position + 1}` : header, taken);
  });
  return { grid: { ...grid, headers, rows }, hasHeaders };
}

/** Addresses that stand one after the other in a row are people one below the other. */
function inColumn(row: GridRow): readonly GridRow[] {
  const emails = row.cells.filter((cell) => isEmail(String(cell)));
  return emails.length < 2 ? [row] : emails.map((email) => ({ ...row, cells: [email] }));
}

function unique(header: string, taken: Set<string>): string {
  let name = header;
  for (let copy = 2; taken.has(loose(name)); copy += 1) name = `${header} (${copy})`;
  taken.add(loose(name));
  return name;
}

/** What the columns mean as far as it can be told: by what was chosen before, by their headers, and which holds addresses. */
export function presetMapping({ grid, hasHeaders }: NamedList, remembered: RememberedMeanings): Mapping {
  const known = grid.headers.map((header) => (hasHeaders ? remembered[loose(header)] : undefined));
  const looked = { ...grid, headers: grid.headers.map((header, at) => (known[at] === "" ? "" : header)) };
  const asked = new Map(known.flatMap((title, at) => (title ? [[title, grid.headers[at] ?? ""] as const] : [])));
  const told = tellColumns(looked, asked);
  const meanings = new Map(told.kind === "understood" ? told.columns.map((one) => [one.position, one.meaning]) : []);
  const mapping = grid.headers.map((_, at) => meanings.get(at));
  if (mapping.includes("email")) return mapping;
  const holdsEmails = grid.headers.findIndex(
    (_, at) => mapping[at] === undefined && known[at] !== "" && grid.rows.some(({ cells }) => isEmail(`${cells[at]}`)),
  );
  return mapping.map((meaning, at) => (at === holdsEmails ? "email" : meaning));
}

/** The mapping with one column given another meaning; a column that had it before has none any more. */
export function withMeaning(mapping: Mapping, position: number, meaning: ListMeaning | undefined): Mapping {
  return mapping.map((before, at) => (at === position ? meaning : before === meaning ? undefined : before));
}

/** What to remember of a mapping for the next list; the names that we gave to columns say nothing of the next. */
export function rememberedWith(
  before: RememberedMeanings,
  { grid, hasHeaders }: NamedList,
  mapping: Mapping,
): RememberedMeanings {
  if (!hasHeaders) return before;
  const now = grid.headers.flatMap((header, at): readonly (readonly [string, string])[] => {
    const meaning = mapping[at];
    return header === "" ? [] : [[loose(header), meaning === undefined ? "" : meaningTitles[meaning]]];
  });
  return { ...before, ...Object.fromEntries(now) };
}

/** What was chosen for everybody of a list where no column says it: blank for nothing. */
export type ForEverybody = {
  readonly contract: string;
  /** As `2026-03-31`. */
  readonly registeredOn: string;
};

/**
 * The list as the command takes it: exactly the columns that were given a meaning, and the contract and the day of
 * registration of everybody in it, where they were chosen and no column says them.
 */
export function pastedList({ grid }: NamedList, mapping: Mapping, all: ForEverybody, dayOrder?: DayOrder): PastedList {
  const used = grid.headers.map((header, at) => (mapping[at] === undefined ? "" : header));
  const told = mapping.flatMap((meaning, at) =>
    meaning === undefined ? [] : [[meaningTitles[meaning], used[at] ?? ""] as const],
  );
  const taken = new Set(used.map(loose));
  const added = (["contract", "registeredOn"] as const)
    .filter((meaning) => all[meaning] !== "" && !mapping.includes(meaning))
    .map((meaning) => ({ title: meaningTitles[meaning], header: unique(meaningTitles[meaning], taken), meaning }));
  const rows =
    added.length === 0
      ? grid.rows
      : grid.rows.map((row) => ({
          ...row,
          cells: [...used.map((_, one) => row.cells[one] ?? ""), ...added.map(({ meaning }) => all[meaning])],
        }));
  return {
    grid: { ...grid, headers: [...used, ...added.map(({ header }) => header)], rows },
    columns: new Map([...told, ...added.map(({ title, header }) => [title, header] as const)]),
    dayOrder,
  };
}

/** Whether a cell of the list is a day only once it is said whether the day or the month comes first. */
export function needsDayOrder({ grid }: NamedList, mapping: Mapping): boolean {
  const days = mapping.flatMap((meaning, at) => (meaning !== undefined && isDayMeaning(meaning) ? [at] : []));
  const isDay = (text: string, order: DayOrder | undefined) => parseDay(text, { order, zone: "UTC" }) !== NO_DAY;
  return grid.rows.some(({ cells }) =>
    days.some((at) => {
      const cell = cells[at];
      return typeof cell === "string" && !isDay(cell, undefined) && dayOrders.some((order) => isDay(cell, order));
    }),
  );
}

function isDayMeaning(meaning: ListMeaning): boolean {
  return meaning in people.columns && people.columns[meaning as keyof typeof people.columns].cell.name === "day";
}
