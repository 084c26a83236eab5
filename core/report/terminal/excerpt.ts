import { loose } from "../../text.ts";
import { visible } from "../visible.ts";
import { characterWidth, displayWidth } from "./layout.ts";

/** Gives a line of a file that was read, counted from 1; nothing where it is not known. */
export type Excerpts = (file: string, line: number) => string | undefined;

/** A cell within its line: the first and the last-but-one code unit. */
type Span = { readonly first: number; readonly after: number; readonly text: string };

const delimiters = [",", ";", "\t", "|"] as const;
/** Headers stand near the top; deeper lines are not searched for them. */
const headerLines = 40;
const tabWidth = 4;

/**
 * Where the cell of a column stands in a line. Its header is looked for in the lines above; where none has it,
 * the text that the message quotes is looked for in the line itself.
 */
export function cellIn(
  excerpts: Excerpts,
  at: { readonly file: string; readonly line: number; readonly column: string | null },
  message: string,
): Span | undefined {
  const line = excerpts(at.file, at.line);
  if (line === undefined) return undefined;
  const column = at.column;
  if (column !== null) {
    const byHeader = cellByHeader(excerpts, at.file, at.line, column);
    if (byHeader !== undefined) return byHeader;
    if (/^\d{1,6}$/.test(column) && Number(column) >= 1 && Number(column) <= line.length + 1) {
      return { first: Number(column) - 1, after: Number(column), text: column };
    }
  }
  return cellByQuote(line, message);
}

function cellByHeader(excerpts: Excerpts, file: string, line: number, column: string): Span | undefined {
  const wanted = loose(column);
  for (let number = 1; number <= Math.min(line, headerLines); number += 1) {
    const header = excerpts(file, number);
    if (header === undefined) continue;
    for (const delimiter of delimiters) {
      const index = spansOf(header, delimiter).findIndex((span) => loose(span.text) === wanted);
      if (index !== -1) return spansOf(excerpts(file, line) ?? "", delimiter)[index];
    }
  }
  return undefined;
}

/** The text between “ and ” in the message, if the line has it exactly once. */
function cellByQuote(line: string, message: string): Span | undefined {
  const text = /“([^”]+)”/.exec(message)?.[1];
  if (text === undefined) return undefined;
  const first = line.indexOf(text);
  if (first === -1 || line.indexOf(text, first + 1) !== -1) return undefined;
  return { first, after: first + text.length, text };
}

/** The cells of one line, for pointing at them; quotation marks may hold delimiters. Blanks around a cell are not part of it. */
function spansOf(line: string, delimiter: string): readonly Span[] {
  const spans: Span[] = [];
  let first = 0;
  let inQuotes = false;
  for (let at = 0; at <= line.length; at += 1) {
    if (line[at] === '"') inQuotes = !inQuotes;
    if (at < line.length && (line[at] !== delimiter || inQuotes)) continue;
    spans.push(trimmed(line, first, at));
    first = at + 1;
  }
  return spans;
}

function trimmed(line: string, first: number, after: number): Span {
  const cell = line.slice(first, after);
  const lead = cell.length - cell.trimStart().length;
  const text = cell.trim();
  return { first: first + lead, after: first + lead + text.length, text: text.replace(/^"([\s\S]*)"$/, "$1") };
}

/** A line of a file as it is shown, and the mark under its cell. */
export type ShownLine = { readonly line: string; readonly mark: string | undefined };

/** Shows a line within a width: tabs opened, control characters visible, long lines cut around the cell. */
export function showLine(line: string, cell: Span | undefined, width: number): ShownLine {
  const characters: { readonly shown: string; readonly wide: number; readonly offset: number }[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line.replace(/[\r\n]+$/, "")) {
    const shown = character === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(character);
    const wide = character === "\t" ? shown.length : characterWidth(shown);
    characters.push({ shown, wide, offset });
    column += wide;
    offset += character.length;
  }
  const firstAt = characters.findIndex((character) => character.offset >= (cell?.first ?? 0));
  const target = firstAt === -1 ? characters.length : firstAt;
  const start = windowStart(characters, target, column, width);
  let text = start > 0 ? "…" : "";
  let markAt = 0;
  let marked = 0;
  for (const [index, character] of characters.entries()) {
    if (index < start) continue;
    if (index === target) markAt = displayWidth(text);
    if (displayWidth(text) + character.wide > width - (index === characters.length - 1 ? 0 : 1)) {
      text += "…";
      break;
    }
    text += character.shown;
    if (cell !== undefined && character.offset >= cell.first && character.offset < cell.after) marked += character.wide;
  }
  if (target === characters.length) markAt = displayWidth(text);
  return {
    line: text,
    mark: cell === undefined ? undefined : " ".repeat(markAt) + "^".repeat(Math.max(1, marked)),
  };
}

/** Which character is shown first: the line's own first one when all fits, else one a third of the width before the cell. */
function windowStart(characters: readonly { readonly wide: number }[], target: number, all: number, width: number) {
  if (all <= width) return 0;
  let before = Math.floor(width / 3);
  let start = target;
  while (start > 0 && before > 0) {
    start -= 1;
    before -= characters[start]?.wide ?? 0;
  }
  return start;
}
