import type { RowKey } from "../../core/roster/patch.ts";
import type { Table } from "../../core/table/define.ts";
import { type Content, contentOf, isSameContent, rewriting } from "./cell-writing.ts";
import type { Overwritten } from "./refusal.ts";
import { CONTENT, contentIn, keySaid, keyText, type Survey } from "./survey.ts";
import { troubleOf } from "./trouble.ts";

/** A cell of somebody's that was written over in the moment between looking and writing. */
export type PutBack = {
  /** The very cell: Excel moves it along when rows are inserted or deleted, but not when they are sorted. */
  readonly target: Excel.Range;
  readonly header: string;
  /** Its column and those of the key, by Excel's own numbers: they stay when columns are renamed or moved. */
  readonly column: number;
  readonly keyColumns: readonly number[];
  /** The key of the row that was hit; blank outside of the table. */
  readonly key: RowKey;
  /** Every key that the table had when it was last looked at: a row with another one has been renamed, or is new. */
  readonly known: ReadonlySet<string>;
  /** What was written by mistake, and what stood there. */
  readonly ours: Content;
  readonly theirs: Content;
};

/** Enough for somebody who sorts the table at every second request, again and again. */
const TRIES = 60;

/**
 * Puts back what was written over. It looks in the same way before it writes: where somebody has changed or moved the cell
 * again meanwhile, that is put back as well, until the last word is theirs. Answers what could not be put back, as when
 * the sheet was protected in that very moment, so that a person can.
 */
export async function putBack(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  first: readonly PutBack[],
): Promise<readonly Overwritten[]> {
  const waiting = [...first];
  let areTargetsGone = false;
  for (let tries = 0; waiting.length > 0 && tries < TRIES + first.length; tries += 1) {
    const one = waiting[0] as PutBack;
    try {
      const { found, known: keys } = await whereItIs(context, table, survey, one, areTargetsGone);
      // its row may have been given another name meanwhile: from now on it goes by that
      const known = { ...one, known: keys, key: typeof found === "string" ? one.key : found.key };
      waiting[0] = known;
      const hit = found === "nowhere" ? undefined : await restore(context, table, survey, known, found);
      waiting.shift();
      if (hit !== undefined) {
        waiting.push(known);
        add(waiting, hit);
      }
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      if (trouble.code === "read-only") break;
      // after a lost session Excel does not know the very cell any more
      areTargetsGone ||= trouble.code === "connection-lost" || trouble.code === "not-found";
    }
  }
  return waiting.map(({ header, key, theirs }) => {
    return { table: table.name, key, header, value: String(theirs.formula ?? theirs.value) };
  });
}

/**
 * Adds a cell that is to be put back. Where what was written over was itself a mistake of ours that waits, the two are one:
 * what stood there before both goes back.
 */
function add(waiting: PutBack[], next: PutBack): void {
  // a row that got another name in that moment holds the mistake that was looked for under the old one
  const isRenamed = !next.known.has(keyText(next.key));
  const at = waiting.findIndex((one) => {
    const isSameRow = isRenamed || keyText(one.key) === keyText(next.key);
    return one.column === next.column && isSameRow && isSameContent(one.ours, next.theirs);
  });
  const [earlier] = at === -1 ? [] : waiting.splice(at, 1);
  waiting.push(earlier === undefined ? next : { ...next, theirs: earlier.theirs });
}

/** Where a cell is now: in a row of the table, or outside of it the very cell that was hit. */
type Place = { readonly row: number; readonly key: RowKey } | "the very cell";

/** Writes what stood there, and answers what had to make way for it by mistake this time, if anything had. */
async function restore(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  one: PutBack,
  place: Place,
): Promise<PutBack | undefined> {
  const look = () =>
    place === "the very cell" ? one.target.getCell(0, 0) : columnOf(context, survey, one.column).getCell(place.row, 0);
  const keys =
    place === "the very cell"
      ? []
      : one.keyColumns.map((id) => columnOf(context, survey, id).getCell(place.row, 0).load(CONTENT));
  const seen = look().load(CONTENT);
  const target = look();
  if (one.ours.format !== one.theirs.format) target.numberFormat = [[one.theirs.format]];
  target.values = [[rewriting(one.theirs)]];
  target.load(CONTENT);
  await context.sync();
  const was = contentIn(seen);
  const hit = place === "the very cell" ? one.key : keySaid(table, keys.map(contentIn), survey.dialect);
  const isMeant = place === "the very cell" || keyText(hit) === keyText(place.key);
  if (isSameContent(was, one.ours) && isMeant) return undefined;
  return { ...one, target, key: hit, ours: contentIn(target), theirs: was };
}

/** Finds what was written by mistake. Nowhere: somebody has written over it since, or deleted its row, and that stands. */
async function whereItIs(
  context: Excel.RequestContext,
  table: Table,
  survey: Survey,
  one: PutBack,
  areTargetsGone: boolean,
): Promise<{ readonly found: Place | "nowhere"; readonly known: ReadonlySet<string> }> {
  const { target, column, keyColumns, ours } = one;
  const keys = keyColumns.map((id) => columnOf(context, survey, id).load("values,numberFormat"));
  const cells = columnOf(context, survey, column).load(`${CONTENT},rowIndex`);
  if (!areTargetsGone) target.load(`${CONTENT},rowIndex`);
  await context.sync();
  const rows = cells.values.map((_, row) => {
    const content = contentOf(cells.values[row]?.[0], cells.formulas[row]?.[0], cells.numberFormat[row]?.[0]);
    const parts = keys.map((range) => contentOf(range.values[row]?.[0], undefined, range.numberFormat[row]?.[0]));
    return { row, content, key: keySaid(table, parts, survey.dialect) };
  });
  const holdsOurs = !areTargetsGone && isSameContent(contentIn(target), ours);
  const targetRow = holdsOurs ? target.rowIndex - cells.rowIndex : undefined;
  return { found: findIn(rows, one, targetRow), known: new Set(rows.map(({ key }) => keyText(key))) };
}

type LookedAt = { readonly row: number; readonly content: Content; readonly key: RowKey };

/** `targetRow` is the row of the very cell, where it still holds what was written by mistake. */
function findIn(
  rows: readonly LookedAt[],
  { key, known, ours }: PutBack,
  targetRow: number | undefined,
): Place | "nowhere" {
  const ofKey = rows.filter((one) => keyText(one.key) === keyText(key));
  const inRow = ofKey.find(({ content }) => isSameContent(content, ours));
  if (inRow !== undefined) return inRow;
  if (key.every((part) => part === "")) {
    return targetRow !== undefined && rows[targetRow] === undefined ? "the very cell" : "nowhere";
  }
  if (ofKey.length > 0) return "nowhere";
  // the row got another name meanwhile: one that nobody knew before
  const strangers = rows.filter((one) => !known.has(keyText(one.key)) && isSameContent(one.content, ours));
  const very = strangers.find(({ row }) => row === targetRow);
  return very ?? (strangers.length === 1 && strangers[0] !== undefined ? strangers[0] : "nowhere");
}

function columnOf(context: Excel.RequestContext, { id }: Survey, column: number): Excel.Range {
  return context.workbook.tables.getItem(id).columns.getItem(column).getDataBodyRange();
}
