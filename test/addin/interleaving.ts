// One world: a roster, a patch of ours, and somebody who edits the workbook whenever we wait for Excel.
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import type { PatchResult } from "../../addin/excel/refusal.ts";
import { type Random, randomOf, someOf, wholeBetween } from "../../batch/sample/random.ts";
import type { RowChange, TablePatch } from "../../core/roster/patch.ts";
import { bodyOf, cellAt, overlap, type Table } from "../excel-host/book.ts";
import * as person from "../excel-host/person.ts";
import type { WorkbookSketch } from "../support/workbook.ts";
import { type OpenExcel, openSketch } from "./open-excel.ts";

const headers = ["Email", "Name", "Mark", "Office", "Contract", "Twice"];
/** Columns that both of us may write, by their numbers. */
const shared = [2, 4, 5];
const MARK = 3;
const EMAIL = 1;
const ROWS = 8;

/** What happened in a world. */
export type World = {
  readonly excel: OpenExcel;
  readonly patch: TablePatch;
  readonly result: PatchResult;
  /** What the other one did, in words. */
  readonly acts: readonly string[];
  /** Things that should not be so. */
  readonly wrong: readonly string[];
};

/** How a world may differ from the usual one. */
export type WorldOptions = { readonly faults?: boolean; readonly latency?: boolean };

/** Lets a patch and somebody's edits meet; the same seed gives the same world. */
export async function meet(seed: number, { faults = false, latency = false }: WorldOptions = {}): Promise<World> {
  const random = randomOf(`world ${seed}`);
  const excel = openSketch(sketch(seed % 4 === 0));
  const other = otherPerson(excel, randomOf(`other ${seed}`));
  const eagerness = 0.2 + random() * 0.6;
  excel.host.behaviour.meanwhile = () => {
    while (random() < eagerness) other.act();
  };
  const trouble = randomOf(`trouble ${seed}`);
  if (faults)
    excel.host.behaviour.fault = () =>
      trouble() < 0.08 ? { code: trouble() < 0.5 ? 5012 : 5102, isDone: false } : undefined;
  const delay = randomOf(`delay ${seed}`);
  if (latency) excel.host.behaviour.latency = () => wholeBetween(delay, 0, 3);
  const patch: TablePatch = { table: "People", changes: changes(random) };
  const result = await applyPatch(excel.door, patch, {
    numberStyle: "1234.5",
    dayStyle: { order: undefined, zone: "UTC" },
  });
  return { excel, patch, result, acts: other.acts, wrong: whatIsWrong(excel, patch, result, other.rows, other.edited) };
}

/** The roster of a world; every fourth has a totals row. */
function sketch(hasTotals: boolean): WorkbookSketch {
  const rows = Array.from({ length: ROWS }, (_, at) => [
    email(at),
    `Name ${at}`,
    `m${at}`,
    `Office ${at}`,
    `C-${at}`,
    { formula: "1+1", value: 2 },
  ]);
  const totals = hasTotals ? { totals: ["Total", "", "", "", "", 16] } : {};
  const table = { name: "People", at: [3, 2] as const, headers, rows, ...totals };
  return {
    sheets: [
      {
        name: "Staff",
        tables: [table],
        cells: [
          [14, 2, "Footnote"],
          [6, 12, "Side note"],
        ],
      },
    ],
  };
}

const email = (at: number) => `p${at}@example.com`;

function changes(random: Random): readonly RowChange[] {
  const set = someOf(
    random,
    Array.from({ length: ROWS }, (_, at) => at),
    wholeBetween(random, 1, 5),
  ).map((at): RowChange => {
    const cells = someOf(random, ["Name", "Office", "Contract"], wholeBetween(random, 1, 3)).map((header) => {
      const first = header === "Name" ? `Name ${at}` : header === "Office" ? `Office ${at}` : `C-${at}`;
      return [header, { before: random() < 0.1 ? "Stale" : first, after: `ours ${header} ${at}` }] as const;
    });
    return { kind: "set", key: [email(at)], cells: Object.fromEntries(cells) };
  });
  const added = Array.from({ length: wholeBetween(random, 0, 3) }, (_, at): RowChange => {
    const key = `our${at}@example.com`;
    return { kind: "append", key: [key], cells: { Email: key, Name: `ours ${at}`, Office: `ours office ${at}` } };
  });
  return random() < 0.5 ? [...set, ...added] : [...added, ...set];
}

/** What a row holds by the numbers of its columns. */
type Row = Map<number, string | number | boolean>;

function otherPerson({ host }: OpenExcel, random: Random) {
  const table = host.book.tables[0] as Table;
  const me: person.Person = { book: host.book, events: host.events, isRemote: random() < 0.7 };
  const rows = new Map<string, Row>();
  const edited = new Set<string>();
  const acts: string[] = [];
  let count = 0;
  let hasMoved = false;
  for (let at = 0; at < ROWS; at += 1) {
    rows.set(
      `m${at}`,
      new Map<number, string | number | boolean>(
        [email(at), `Name ${at}`, `m${at}`, `Office ${at}`, `C-${at}`, 2].map((value, id) => [id + 1, value]),
      ),
    );
  }
  const at = (id: number) => table.columns.findIndex((column) => column.id === id);
  const markOf = (row: number) => String(valueAt(table, row, MARK));
  const marked = () =>
    Array.from({ length: bodyOf(table).rows }, (_, row) => row).filter((row) => rows.has(markOf(row)));
  const pick = <T>(list: readonly T[]): T | undefined => list[wholeBetween(random, 0, list.length - 1)];
  const edit = (id: number, value: string) => {
    const row = pick(marked());
    if (row === undefined) return;
    rows.get(markOf(row))?.set(id, value);
    edited.add(`${markOf(row)} ${id}`);
    person.type(me, table, row, at(id), value);
  };
  const newRow = (put: (values: readonly string[]) => void) => {
    const mark = `t${count}`;
    const values = table.columns.map(({ id }) =>
      id === EMAIL ? `their${count}@example.com` : id === MARK ? mark : `theirs ${count}`,
    );
    rows.set(mark, new Map(table.columns.map(({ id }, column) => [id, values[column] ?? ""])));
    put(values);
  };
  const kinds: readonly (readonly [string, number, () => void])[] = [
    ["edits a cell", 8, () => edit(pick(shared) ?? 2, `theirs ${count}`)],
    ["renames a person", 1, () => edit(EMAIL, `renamed${count}@example.com`)],
    [
      "types a row below",
      1,
      () =>
        newRow((values) =>
          table.hasTotals ? person.insertRow(me, table, 0, values) : person.typeBelow(me, table, values),
        ),
    ],
    [
      "inserts a row",
      2,
      () => newRow((values) => person.insertRow(me, table, wholeBetween(random, 0, bodyOf(table).rows - 1), values)),
    ],
    [
      "deletes a row",
      1,
      () => {
        const row = pick(marked());
        if (row === undefined || bodyOf(table).rows < 3) return;
        rows.delete(markOf(row));
        person.deleteRow(me, table, row);
      },
    ],
    ["sorts", 3, () => person.sort(me, table, wholeBetween(random, 0, table.columns.length - 1), random() < 0.5)],
    ["filters", 1, () => person.filter(table, () => random() < 0.5)],
    ["clears the filter", 1, () => person.clearFilter(table)],
    ["renames a column", 0.5, () => person.renameColumn(me, table, at(pick([4, 5]) ?? 4), `Other ${count}`)],
    [
      "inserts a column",
      0.5,
      () => person.insertColumn(me, table, wholeBetween(random, 0, table.columns.length - 1), `New ${count}`),
    ],
    [
      "renames the table",
      0.3,
      () => {
        table.name = table.name === "People" ? "Folk" : "People";
      },
    ],
    [
      "moves the table",
      0.3,
      () => {
        if (!hasMoved) person.moveTable(me, table, 40, 2);
        hasMoved = true;
      },
    ],
    [
      "protects or unprotects the sheet",
      0.4,
      () => {
        table.box.sheet.isProtected = !table.box.sheet.isProtected;
      },
    ],
  ];
  const all = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  const act = () => {
    let ticket = random() * all;
    const kind = kinds.find(([, weight]) => {
      ticket -= weight;
      return ticket < 0;
    });
    count += 1;
    acts.push(`${host.log.length}: ${kind?.[0]}`);
    kind?.[2]();
  };
  return { act, acts, rows, edited };
}

function valueAt(table: Table, row: number, id: number) {
  const column = table.columns.findIndex((one) => one.id === id);
  return cellAt(table.box.sheet, bodyOf(table).top + row, table.box.left + column).value;
}

/** Everything of either that is not as it should be, in words. */
function whatIsWrong(
  { host }: OpenExcel,
  patch: TablePatch,
  { applied, refused, overwritten }: PatchResult,
  rows: ReadonlyMap<string, Row>,
  edited: ReadonlySet<string>,
): readonly string[] {
  const wrong: string[] = [];
  const table = host.book.tables[0] as Table;
  // what stood in a sheet that was protected in that very moment can only be told
  const isTold = (value: unknown) => overwritten.some((one) => one.value === value);
  const isApplied = (key: string, header?: string) =>
    applied.filter((one) => one.key[0] === key && one.header === header).length;
  const isRefused = (key: string, header: string) =>
    refused.filter((one) => one.key[0] === key && one.header === header).length;
  const expected = new Map([...rows].map(([mark, row]) => [mark, new Map(row)]));
  const added = new Map<string, RowChange & { kind: "append" }>();
  for (const change of patch.changes) {
    const [key = ""] = change.key;
    if (change.kind === "append") {
      const times = isApplied(key) + refused.filter((one) => one.key[0] === key).length;
      if (times !== 1) wrong.push(`the new row ${key} is in the result ${times} times`);
      if (isApplied(key) === 1) added.set(key, change);
      continue;
    }
    for (const [header, { after }] of Object.entries(change.cells)) {
      const times = isApplied(key, header) + isRefused(key, header);
      if (times !== 1) wrong.push(`${header} of ${key} is in the result ${times} times`);
      const mark = `m${key.slice(1, 2)}`;
      const id = headers.indexOf(header) + 1;
      if (isApplied(key, header) === 1 && !edited.has(`${mark} ${id}`)) expected.get(mark)?.set(id, after);
    }
  }
  const there = Array.from({ length: bodyOf(table).rows }, (_, row) => row);
  for (const row of there) {
    const mark = String(valueAt(table, row, MARK));
    const known = expected.get(mark);
    const key = String(valueAt(table, row, EMAIL));
    expected.delete(mark);
    if (known !== undefined) {
      for (const [id, value] of known) {
        const found = valueAt(table, row, id);
        if (found !== value && !isTold(value)) wrong.push(`row ${mark}, column ${id}: ${found} and not ${value}`);
      }
    } else if (mark !== "") wrong.push(`the row ${mark} is there, and should not be, or is there twice`);
    else if (key !== "") {
      const change = added.get(key);
      added.delete(key);
      const isSame = [
        ["Email", 1],
        ["Name", 2],
        ["Office", 4],
      ].every(([header, id]) => {
        const value = change?.cells[String(header)];
        return valueAt(table, row, Number(id)) === value || isTold(value);
      });
      if (!isSame) wrong.push(`the new row ${key} is there, and is not as it should be`);
    } else if (table.columns.some(({ id }) => ![6].includes(id) && valueAt(table, row, id) !== ""))
      wrong.push(`a row without a name holds something`);
  }
  for (const mark of expected.keys()) wrong.push(`the row ${mark} is lost`);
  for (const key of added.keys()) wrong.push(`the new row ${key} is not there`);
  const outside = [...table.box.sheet.cells].flatMap(([at, { value }]) => {
    const cell = { sheet: table.box.sheet, top: Math.floor(at / 16_384), left: at % 16_384, rows: 1, columns: 1 };
    return value === "" || overlap(cell, table.box) ? [] : [String(value)];
  });
  const totals = cellAt(table.box.sheet, table.box.top + table.box.rows - 1, table.box.left).value;
  if (
    table.hasTotals &&
    !table.columns.some(
      (_, at) => cellAt(table.box.sheet, table.box.top + table.box.rows - 1, table.box.left + at).value === 16,
    )
  )
    wrong.push(`the totals row says ${totals}`);
  if (isTold("Footnote")) outside.push("Footnote");
  if (outside.sort().join() !== "Footnote,Side note") wrong.push(`outside of the table: ${outside.join(", ")}`);
  table.columns.forEach(({ name }, column) => {
    const shown = cellAt(table.box.sheet, table.box.top, table.box.left + column).value;
    if (shown !== name) wrong.push(`the header ${name} says ${shown}`);
  });
  for (const { error } of host.log)
    if (error === "NotImplemented") wrong.push("the simulated Excel does not serve something");
  return wrong;
}

/** Many worlds, and sums over them. */
export async function meetMany(first: number, count: number, options: WorldOptions = {}) {
  const wrong: string[] = [];
  const sums = { applied: 0, refused: 0, acts: 0, told: 0 };
  for (let seed = first; seed < first + count; seed += 1) {
    const world = await meet(seed, options);
    sums.applied += world.result.applied.length;
    sums.refused += world.result.refused.length;
    sums.told += world.result.overwritten.length;
    sums.acts += world.acts.length;
    wrong.push(...world.wrong.map((what) => `world ${seed}: ${what}`));
  }
  return { wrong, sums };
}
