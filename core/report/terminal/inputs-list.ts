import { isReplayed } from "../../exports/recognise.ts";
import type { RunFile, RunInput } from "../../run-file.ts";
import { counted } from "../../text.ts";
import { figure } from "../figures.ts";
import { shortNames } from "../places.ts";
import { visibleTexts } from "../visible.ts";
import { displayWidth, type Ink, padded, wrapped } from "./layout.ts";

/** Files that are listed before a terminal points to the page. */
const MOST = 12;
const LONGEST_NAME = 36;

/** What each file was read as and what became of its rows, in the order of the run; nothing where no file was given. */
export function inputsList(run: Pick<RunFile, "inputs" | "diagnostics">, width: number, ink: Ink): readonly string[] {
  const mapped = new Set(run.diagnostics.filter(({ code }) => code === "mapping-used").map(({ at }) => at.file));
  const nameOf = shortNames(run.inputs.map(({ file }) => file));
  const rows = run.inputs.map((input) => ({
    file: nameOf(input.file),
    readAs: input.format === null ? "not recognised" : mapped.has(input.file) ? "read by mapping" : input.format,
    words: `${daysOf(input)}${rowsOf(input)}`,
  }));
  if (rows.length === 0) return [];
  const shown = visibleTexts(rows.slice(0, rows.length <= MOST ? MOST : MOST - 1));
  const left = rows.length - shown.length;
  const readAs = Math.max(...shown.map((row) => displayWidth(row.readAs)));
  const longest = Math.max(...shown.map(({ file }) => displayWidth(file)));
  const name = Math.min(longest, LONGEST_NAME, Math.max(8, Math.floor(width / 3)));
  return [
    "",
    ink("strong", "Files"),
    ...shown.flatMap((row) => {
      const lead = `  ${padded(ending(row.file, name), name)}  ${padded(row.readAs, readAs)}  `;
      return wrapped(row.words, width, lead, width < 70 ? "    " : undefined);
    }),
    ...(left > 0 ? [ink("quiet", `  and ${counted(left, "more file")} in report.html`)] : []),
  ];
}

function daysOf({ firstDay, lastDay }: RunInput): string {
  if (firstDay === null || lastDay === null) return "";
  return firstDay === lastDay ? `${firstDay}, ` : `${firstDay} to ${lastDay}, `;
}

function rowsOf({ format, rows, counted: counts, duplicate, earlier, later, leftOut }: RunInput): string {
  const read = counted(rows, "row");
  if (format === null) return rows === 0 ? "not read" : `${read}, not read`;
  const parts = [
    [leftOut, "left out"],
    [duplicate, duplicate === 1 ? "duplicate" : "duplicates"],
    [earlier, "before the ledger starts"],
    [later, "after the as-of day"],
  ] as const;
  const others = parts.filter(([count]) => count > 0).map(([count, words]) => `${figure(count)} ${words}`);
  if (!isReplayed(format)) return [`${read} compared, not counted`, ...others].join(", ");
  return counts === rows ? `${read} counted` : [`${read}: ${figure(counts)} counted`, ...others].join(", ");
}

/** The end of a path, which tells more than its beginning, with `…` before it where it is longer. */
function ending(path: string, width: number): string {
  if (displayWidth(path) <= width) return path;
  const characters = [...path];
  while (displayWidth(characters.join("")) > width - 1) characters.shift();
  return `…${characters.join("")}`;
}
