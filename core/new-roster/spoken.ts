import { visible } from "../report/visible.ts";
import { counted } from "../text.ts";
import type { Filled } from "./fill.ts";
import { type ListColumn, meaningTitles } from "./list-columns.ts";

/** What a new roster is, for the terminal: what was written, how the list was understood, what is left to do. */
export function spokenRoster(file: string, columns: readonly ListColumn[], { start, assumed, next }: Filled): string {
  const held = `${counted(start.contracts.length, "contract")}, ${counted(start.people.length, "person", "people")}`;
  const lines = [
    `Wrote ${file}: ${held}.`,
    ...(columns.length === 0 ? [] : ["", "The columns of the list:", ...spokenColumns(columns)]),
    ...section("Taken for granted:", assumed),
    ...section("What to do next:", [...next, `Then: credit-roster check --roster ${shellWord(file)}`]),
  ];
  return `${lines.map(visible).join("\n")}\n`;
}

/** `Email <- User email`, a line each, and the columns that nothing is taken from. */
function spokenColumns(columns: readonly ListColumn[]): readonly string[] {
  const taken = columns.flatMap(({ header, meaning }) =>
    meaning === undefined ? [] : [{ header, title: meaningTitles[meaning] }],
  );
  const width = Math.max(0, ...taken.map(({ title }) => title.length));
  const left = columns.filter(({ meaning }) => meaning === undefined).map(({ header }) => header.trim());
  return [
    ...taken.map(({ header, title }) => `  ${title.padEnd(width)} <- ${header.trim()}`),
    ...(left.length === 0 ? [] : [`  not used: ${left.join(", ")} (--columns "Office=${left[0]}" would use one)`]),
  ];
}

function section(title: string, sentences: readonly string[]): readonly string[] {
  return sentences.length === 0 ? [] : ["", title, ...sentences.map((sentence) => `  - ${sentence}`)];
}

function shellWord(file: string): string {
  return /^[\w./\\:-]+$/.test(file) ? file : `"${file}"`;
}
