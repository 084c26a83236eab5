import { type Random, wholeBetween } from "../../../batch/sample/random.ts";
import { bodyOf, type Table } from "../../excel-host/book.ts";
import * as person from "../../excel-host/person.ts";
import type { OpenExcel } from "../open-excel.ts";
import { EMAIL, email, MARK, ROWS, type Row, valueAt } from "./roster.ts";

/** Columns that both of us may write, by their numbers. */
const shared = [2, 4, 5];

/** Somebody who edits the workbook, one thing at each turn, and remembers what each row should hold. */
export function otherPerson({ host }: OpenExcel, random: Random) {
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
