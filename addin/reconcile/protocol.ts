import type { SplittingDifference as Difference } from "../../core/accounts/splitting.ts";
import type { PlainDate } from "../../core/calendar.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { FileSuggestion } from "../../core/exports/mapping/gather.ts";
import type { Period } from "../../core/period.ts";
import type { FindingRow, RosterGrids } from "../../core/roster/roster.ts";
import type { RunDiagnostic, RunFile } from "../../core/run-file.ts";
import type { BalanceAnswer, BalanceAsked } from "./questions/balance.ts";
import type { ClosingAnswer, ClosingAsked } from "./questions/closing.ts";
import type { PlanAnswer, PlanAsked } from "./questions/plan.ts";
import type { StatementAnswer, StatementAsked } from "./questions/statement.ts";
import type { WritePlan, WritingAsked } from "./questions/writing.ts";

// What the pane and its worker say to each other: plain values, which the browser copies from one to the other.

/**
 * The roster as the open workbook gave it: the worker reads the tables as the batch job does.
 */
export type GivenRoster = {
  /** The workbook's name, for places. */
  readonly source: string;
  readonly grids: RosterGrids;
  /** Everything that was wrong with it, what reading the tables found too: the worker does not say it again. */
  readonly diagnostics: readonly Diagnostic[];
};

/** A run that is asked for. */
export type ReconcileRequest = {
  readonly roster: GivenRoster;
  /**
   * What was dropped, of any kind: usage exports, last month's `reconciliation.json`, a manager's `review.xlsx`, a mapping as
   * JSON. Their contents say which is which.
   */
  readonly files: readonly File[];
  /** The last day that the exports cover, when absent. */
  readonly asOf?: PlainDate | undefined;
  readonly period?: Period | undefined;
  readonly covers: readonly Period[];
  /** Mappings beside the roster's, each as the text of a mapping file. */
  readonly mappings: readonly string[];
  readonly today: PlainDate;
};

/** How far the reading has come. */
export type Progress = {
  readonly file: string;
  readonly bytesRead: number;
  readonly bytesInAll: number;
  readonly rows: number;
  /** What is done now, for people: reading, reconciling, or handing the result over. */
  readonly step: "reading" | "reconciling" | "finishing";
};

/** What each dropped file turned out to be. */
export type RecognisedFile = {
  readonly file: string;
  readonly kind: "export" | "run" | "review" | "mapping" | "unknown";
};

/** What a run came to. */
export type ReconcileResult =
  | {
      readonly kind: "answered";
      readonly run: RunFile;
      readonly files: readonly RecognisedFile[];
      /** The first line of the summary: which day it is, and what is not covered. */
      readonly asOfNote: string;
      readonly since: RunFile | undefined;
      /** What was said to be covered beside what the rows show. */
      readonly covers: readonly Period[];
      readonly suggestions: readonly FileSuggestion[];
      /** The other way of splitting jobs, where the roster has not said which it wants: what would differ. */
      readonly otherSplitting: SplittingDifference | undefined;
      /** The rows of the reviews that were dropped, for taking what managers decided over into the workbook. */
      readonly decisions: readonly FindingRow[];
    }
  | {
      readonly kind: "impossible";
      readonly diagnostics: readonly RunDiagnostic[];
      readonly files: readonly RecognisedFile[];
      readonly suggestions: readonly FileSuggestion[];
    }
  | { readonly kind: "cancelled" }
  /** A mistake of ours, or a browser that ran out of memory: `detail` is for whoever is asked to help. */
  | { readonly kind: "failed"; readonly message: string; readonly help: string; readonly detail: string };

/** What would differ with the other way of splitting jobs. */
export type SplittingDifference = Difference;

/** A file that can be made of the answer that the worker keeps. */
export const offeredFiles = [
  "reconciliation.json",
  "report.html",
  "review.xlsx",
  "findings.csv",
  "allocations.csv",
] as const;
export type OfferedFile = (typeof offeredFiles)[number];

/** Questions about the answer that the worker keeps, by name: what each is given, and what it answers. */
export type Questions = {
  readonly file: { readonly given: { readonly name: OfferedFile }; readonly answer: Blob };
  readonly statement: { readonly given: StatementAsked; readonly answer: StatementAnswer };
  readonly plan: { readonly given: PlanAsked; readonly answer: PlanAnswer };
  readonly closing: { readonly given: ClosingAsked; readonly answer: ClosingAnswer };
  readonly writing: { readonly given: WritingAsked; readonly answer: WritePlan };
  readonly balance: { readonly given: BalanceAsked; readonly answer: BalanceAnswer };
};

export type QuestionName = keyof Questions;
