import type { MappingDraft } from "../../roster/mapping.ts";
import { byText } from "../../text.ts";
import type { Suggestion } from "./suggest.ts";

/** A suggestion, and the files that it would read. */
export type FileSuggestion = Suggestion & { readonly files: readonly string[] };

/**
 * One suggestion for all files with the same columns: what the cells of one prove answers what is asked of another. Files
 * that prove different things keep a suggestion each.
 */
export function gatherSuggestions(
  found: readonly { readonly file: string; readonly suggestion: Suggestion }[],
): readonly FileSuggestion[] {
  const gathered: FileSuggestion[] = [];
  // the ones that ask least first, so that the others join them
  const inOrder = [...found].sort(
    (a, b) => a.suggestion.questions.length - b.suggestion.questions.length || byText(a.file, b.file),
  );
  for (const { file, suggestion } of inOrder) {
    const at = gathered.findIndex(({ draft }) => isAnswered(suggestion.draft, draft));
    const known = gathered[at];
    if (known === undefined) gathered.push({ ...suggestion, files: [file] });
    else gathered[at] = { ...known, files: [...known.files, file] };
  }
  return gathered;
}

/** Whether one mapping says everything that another does, and answers what the other asks. */
function isAnswered(asking: MappingDraft, answering: MappingDraft): boolean {
  const said = (draft: MappingDraft) =>
    new Map<string, string | undefined>(
      Object.entries(draft).flatMap(([key, value]): [string, string | undefined][] =>
        key === "name" ? [] : key === "columns" ? Object.entries(value as object) : [[`all ${key}`, value as string]],
      ),
    );
  const asked = said(asking);
  const answers = said(answering);
  return (
    [...asked].every(([key, value]) => (value === "" ? answers.has(key) : answers.get(key) === value)) &&
    [...answers.keys()].every((key) => asked.has(key) || key.startsWith("all "))
  );
}
