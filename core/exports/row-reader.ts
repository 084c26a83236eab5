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
import type { NumberStyle } from "../credits.ts";
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
import type { RowCells } from "./row-cells.ts";
import { blank, idProblem, personProblem, type RowProblem } from "./row-problem.ts";

/** Reads one row of usage, or says why it cannot. It runs once a row: no object, no closure, no copy. */
export type CellsReader = (cells: RowCells, line: number) => RowProblem | undefined;

const BAD = -2;
const UNKNOWN = -1;

/** A column whose distinct texts are few: each is worked out once. `BAD` marks a text that cannot be used. */
function cachedColumn(work: (text: string) => number): (cells: RowCells, position: number) => number {
  const texts = createNames();
  const worked: number[] = [];
  return (cells, position) => {
    const id = cells.nameIn(texts, position);
    // numbers are given one after the other, so the array has no gaps; the empty text has number 0 from the start
    if (worked[id] === undefined) worked[id] = work(tidy(texts.textOf(id)));
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
): CellsReader {
  const at = findPositions(format, headers);
  const { styles, days } = writtenStyle(format, roster);
  const header = (meaning: ColumnMeaning) => headers[at[meaning]] ?? meaning;

  const people = cachedColumn((text) => readPerson(text, roster, book));
  const ids = findColumns(headers, format.columns.hash ?? []);
  const personWithIds = ids.length === 0 ? undefined : personReader(at.user, ids, roster, book, pairs);
  const service = serviceReader(at, book);
  const paidFrom = cachedColumn((text) => readChoice(text, paidFromKinds, "either"));
  const unit = cachedColumn((text) => (text === "" ? UNKNOWN : readChoice(text, units, "")));
  let line = headerLine;
  const contractOf = (text: string) =>
    readContract(text, roster, book, (problem) => reportOnce(problem, header("contract"), line));
  const contracts = cachedColumn(contractOf);
  const fixedContract = contractOf(tidy(format.declared?.contract ?? ""));
  const formatUnit = format.unit === undefined ? UNKNOWN : unitNumber(format.unit);
  const unitOfContract: number[] = [];
  const nobody = book.names.people.idOf(NOT_REPORTED);
  if (at.day === -1 && at.month !== -1) reportOnce(dayAssumed, header("month"), headerLine);
  const dayAt = at.day === -1 ? at.month : at.day;
  const dayOf = (text: string) => (at.day === -1 ? lastDayOfMonth(text) : parseDay(text, days));

  const defaultUnit = (contract: number): number => {
    const known = unitOfContract[contract];
    if (known !== undefined) return known;
    const found = unitNumber(roster.contracts.get(book.names.contracts.textOf(contract))?.unit ?? "cloud-credit");
    unitOfContract[contract] = found;
    return found;
  };

  return (cells, atLine) => {
    line = atLine;
    const day = cells.numberIn(dayAt, dayOf);
    if (day === NO_DAY) {
      const text = cells.text(dayAt);
      const column = header(at.day === -1 ? "month" : "day");
      return text.trim() === "" ? blank(column) : { ...dayProblem(text, at, days), column };
    }
    const amount = readAmount(cells, at.credits, styles);
    if (!Number.isFinite(amount)) {
      const text = cells.text(at.credits).trim();
      const column = header("credits");
      return text === "" ? blank(column) : { ...notAnAmount(text, amount, styles[0] as NumberStyle), column };
    }
    const person =
      personWithIds !== undefined ? personWithIds(cells) : at.user === -1 ? nobody : people(cells, at.user);
    if (person === BAD) {
      const email = cells.text(at.user);
      if (personWithIds === undefined || isBadEmail(email)) return personProblem(email, header("user"));
      const id = cells.text(at.hash);
      return id === "" ? blank(header(at.user === -1 ? "hash" : "user")) : idProblem(id, header("hash"));
    }
    const kind = at.paidFrom === -1 ? 0 : paidFrom(cells, at.paidFrom);
    if (kind === BAD) return choiceProblem(cells.text(at.paidFrom), ["individual", "shared"], header("paidFrom"));
    const contract = at.contract === -1 ? fixedContract : contracts(cells, at.contract);
    const typedUnit = at.unit === -1 ? UNKNOWN : unit(cells, at.unit);
    if (typedUnit === BAD) return choiceProblem(cells.text(at.unit), units, header("unit"));
    book.add(
      day,
      formatUnit !== UNKNOWN ? formatUnit : typedUnit === UNKNOWN ? defaultUnit(contract) : typedUnit,
      person,
      contract,
      service(cells),
      at.job === -1 ? 0 : cells.trimmedIn(book.names.jobs, at.job),
      at.chargeId === -1 ? 0 : cells.trimmedIn(book.names.charges, at.chargeId),
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

function readAmount(cells: RowCells, position: number, styles: readonly NumberStyle[]): number {
  const amount = cells.millionths(position, styles[0] as NumberStyle);
  return Number.isFinite(amount) || styles.length === 1 ? amount : cells.millionths(position, styles[1] as NumberStyle);
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
): (cells: RowCells) => number {
  const texts = createNames();
  const worked = new Map<number, number>();
  const lastEmail: number[] = [];
  const lastPerson: number[] = [];
  const [first = -1, ...others] = ids;
  const work = (cells: RowCells, key: number): number => {
    const known = worked.get(key);
    if (known !== undefined) return known;
    const person = personOfCells(
      cells.text(email),
      ids.map((id) => cells.text(id)),
      roster,
      pairs,
    );
    const found = person === undefined || person === "bad" ? BAD : book.names.people.idOf(person);
    worked.set(key, found);
    return found;
  };
  return (cells) => {
    const emailText = cells.nameIn(texts, email);
    const idText =
      others.length === 0 ? cells.nameIn(texts, first) : texts.idOf(ids.map((id) => cells.text(id)).join("\u0000"));
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
function serviceReader(at: Positions, book: UsageBook): (cells: RowCells) => number {
  const { services } = book.names;
  const plain = cachedColumn((text) => services.idOf(text));
  const position = at.service === -1 ? at.serviceCode : at.service;
  const details = [at.serviceDetail, at.serviceGroup].filter((detail) => detail !== -1);
  if (position === -1) return () => 0;
  if (details.length === 0) return (cells) => plain(cells, position);
  const parts = createNames();
  const combined = new Map<number, number>();
  return (cells) => {
    let key = cells.nameIn(parts, position);
    for (const detail of details) key = key * 65_536 + cells.nameIn(parts, detail);
    const known = combined.get(key);
    if (known !== undefined) return known;
    const name = tidy(cells.text(position)) || tidy(cells.text(at.serviceCode));
    const words = [name, ...details.map((detail) => tidy(cells.text(detail)))].filter((word) => word !== "");
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
