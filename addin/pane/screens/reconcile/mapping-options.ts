import { dayOrders } from "../../../../core/calendar.ts";
import { numberStyles } from "../../../../core/credits.ts";
import type { FileSuggestion } from "../../../../core/exports/mapping/gather.ts";
import type { MappingQuestion } from "../../../../core/exports/mapping/question.ts";
import {
  createSurvey,
  provenDayOrder,
  provenNumberStyle,
  type Survey,
} from "../../../../core/exports/mapping/survey.ts";
import { visible } from "../../../../core/report/visible.ts";
import type { MappedColumn, MappingOption } from "../../../../core/roster/mapping.ts";
import type { Policy } from "../../../../core/roster/settings.ts";
import { type Unit, units, unitWords } from "../../../../core/roster/words.ts";
import { tidy } from "../../../../core/text.ts";

/** What somebody has said of a file: the meaning of each header, by its position, and how its cells are written. */
export type MappingForm = {
  readonly meanings: readonly (MappedColumn | "")[];
  readonly options: Readonly<Record<FormOption, string>>;
};
export type FormOption = Extract<MappingOption, "dayOrder" | "numberStyle" | "unit">;

/** So much of a cell shows what it is. */
const EXAMPLE = 40;

/** What stands under a header in the first row that has anything there. */
export function exampleOf({ rows }: Pick<FileSuggestion, "rows">, at: number): string {
  const cell = rows.map(({ cells }) => tidy(cells[at] ?? "")).find((text) => text !== "");
  if (cell === undefined) return "Blank in the first rows.";
  return `Such as ${visible(cell.length > EXAMPLE ? `${cell.slice(0, EXAMPLE)} …` : cell)}`;
}

/** The form as the suggestion fills it in. */
export function firstForm({ draft, headers }: FileSuggestion): MappingForm {
  const entries = Object.entries(draft.columns ?? {}) as [MappedColumn, string][];
  const meaningOf = (header: string, at: number) =>
    headers.indexOf(header) === at ? entries.find(([, said]) => said === header)?.[0] : undefined;
  return {
    meanings: headers.map((header, at) => meaningOf(header, at) ?? ""),
    options: { dayOrder: draft.dayOrder ?? "", numberStyle: draft.numberStyle ?? "", unit: draft.unit ?? "" },
  };
}

/** Gives a header another meaning; how days and amounts are written is then what the cells of the new column show. */
export function withMeaning(
  form: MappingForm,
  at: number,
  meaning: MappedColumn | "",
  suggestion: FileSuggestion,
  policy: Policy,
): MappingForm {
  const changed = { ...form, meanings: form.meanings.map((before, index) => (index === at ? meaning : before)) };
  const told = (option: "dayOrder" | "numberStyle") => {
    if (positionOf(option, changed) === positionOf(option, form)) return form.options[option];
    const shown = shownBy(option, changed, suggestion, policy);
    return typeof shown === "string" ? shown : "";
  };
  return {
    ...changed,
    options: { ...form.options, dayOrder: told("dayOrder"), numberStyle: told("numberStyle") },
  };
}

/** What has to be said of how the cells are written, whether or not it was said already. */
export function questionsOf(form: MappingForm, suggestion: FileSuggestion, policy: Policy): readonly MappingQuestion[] {
  const written = (["dayOrder", "numberStyle"] as const).flatMap((option) => {
    const shown = shownBy(option, form, suggestion, policy);
    return typeof shown === "string" ? [] : [shown];
  });
  const unit = form.meanings.includes("unit") ? undefined : askedBy(suggestion, "unit");
  return [...written, ...(unit === undefined ? [] : [unit])];
}

/** A survey of the first rows, for proofs and for the preview. */
export function firstRowsOf({ headers, rows }: Pick<FileSuggestion, "headers" | "rows">): Survey {
  const survey = createSurvey(headers);
  for (const { cells, line } of rows) survey.add(cells, line);
  return survey;
}

const columnOf = { dayOrder: "date", numberStyle: "credits" } as const;

function positionOf(option: keyof typeof columnOf, { meanings }: MappingForm): number {
  return meanings.indexOf(columnOf[option]);
}

function askedBy({ questions }: FileSuggestion, option: FormOption): MappingQuestion | undefined {
  return questions.find(({ about }) => about.kind === "option" && about.option === option);
}

/**
 * What the cells show: the option, blank where the settings do, or a question. Of a column that was suggested every row was
 * looked at; of another only the first ones are known here.
 */
function shownBy(
  option: keyof typeof columnOf,
  form: MappingForm,
  suggestion: FileSuggestion,
  policy: Policy,
): string | MappingQuestion {
  const at = positionOf(option, form);
  const { draft, headers } = suggestion;
  if (at === -1) return "";
  const asked = askedBy(suggestion, option);
  if (headers[at] === draft.columns?.[columnOf[option]]) return asked ?? draft[option] ?? "";
  const look = firstRowsOf(suggestion).look(at);
  const proven = option === "dayOrder" ? provenDayOrder(look) : provenNumberStyle(look, policy.numberStyle);
  if (proven !== "unproven") return proven === "not needed" ? "" : proven;
  return {
    about: { kind: "option", option },
    sentence: `The first rows do not tell how “${headers[at] ?? ""}” is written.`,
    answers:
      option === "dayOrder" ? dayOrders : numberStyles.filter((style) => look.amountFits[style] === look.amounts),
  };
}

/** A select of how cells are written: what may be chosen, and what is asked. */
export type OptionField = {
  readonly option: FormOption;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Why it has to be said; absent where the cells or the settings tell it. */
  readonly question: string | undefined;
};

const titles: Readonly<Record<FormOption, string>> = {
  dayOrder: "Days are written",
  numberStyle: "Amounts are written",
  unit: "Amounts are",
};
const blanks: Readonly<Record<FormOption, string>> = {
  dayOrder: "As the settings say",
  numberStyle: "As the settings say",
  unit: "In what the contract counts",
};
const orderWords: Readonly<Record<string, string>> = { dmy: "Day first: 31/3/2026", mdy: "Month first: 3/31/2026" };

/** How the cells are written: each asked where the file does not tell it, else to be changed where it was told wrongly. */
export function optionFields(form: MappingForm, questions: readonly MappingQuestion[]): readonly OptionField[] {
  const all: readonly (readonly [FormOption, readonly string[]])[] = [
    ["dayOrder", dayOrders],
    ["numberStyle", numberStyles],
    ["unit", units],
  ];
  return all.flatMap(([option, values]): readonly OptionField[] => {
    if (option === "unit" && form.meanings.includes("unit")) return [];
    const question = questions.find(({ about }) => about.kind === "option" && about.option === option);
    const blank = { value: "", label: question === undefined ? blanks[option] : "Choose …" };
    const choices = (question?.answers ?? values).map((value) => ({ value, label: choiceWords(option, value) }));
    return [{ option, label: titles[option], choices: [blank, ...choices], question: question?.sentence }];
  });
}

function choiceWords(option: FormOption, value: string): string {
  if (option === "dayOrder") return orderWords[value] ?? value;
  return option === "unit" ? unitWords[value as Unit].title : value;
}
