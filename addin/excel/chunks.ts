import type { AppendRow, RowChange, SetCells } from "../../core/roster/patch.ts";
import { keyText } from "./survey.ts";

/** Changes of one kind that go to Excel together: well under the 5 MB that Excel on the web takes at once. */
export type Chunk =
  | { readonly kind: "append"; readonly rows: readonly AppendRow[] }
  | { readonly kind: "set"; readonly rows: readonly SetCells[] };

// one row added is about 300 characters, and comes back three times as long to be looked at; a cell set is about 2,500
const ROWS_TO_ADD = 1_000;
const ROWS_TO_SET = 100;
const CHARACTERS = 400_000;

/** The changes in their order, cut so that no row comes twice in one chunk: the later change decides on what the first left. */
export function chunksOf(changes: readonly RowChange[]): readonly Chunk[] {
  const chunks: { kind: RowChange["kind"]; rows: RowChange[] }[] = [];
  let keys = new Set<string>();
  let size = 0;
  for (const change of changes) {
    const last = chunks.at(-1);
    const length = JSON.stringify(change).length;
    const most = change.kind === "append" ? ROWS_TO_ADD : ROWS_TO_SET;
    const isFull = last === undefined || last.rows.length >= most || size + length > CHARACTERS;
    if (isFull || last.kind !== change.kind || keys.has(keyText(change.key))) {
      chunks.push({ kind: change.kind, rows: [change] });
      keys = new Set();
      size = 0;
    } else {
      last.rows.push(change);
    }
    keys.add(keyText(change.key));
    size += length;
  }
  return chunks as readonly Chunk[];
}
