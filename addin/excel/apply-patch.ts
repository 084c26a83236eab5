import { type AppendRow, columnUnder, type SetCells, type TablePatch } from "../../core/roster/patch.ts";
import { workbookTables } from "../../core/roster/tables.ts";
import type { CellStyle } from "../../core/table/cell.ts";
import type { Table } from "../../core/table/define.ts";
import { appendRows, findRoom, type Room } from "./append-rows.ts";
import { type Content, saidBy } from "./cell-writing.ts";
import { chunksOf } from "./chunks.ts";
import { decideCell, placeCell, refuseTableOf } from "./decide.ts";
import {
  type Applied,
  type Overwritten,
  type PatchResult,
  type Refusal,
  type RefusedCell,
  type RefusedRow,
  refuseColumn,
  refuseNotTaken,
  refuseRow,
  refuseTrouble,
} from "./refusal.ts";
import { type Door, sleep } from "./run.ts";
import { type CellToWrite, setCells } from "./set-cells.ts";
import { CONTENT, cellIn, contentIn, keyText, type Survey, surveyTable } from "./survey.ts";
import { isPassing, type Outcome, type Trouble, trouble } from "./trouble.ts";

/** Looking and writing again, when others were faster or Excel did not answer; the last time it only looks. */
const TRIES = 7;

/**
 * Carries out a patch: reads the rows anew, writes what still is as it was when the change was decided, and refuses the
 * rest cell by cell. Nothing of anybody's is lost, and what happened to each change is in the result. It may be called
 * again with the same patch: what stands already counts as applied.
 */
export async function applyPatch(door: Door, patch: TablePatch, style: CellStyle): Promise<PatchResult> {
  const table = workbookTables.find(({ name }) => name === patch.table);
  if (table === undefined) throw new Error(`no table is called ${patch.table}`);
  const results: PatchResult[] = [];
  for (const chunk of chunksOf(patch.changes)) {
    const result =
      chunk.kind === "append"
        ? await addRows(door, table, style, chunk.rows)
        : await changeCells(door, table, style, chunk.rows);
    results.push(result);
  }
  return together(results);
}

/** What came of several changes, one after the other, as one result. */
function together(results: readonly PatchResult[]): PatchResult {
  return {
    applied: results.flatMap(({ applied }) => applied),
    refused: results.flatMap(({ refused }) => refused),
    overwritten: results.flatMap(({ overwritten }) => overwritten),
    doubts: results.flatMap(({ doubts }) => doubts),
  };
}

/** What is settled in one try, and what is to be looked at again. */
type Step<T> = PatchResult & { readonly open: readonly T[] };

/** Tries until nothing is open, or says why it stays open. */
async function settle<T>(
  { pause }: Door,
  rowOf: (one: T) => RefusedRow,
  all: readonly T[],
  step: (open: readonly T[], isLast: boolean) => Promise<Outcome<Step<T>>>,
): Promise<PatchResult> {
  const results: PatchResult[] = [];
  let open = all;
  let last: Trouble = trouble("changing");
  for (let tries = 1; tries <= TRIES && open.length > 0; tries += 1) {
    const done = await step(open, tries === TRIES);
    if (done.ok) {
      results.push(done.value);
      open = done.value.open;
    } else {
      last = done.trouble;
      // a batch that failed half way has done its first half: what came of it, the next look says
      if (!isPassing(last) && tries < TRIES - 1) tries = TRIES - 1;
      await sleep(pause * tries);
    }
  }
  const given = open.map((one) => refuseTrouble(rowOf(one), last));
  return together([...results, { applied: [], refused: given, overwritten: [], doubts: [] }]);
}

async function changeCells(
  door: Door,
  table: Table,
  style: CellStyle,
  rows: readonly SetCells[],
): Promise<PatchResult> {
  const cells = rows.flatMap(({ key, cells: own }): RefusedCell[] =>
    Object.entries(own).map(([header, { before, after }]) => ({ table: table.name, key, header, before, after })),
  );
  let unanswered: readonly CellToWrite[] = [];
  return settle(door, plain, cells, async (open, isLast) => {
    const looked = await door.read((context) => lookAt(context, table, style, open));
    if (!looked.ok) return looked;
    const { survey, applied, refused, open: write } = looked.value;
    const doubts = unanswered.filter((cell) => hasMoved(survey, cell)).map(asWritten);
    unanswered = [];
    if (write.length === 0 || survey === undefined || isLast)
      return { ok: true, value: { applied, refused, overwritten: [], doubts, open: write } };
    const written = await door.write((context) => setCells(context, table, survey, write));
    if (!written.ok) {
      // what was settled by looking is settled by looking again
      if (written.trouble.code !== "excel-busy") unanswered = write;
      return written;
    }
    const { came, overwritten } = written.value;
    const stands = came.filter((one) => one.came === "applied").map(({ cell: { key, header } }) => ({ key, header }));
    const notTaken = came.flatMap((one) =>
      one.came === "not-taken" ? [refuseNotTaken(plain(one.cell), one.found)] : [],
    );
    const moved = came.filter((one) => one.came === "moved").map(({ cell }) => plain(cell));
    const settled = { applied: [...applied, ...stands], refused: [...refused, ...notTaken], overwritten, doubts };
    return { ok: true, value: { ...settled, open: moved } };
  });
}

/** Whether the row of a cell is not where it was when the cell was written: then the writing may have hit another. */
function hasMoved(survey: Survey | undefined, { key, row }: CellToWrite): boolean {
  return survey?.rowsOf.get(keyText(key))?.[0] !== row;
}

function asWritten({ table, key, header, after }: CellToWrite): Overwritten {
  return { table, key, header, value: String(after) };
}

function plain({ table, key, header, before, after }: RefusedCell): RefusedCell {
  return { table, key, header, before, after };
}

/** What looking came to: what is settled by it, and what is to be written. */
type Looked<T> = Pick<PatchResult, "applied" | "refused"> & {
  readonly survey: Survey | undefined;
  readonly open: readonly T[];
};

/** Looks at the cells of a patch and decides on each. */
async function lookAt(
  context: Excel.RequestContext,
  table: Table,
  style: CellStyle,
  cells: readonly RefusedCell[],
): Promise<Looked<CellToWrite>> {
  const survey = await surveyTable(context, table, style);
  const applied: Applied[] = [];
  const refused: Refusal[] = [];
  const write: CellToWrite[] = [];
  const asked: { readonly cell: RefusedCell; readonly row: number; readonly range: Excel.Range }[] = [];
  for (const cell of cells) {
    const placed = placeCell(table, survey, cell);
    if ("refusal" in placed) refused.push(placed.refusal);
    else if (survey !== undefined) {
      const range = cellIn(context, survey.name, placed.inWorkbook, placed.row).load(CONTENT);
      asked.push({ cell, row: placed.row, range });
    }
  }
  if (asked.length > 0) await context.sync();
  for (const { cell, row, range } of asked) {
    const seen = contentIn(range);
    const decision = decideCell(table, survey as Survey, cell, seen);
    if (decision === "write") write.push({ ...cell, row, seen });
    else if ("applied" in decision) applied.push(decision.applied);
    else refused.push(decision.refusal);
  }
  return { survey, applied, refused, open: write };
}

async function addRows(door: Door, table: Table, style: CellStyle, rows: readonly AppendRow[]): Promise<PatchResult> {
  return settle(
    door,
    ({ key }) => ({ table: table.name, key }),
    rows,
    async (open, isLast) => {
      const looked = await door.read((context) => lookForRows(context, table, style, open));
      if (!looked.ok) return looked;
      const { survey, room, applied, refused, open: add } = looked.value;
      if (add.length === 0 || survey === undefined || room === undefined || isLast) {
        return { ok: true, value: { applied, refused, overwritten: [], doubts: [], open: add } };
      }
      const written = await door.write((context) => appendRows(context, table, survey, room, add));
      if (!written.ok) return written;
      const { notTaken, overwritten } = written.value;
      const taken = notTaken.map(({ row: { key }, header, after, found }) =>
        refuseNotTaken({ table: table.name, key, header, before: "", after }, found),
      );
      const added = add.map(({ key }) => ({ key }));
      return {
        ok: true,
        value: { applied: [...applied, ...added], refused: [...refused, ...taken], overwritten, doubts: [], open: [] },
      };
    },
  );
}

/** Looks which rows are there already, and where the others go. */
async function lookForRows(
  context: Excel.RequestContext,
  table: Table,
  style: CellStyle,
  rows: readonly AppendRow[],
): Promise<Looked<AppendRow> & { readonly room: Room | undefined }> {
  const survey = await surveyTable(context, table, style);
  const applied: Applied[] = [];
  const refused: Refusal[] = [];
  const add: AppendRow[] = [];
  const there: { readonly row: AppendRow; readonly cells: readonly [string, Excel.Range][] }[] = [];
  for (const row of rows) {
    const refusal =
      refuseTableOf(table, survey, { table: table.name, key: row.key }) ?? missingColumn(table, survey, row);
    const [at] = survey?.rowsOf.get(keyText(row.key)) ?? [];
    if (refusal !== undefined) refused.push(refusal);
    else if (at === undefined || survey === undefined) add.push(row);
    else {
      const cells = Object.keys(row.cells).map((header): [string, Excel.Range] => {
        const range = cellIn(context, survey.name, survey.headers.get(header) ?? header, at);
        return [header, range.load(CONTENT)];
      });
      there.push({ row, cells });
    }
  }
  const room = add.length > 0 && survey !== undefined ? await findRoom(context, table, survey, add) : undefined;
  if (room === undefined && there.length > 0) await context.sync();
  for (const { row, cells } of there) {
    // a row that says what it was to say is the one that was asked for, perhaps by a request whose answer was lost
    const isSame = cells.every(
      ([header, range]) => says(table, survey as Survey, header, contentIn(range)) === row.cells[header],
    );
    if (isSame) applied.push({ key: row.key });
    else refused.push(refuseRow("row-there", { table: table.name, key: row.key }));
  }
  return { survey, room, applied, refused, open: add };
}

function says(table: Table, { dialect }: Survey, header: string, content: Content) {
  const type = columnUnder(table, header)?.cell;
  return type === undefined ? undefined : saidBy(type, content, dialect);
}

/** A row is not written without one of its cells: what is left of it might mean something else. */
function missingColumn(table: Table, survey: Survey | undefined, { key, cells }: AppendRow): Refusal | undefined {
  const header = Object.keys(cells).find((one) => survey?.headers.get(one) === undefined);
  if (header === undefined) return undefined;
  return refuseColumn({ table: table.name, key, header, before: "", after: cells[header] ?? "" });
}
