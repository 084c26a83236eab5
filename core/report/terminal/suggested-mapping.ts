import type { FileSuggestion } from "../../exports/mapping/gather.ts";
import type { MappingQuestion } from "../../exports/mapping/question.ts";
import { mappingJson } from "../../roster/mapping.ts";
import { counted, listed } from "../../text.ts";
import { visible } from "../visible.ts";
import { inkFor, wrapped } from "./layout.ts";
import { previewLines } from "./preview-lines.ts";

/** Where a suggestion was saved, if it could be, and the whole command that uses it; absent: it stands behind another. */
export type SuggestionOptions = {
  readonly path: string | undefined;
  readonly command: string | undefined;
  /** The command uses other mappings too. */
  readonly isOneOfSeveral?: boolean;
  readonly width: number;
  readonly color: boolean;
};

/**
 * A suggested mapping for a terminal: what it is for, what is asked, the mapping as the text of its file (in lines of its
 * own, so that copying works), the first rows as they would be read, and the command to type.
 */
export function terminalSuggestion(suggestion: FileSuggestion, options: SuggestionOptions): string {
  const { files, draft, questions, remarks, readings } = suggestion;
  const { path, width } = options;
  const ink = inkFor(options.color);
  const say = (text: string, lead = "") => wrapped(visible(text), width, lead);
  const isReady = questions.length === 0;
  const others = files.length > 1 ? ` and ${counted(files.length - 1, "more file")} like it` : "";
  const saved = path === undefined ? "Save these lines as mapping.json" : `It is saved as ${path}`;
  const when = options.isOneOfSeveral
    ? "When all of these mappings are right, and their blanks filled in, type this, and keep them for the months to come"
    : `${isReady ? "If that is right, type this" : "Then type this"}, and keep the mapping for the months to come`;
  const lines = [
    ink("strong", visible(`A mapping for ${files[0] ?? ""}${others}`)),
    ...say(
      isReady
        ? `${saved}:`
        : `${saved}; fill in ${questions.length === 1 ? "the" : "every"} blank "" before you use it:`,
    ),
    "",
    ...mappingJson(draft).trimEnd().split("\n").map(visible),
    "",
    ...questions.flatMap((question, index) => [
      ...say(question.sentence, `${index + 1}. `),
      ...say(whatToWrite(question), "   "),
    ]),
    ...remarks.flatMap((remark) => say(remark, "note: ")),
    ...(questions.length + remarks.length > 0 ? [""] : []),
    ...previewLines(readings, width),
    ...(options.command === undefined ? [] : [...say(`${when}:`), "", `  ${visible(options.command)}`]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function whatToWrite({ about, answers }: MappingQuestion): string {
  const key = about.kind === "column" ? about.column : about.option;
  const spelled = answers.map((answer) => `"${key}": ${JSON.stringify(answer)}`);
  if (spelled.length > 0) return `Write ${listed(spelled, "or")}.`;
  return `Write the header of that column after "${key}", or mend the file.`;
}
