import type { PreviewRow } from "../../exports/mapping/preview.ts";
import { unitWords } from "../../roster/words.ts";
import { visible } from "../visible.ts";
import { displayWidth, padded, wrapped } from "./layout.ts";

const columns = ["line", "day", "user", "credits", "contract", "service", "job"] as const;
type Column = (typeof columns)[number];

/**
 * The first rows of a file as a table, as they would be read; columns that are blank in all of them are left out. Where an
 * answer is missing there is a reading for each: what differs stands beside one another, `2026-02-01 or 2026-01-02`.
 */
export function previewLines(readings: readonly (readonly PreviewRow[])[], width: number): readonly string[] {
  const [first = []] = readings;
  if (readings.length === 0) return [];
  if (first.length === 0) return ["It has no rows yet.", ""];
  const rows = mergedRows(readings);
  const cells = rows.filter((row) => row !== undefined);
  const used = columns.filter((column) => cells.some((row) => row[column] !== ""));
  const most = readings.length > 1 ? 40 : 28;
  const widthOf = (column: Column) =>
    Math.min(most, Math.max(column.length, ...cells.map((row) => displayWidth(visible(row[column])))));
  const spelled = (text: (column: Column) => string) =>
    used
      .map((column) => padded(visible(text(column)), widthOf(column), column === "credits" ? "left" : "right"))
      .join("  ")
      .trimEnd();
  const leftOut = first.flatMap((row, index) =>
    row.kind === "left out" && rows[index] === undefined
      ? wrapped(visible(row.message), width, `  line ${row.line} is left out: `, "    ")
      : [],
  );
  const table =
    cells.length === 0 ? [] : [spelled((column) => column), ...cells.map((row) => spelled((column) => row[column]))];
  return [titleOf(cells.length, readings.length), "", ...table.map((line) => `  ${line}`), ...leftOut, ""];
}

/** A row of a file in all of its readings: what differs in one text, `2026-02-01 or 2026-01-02`. */
export type MergedRow = Readonly<Record<Column, string>>;

/** The rows of all readings, one for each row of the file; nothing for one that all of them leave out. */
export function mergedRows(readings: readonly (readonly PreviewRow[])[]): readonly (MergedRow | undefined)[] {
  const [first = []] = readings;
  return first.map((_, index) => merged(readings.flatMap((rows) => rows[index] ?? [])));
}

function titleOf(read: number, readings: number): string {
  if (read === 0) return "None of its first rows could be read:";
  return readings > 1
    ? "Its first rows would be read so, in one way or the other by what you write:"
    : "Its first rows would be read so:";
}

/** One row as the readings have it; nothing where all of them leave it out. */
function merged(all: readonly PreviewRow[]): MergedRow | undefined {
  const read = all.filter((row) => row.kind === "read");
  const [row] = read;
  if (row === undefined) return undefined;
  const either = (texts: readonly string[]) => [...new Set(texts)].join(" or ");
  const day = either(read.map((one) => one.day));
  const isOneUnit = read.every(({ unit }) => unit === row.unit);
  const amounts = either(read.map(({ credits }) => credits));
  const counted = ({ credits, unit }: typeof row) =>
    `${credits} ${credits === "1" ? unitWords[unit].one : unitWords[unit].many}`;
  const alike = amounts === row.credits ? counted(row) : `${amounts} ${unitWords[row.unit].many}`;
  return {
    line: String(row.line),
    day: read.length < all.length ? `${day} or left out` : day,
    user: either(read.map(({ user }) => user)),
    credits: isOneUnit ? alike : either(read.map(counted)),
    contract: row.contract,
    service: row.service,
    job: row.job,
  };
}
