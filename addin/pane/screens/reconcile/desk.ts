import { type PlainDate, plainDate } from "../../../../core/calendar.ts";
import type { Period } from "../../../../core/period.ts";
import type { Mapping } from "../../../../core/roster/mapping.ts";
import { mappingJson } from "../../../../core/roster/mapping.ts";
import { counted, listed } from "../../../../core/text.ts";
import type { ReconcileHow } from "../../session.ts";
import type { MappingForm } from "./mapping-options.ts";

/** A file as it is told from others; the browser's `File` is one. */
export type Chosen = Pick<File, "name" | "size" | "lastModified">;

/** A period as it is typed, day by day. */
export type TypedPeriod = { readonly first: string; readonly last: string };

/** Everything that is laid ready for a run. It stays when a run fails, and when another screen is looked at. */
export type Desk<F extends Chosen = File> = {
  readonly files: readonly F[];
  /** The files of the run that is shown: what it says of their lines is looked up in them, whatever lies here since. */
  readonly ran: readonly F[];
  readonly asOf: string;
  readonly covers: readonly TypedPeriod[];
  /** The days of usage reports that do not state theirs. */
  readonly period: TypedPeriod;
  /** Mappings that were made in the form, for this run alone. */
  readonly mappings: readonly Mapping[];
  /** What was said so far of the columns of files that were not recognised, by `formKey`. */
  readonly forms: ReadonlyMap<string, MappingForm>;
  /** What the last doing came to, where it is worth a sentence: files that were there already, or a run that was cancelled. */
  readonly note: string;
};

const noPeriod: TypedPeriod = { first: "", last: "" };

/** A desk with nothing on it. */
export const emptyDesk: Desk<never> = {
  files: [],
  ran: [],
  asOf: "",
  covers: [],
  period: noPeriod,
  mappings: [],
  forms: new Map(),
  note: "",
};

/** Lays files on the desk; one that lies there already is not laid there twice. */
export function withFiles<F extends Chosen>(desk: Desk<F>, files: readonly F[]): Desk<F> {
  const kept = new Map(desk.files.map((file) => [identity(file), file]));
  const again = files.filter((file) => kept.has(identity(file)));
  for (const file of files) if (!kept.has(identity(file))) kept.set(identity(file), file);
  const names = [...new Set(again.map(({ name }) => name))];
  const note =
    names.length === 0 ? "" : `${listed(firstOf(names))} ${names.length === 1 ? "was" : "were"} chosen already.`;
  return { ...desk, files: [...kept.values()], note };
}

function firstOf(names: readonly string[]): readonly string[] {
  return names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
}

/** Takes a file from the desk. */
export function withoutFile<F extends Chosen>(desk: Desk<F>, file: F): Desk<F> {
  return { ...desk, files: desk.files.filter((one) => one !== file), note: "" };
}

/** What tells a file from others of its name: the same file dropped again is the same. */
export function identity({ name, size, lastModified }: Chosen): string {
  return `${name}/${size}/${lastModified}`;
}

/** A mapping for this run; another of the same name is replaced. */
export function withMapping<F extends Chosen>(desk: Desk<F>, mapping: Mapping): Desk<F> {
  return { ...desk, mappings: [...desk.mappings.filter(({ name }) => name !== mapping.name), mapping] };
}

/** The key of what is said of a file's columns: under the same headers it is the same form. */
export function formKey(file: string, headers: readonly string[]): string {
  return [file, ...headers].join("\n");
}

/** What is asked beside the files, or what is wrong with what was typed, by field. */
export type AskedHow =
  | { readonly kind: "how"; readonly how: ReconcileHow }
  | { readonly kind: "wrong"; readonly problems: ReadonlyMap<string, string> };

/** Reads what was typed: `asOf`, `period`, and `covers 1` and so on are the fields. Periods that are blank say nothing. */
export function howOf({
  asOf,
  covers,
  period,
  mappings,
}: Pick<Desk, "asOf" | "covers" | "period" | "mappings">): AskedHow {
  const problems = new Map<string, string>();
  const read = (typed: TypedPeriod, field: string): readonly Period[] => {
    if (typed.first === "" && typed.last === "") return [];
    const [first, last] = [plainDate(typed.first), plainDate(typed.last)];
    if (first === undefined || last === undefined) {
      problems.set(field, `Type its ${first === undefined ? "first" : "last"} day, or leave both days blank.`);
      return [];
    }
    if (last < first) problems.set(field, "It ends before it begins: type a last day that is not before the first.");
    return [{ first, last }];
  };
  const day: PlainDate | undefined = asOf === "" ? undefined : plainDate(asOf);
  if (asOf !== "" && day === undefined) problems.set("asOf", "That is no day. Type one such as 2026-03-31, or none.");
  const [stated] = read(period, "period");
  const periods = covers.flatMap((typed, at) => read(typed, `covers ${at + 1}`));
  if (problems.size > 0) return { kind: "wrong", problems };
  return { kind: "how", how: { asOf: day, period: stated, covers: periods, mappings: mappings.map(mappingJson) } };
}

/** How large a file is, for people: `12 KB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
