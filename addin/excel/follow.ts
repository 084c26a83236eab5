import type { RowKey } from "../../core/roster/patch.ts";
import { workbookTables } from "../../core/roster/tables.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import { loose } from "../../core/text.ts";
import { headersOf, keyHeaders } from "./headers.ts";
import { isFrom1904 } from "./read-tables.ts";
import type { Door } from "./run.ts";
import { CONTENT, contentIn, keySaid } from "./survey.ts";
import type { Outcome } from "./trouble.ts";

/** The row of the roster in which the person stands. */
export type SelectedRow = { readonly table: string; readonly key: RowKey };

/** What the pane does about what happens in the workbook. */
export type Followers = {
  /** Something may have changed: what was read is to be read again. Called once for a burst of events. */
  readonly onChange: () => void;
  /** The person stands in another row; in none of the roster's, with nothing. */
  readonly onSelect: (row: SelectedRow | undefined) => void;
};

/** How long it must be quiet, in milliseconds, before the pane is told. */
export type FollowOptions = { readonly quiet?: number };

/**
 * Follows what happens in the workbook, and never moves the person's selection or focus. Events of Excel are hints: some
 * never come, some come twice, and those of our own writing are left out. Whoever follows must be able to do without, by
 * reading again when the pane is looked at and before anything is written. Answers how to stop.
 */
export async function follow(
  door: Door,
  style: CellStyle,
  { onChange, onSelect }: Followers,
  { quiet = 300 }: FollowOptions = {},
): Promise<Outcome<() => Promise<void>>> {
  let isOver = false;
  const changed = calmed(quiet, () => {
    if (!isOver) onChange();
  });
  const selected = calmed(quiet, async () => {
    const row = await door.read((context) => selectedRow(context, style));
    if (!isOver && row.ok) onSelect(row.value);
  });
  const onEvent = async (event: { readonly triggerSource?: string }) => {
    if (event.triggerSource !== "ThisLocalAddin") changed();
  };
  const followed = await door.write(async (context) => {
    const { tables, worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add((event) => onEvent(event)),
      tables.onAdded.add(() => onEvent({})),
      tables.onDeleted.add(() => onEvent({})),
      worksheets.onSelectionChanged.add(async () => selected()),
    ];
    await context.sync();
    return handlers;
  });
  if (!followed.ok) return followed;
  const stop = async () => {
    isOver = true;
    await door.letGo(followed.value);
  };
  return { ok: true, value: stop };
}

/** Calls once when it has been quiet for so long. */
function calmed(quiet: number, call: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, quiet);
  };
}

/** The row of the roster in which the active cell is. */
async function selectedRow(context: Excel.RequestContext, style: CellStyle): Promise<SelectedRow | undefined> {
  const cell = context.workbook.getActiveCell().load("rowIndex");
  const tables = cell.getTables(false).load("items/name");
  const day = context.workbook.functions.date(2000, 1, 1).load("value");
  await context.sync();
  const [open] = tables.items;
  const table = workbookTables.find(({ name }) => loose(name) === loose(open?.name ?? ""));
  if (open === undefined || table === undefined) return undefined;
  const header = open.getHeaderRowRange().load("values");
  const body = open.getDataBodyRange().load("rowIndex,rowCount");
  await context.sync();
  const row = cell.rowIndex - body.rowIndex;
  const headers = keyHeaders(table, headersOf(table, header.values[0] ?? []));
  if (row < 0 || row >= body.rowCount || headers.includes(undefined)) return undefined;
  const cells = headers.map((one) =>
    open.columns
      .getItem(one ?? "")
      .getDataBodyRange()
      .getCell(row, 0)
      .load(CONTENT),
  );
  await context.sync();
  const key = keySaid(table, cells.map(contentIn), { style, is1904: isFrom1904(day.value) });
  return key.every((part) => part === "") ? undefined : { table: table.name, key };
}
