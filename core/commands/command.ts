import type { Diagnostic } from "../diagnostic.ts";
import type { QuoteRequest } from "../report/plan/quote.ts";
import type { TablePatch } from "../roster/patch.ts";
import { type Roster, type RosterGrids, readRoster } from "../roster/roster.ts";
import type { Column, Columns } from "../table/define.ts";

/** What a command is applied to: the roster as it is understood, and the tables that it was read from. */
export type StoredRoster = { readonly roster: Roster; readonly grids: RosterGrids };

/** A text to send to somebody, ready to be copied: to whom (where it is known), what about, by when, and its lines. */
export type Letter = QuoteRequest;

/** What the command changes, and a sentence that says what is so afterwards. Nothing is written before somebody does it. */
export type Done = {
  readonly kind: "done";
  /** Empty where everything was so already. */
  readonly patches: readonly TablePatch[];
  readonly said: string;
  /** What to know beside it: consequences, and what was left as it is. */
  readonly notes: readonly string[];
  readonly letter?: Letter;
};

/** Why nothing is changed, what to do instead, and the field of the form that it is about. */
export type Refused = {
  readonly kind: "refused";
  readonly reason: string;
  readonly help: string;
  readonly field?: string;
};

export type Outcome = Done | Refused;

type ValueOf<C> = C extends Column<infer V, infer _R> ? V : never;

/** What a form hands over: required fields always there, others absent when blank. */
export type InputOf<C extends Columns> = {
  readonly [K in keyof C as C[K]["required"] extends true ? K : never]: ValueOf<C[K]>;
} & {
  readonly [K in keyof C as C[K]["required"] extends true ? never : K]?: ValueOf<C[K]> | undefined;
};

/**
 * What a command is given beside its form: a run, the pasted rows, the findings or people that were picked, the rows of a review, or a
 * mapping.
 */
export type Given = "run" | "list" | "findings" | "people" | "decisions" | "mapping";

/** Something that finance can do, as a value: its form is made from `fields`, and `apply` changes nothing by itself. */
export type Command<N extends string, C extends Columns, G extends readonly unknown[] = []> = {
  /** Its name for ever, such as `addPerson`. */
  readonly name: N;
  readonly title: string;
  readonly help: string;
  /** What the form asks, in its order; each with its header, kind of cell, help, and whether it is a must. */
  readonly fields: C;
  readonly given?: Given;
  readonly apply: (stored: StoredRoster, input: InputOf<C>, ...given: G) => Outcome;
};

/** Any command, for what treats them all alike, such as a form that is made of one. */
export type AnyCommand = Omit<Command<string, Columns>, "apply"> & {
  // biome-ignore lint/suspicious/noExplicitAny: the input of each follows from its own fields, and what it is given from its name
  readonly apply: (stored: StoredRoster, input: any, ...given: any) => Outcome;
};

/** Declares a command, keeping its name and the exact types of its fields. */
export function defineCommand<const N extends string, C extends Columns, G extends readonly unknown[] = []>(
  command: Command<N, C, G>,
): Command<N, C, G> {
  return command;
}

/** A refusal; `field` names the field of the form that it is about. */
export function refused(reason: string, help: string, field?: string): Refused {
  return field === undefined ? { kind: "refused", reason, help } : { kind: "refused", reason, help, field };
}

/** Whether something is a refusal and not what was asked for. */
export function isRefused(found: object): found is Refused {
  return "kind" in found && found.kind === "refused";
}

/** A column of a table as a field that has to be filled in. */
export function must<T>(column: Column<T>): Column<T, true> {
  return { ...column, required: true };
}

/** A column of a table as a field that may stay blank, with a help text of its own where the form means more. */
export function may<T>(column: Column<T>, help: string = column.help): Column<T, false> {
  return { ...column, required: false, help };
}

/** Reads the tables into what commands are applied to; `source` is the workbook or folder, for places. */
export function storedRoster(
  grids: RosterGrids,
  source: string,
  report: (diagnostic: Diagnostic) => void,
): StoredRoster {
  return { roster: readRoster(grids, source, report), grids };
}
