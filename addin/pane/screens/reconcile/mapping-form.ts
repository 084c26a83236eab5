import { dayOrders } from "../../../../core/calendar.ts";
import { numberStyles } from "../../../../core/credits.ts";
import type { FileSuggestion } from "../../../../core/exports/mapping/gather.ts";
import type { PreviewRow } from "../../../../core/exports/mapping/preview.ts";
import type { MappingQuestion } from "../../../../core/exports/mapping/question.ts";
import { readingsOf } from "../../../../core/exports/mapping/readings.ts";
import { createSurvey } from "../../../../core/exports/mapping/survey.ts";
import { type MergedRow, mergedRows } from "../../../../core/report/terminal/preview-lines.ts";
import {
  type MappedColumn,
  type Mapping,
  type MappingDraft,
  type MappingOption,
  mappedColumns,
  neededColumns,
} from "../../../../core/roster/mapping.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import { units, unitWords } from "../../../../core/roster/words.ts";
import { listed } from "../../../../core/text.ts";

/** What somebody has said of a file: the meaning of each header, by its position, and how its cells are written. */
export type MappingForm = {
  readonly meanings: readonly (MappedColumn | "")[];
  readonly options: Readonly<Record<FormOption, string>>;
};
export type FormOption = Extract<MappingOption, "dayOrder" | "numberStyle" | "unit">;

/** The form as the suggestion fills it in. */
export function firstForm({ draft, headers }: FileSuggestion): MappingForm {
  const entries = Object.entries(draft.columns ?? {}) as [MappedColumn, string][];
  return {
    meanings: headers.map(
      (header, at) => entries.find(([, said]) => said === header && headers.indexOf(said) === at)?.[0] ?? "",
    ),
    options: {
      dayOrder: draft.dayOrder ?? "",
      numberStyle: draft.numberStyle ?? "",
      unit: draft.unit ?? "",
    },
  };
}

/** The meanings that a header can have, and how they are called in the form. */
export const meaningChoices: readonly { readonly value: MappedColumn | ""; readonly label: string }[] = [
  { value: "", label: "Nothing: not read" },
  ...(Object.keys(mappedColumns) as MappedColumn[]).map((value) => {
    const { word, help } = mappedColumns[value];
    return { value, label: `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${help}` };
  }),
];

/** A select of how cells are written: what may be chosen, and what is asked. */
export type OptionField = {
  readonly option: FormOption;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Why it has to be said; absent where the cells or the settings tell it. */
  readonly question: string | undefined;
};

const orderWords: Readonly<Record<string, string>> = { dmy: "day first, 31/3/2026", mdy: "month first, 3/31/2026" };
const titles: Readonly<Record<FormOption, string>> = {
  dayOrder: "Days are written",
  numberStyle: "Amounts are written",
  unit: "Amounts are",
};
const blanks: Readonly<Record<FormOption, string>> = {
  dayOrder: "as the settings say",
  numberStyle: "as the settings say",
  unit: "in what the contract counts",
};

/** How the cells are written: each asked where the file does not tell it, else to be changed where it was told wrongly. */
export function optionFields({ questions }: FileSuggestion, form: MappingForm): readonly OptionField[] {
  const all: readonly (readonly [FormOption, readonly string[]])[] = [
    ["dayOrder", dayOrders],
    ["numberStyle", numberStyles],
    ["unit", units],
  ];
  return all.flatMap(([option, values]): readonly OptionField[] => {
    if (option === "unit" && form.meanings.includes("unit")) return [];
    const question = questions.find(({ about }) => about.kind === "option" && about.option === option);
    const blank = question === undefined ? blanks[option] : "Choose …";
    const choices = (question?.answers ?? values).map((value) => ({ value, label: labelOf(option, value) }));
    return [
      {
        option,
        label: titles[option],
        choices: [{ value: "", label: blank }, ...choices],
        question: question?.sentence,
      },
    ];
  });
}

function labelOf(option: FormOption, value: string): string {
  if (option === "dayOrder") return orderWords[value] ?? value;
  return option === "unit"
    ? units.includes(value as never)
      ? unitWords[value as keyof typeof unitWords].title
      : value
    : value;
}

/** What the form comes to. */
export type MappingView = {
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
  const { headers, rows, questions } = suggestion;
  const columns: Partial<Record<MappedColumn, string>> = {};
  const problems: string[] = [];
  for (const column of Object.keys(mappedColumns) as MappedColumn[]) {
    const of = headers.filter((_, at) => form.meanings[at] === column);
    const [header] = of;
    if (header !== undefined) columns[column] = header;
    if (of.length > 1) {
      problems.push(
        `${listed(of.map((one) => `“${one}”`))} are all said to be the ${mappedColumns[column].word}: leave one.`,
      );
    }
  }
  const missing = neededColumns.filter((column) => columns[column] === undefined);
  for (const column of missing) {
    problems.push(`Say which header is the ${mappedColumns[column].word} (${mappedColumns[column].help}).`);
  }
  const options = Object.fromEntries(
    Object.entries(form.options).filter(([option, value]) => value !== "" && !(option === "unit" && columns.unit)),
  ) as Partial<Record<FormOption, string>>;
  const open = questions.filter(({ about }) => about.kind === "option" && isOpen(about.option, form, columns));
  problems.push(...open.map((question) => `Choose: ${question.sentence}`));
  const draft: MappingDraft = { name: suggestion.draft.name, columns, ...options };
  return {
    problems,
    mapping: problems.length === 0 ? (draft as Mapping) : undefined,
    rows: missing.length > 0 ? [] : previewed(draft, open, headers, rows, roster),
  };
}

function isOpen(
  option: MappingOption,
  { options }: MappingForm,
  columns: Partial<Record<MappedColumn, string>>,
): boolean {
  if (option === "unit" && columns.unit !== undefined) return false;
  return options[option as FormOption] === "";
}

function previewed(
  draft: MappingDraft,
  open: readonly MappingQuestion[],
  headers: FileSuggestion["headers"],
  rows: FileSuggestion["rows"],
  roster: Roster,
): readonly PreviewedRow[] {
  const survey = createSurvey(headers);
  for (const { cells, line } of rows) survey.add(cells, line);
  const readings = readingsOf(draft, open, headers, survey, roster);
  const merged = mergedRows(readings);
  return (readings[0] ?? []).flatMap((row: PreviewRow, at): readonly PreviewedRow[] => {
    const texts = merged[at];
    if (texts !== undefined) return [{ kind: "read", line: row.line, texts }];
    return row.kind === "left out" ? [{ kind: "left out", line: row.line, message: row.message }] : [];
  });
}
