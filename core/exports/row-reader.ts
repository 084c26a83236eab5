import {
  type DayNumber,
  dayNumberOf,
  lastDayOf,
  monthOf,
  NO_DAY,
  parseDay,
  toDayNumber,
  toPlainDate,
} from "../calendar.ts";
import { type NumberStyle, parseMillionths } from "../credits.ts";
import { type Diagnostic, quoted } from "../diagnostic.ts";
import { isEmail, isHash, MASKED, NOT_REPORTED, personKey } from "../person.ts";
import { dayStyle, type Roster } from "../roster/roster.ts";
import { units } from "../roster/words.ts";
import { type CellProblem, notADay, notAnAmount } from "../table/cell-problem.ts";
import { listed, loose, nearest, tidy } from "../text.ts";
import { paidFromKinds, type UsageBook, unitNumber } from "../usage/book.ts";
import { createNames } from "../usage/names.ts";
import { findColumns, findPositions, type Positions } from "./columns.ts";
import type { ColumnMeaning, ExportFormat, UsageFormat } from "./format.ts";
import { isBadEmail, type PersonPairs, personOfCells } from "./lists/person-cells.ts";
import { blank, idProblem, personProblem, type RowProblem, type RowReader } from "./row-problem.ts";

const BAD = -2;
const UNKNOWN = -1;

/** A column whose distinct texts are few: each is worked out once. `BAD` marks a text that cannot be used. */
function cachedColumn(work: (text: string) => number): (text: string) => number {
  const texts = createNames();
  const worked: number[] = [];
  return (text) => {
    const id = texts.idOf(text);
    // numbers are given one after the other, so the array has no gaps; the empty text has number 0 from the start
    if (worked[id] === undefined) worked[id] = work(tidy(text));
    return worked[id];
  };
}

/**
 * A reader for the rows of one file. `reportOnce` takes what is wrong with a name however many rows have it; `pairs` takes
 * the ids of people that stand beside an e-mail.
 */
export function createRowReader(
  format: UsageFormat,
  headers: readonly string[],
  file: number,
  book: UsageBook,
  roster: Roster,
  headerLine: number,
  reportOnce: (problem: Omit<Diagnostic, "at">, column: string, line: number) => void,
  pairs: PersonPairs,
): RowReader {
  const at = findPositions(format, headers);
  const cell = (cells: readonly string[], position: number): string => cells[position] ?? "";
  const { styles, days } = writtenStyle(format, roster);
  const header = (meaning: ColumnMeaning) => headers[at[meaning]] ?? meaning;

  const people = cachedColumn((text) => readPerson(text, roster, book));
  const ids = findColumns(headers, format.columns.hash ?? []);
  const personWithIds = ids.length === 0 ? undefined : personReader(at.user, ids, roster, book, pairs);
  const service = serviceReader(at, book);
  const paidFrom = cachedColumn((text) => readChoice(text, paidFromKinds, "either"));
  const unit = cachedColumn((text) => (text === "" ? UNKNOWN : readChoice(text, units, "")));
  let line = headerLine;
  const contracts = cachedColumn((text) =>
    readContract(text, roster, book, (problem) => reportOnce(problem, header("contract"), line)),
  );
  const fixedContract = contracts(format.declared?.contract ?? "");
  const formatUnit = format.unit === undefined ? UNKNOWN : unitNumber(format.unit);
  const unitOfContract: number[] = [];
  const nobody = book.names.people.idOf(NOT_REPORTED);
  if (at.day === -1 && at.month !== -1) reportOnce(dayAssumed, header("month"), headerLine);
  let lastDayText = "";
  let lastDay = NO_DAY;

  const defaultUnit = (contract: number): number => {
    const known = unitOfContract[contract];
    if (known !== undefined) return known;
    const found = unitNumber(roster.contracts.get(book.names.contracts.textOf(contract))?.unit ?? "cloud-credit");
    unitOfContract[contract] = found;
    return found;
  };

  return (cells, atLine) => {
    line = atLine;
    const dayText = cell(cells, at.day === -1 ? at.month : at.day);
    if (dayText !== lastDayText) {
      lastDayText = dayText;
      lastDay = at.day === -1 ? lastDayOfMonth(dayText) : parseDay(dayText, days);
    }
    if (lastDay === NO_DAY) {
      const column = header(at.day === -1 ? "month" : "day");
      return dayText.trim() === "" ? blank(column) : { ...dayProblem(dayText, at, days), column };
    }
    const amountText = cell(cells, at.credits);
    const amount = readAmount(amountText, styles);
    if (!Number.isFinite(amount)) {
      const column = header("credits");
      const style = styles[0] as NumberStyle;
      return amountText.trim() === "" ? blank(column) : { ...notAnAmount(amountText.trim(), amount, style), column };
    }
    const person =
      personWithIds !== undefined ? personWithIds(cells) : at.user === -1 ? nobody : people(cell(cells, at.user));
    if (person === BAD) {
      const email = cell(cells, at.user);
      if (personWithIds === undefined || isBadEmail(email)) return personProblem(email, header("user"));
      const id = cell(cells, at.hash);
      return id === "" ? blank(header(at.user === -1 ? "hash" : "user")) : idProblem(id, header("hash"));
    }
    const kind = at.paidFrom === -1 ? 0 : paidFrom(cell(cells, at.paidFrom));
    if (kind === BAD) return choiceProblem(cell(cells, at.paidFrom), ["individual", "shared"], header("paidFrom"));
    const contract = at.contract === -1 ? fixedContract : contracts(cell(cells, at.contract));
    const typedUnit = at.unit === -1 ? UNKNOWN : unit(cell(cells, at.unit));
    if (typedUnit === BAD) return choiceProblem(cell(cells, at.unit), units, header("unit"));
    book.add(
      lastDay,
      formatUnit !== UNKNOWN ? formatUnit : typedUnit === UNKNOWN ? defaultUnit(contract) : typedUnit,
      person,
      contract,
      service(cells),
      at.job === -1 ? 0 : book.names.jobs.add(trimmed(cell(cells, at.job))),
      at.chargeId === -1 ? 0 : book.names.charges.add(trimmed(cell(cells, at.chargeId))),
      amount,
      kind,
      file,
      atLine,
    );
    return undefined;
  };
}

/** How the cells of a file are written: as its mapping says, else as the vendor writes or the settings declare. */
export function writtenStyle({ writtenBy, declared = {} }: ExportFormat, { policy }: Roster) {
  const style = declared.numberStyle ?? policy.numberStyle;
  const own = dayStyle(policy);
  const zone = declared.timeZone ?? (writtenBy === "vendor" ? "UTC" : own.zone);
  const styles: readonly NumberStyle[] = writtenBy === "vendor" ? ["1234.5", style] : [style];
  return { styles, days: { order: declared.dayOrder ?? own.order, zone } };
}

const dayAssumed: Omit<Diagnostic, "at"> = {
  code: "day-assumed",
  severity: "note",
  message: "The export names months and no days: each row is counted on the last day of its month.",
  help: "Read its days with that in mind; an export by day is exact.",
};

function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127 ? text : text.trim();
}

function readAmount(text: string, styles: readonly NumberStyle[]): number {
  const amount = parseMillionths(text, styles[0] as NumberStyle);
  return Number.isFinite(amount) || styles.length === 1 ? amount : parseMillionths(text, styles[1] as NumberStyle);
}

/** The last day of a month written `YYYY-MM`, `YYYYMM`, or as any day of it. */
function lastDayOfMonth(text: string): number {
  const parts = /^(\d{4})-?(\d{2})(?:-\d{2}(?:[ T][\d:.]+Z?)?)?$/.exec(text.trim());
  const first = parts === null ? NO_DAY : dayNumberOf(Number(parts[1]), Number(parts[2]), 1);
  return first === NO_DAY ? NO_DAY : toDayNumber(lastDayOf(monthOf(toPlainDate(first as DayNumber))));
}

function dayProblem(text: string, at: Positions, style: Parameters<typeof notADay>[1]): CellProblem {
  if (at.day !== -1) return notADay(text.trim(), style);
  return {
    code: "cell-not-a-day",
    message: `${quoted(text.trim())} is not a month.`,
    help: "Type the month as YYYY-MM, such as 2026-03.",
  };
}

/** The person a cell names, as a number of the book: the roster's e-mail where the roster knows the address. */
function readPerson(text: string, roster: Roster, book: UsageBook): number {
  if (/^\*+$/.test(text)) return book.names.people.idOf(MASKED);
  if (!isEmail(text) && !isHash(text)) return text === NOT_REPORTED ? book.names.people.idOf(text) : BAD;
  const key = personKey(text);
  return book.names.people.idOf(roster.personOf.get(key) ?? key);
}

/**
 * The person of a format that has ids beside or instead of the e-mail, as a number of the book. Each pair of texts is
 * worked out once; an id has one e-mail as a rule, so its last one is looked at first.
 */
function personReader(
  email: number,
  ids: readonly number[],
  roster: Roster,
  book: UsageBook,
  pairs: PersonPairs,
): (cells: readonly string[]) => number {
  const texts = createNames();
  const worked = new Map<number, number>();
  const lastEmail: number[] = [];
  const lastPerson: number[] = [];
  const [first = -1, ...others] = ids;
  const work = (cells: readonly string[], key: number): number => {
    const known = worked.get(key);
    if (known !== undefined) return known;
    const all = ids.map((position) => cells[position] ?? "");
    const person = personOfCells(cells[email] ?? "", all, roster, pairs);
    const found = person === undefined || person === "bad" ? BAD : book.names.people.idOf(person);
    worked.set(key, found);
    return found;
  };
  return (cells) => {
    let id = cells[first] ?? "";
    for (const other of others) id = `${id}\u0000${cells[other] ?? ""}`;
    const emailText = texts.idOf(cells[email] ?? "");
    const idText = texts.idOf(id);
    // without an id it is the e-mail that has one person
    const place = idText === 0 ? emailText : idText;
    const other = idText === 0 ? BAD : emailText;
    if (lastEmail[place] === other) return lastPerson[place] as number;
    while (lastEmail.length <= place) lastEmail.push(UNKNOWN);
    while (lastPerson.length <= place) lastPerson.push(UNKNOWN);
    lastEmail[place] = other;
    const found = work(cells, emailText * TEXTS + idText);
    lastPerson[place] = found;
    return found;
  };
}

/** More than there can be different texts in a file. */
const TEXTS = 67_108_864;

/** The contract a cell names: the roster's id where one matches, else as reported; 0 where it names none. */
function readContract(
  text: string,
  roster: Roster,
  book: UsageBook,
  report: (problem: Omit<Diagnostic, "at">) => void,
): number {
  if (text === "" || loose(text) === "n/a") return 0;
  const match = roster.contractNames.match(text);
  if (match.kind === "several") {
    report({
      code: "reference-ambiguous",
      severity: "error",
      message: `${quoted(text)} could be ${listed(match.contracts, "or")}, so its usage draws on no shared pool.`,
      help: "Give the contracts names that differ, in the roster's Contracts table.",
    });
  }
  return book.names.contracts.idOf(match.kind === "one" ? match.contract : text);
}

function readChoice(text: string, choices: readonly string[], whenBlank: string): number {
  const key = loose(text === "" ? whenBlank : text);
  const found = choices.findIndex((choice) => loose(choice) === key);
  return found === -1 || (text !== "" && choices[found] === "either") ? BAD : found;
}

/** The service of a row: its name (else its code), with category and pool where the format has them. */
function serviceReader(at: Positions, book: UsageBook): (cells: readonly string[]) => number {
  const { services } = book.names;
  const plain = cachedColumn((text) => services.idOf(text));
  const position = at.service === -1 ? at.serviceCode : at.service;
  const details = [at.serviceDetail, at.serviceGroup].filter((detail) => detail !== -1);
  if (position === -1) return () => 0;
  if (details.length === 0) return (cells) => plain(cells[position] ?? "");
  const parts = createNames();
  const combined = new Map<number, number>();
  return (cells) => {
    let key = parts.idOf(cells[position] ?? "");
    for (const detail of details) key = key * 65_536 + parts.idOf(cells[detail] ?? "");
    const known = combined.get(key);
    if (known !== undefined) return known;
    const name = tidy(cells[position] ?? "") || tidy(cells[at.serviceCode] ?? "");
    const words = [name, ...details.map((detail) => tidy(cells[detail] ?? ""))].filter((word) => word !== "");
    const id = services.idOf(words.join(" / "));
    if (parts.size() < 65_536) combined.set(key, id);
    return id;
  };
}

function choiceProblem(text: string, choices: readonly string[], column: string): RowProblem {
  const like = nearest(text, choices);
  return {
    code: "cell-not-one-of",
    message: `${quoted(text.trim())} is not ${listed(choices, "or")}.`,
    help: `${like === undefined ? "" : `Did you mean ${like}? `}Type ${listed(choices, "or")}, or leave the cell blank.`,
    column,
  };
}
