import { workbookTables } from "../../core/roster/tables.ts";
import type { Steps } from "../../core/steps.ts";
import type { Grid } from "../../core/table/grid.ts";
import { loose } from "../../core/text.ts";
import { type Block, tableGrid } from "./grid.ts";
import { headersOf, keyHeaders } from "./headers.ts";
import type { Door } from "./run.ts";
import { inSlices } from "./slices.ts";
import { type Outcome, trouble } from "./trouble.ts";

/** A table of the roster as it stands in the open workbook. */
export type OpenTable = {
  /** Excel's name of it, which may be spelled differently from the declared one. */
  readonly name: string;
  readonly sheet: string;
  readonly grid: Grid;
  readonly hasTotals: boolean;
  /** A filter hides rows; they are read like the others. */
  readonly isFiltered: boolean;
  readonly isProtected: boolean;
  /** Rows with something in them directly below it, which are no part of it. */
  readonly rowsBelow: number;
  /** Its last row on the sheet, header and totals counted, from 1. */
  readonly lastRow: number;
};

/** The tables of the open workbook. */
export type OpenTables = {
  /** By the declared name. */
  readonly tables: ReadonlyMap<string, OpenTable>;
  readonly sheets: readonly { readonly name: string; readonly tables: readonly string[] }[];
  readonly is1904: boolean;
  /** They were too large for one answer: the next reading need not try. */
  readonly inParts: boolean;
};

/** How many cells are asked for at a time when all at once are too many: about 2 MB, where Excel on the web hands over 5. */
const CELLS_IN_A_PART = 50_000;
const FEWEST_CELLS = 500;
/** How far below a table it is looked for rows that were meant to be in it. */
const ROWS_BELOW = 20;
const TRIES = 4;

/** Reads every table of the roster: in one request where Excel hands it over in one, and else in parts that fit together. */
export async function readTables(door: Door, file: string, inParts = false): Promise<Outcome<OpenTables>> {
  const declared = new Map(workbookTables.map(({ name }) => [name, name]));
  const read = async (names: ReadonlyMap<string, string>, parts: boolean): Promise<Outcome<Found>> => {
    if (parts) return readInParts(door, names);
    const found = await door.read((context) => readAtOnce(context, names));
    const isTooLarge = found.ok ? found.value === undefined : found.trouble.code === "too-large";
    if (isTooLarge) return readInParts(door, names);
    return found as Outcome<Found>;
  };
  let found = await read(declared, inParts);
  if (!found.ok) return found;
  const spelled = asSpelled(found.value, declared);
  if (spelled !== undefined) found = await read(spelled, found.value.inParts);
  return found.ok ? { ok: true, value: await inSlices(openTables(found.value, file)) } : found;
}

type Found = {
  readonly tables: readonly (Shape & {
    readonly wanted: string;
    readonly block: Block;
    readonly below: Block["values"];
  })[];
  readonly sheets: OpenTables["sheets"];
  readonly is1904: boolean;
  readonly inParts: boolean;
};

type Shape = {
  readonly name: string;
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  readonly hasTotals: boolean;
  readonly isFiltered: boolean;
  readonly isProtected: boolean;
};

/** Tables whose names are spelled differently, such as `balance_checks`; nothing where there is none. */
function asSpelled(
  { tables, sheets }: Found,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | undefined {
  const all = sheets.flatMap((sheet) => sheet.tables);
  const others = [...names.keys()].flatMap((name): [string, string][] => {
    if (tables.some(({ wanted }) => wanted === name)) return [];
    const like = all.find((candidate) => loose(candidate) === loose(name));
    return like === undefined ? [] : [[name, like]];
  });
  return others.length === 0 ? undefined : new Map([...names, ...others]);
}

function* openTables({ tables, sheets, is1904, inParts }: Found, file: string): Steps<OpenTables> {
  const open = new Map<string, OpenTable>();
  for (const { wanted, block, below, ...shape } of tables) {
    const { name, sheet, hasTotals, isFiltered, isProtected } = shape;
    const grid = yield* tableGrid(file, shape, block, hasTotals, is1904);
    const firstBlank = below.findIndex((row) => row.every((value) => value === "" || value === null));
    const lastRow = shape.top + shape.rows;
    const rowsBelow = firstBlank === -1 ? below.length : firstBlank;
    open.set(wanted, { name, sheet, grid, hasTotals, isFiltered, isProtected, rowsBelow, lastRow });
  }
  return { tables: open, sheets, is1904, inParts };
}

type Asked = ReturnType<typeof ask>;

/** Asks for everything about a table but its cells. */
function ask(context: Excel.RequestContext, wanted: string, name: string) {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load("name,showTotals,worksheet/name,worksheet/protection/protected,autoFilter/isDataFiltered");
  const whole = table.getRange().load("rowIndex,columnIndex,rowCount,columnCount");
  const below = whole.getRowsBelow(ROWS_BELOW).load("values");
  return { wanted, table, whole, below };
}

function shapeOf({ table, whole }: Asked): Shape {
  return {
    name: table.name,
    sheet: table.worksheet.name,
    top: whole.rowIndex,
    left: whole.columnIndex,
    rows: whole.rowCount,
    columns: whole.columnCount,
    hasTotals: table.showTotals,
    isFiltered: table.autoFilter.isDataFiltered,
    isProtected: table.worksheet.protection.protected,
  };
}

/** Asks for what the workbook has, and how it counts days. */
function askAround(context: Excel.RequestContext) {
  const sheets = context.workbook.worksheets.load("items/name");
  const tables = context.workbook.tables.load("items/name,items/worksheet/name");
  // no version of Excel tells its date system outright; the serial number of a day does
  const day = context.workbook.functions.date(2000, 1, 1).load("value");
  return () => ({
    sheets: sheets.items.map(({ name }) => ({
      name,
      tables: tables.items.filter(({ worksheet }) => worksheet.name === name).map((table) => table.name),
    })),
    is1904: isFrom1904(day.value),
  });
}

/** 2000-01-01 is day 36526 where 1900-01-01 is the first. */
export function isFrom1904(serialOf2000: number): boolean {
  return serialOf2000 < 36_000;
}

async function readAtOnce(
  context: Excel.RequestContext,
  names: ReadonlyMap<string, string>,
): Promise<Found | undefined> {
  const around = askAround(context);
  const asked = [...names].map(([wanted, name]) => ask(context, wanted, name));
  for (const { whole } of asked) whole.load("values,numberFormat");
  await context.sync();
  const there = asked.filter(({ table }) => !table.isNullObject);
  // Excel gives nothing instead of cells where there are more than five million
  if (there.some(({ whole }) => !Array.isArray(whole.values) || !Array.isArray(whole.numberFormat))) return undefined;
  const tables = there.map((one) => {
    const block = { values: one.whole.values, formats: one.whole.numberFormat };
    return { wanted: one.wanted, ...shapeOf(one), block, below: one.below.values };
  });
  return { tables, ...around(), inParts: false };
}

/** Reads in parts, smaller ones where they are still too large, and again where others moved rows meanwhile. */
async function readInParts(door: Door, names: ReadonlyMap<string, string>): Promise<Outcome<Found>> {
  let cells = CELLS_IN_A_PART;
  for (let tries = 0; tries < TRIES; ) {
    const size = cells;
    const found = await door.read((context) => readParts(context, names, size));
    if (found.ok && found.value !== undefined) return { ok: true, value: found.value };
    if (found.ok) tries += 1;
    else if (found.trouble.code === "too-large" && cells > FEWEST_CELLS) cells = Math.floor(cells / 4);
    else return found;
  }
  return { ok: false, trouble: trouble("changing") };
}

async function readParts(
  context: Excel.RequestContext,
  names: ReadonlyMap<string, string>,
  size: number,
): Promise<Found | undefined> {
  const around = askAround(context);
  const asked = [...names].map(([wanted, name]) => ask(context, wanted, name));
  await context.sync();
  const there = asked.filter(({ table }) => !table.isNullObject);
  const shapes = there.map((one) => ({ wanted: one.wanted, ...shapeOf(one), below: one.below.values }));
  const blocks = shapes.map(() => ({ values: [] as unknown[][], formats: [] as string[][] }));
  const waiting: { readonly at: number; readonly range: Excel.Range }[] = [];
  let room = size;
  const fetch = async () => {
    await context.sync();
    for (const { at, range } of waiting) {
      blocks[at]?.values.push(...range.values);
      blocks[at]?.formats.push(...range.numberFormat);
    }
    waiting.length = 0;
    room = size;
  };
  for (const [at, { rows, columns }] of shapes.entries()) {
    for (let first = 0; first < rows; ) {
      const count = Math.min(rows - first, Math.max(1, Math.floor(room / columns)));
      const range = rowsOf(there[at] as Asked, first, count, columns);
      waiting.push({ at, range: range.load("values,numberFormat") });
      first += count;
      room -= count * columns;
      if (room < columns) await fetch();
    }
  }
  await fetch();
  const found = {
    tables: shapes.map((shape, at) => ({ ...shape, block: blocks[at] as Block })),
    ...around(),
    inParts: true,
  };
  return (await isAsItWas(context, names, found)) ? found : undefined;
}

function rowsOf({ whole }: Asked, first: number, count: number, columns: number): Excel.Range {
  return whole.getCell(first, 0).getResizedRange(count - 1, columns - 1);
}

/** Whether the tables still stand where they stood, with the same rows in the same order: then the parts fit together. */
async function isAsItWas(
  context: Excel.RequestContext,
  names: ReadonlyMap<string, string>,
  found: Found,
): Promise<boolean> {
  const again = found.tables.map(({ wanted, rows, block }) => {
    const asked = ask(context, wanted, names.get(wanted) ?? wanted);
    const keys = keyColumns(wanted, block.values[0] ?? []);
    const columns = keys.map((key) =>
      asked.whole
        .getCell(0, key)
        .getResizedRange(rows - 1, 0)
        .load("values"),
    );
    return { asked, keys, columns };
  });
  await context.sync();
  return again.every(({ asked, keys, columns }, at) => {
    const before = found.tables[at];
    if (before === undefined || asked.table.isNullObject) return false;
    const after = shapeOf(asked);
    const stands = (["sheet", "top", "left", "rows", "columns", "hasTotals"] as const).every(
      (of) => after[of] === before[of],
    );
    return (
      stands &&
      keys.every((key, which) =>
        before.block.values.every((row, down) => row[key] === columns[which]?.values[down]?.[0]),
      )
    );
  });
}

function keyColumns(wanted: string, header: readonly unknown[]): readonly number[] {
  const table = workbookTables.find(({ name }) => name === wanted);
  if (table === undefined) return [];
  const there = header.map(String);
  return keyHeaders(table, headersOf(table, there)).flatMap((key) => (key === undefined ? [] : [there.indexOf(key)]));
}
