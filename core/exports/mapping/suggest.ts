import { dayOrders } from "../../calendar.ts";
import { numberStyles } from "../../credits.ts";
import { quoted } from "../../diagnostic.ts";
import {
  type MappedColumn,
  type MappingDraft,
  type MappingOption,
  mappedColumns,
  neededColumns,
} from "../../roster/mapping.ts";
import type { Roster } from "../../roster/roster.ts";
import type { Unit } from "../../roster/words.ts";
import { listed } from "../../text.ts";
import { type FoundColumn, findColumn } from "./find-column.ts";
import type { PreviewRow } from "./preview.ts";
import type { MappingQuestion } from "./question.ts";
import { readingsOf } from "./readings.ts";
import { createSurvey, provenDayOrder, provenNumberStyle, type Survey } from "./survey.ts";
import { plainHeader } from "./synonyms.ts";

/** A mapping that is proposed for a file that nobody has seen before. */
export type Suggestion = {
  /** The mapping; what is asked stands as `""`. */
  readonly draft: MappingDraft;
  readonly questions: readonly MappingQuestion[];
  /** What was taken without a header that says so, a sentence each. */
  readonly remarks: readonly string[];
  /** The first rows as they would be read; none while something is asked. */
  readonly preview: readonly PreviewRow[];
  /** The first rows under each answer to what is asked; just the preview where nothing is, none where no answer is known. */
  readonly readings: readonly (readonly PreviewRow[])[];
  /** The file's headers and first rows, for a form in which people say otherwise. */
  readonly headers: readonly string[];
  readonly rows: ReturnType<Survey["firstRows"]>;
};

/** Proposes a mapping from headers and rows, for a form: see `suggestFrom`. */
export function suggestMapping(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  roster: Roster,
): Suggestion | undefined {
  const survey = createSurvey(headers);
  rows.forEach((cells, index) => {
    survey.add(cells, index + 2);
  });
  return suggestFrom(name, headers, survey, roster);
}

/** Filled first, so that a column with a clear meaning is not taken for another. */
const inTurn: readonly MappedColumn[] = [
  ...neededColumns,
  ...["contract", "service", "job", "chargeId", "paidFrom", "unit", "quantity", "name"],
] as readonly MappedColumn[];

/**
 * Proposes a mapping: by what headers are called, checked against what the cells look like; by the cells alone where one
 * column looks right and no header says so. Nothing is guessed: of two columns that would do, or of an order of days that
 * no cell proves, a question comes back. Nothing at all comes back for a file that is no list of usage.
 */
export function suggestFrom(
  name: string,
  headers: readonly string[],
  survey: Survey,
  roster: Roster,
): Suggestion | undefined {
  const taken = new Set<number>();
  const found = new Map<MappedColumn, FoundColumn>();
  for (const column of inTurn) {
    const one = findColumn(column, headers, survey, taken);
    found.set(column, one);
    if (one.kind === "one") taken.add(one.position);
    else if (one.kind === "several") for (const position of one.positions) taken.add(position);
  }
  const seen = neededColumns.filter((column) => found.get(column)?.kind !== "none");
  if (seen.length < 2) return undefined;
  const columns: Partial<Record<MappedColumn, string>> = {};
  const questions: MappingQuestion[] = [];
  const remarks: string[] = [];
  for (const [column, one] of found) {
    const isNeeded = (neededColumns as readonly MappedColumn[]).includes(column);
    if (one.kind === "one") {
      columns[column] = headers[one.position] as string;
      if (one.bySight) remarks.push(sightRemark(column, headers[one.position] as string));
    } else if (isNeeded) {
      columns[column] = "";
      questions.push(columnQuestion(column, one, headers, survey));
    } else if (one.kind === "several") remarks.push(leftOutRemark(column, one.positions, headers));
  }
  const options: Partial<Record<MappingOption, string>> = {};
  const say = (option: MappingOption, said: string | MappingQuestion | undefined) => {
    if (said === undefined) return;
    options[option] = typeof said === "string" ? said : "";
    if (typeof said !== "string") questions.push(said);
  };
  say("dayOrder", dayOrderOf(found.get("date"), headers, survey, roster));
  say("numberStyle", numberStyleOf(found.get("credits"), headers, survey, roster));
  if (columns.unit === undefined) say("unit", unitOf(columns.credits ?? "", roster));
  const draft: MappingDraft = { name, columns, ...options };
  const readings = readingsOf(draft, questions, headers, survey, roster);
  return {
    draft,
    questions,
    remarks,
    preview: questions.length === 0 ? (readings[0] ?? []) : [],
    readings,
    headers,
    rows: survey.firstRows(),
  };
}

function sightRemark(column: MappedColumn, header: string): string {
  const why = { date: "it holds days", user: "it holds e-mail addresses", credits: "it holds numbers" }[
    column as string
  ];
  return `No header names the ${column}: ${quoted(header)} is taken, because of all columns only ${why}.`;
}

function leftOutRemark(column: MappedColumn, positions: readonly number[], headers: readonly string[]): string {
  const names = positions.map((position) => quoted(headers[position] ?? ""));
  return `Several columns could be the ${mappedColumns[column].word}, ${listed(names)}: none is taken. Add "${column}" to the columns if you need it.`;
}

function columnQuestion(
  column: MappedColumn,
  found: FoundColumn,
  headers: readonly string[],
  survey: Survey,
): MappingQuestion {
  const about = { kind: "column", column } as const;
  const { help } = mappedColumns[column];
  if (found.kind === "several") {
    const names = [...new Set(found.positions.map((position) => headers[position] ?? ""))];
    if (names.length === 1) {
      const sentence = `${found.positions.length} columns are called ${quoted(names[0] ?? "")}, and it cannot be told which is the ${column} (${help}). Rename one of them in the file.`;
      return { about, sentence, answers: [] };
    }
    const sentence = `${found.positions.length === 2 ? "Two" : "Several"} columns could be the ${column} (${help}): ${listed(names.map(quoted))}.`;
    return { about, sentence, answers: names };
  }
  const misled = found.kind === "none" ? found.misled : undefined;
  const why =
    misled === undefined
      ? ""
      : ` The column ${quoted(headers[misled] ?? "")} is called so, but holds ${quoted(survey.look(misled).example)}.`;
  const needs = {
    date: "days such as 2026-03-31 or 31/03/2026",
    user: "e-mail addresses or hash:…",
    credits: "numbers",
  }[column as string];
  return {
    about,
    sentence: `No column is the ${column} (${help}): none holds ${needs} under a header that says so.${why}`,
    answers: [],
  };
}

/** The columns that one meaning may have: one, several that are asked about, or none. */
function positionsOf(found: FoundColumn | undefined): readonly number[] {
  if (found === undefined || found.kind === "none") return [];
  return found.kind === "one" ? [found.position] : found.positions;
}

/** What every column proves that has something to prove, or the first that proves nothing (or another thing). */
function proof<T extends string>(
  positions: readonly number[],
  proven: (position: number) => T | "not needed" | "unproven",
): T | "not needed" | { readonly unproven: number } {
  let all: T | undefined;
  for (const position of positions) {
    const one = proven(position);
    if (one === "not needed") continue;
    if (one === "unproven" || (all !== undefined && all !== one)) return { unproven: position };
    all = one as T;
  }
  return all ?? "not needed";
}

function dayOrderOf(
  date: FoundColumn | undefined,
  headers: readonly string[],
  survey: Survey,
  roster: Roster,
): string | MappingQuestion | undefined {
  const declared = roster.policy.dayOrder;
  const proven = proof(positionsOf(date), (position) => {
    const look = survey.look(position);
    const order = provenDayOrder(look);
    return order === "unproven" && declared !== undefined && look.dayFits[declared] === look.days ? declared : order;
  });
  if (typeof proven === "string") return proven === "not needed" ? undefined : proven;
  const header = quoted(headers[proven.unproven] ?? "");
  const example = quoted(survey.look(proven.unproven).example);
  const sentence = `It cannot be told whether ${header} is written day first (dmy) or month first (mdy): no cell proves it, such as ${example}.`;
  return { about: { kind: "option", option: "dayOrder" }, sentence, answers: dayOrders };
}

function numberStyleOf(
  credits: FoundColumn | undefined,
  headers: readonly string[],
  survey: Survey,
  roster: Roster,
): string | MappingQuestion | undefined {
  const preferred = roster.policy.numberStyle;
  const proven = proof(positionsOf(credits), (position) => provenNumberStyle(survey.look(position), preferred));
  if (typeof proven === "string") return proven === "not needed" ? undefined : proven;
  const look = survey.look(proven.unproven);
  const header = quoted(headers[proven.unproven] ?? "");
  const sentence = `It cannot be told how the amounts of ${header} are written: a mark in ${quoted(look.markedExample)} may group thousands or begin the decimals.`;
  const fitting = numberStyles.filter((style) => look.amountFits[style] === look.amounts);
  const answers = fitting.length > 0 ? fitting : numberStyles;
  return { about: { kind: "option", option: "numberStyle" }, sentence, answers };
}

/** Tokens are of two kinds: the roster's contracts may tell, else it is asked. */
function unitOf(header: string, roster: Roster): string | MappingQuestion | undefined {
  const plain = plainHeader(header);
  if (/cloudcredit|creditscloud|creditosenlanube|crediticloud|cloudguthaben/.test(plain)) return "cloud-credit";
  if (!/token|jeton|ficha|gettoni/.test(plain)) return undefined;
  const tokens: readonly Unit[] = ["flex-token", "eba-token"];
  if (plain.includes("flex")) return "flex-token";
  const used = tokens.filter((unit) => [...roster.contracts.values()].some((contract) => contract.unit === unit));
  if (used.length === 1) return used[0];
  const sentence = `It cannot be told whether ${quoted(header)} are Flex tokens or tokens of an enterprise agreement.`;
  return { about: { kind: "option", option: "unit" }, sentence, answers: tokens };
}
