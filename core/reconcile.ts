import { chargebackRows } from "./accounts/chargeback.ts";
import { contractRows, totalRows } from "./accounts/contracts.ts";
import { type Facts, gatherFacts, type InputFile } from "./accounts/facts.ts";
import { inputRows, sumOfRows } from "./accounts/input-rows.ts";
import { monthRows } from "./accounts/months.ts";
import { overdraftRows } from "./accounts/overdrafts.ts";
import { personRows, serviceRows } from "./accounts/people.ts";
import { poolRows } from "./accounts/pools.ts";
import { type DayNumber, type PlainDate, toDayNumber } from "./calendar.ts";
import { byPlace, type Diagnostic, isError } from "./diagnostic.ts";
import { givenLists, personsByHash } from "./exports/lists/given.ts";
import type { ReadFile } from "./exports/reading.ts";
import { findAll } from "./findings/find.ts";
import { type Remembered, remember } from "./findings/memory.ts";
import { withStanding } from "./findings/standing.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { replay } from "./ledger/replay.ts";
import { timeline } from "./ledger/timeline.ts";
import type { Period } from "./period.ts";
import type { Pool } from "./roster/pool.ts";
import { type Assumption, rosterPools } from "./roster/pools.ts";
import type { FindingRow, Roster } from "./roster/roster.ts";
import { spelledSettings } from "./roster/settings.ts";
import type { RunDiagnostic, RunFile } from "./run-file.ts";
import { byText, counted } from "./text.ts";
import type { UsageBook } from "./usage/book.ts";
import { mergeExports } from "./usage/merge.ts";
import { replayOrder } from "./usage/order.ts";
import { withPeople } from "./usage/people.ts";

/** An export that was read, or a file of the same bytes as one that was (`repeats` is that one's number). */
export type ExportInput = ReadFile;

/** Everything that a run is made from. */
export type Question = {
  readonly roster: Roster;
  readonly book: UsageBook;
  /** The export files by their number in the book. */
  readonly inputs: readonly ExportInput[];
  readonly asOf: PlainDate;
  /** The days of the usage reports that do not state theirs. */
  readonly period?: Period | undefined;
  /** Days that the exports cover by declaration, where a quiet month has no rows. */
  readonly covers?: readonly Period[];
  /** Decisions given beside the roster's, and the run before: what was found and decided before. */
  readonly decisions?: readonly FindingRow[];
  readonly since?: RunFile | undefined;
  /** What was wrong while reading. */
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
  /** The hash of a roster file, by its name as given, so that names decide no order. */
  readonly hashOf: (file: string) => string;
};

/** The run as it is written, the facts behind it, and what was known of findings before, by identity. */
export type Answer = {
  readonly run: RunFile;
  readonly facts: Facts;
  readonly memory: ReadonlyMap<string, Remembered>;
};

/** The last day that the exports cover, by rows or declared: the as-of day when none is given. Nothing without either. */
export function lastCoveredDay(
  inputs: readonly Pick<ExportInput, "export">[],
  covers: readonly Period[] = [],
): PlainDate | undefined {
  const declared = covers.map(({ last }) => last);
  return [...inputs.flatMap((input) => input.export.lastDay ?? []), ...declared].sort(byText).at(-1);
}

/** Roster, usage and a day to the whole reconciliation: the pure program in one function. */
export function reconcile(question: Question): Answer {
  const { roster, book, inputs, asOf } = question;
  const diagnostics: Diagnostic[] = [...question.diagnostics];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const fileRank = ranks(inputs);
  const pools = checkedPools(roster, report);
  const periods = inputs.map(periodOf);
  const spans = periods.map((period) => period && spanOf(period));
  const usage = withPeople(book, personsByHash(question));
  const merged = mergeExports(usage, replayOrder(usage, fileRank), spans, fileRank, ...countedDays(question));
  const ledger = replay(roster, pools, usage, merged.order, asOf, report);
  for (const row of ledger.beyondLimit.slice(0, 1)) report(beyondLimit(ledger, row, inputs));
  const covered = [...periods, ...(question.covers ?? [])].flatMap((period) =>
    period === undefined ? [] : spanOf(period),
  );
  const lists = givenLists(question, report);
  const facts = gatherFacts(
    ledger,
    { inputs, fileRank, missing: merged.missing, lists },
    merged.disagreements,
    covered,
  );
  const accounted = inputRows(inputs, ledger, countedDays(question), merged.isDuplicate);
  const { decisions = [], since } = question;
  const memory = remember({ roster: roster.findings, decisions, since }, roster, report);
  const nameOf = (file: string) => inputs.find((input) => input.file === file)?.sha256 ?? question.hashOf(file);
  const findings = withStanding(findAll(facts), memory, asOf, report);
  const run: RunFile = {
    schema: "credit-roster/reconciliation/1",
    asOf,
    complete: !diagnostics.some(isError),
    fingerprint: "",
    settings: spelledSettings(roster.policy),
    inputs: accounted,
    rows: sumOfRows(accounted),
    totals: totalRows(facts),
    contracts: contractRows(facts),
    pools: poolRows(facts),
    people: personRows(facts),
    months: monthRows(facts),
    chargeback: chargebackRows(facts),
    services: serviceRows(facts),
    overdrafts: overdraftRows(facts),
    findings,
    diagnostics: inOrder(diagnostics, nameOf),
  };
  return { run: { ...run, fingerprint: fingerprintOf(run, nameOf, question.sha256) }, facts, memory };
}

/**
 * Everything that a run would say of a roster, without a run: pools that end before they begin, adjustments of no pool,
 * openings without a day, and what is assumed.
 */
export function checkRoster(
  roster: Roster,
  asOf: PlainDate,
  said: readonly Diagnostic[],
  nameOf: (file: string) => string,
): RunDiagnostic[] {
  const diagnostics = [...said];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  timeline(roster, checkedPools(roster, report), toDayNumber(asOf), report);
  return inOrder(diagnostics, nameOf);
}

/** The pools of a roster, with what is wrong with them and what was assumed. */
function checkedPools(roster: Roster, report: (diagnostic: Diagnostic) => void): readonly Pool[] {
  const { pools, assumptions } = rosterPools(roster, report);
  for (const assumption of assumptions) report(assumed(assumption, roster));
  return pools;
}

function inOrder(diagnostics: readonly Diagnostic[], nameOf: (file: string) => string): RunDiagnostic[] {
  return [...diagnostics].sort(byPlace(nameOf)).map(toRunDiagnostic);
}

/** The rank of each input file by its hash; files of the same bytes stay in the order of their names. */
function ranks(inputs: readonly ExportInput[]): (file: number) => number {
  const ordered = inputs.map((_, index) => index).sort((a, b) => byHash(inputs[a], inputs[b]));
  const rank = new Map(ordered.map((file, place) => [file, place]));
  return (file) => rank.get(file) ?? 0;
}

function byHash(a: InputFile | undefined, b: InputFile | undefined): number {
  return byText(a?.sha256 ?? "", b?.sha256 ?? "") || byText(a?.file ?? "", b?.file ?? "");
}

/** The days of all rows of an export. */
function periodOf({ export: { firstDay, lastDay } }: ExportInput): Period | undefined {
  return firstDay === undefined || lastDay === undefined ? undefined : { first: firstDay, last: lastDay };
}

function spanOf({ first, last }: Period): { readonly firstDay: DayNumber; readonly lastDay: DayNumber } {
  return { firstDay: toDayNumber(first), lastDay: toDayNumber(last) };
}

/** First and last day of the rows that count. */
function countedDays({ roster, asOf }: Question): readonly [number, number] {
  const start = roster.policy.ledgerStartsOn;
  return [start === undefined ? Number.NEGATIVE_INFINITY : toDayNumber(start), toDayNumber(asOf)];
}

function assumed({ contract, people }: Assumption, roster: Roster): Diagnostic {
  const startsOn = contract === undefined ? undefined : roster.contracts.get(contract)?.startsOn;
  const since = startsOn === undefined ? "from the beginning" : `from the contract's first day, ${startsOn}`;
  const who = contract === undefined ? "without a contract" : `of contract ${contract}`;
  return {
    code: "registration-assumed",
    severity: "note",
    at: { ...([...roster.people.values()][0]?.at ?? {}), row: 0, column: "Registered on" },
    message: `${counted(people, "person", "people")} ${who} ${people === 1 ? "is" : "are"} registered without a day: it is assumed that ${people === 1 ? "the individual credits are" : "their individual credits are"} held ${since}.`,
    help: "Type the day into Registered on where you know it.",
  };
}

function beyondLimit({ usage, beyondLimit: rows }: Ledger, row: number, inputs: readonly InputFile[]): Diagnostic {
  return {
    code: "limit-exceeded",
    severity: "error",
    at: { file: inputs[usage.file(row)]?.file ?? "", line: usage.line(row) },
    message: `From here on, in the order of days, the usage adds up to more than 9,000,000,000; ${counted(rows.length, "row")} cannot be counted exactly and ${rows.length === 1 ? "is" : "are"} left out.`,
    help: "Look for an amount that is far too large.",
  };
}

/** A diagnostic as `reconciliation.json` has it. */
export function toRunDiagnostic({ code, severity, message, help, at }: Diagnostic): RunDiagnostic {
  const { file = "", line, table, row, column } = at;
  return {
    code,
    severity,
    message,
    help,
    at:
      table === undefined
        ? { file, line: line ?? null, column: column ?? null }
        : { file, table, row: row === undefined || row === 0 ? null : row, column: column ?? null },
  };
}
