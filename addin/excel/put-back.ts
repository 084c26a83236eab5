import type { RowKey } from "../../core/roster/patch.ts";
import type { Table } from "../../core/table/define.ts";
import { type Content, isSameContent, rewriting } from "./cell-writing.ts";
import { keyHeaders } from "./headers.ts";
import { CONTENT, cellIn, contentIn, keyText, type Survey, surveyTable } from "./survey.ts";
import { isPassing, troubleOf } from "./trouble.ts";

/** A cell of somebody's that was written over in the moment between looking and writing. */
export type PutBack = {
  /** The very cell: Excel moves it along when rows are inserted or deleted. */
  readonly target: Excel.Range;
  readonly header: string;
  /** The key of the row that was hit; blank parts outside of the table. */
  readonly key: RowKey;
  /** What was written by mistake, and what stood there. */
  readonly ours: Content;
  readonly theirs: Content;
};

const TRIES = 8;

/**
 * Puts back what was written over. It looks in the same way before it writes: where somebody has changed or moved the cell
 * again meanwhile, that is what is put back then, until the last word is theirs.
 */
export async function putBack(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  first: PutBack,
): Promise<void> {
  let one = first;
  let isTargetGone = false;
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const place = await whereItIs(context, table, survey, one, isTargetGone);
      // nobody's cell holds what was written any more: theirs is newer
      if (place === undefined) return;
      const seen = place.look().load(CONTENT);
      const target = place.look();
      if (one.ours.format !== one.theirs.format) target.numberFormat = [[one.theirs.format]];
      target.values = [[rewriting(one.theirs)]];
      target.load(CONTENT);
      await context.sync();
      const was = contentIn(seen);
      if (isSameContent(was, one.ours)) return;
      one = { ...one, target, ours: contentIn(target), theirs: was };
      isTargetGone = false;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined || !isPassing(trouble)) throw error;
      isTargetGone ||= trouble.code !== "excel-busy";
    }
  }
}

type Place = { readonly look: () => Excel.Range };

/** Finds what was written by mistake: in the row of the key that was hit, or else in the very cell. */
async function whereItIs(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  { target, header, key, ours }: PutBack,
  isTargetGone: boolean,
): Promise<Place | undefined> {
  const now = await surveyTable(context, table, survey.dialect.style);
  const rows = key.every((part) => part === "") ? [] : (now?.rowsOf.get(keyText(key)) ?? []);
  const cells =
    now === undefined || keyHeaders(table, now.headers).includes(undefined)
      ? []
      : rows.map((row) => cellIn(context, now.name, header, row).load(CONTENT));
  if (!isTargetGone) target.load(CONTENT);
  if (cells.length > 0 || !isTargetGone) await context.sync();
  const at = cells.findIndex((cell) => isSameContent(contentIn(cell), ours));
  const row = rows[at];
  if (row !== undefined && now !== undefined) return { look: () => cellIn(context, now.name, header, row) };
  if (!isTargetGone && isSameContent(contentIn(target), ours)) return { look: () => target.getCell(0, 0) };
  return undefined;
}
