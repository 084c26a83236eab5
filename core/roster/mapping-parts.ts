import { dayOrders, isTimeZone } from "../calendar.ts";
import { numberStyles } from "../credits.ts";
import { type Diagnostic, type Location, quoted } from "../diagnostic.ts";
import { readPeriod } from "../period.ts";
import { listed, loose, nearest } from "../text.ts";
import {
  type MappedColumn,
  type Mapping,
  type MappingOption,
  mappedColumns,
  mappingOptions,
  neededColumns,
} from "./mapping.ts";
import { units } from "./words.ts";

/** What one part of a mapping is about: a column of the file, or something that holds for the whole file. */
export type PartSubject =
  | { readonly kind: "column"; readonly column: MappedColumn }
  | { readonly kind: "option"; readonly option: MappingOption };

/** One part of a mapping as it was typed, and where. */
export type MappingPart = PartSubject & { readonly text: string; readonly at: Location };

/** How a part is typed where the mapping stands, for sentences that say what to type. */
export type PartSpelling = (subject: PartSubject, text: string) => string;

type Mistake = { readonly code: Diagnostic["code"]; readonly message: string; readonly help: string };

/**
 * Parts to a mapping; every problem is reported at its place, and a mapping with one is not used at all, since half a
 * mapping would read wrong figures that look right.
 */
export function gatherMapping(
  name: string,
  parts: readonly MappingPart[],
  at: Location,
  spelling: PartSpelling,
  report: (diagnostic: Diagnostic) => void,
): Mapping | undefined {
  let isGood = true;
  const refuse = (place: Location, { code, message, help }: Mistake) => {
    isGood = false;
    report({
      code,
      severity: "error",
      at: place,
      message: `The mapping ${quoted(name)}: ${message.replace(/\.$/, "")}; the mapping is not used.`,
      help,
    });
  };
  const columns: Partial<Record<MappedColumn, string>> = {};
  const options: Partial<Record<MappingOption, string>> = {};
  const meaningOf = new Map<string, string>();
  for (const part of parts) {
    const { text, at: place } = part;
    const word = wordOf(part);
    const known = part.kind === "column" ? columns[part.column] : options[part.option];
    if (text === "") refuse(place, leftBlank(part, spelling));
    else if (known !== undefined) {
      const message = `${word} is given twice, as ${quoted(known)} and as ${quoted(text)}.`;
      refuse(place, { code: "key-repeated", message, help: "Delete one of the two." });
    } else if (part.kind === "column") {
      const before = meaningOf.get(sameHeader(text));
      if (before === undefined) columns[part.column] = text;
      else
        refuse(place, {
          code: "key-repeated",
          message: headerTwice(text, before, word),
          help: "Delete one of the two.",
        });
      meaningOf.set(sameHeader(text), before ?? word);
    } else {
      const mistake = optionMistake(part.option, text, spelling);
      if (mistake !== undefined) refuse(place, mistake);
      options[part.option] = part.option === "numberStyle" ? plainBlanks(text) : text;
    }
  }
  for (const both of ["unit", "contract"] as const) {
    if (columns[both] === undefined || options[both] === undefined) continue;
    const message = `the ${both} is given as a column, ${quoted(columns[both])}, and for every row, ${quoted(options[both])}.`;
    refuse(at, { code: "key-repeated", message, help: "Delete one of the two." });
  }
  if (isGood) for (const mistake of incomplete(columns, options, spelling)) refuse(at, mistake);
  if (!isGood) return undefined;
  const named = Object.keys(columns).length === 0 ? {} : { columns };
  return { name, ...named, ...(options as Partial<Mapping>) };
}

/** What a part is called in the table Mappings. */
export function wordOf(subject: PartSubject): string {
  return subject.kind === "column" ? mappedColumns[subject.column].word : mappingOptions[subject.option].word;
}

/** Two headers are the same to us where a file's header row would not tell them apart. */
function sameHeader(text: string): string {
  return loose(text);
}

function plainBlanks(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

function headerTwice(header: string, before: string, word: string): string {
  return `the column ${quoted(header)} is given twice, as ${before} and as ${word}.`;
}

function leftBlank(subject: PartSubject, spelling: PartSpelling): Mistake {
  const what = subject.kind === "column" ? mappedColumns[subject.column].help : mappingOptions[subject.option].help;
  const choices = subject.kind === "column" ? undefined : choicesOf(subject.option);
  const type =
    subject.kind === "column"
      ? `Type the header of the column that holds ${what.replace(/;.*/, "")}`
      : `Type ${choices === undefined ? what : listed(choices, "or")}`;
  return {
    code: "cell-required",
    message: `${wordOf(subject)} is still blank.`,
    help: `${type}, such as ${spelling(subject, choices?.[0] ?? examples[wordOf(subject)] ?? "…")}.`,
  };
}

const examples: Readonly<Record<string, string>> = {
  date: "Usage date",
  user: "User email",
  credits: "Cloud credits",
  "fixed contract": "110000123456",
  "time zone": "Europe/Berlin",
  period: "2026-01-01..2026-03-31",
};

function choicesOf(option: MappingOption): readonly string[] | undefined {
  if (option === "dayOrder") return dayOrders;
  if (option === "numberStyle") return numberStyles;
  return option === "unit" ? units : undefined;
}

function optionMistake(option: MappingOption, text: string, spelling: PartSpelling): Mistake | undefined {
  const subject = { kind: "option", option } as const;
  const word = mappingOptions[option].word;
  const choices = choicesOf(option);
  if (choices !== undefined) {
    if (choices.includes(plainBlanks(text))) return undefined;
    const like = nearest(text, choices);
    const meant = like === undefined ? "" : `Did you mean ${like}? `;
    const column =
      option === "unit"
        ? ` If ${quoted(text)} is a column of the file, type ${spelling({ kind: "column", column: "unit" }, text)}.`
        : "";
    return {
      code: "cell-not-one-of",
      message: `${quoted(text)} is no ${word}.`,
      help: `${meant}Type ${listed(choices, "or")}.${column}`,
    };
  }
  if (option === "timeZone" && !isTimeZone(text)) {
    const help = "Type a zone such as UTC, Europe/Berlin or America/New_York.";
    return { code: "cell-not-one-of", message: `${quoted(text)} is not a time zone.`, help };
  }
  if (option === "period" && readPeriod(text) === undefined) {
    return {
      code: "cell-not-a-day",
      message: `${quoted(text)} is not a period.`,
      help: `Type its first and last day, such as ${spelling(subject, "2026-01-01..2026-03-31")}.`,
    };
  }
  return undefined;
}

/** What a mapping that says nothing wrong still lacks. */
function incomplete(
  columns: Partial<Record<MappedColumn, string>>,
  options: Partial<Record<MappingOption, string>>,
  spelling: PartSpelling,
): readonly Mistake[] {
  const code = "mapping-incomplete";
  if (Object.keys(columns).length === 0) {
    if (options.contract !== undefined || options.period !== undefined) return [];
    const help = neededColumns.map((column) => spelling({ kind: "column", column }, examples[column] ?? "")).join(", ");
    return [{ code, message: "it names no column, no fixed contract and no period.", help: `Type at least ${help}.` }];
  }
  return neededColumns
    .filter((column) => columns[column] === undefined)
    .map((column) => ({
      code,
      message: `no column is the ${column}.`,
      help: `Type which header of the file is ${mappedColumns[column].help}, such as ${spelling({ kind: "column", column }, examples[column] ?? "")}.`,
    }));
}

/** The part that a word names, in any of its spellings, or nothing; `isOption` tells which of two words with one name. */
export function subjectOf(word: string, kinds: readonly PartSubject[]): PartSubject | undefined {
  const key = loose(word);
  return kinds.find((subject) => {
    const own = subject.kind === "column" ? subject.column : subject.option;
    return loose(own) === key || loose(wordOf(subject)) === key;
  });
}

/** Every column and every option, as subjects. */
export const columnSubjects: readonly PartSubject[] = (Object.keys(mappedColumns) as MappedColumn[]).map((column) => ({
  kind: "column",
  column,
}));
export const optionSubjects: readonly PartSubject[] = (Object.keys(mappingOptions) as MappingOption[]).map(
  (option) => ({ kind: "option", option }),
);
