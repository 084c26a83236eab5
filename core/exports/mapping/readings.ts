import type { Mapping, MappingDraft } from "../../roster/mapping.ts";
import type { Roster } from "../../roster/roster.ts";
import { type PreviewRow, previewRows } from "./preview.ts";
import type { MappingQuestion } from "./question.ts";
import type { Survey } from "./survey.ts";

/** More ways to read a file than these are no help to anybody. */
const MOST = 12;

/**
 * The first rows under each answer to what is asked of a mapping, so that people see what an answer does; just the rows where
 * nothing is asked, and nothing where an answer is not known.
 */
export function readingsOf(
  draft: MappingDraft,
  questions: readonly MappingQuestion[],
  headers: readonly string[],
  survey: Survey,
  roster: Roster,
): readonly (readonly PreviewRow[])[] {
  let drafts: readonly MappingDraft[] = [draft];
  for (const { about, answers } of questions) {
    drafts = drafts.flatMap((one) =>
      answers.map((answer) =>
        about.kind === "column"
          ? { ...one, columns: { ...one.columns, [about.column]: answer } }
          : { ...one, [about.option]: answer },
      ),
    );
    if (drafts.length > MOST) return [];
  }
  return drafts.map((one) => previewRows(one as Mapping, headers, survey, roster));
}
