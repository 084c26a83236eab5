import { exportFormats } from "../../../../core/exports/formats/index.ts";
import { isReplayed } from "../../../../core/exports/recognise.ts";
import { shortNames } from "../../../../core/report/places.ts";
import { visible } from "../../../../core/report/visible.ts";
import type { RunFile, RunInput } from "../../../../core/run-file.ts";
import { byText, capitalised } from "../../../../core/text.ts";
import type { RecognisedFile } from "../../../reconcile/protocol.ts";
import type { Locale } from "../../locale.ts";

/** A part of the rows that were read, and how many are of it. */
export type RowPart = { readonly title: string; readonly words: string; readonly count: number };

/** What became of the rows of a file, or of all: the parts add up to what was read. */
export type RowAccount = {
  readonly read: number;
  readonly parts: readonly RowPart[];
  /** Rows of nothing, which are among those that count. */
  readonly zero: number;
  readonly addsUp: boolean;
};

/** A file as the run saw it. */
export type InputLine = {
  readonly file: string;
  /** What it was recognised as, for people. */
  readonly is: string;
  readonly days: string;
  /** Absent where its rows are no usage, or where nothing was read. */
  readonly account: RowAccount | undefined;
  readonly note: string | undefined;
  readonly tone: "plain" | "bad";
};

const kinds: Readonly<Record<RecognisedFile["kind"], string>> = {
  export: "An export",
  run: "The report of an earlier run: what has changed since is told",
  review: "A manager's review: its decisions count in this run",
  mapping: "A mapping, which says how other files are read",
  unknown: "Not recognised",
};

/** Every file that was given, in the order in which it was, each with what became of its rows. */
export function inputLines(run: RunFile, files: readonly RecognisedFile[], locale: Locale): readonly InputLine[] {
  const mapped = new Set(run.diagnostics.filter(({ code }) => code === "mapping-used").map(({ at }) => at.file));
  const nameOf = shortNames(run.inputs.map(({ file }) => file));
  const ofFile = (file: string) =>
    run.inputs.filter((input) => input.file === file || input.file.startsWith(`${file} › `)).sort(byName);
  const known = new Set(files.flatMap(({ file }) => ofFile(file)));
  const line = (input: RunInput) => inputLine(input, nameOf(input.file), mapped.has(input.file), locale);
  const given = files.flatMap(({ file, kind }): readonly InputLine[] => {
    const inputs = ofFile(file);
    if (inputs.length > 0) return inputs.map(line);
    const tone = kind === "unknown" ? "bad" : "plain";
    return [{ file: visible(file), is: kinds[kind], days: "", account: undefined, note: undefined, tone }];
  });
  return [...given, ...run.inputs.filter((input) => !known.has(input)).map(line)];
}

function byName(a: RunInput, b: RunInput): number {
  return byText(a.file, b.file);
}

function inputLine(input: RunInput, file: string, isMapped: boolean, locale: Locale): InputLine {
  const title = exportFormats.find(({ name }) => name === input.format)?.title;
  const base = { file: visible(file), days: daysOf(input, locale) };
  if (title === undefined) {
    const note = input.rows === 0 ? "Not read." : `${locale.number(input.rows)} rows, not read.`;
    return { ...base, is: kinds.unknown, account: undefined, note, tone: "bad" };
  }
  const is = isMapped ? "A list of usage, read through a mapping" : capitalised(title);
  if (!isReplayed(input.format)) {
    const note = `${locale.number(input.rows)} rows, compared with the usage and not counted.`;
    return { ...base, is, account: undefined, note, tone: "plain" };
  }
  return { ...base, is, account: rowsOf(input.rows, input), note: undefined, tone: "plain" };
}

function daysOf({ firstDay, lastDay }: RunInput, { day }: Locale): string {
  if (firstDay === null || lastDay === null) return "";
  return firstDay === lastDay ? day(firstDay) : `${day(firstDay)} to ${day(lastDay)}`;
}

/** Where the rows of all exports of usage went. */
export function wholeAccount({ rows }: RunFile): RowAccount {
  return rowsOf(rows.read, rows);
}

function rowsOf(read: number, counts: Omit<RunFile["rows"], "read">): RowAccount {
  const all: readonly RowPart[] = [
    { title: "Counted", words: "counted", count: counts.counted },
    { title: "Duplicates", words: "duplicate", count: counts.duplicate },
    { title: "Before the ledger starts", words: "before the ledger starts", count: counts.earlier },
    { title: "After the day of the run", words: "after the day of the run", count: counts.later },
    { title: "Left out", words: "left out", count: counts.leftOut },
  ];
  const sum = all.reduce((total, { count }) => total + count, 0);
  const parts = all.filter(({ count }, at) => at === 0 || count > 0);
  return { read, parts, zero: counts.zero, addsUp: sum === read };
}

/** An account in one line: `1,200 rows read = 1,150 counted + 50 duplicate`. */
export function accountWords({ read, parts, zero }: RowAccount, { number }: Locale): string {
  const sum = parts.map(({ words, count }) => `${number(count)} ${words}`).join(" + ");
  const nothing = zero === 0 ? "" : ` (${number(zero)} of them of zero)`;
  return `${number(read)} ${read === 1 ? "row" : "rows"} read = ${sum.replace(/ counted/, ` counted${nothing}`)}`;
}
