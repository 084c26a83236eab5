import { daysBetween, lastDayOf, type Month, monthOf, type PlainDate, plusDays } from "./calendar.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type FileSuggestion, gatherSuggestions } from "./exports/mapping/gather.ts";
import { uselessMappings } from "./exports/mapping/unfit.ts";
import { type ExportInput, lastCoveredDay, type Question, toRunDiagnostic } from "./reconcile.ts";
import type { RunDiagnostic } from "./run-file.ts";
import { counted } from "./text.ts";

/** What was read for a run, and what was asked, before it is known as of which day it is. */
export type Gathered = Omit<Question, "asOf" | "diagnostics" | "decisions" | "since"> & {
  /** The last day that the exports cover, when absent. */
  readonly asOf: PlainDate | "last month" | undefined;
  /** For saying what is not covered. */
  readonly today: PlainDate;
  /** Where nothing was read at all and no day was given: where to look, and what to do. */
  readonly noDay: Pick<Diagnostic, "at" | "help">;
  /** Whether every mapping that was given for the run can be used. */
  readonly mapsAreWhole: boolean;
  /** What was wrong while reading; what is found here is added, and so may be what is wrong with decisions and the run before. */
  readonly diagnostics: Diagnostic[];
};

/** The question of a run, but for what was found before it; or why there is none. */
export type Prepared = { readonly suggestions: readonly FileSuggestion[] } & (
  | {
      readonly kind: "ready";
      readonly question: Omit<Question, "decisions" | "since">;
      /** The first line of the summary: which day it is, and what is not covered. */
      readonly asOfNote: string;
    }
  | { readonly kind: "impossible"; readonly diagnostics: readonly RunDiagnostic[] }
);

/** From what was read to what `reconcile` is asked, and the mappings that would read what was not recognised. */
export function prepareRun(gathered: Gathered): Prepared {
  const { mapsAreWhole, today, noDay, asOf: asked, ...rest } = gathered;
  const { roster, inputs, diagnostics } = rest;
  diagnostics.push(...uselessMappings(roster.mappings, inputs));
  const suggestions = mapsAreWhole ? suggest(inputs) : [];
  const covered = lastCoveredDay(inputs, rest.covers);
  const asOf = asked === "last month" ? lastFullMonth(today) : (asked ?? covered);
  if (asOf === undefined) {
    return { kind: "impossible", diagnostics: [...diagnostics, nothingRead(noDay)].map(toRunDiagnostic), suggestions };
  }
  const note = asOfNote(asOf, asked === undefined, covered, today);
  return { kind: "ready", question: { ...rest, asOf }, asOfNote: note, suggestions };
}

/** The mappings that would read what was not recognised. While one that was given has a mistake, that one is to be mended first. */
function suggest(inputs: readonly ExportInput[]): readonly FileSuggestion[] {
  const found = inputs.flatMap(({ file, export: { suggestion } }) => (suggestion ? [{ file, suggestion }] : []));
  return gatherSuggestions(found);
}

function nothingRead(noDay: Gathered["noDay"]): Diagnostic {
  return {
    code: "file-unreadable",
    severity: "error",
    message: "No usage row could be read, so there is no day to reconcile as of.",
    ...noDay,
  };
}

function lastFullMonth(today: PlainDate): PlainDate {
  return lastDayOf(monthOf(plusDays(`${monthOf(today)}-01` as PlainDate, -1)) as Month);
}

/** The first line of the summary: which day it is, why, and what is not covered. */
function asOfNote(asOf: PlainDate, chosenByUs: boolean, covered: PlainDate | undefined, today: PlainDate): string {
  const from = covered === undefined || covered < asOf ? covered : asOf;
  const last = chosenByUs ? today : asOf < today ? asOf : today;
  const missing = from === undefined ? 0 : Math.max(0, daysBetween(from, last));
  // whoever mistypes the year would find every pool lapsed
  const ahead = asOf > today ? `, ${counted(daysBetween(today, asOf), "day")} after today (${today})` : "";
  const why = chosenByUs ? `, the last day that the exports cover${ahead}` : ahead;
  if (from === undefined) return `As of ${asOf}; no export covers any day.`;
  if (missing === 0) return `As of ${asOf}${why}.`;
  const until = chosenByUs ? `up to today (${today})` : `up to ${last}`;
  return `As of ${asOf}${why}; ${counted(missing, "day")} ${until} ${missing === 1 ? "is" : "are"} not covered by any export.`;
}
