import type { PlainDate } from "../../calendar.ts";
import { type Diagnostic, quoted } from "../../diagnostic.ts";
import type { Period } from "../../period.ts";
import { isHash, type PersonKey } from "../../person.ts";
import type { Roster } from "../../roster/roster.ts";
import { listed } from "../../text.ts";
import { type Filter, spelledFilter } from "../filters.ts";
import type { ReadExport } from "../row-intake.ts";
import { statedPeriod } from "./period.ts";
import type { VendorList } from "./vendor-list.ts";

/** A list of the vendor's among the inputs, with the number of its file and the days that it is known to be of. */
export type GivenList = VendorList & { readonly file: number; readonly period: Period | undefined };

/** An input, by its number in the list of all. */
type Input = { readonly file: string; readonly export: ReadExport; readonly repeats: number | undefined };

type Run = {
  readonly inputs: readonly Input[];
  readonly roster: Roster;
  readonly asOf: PlainDate;
  /** The days of the usage reports that do not state theirs. */
  readonly period?: Period | undefined;
};

/**
 * The lists of a run, a file of the same bytes once, with ids turned into roster e-mails where another file is the key.
 * Says of each usage report why it is not compared, where it is not.
 */
export function givenLists(run: Run, report: (diagnostic: Diagnostic) => void): readonly GivenList[] {
  const whoIs = personsByHash(run);
  return run.inputs.flatMap(({ file, export: read, repeats }, index): readonly GivenList[] => {
    if (read.list === undefined || repeats !== undefined) return [];
    const given = { ...withPeople(read.list, whoIs), file: index };
    if (given.kind !== "period totals") return [{ ...given, period: undefined }];
    const stated = statedPeriod(read.filters);
    const period = stated.period ?? read.period ?? run.period;
    const reason = period === undefined ? noPeriod(stated.unused) : whyNotCompared(period, run);
    if (reason !== undefined) report({ code: "report-not-compared", severity: "note", at: { file }, ...reason });
    return [{ ...given, period: reason === undefined ? period : undefined }];
  });
}

/** Tells the person whom an id stands for: the one e-mail that some file has beside it. Anybody else stays who it is. */
export function personsByHash({ inputs, roster }: Pick<Run, "inputs" | "roster">): (person: PersonKey) => PersonKey {
  const emails = new Map<PersonKey, Set<PersonKey>>();
  for (const { export: read } of inputs) {
    for (const { hash, email } of read.keys) {
      emails.set(hash, (emails.get(hash) ?? new Set()).add(roster.personOf.get(email) ?? email));
    }
  }
  return (person) => {
    const [only, ...more] = isHash(person) ? (emails.get(person) ?? []) : [];
    // an id beside two e-mails is nobody's
    return only === undefined || more.length > 0 ? person : only;
  };
}

function withPeople(list: VendorList, whoIs: (person: PersonKey) => PersonKey): VendorList {
  const known = <Entry extends { readonly person: PersonKey }>(entries: readonly Entry[]): readonly Entry[] =>
    entries.map((entry) => ({ ...entry, person: whoIs(entry.person) }));
  switch (list.kind) {
    case "period totals":
      return { kind: list.kind, entries: known(list.entries) };
    case "activity days":
      return { kind: list.kind, entries: known(list.entries) };
    case "people":
      return { kind: list.kind, entries: known(list.entries) };
    case "subscriptions":
      return list;
  }
}

/** What to say of a report whose days are not known: with the settings, where there are any, that may mean to state them. */
function noPeriod(unused: readonly Filter[]): Pick<Diagnostic, "message" | "help"> {
  const lines = unused.map((filter) => {
    const { sheet } = filter;
    return `${spelledFilter(filter)}${sheet === undefined ? "" : ` (on the sheet ${quoted(sheet)})`}`;
  });
  const [line] = lines;
  const could =
    line === undefined
      ? ""
      : ` What it says, ${listed(lines)}, could not be used: one line must hold a first and a last day, written as 2026-01-01 - 2026-01-31.`;
  return {
    message: `The usage report does not state which days its totals are of, so they are not compared with the daily rows.${could}`,
    help: "State the days, such as --period 2026-01-01..2026-01-31.",
  };
}

/** Why the totals of a period cannot be held against the daily rows of this run; nothing where they can. */
function whyNotCompared(
  period: Period,
  { inputs, roster, asOf }: Run,
): Pick<Diagnostic, "message" | "help"> | undefined {
  const { first, last } = period;
  const days = `The totals of the usage report are of ${first} to ${last}`;
  const start = roster.policy.ledgerStartsOn;
  const beginsBefore = start !== undefined && first < start;
  if (last > asOf || beginsBefore) {
    const counted = start === undefined ? `up to ${asOf}` : `from ${start} to ${asOf}`;
    return {
      message: `${days}, and the run counts usage ${counted}: they are not compared with the daily rows.`,
      help: beginsBefore
        ? `Download the report for days from ${start} on, the day on which the ledger starts.`
        : `Run it again with --as-of ${last}, or download the report for days up to ${asOf}.`,
    };
  }
  const covers = ({ firstDay, lastDay }: ReadExport) =>
    firstDay !== undefined && lastDay !== undefined && firstDay <= last && lastDay >= first;
  if (inputs.some((input) => covers(input.export))) return undefined;
  return {
    message: `${days}, and no export has daily rows of these days: they are not compared.`,
    help: "Give the token usage of these days as well.",
  };
}
