import type { FileSuggestion } from "../../../../core/exports/mapping/gather.ts";
import type { MappingQuestion } from "../../../../core/exports/mapping/question.ts";
import { readingsOf } from "../../../../core/exports/mapping/readings.ts";
import { type MergedRow, mergedRows } from "../../../../core/report/terminal/preview-lines.ts";
import {
  type MappedColumn,
  type Mapping,
  type MappingDraft,
  mappedColumns,
  neededColumns,
} from "../../../../core/roster/mapping.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import { capitalised, listed } from "../../../../core/text.ts";
import { type FormOption, firstRowsOf, type MappingForm, questionsOf } from "./mapping-options.ts";

/** The meanings that a header can have, and how they are called in the form. */
export const meaningChoices: readonly { readonly value: MappedColumn | ""; readonly label: string }[] = [
  { value: "", label: "Nothing: not read" },
  ...(Object.keys(mappedColumns) as MappedColumn[]).map((value) => {
    const { word, help } = mappedColumns[value];
    return { value, label: `${capitalised(word)}: ${help}` };
  }),
];

/** What the form comes to. */
export type MappingView = {
  readonly questions: readonly MappingQuestion[];
  /** What has to be said before the mapping can be used. */
  readonly problems: readonly string[];
  /** The mapping, once nothing is missing. */
  readonly mapping: Mapping | undefined;
  readonly rows: readonly PreviewedRow[];
};

/** A row of the file as it would be read, under each answer that is missing; or why it would not be. */
export type PreviewedRow = { readonly line: number } & (
  | { readonly kind: "read"; readonly texts: MergedRow }
  | { readonly kind: "left out"; readonly message: string }
);

/** Reads the form: what is missing, the mapping, and the first rows as they would be read. */
export function mappingView(form: MappingForm, suggestion: FileSuggestion, roster: Roster): MappingView {
  const { headers } = suggestion;
  const columns: Partial<Record<MappedColumn, string>> = {};
  const problems: string[] = [];
  for (const column of Object.keys(mappedColumns) as MappedColumn[]) {
    const of = headers.filter((_, at) => form.meanings[at] === column);
    const [header] = of;
    if (header !== undefined) columns[column] = header;
    if (of.length > 1) {
      const names = listed(of.map((one) => `“${one}”`));
      problems.push(`${names} are all said to be the ${mappedColumns[column].word}: leave one.`);
    }
  }
  const missing = neededColumns.filter((column) => columns[column] === undefined);
  for (const column of missing) {
    problems.push(`Say which column is the ${mappedColumns[column].word}: ${mappedColumns[column].help}.`);
  }
  const questions = questionsOf(form, suggestion, roster.policy);
  const open = questions.filter(
    ({ about }) => about.kind === "option" && form.options[about.option as FormOption] === "",
  );
  problems.push(...open.map(({ sentence }) => sentence));
  const options = Object.fromEntries(
    Object.entries(form.options).filter(([option, value]) => value !== "" && !(option === "unit" && columns.unit)),
  );
  const draft: MappingDraft = { name: suggestion.draft.name, columns, ...options };
  return {
    questions,
    problems,
    mapping: problems.length === 0 ? (draft as Mapping) : undefined,
    rows: missing.length > 0 ? [] : previewed(draft, open, suggestion, roster),
  };
}

function previewed(
  draft: MappingDraft,
  open: readonly MappingQuestion[],
  suggestion: FileSuggestion,
  roster: Roster,
): readonly PreviewedRow[] {
  const readings = readingsOf(draft, open, suggestion.headers, firstRowsOf(suggestion), roster);
  const merged = mergedRows(readings);
  return (readings[0] ?? []).flatMap((row, at): readonly PreviewedRow[] => {
    const texts = merged[at];
    if (texts !== undefined) return [{ kind: "read", line: row.line, texts }];
    return row.kind === "left out" ? [{ kind: "left out", line: row.line, message: row.message }] : [];
  });
}
