import type { Done, Letter } from "../../core/commands/command.ts";
import type { RowChange, RowKey, TablePatch } from "../../core/roster/patch.ts";
import { counted, listed } from "../../core/text.ts";
import type { Prepared } from "../excel/prepare-workbook.ts";
import { type PatchResult, type Refusal, sayDoubt, sayOverwritten } from "../excel/refusal.ts";
import type { Outcome } from "../excel/trouble.ts";

/** What came of something that was written: said in words, with what was refused and how to take it back. */
export type Written = {
  readonly title: string;
  /** Everything stands, only a part, or nothing. */
  readonly outcome: "done" | "partly" | "refused";
  readonly said: string;
  readonly notes: readonly string[];
  readonly letter: Letter | undefined;
  /** Each change that was not made, why, and what to do. */
  readonly refused: readonly { readonly message: string; readonly help: string; readonly place?: Place }[];
  /** What makes the changed cells hold again what they held; absent where nothing was changed, or rows were added. */
  readonly takeBack: readonly TablePatch[] | undefined;
};

type Place = Pick<Refusal, "table" | "key" | "header">;

/** What to tell after the patches of a command were carried out, in the order in which they were. */
export function writtenOf(title: string, done: Done, results: readonly PatchResult[]): Written {
  const refusals = results.flatMap(({ refused }) => refused);
  const added = new Set(
    done.patches.flatMap(({ table, changes }) =>
      changes.flatMap(({ kind, key }) => (kind === "append" ? [placeName(table, key)] : [])),
    ),
  );
  const applied = results.reduce((sum, result) => sum + result.applied.length, 0);
  const wrong = results.flatMap(({ overwritten, doubts }) => [
    ...overwritten.map(sayOverwritten),
    ...doubts.map(sayDoubt),
  ]);
  const outcome = refusals.length + wrong.length === 0 ? "done" : applied > 0 ? "partly" : "refused";
  return {
    title,
    outcome,
    said:
      outcome === "done"
        ? done.said
        : outcome === "partly"
          ? "A part of it was written."
          : wrong.length > 0
            ? "It was not written, but something else may have been: please look."
            : "Nothing was written.",
    notes: outcome === "refused" ? [] : done.notes,
    letter: outcome === "refused" ? undefined : done.letter,
    // only the first of many are shown: what somebody has to type again is among them
    refused: [...wrong, ...refusals.map((refusal) => refusalWords(refusal, added))],
    takeBack: outcome === "done" && applied > 0 ? inverse(done.patches) : undefined,
  };
}

/** What to tell when the pane itself failed while it wrote: how far it came is not known. */
export function mistakenWritten(title: string, error: unknown): Written {
  const said = error instanceof Error ? error.message : String(error);
  return {
    title,
    outcome: "refused",
    said: "The pane made a mistake while it was writing: a part may be written.",
    notes: [],
    letter: undefined,
    refused: [
      {
        message: `It said: ${said}`,
        help: "Look at what was to change, and try again. If it happens again, close the pane and open it anew.",
      },
    ],
    takeBack: undefined,
  };
}

/** What to tell after the workbook was made ready: what was added, and each reason why something was not, once. */
export function preparedWritten(title: string, prepared: Outcome<Prepared>): Written {
  const { done, troubles, rest } = prepared.ok ? prepared.value : { done: [], troubles: [], rest: [prepared.trouble] };
  // one reason may keep many columns from being added
  const reasons = new Map(
    [...troubles.map(({ trouble }) => trouble), ...rest].map(({ message, help }) => [message, { message, help }]),
  );
  const tables = done.flatMap((lack) => (lack.kind === "table" ? [lack.table] : []));
  const columns = done.flatMap((lack) => (lack.kind === "column" ? [`${lack.header} of ${lack.table}`] : []));
  const parts = [
    ...(tables.length > 0 ? [fewOr(tables, "table")] : []),
    ...(columns.length > 0 ? [fewOr(columns, "column")] : []),
  ];
  return {
    title,
    outcome: reasons.size === 0 ? "done" : done.length > 0 ? "partly" : "refused",
    said: parts.length === 0 ? "Nothing was added." : `Added: ${listed(parts)}.`,
    notes: [],
    letter: undefined,
    refused: [...reasons.values()],
    takeBack: undefined,
  };
}

/** `the tables A and B`, or how many there are where their names would be a paragraph. */
function fewOr(names: readonly string[], what: string): string {
  return names.length > 4
    ? counted(names.length, what)
    : `the ${what}${names.length === 1 ? "" : "s"} ${listed(names)}`;
}

const placeName = (table: string, key: RowKey) => [table, ...key].join("\n");

/** What is told of a refusal. A row that was to be added and was not is nowhere to be shown. */
function refusalWords({ reason, message, help, table, key, header }: Refusal, added: ReadonlySet<string>) {
  if (reason !== "row-there" && added.has(placeName(table, key))) return { message, help };
  return { message, help, place: header === undefined ? { table, key } : { table, key, header } };
}

/** The patches that take others back, last first; nothing where a row was added, since rows are never deleted. */
function inverse(patches: readonly TablePatch[]): readonly TablePatch[] | undefined {
  const changes = patches.flatMap((patch) => patch.changes);
  if (changes.length === 0 || changes.some(({ kind }) => kind === "append")) return undefined;
  return [...patches].reverse().map(({ table, changes: of }) => ({ table, changes: [...of].reverse().map(turned) }));
}

function turned(change: RowChange): RowChange {
  if (change.kind === "append") return change;
  const cells = Object.entries(change.cells).map(([header, { before, after }]) => [
    header,
    { before: after, after: before },
  ]);
  return { ...change, cells: Object.fromEntries(cells) };
}
