import type { FileSuggestion } from "../../exports/mapping/gather.ts";
import type { PreviewRow } from "../../exports/mapping/preview.ts";
import type { MappingQuestion } from "../../exports/mapping/suggest.ts";
import { mappingJson } from "../../roster/mapping.ts";
import { unitWords } from "../../roster/words.ts";
import { counted, listed } from "../../text.ts";
import { visible } from "../visible.ts";
import { displayWidth, inkFor, padded, wrapped } from "./layout.ts";

/** Where a suggestion was saved, if it could be, and the whole command that uses it. */
export type SuggestionOptions = {
  readonly path: string | undefined;
  readonly command: string;
  readonly width: number;
  readonly color: boolean;
};

/**
 * A suggested mapping for a terminal: what it is for, what is asked, the mapping as the text of its file (in lines of its
 * own, so that copying works), the first rows as they would be read, and the command to type.
 */
export function terminalSuggestion(suggestion: FileSuggestion, options: SuggestionOptions): string {
  const { files, draft, questions, remarks, preview } = suggestion;
  const { path, width } = options;
  const ink = inkFor(options.color);
  const say = (text: string, lead = "") => wrapped(visible(text), width, lead);
  const isReady = questions.length === 0;
  const others = files.length > 1 ? ` and ${counted(files.length - 1, "more file")} like it` : "";
  const saved = path === undefined ? "Save these lines as mapping.json" : `It is saved as ${path}`;
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
    ...(isReady ? previewLines(preview, width) : []),
    ...say(
      `${isReady ? "If that is right, type this" : "Then type this"}, and keep the mapping for the months to come:`,
    ),
    "",
    `  ${visible(options.command)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function whatToWrite({ about, answers }: MappingQuestion): string {
  const key = about.kind === "column" ? about.column : about.option;
  const spelled = answers.map((answer) => `"${key}": ${JSON.stringify(answer)}`);
  if (spelled.length > 0) return `Write ${listed(spelled, "or")}.`;
  return `Write the header of that column after "${key}", or mend the file.`;
}

const columns = ["line", "day", "user", "credits", "contract", "service", "job"] as const;

/** The first rows as they would be read, as a table; columns that are blank in all of them are left out. */
function previewLines(rows: readonly PreviewRow[], width: number): readonly string[] {
  const read = rows.filter((row) => row.kind === "read");
  const cells = read.map((row) => ({
    ...row,
    line: String(row.line),
    credits: `${row.credits} ${row.credits === "1" ? unitWords[row.unit].one : unitWords[row.unit].many}`,
  }));
  const used = columns.filter((column) => cells.some((row) => row[column] !== ""));
  const widthOf = (column: (typeof columns)[number]) =>
    Math.min(28, Math.max(column.length, ...cells.map((row) => displayWidth(visible(row[column])))));
  const spelled = (text: (column: (typeof columns)[number]) => string) =>
    used
      .map((column) => padded(visible(text(column)), widthOf(column), column === "credits" ? "left" : "right"))
      .join("  ")
      .trimEnd();
  const leftOut = rows.flatMap((row) =>
    row.kind === "left out" ? wrapped(visible(row.message), width, `  line ${row.line} is left out: `, "    ") : [],
  );
  if (rows.length === 0) return ["It has no rows yet.", ""];
  const table =
    read.length === 0 ? [] : [spelled((column) => column), ...cells.map((row) => spelled((column) => row[column]))];
  const title = read.length === 0 ? "None of its first rows could be read:" : "Its first rows would be read so:";
  return [title, "", ...table.map((line) => `  ${line}`), ...leftOut, ""];
}
