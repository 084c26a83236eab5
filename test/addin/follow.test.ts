import { expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { follow, type SelectedRow } from "../../addin/excel/follow.ts";
import { plainStyle as style } from "../../core/table/cell.ts";
import type { Table } from "../excel-host/book.ts";
import { pushEvents } from "../excel-host/in-node.ts";
import { type Person, select, sort, type } from "../excel-host/person.ts";
import { openSketch, value } from "./open-excel.ts";

const quiet = () => new Promise((resolve) => setTimeout(resolve, 60));

async function followed() {
  const excel = openSketch({
    sheets: [
      {
        name: "Staff",
        tables: [
          {
            name: "People",
            at: [3, 2],
            headers: ["Email", "Name"],
            rows: [
              ["ana@example.com", "Ana"],
              ["ben@example.com", "Ben"],
            ],
          },
        ],
        cells: [[1, 1, "x"]],
      },
    ],
  });
  const seen = { changes: 0, rows: [] as (SelectedRow | undefined)[] };
  const onChange = () => {
    seen.changes += 1;
  };
  const onSelect = (row: SelectedRow | undefined) => void seen.rows.push(row);
  const stop = value(await follow(excel.door, style, { onChange, onSelect }, { quiet: 5 }));
  const { book, events } = excel.host;
  const table = book.tables[0] as Table;
  const someone = (isRemote: boolean): Person => ({ book, events, isRemote });
  const push = async () => {
    pushEvents(excel.host);
    await quiet();
  };
  return { excel, seen, stop, table, someone, push };
}

test("a burst of edits, here or far away, is one hint", async () => {
  const { seen, table, someone, push } = await followed();
  type(someone(false), table, 0, 1, "Anna");
  type(someone(true), table, 1, 1, "Benno");
  sort(someone(true), table, 0, true);
  await push();
  expect(seen.changes).toBe(1);
});

test("our own writing is none", async () => {
  const { excel, seen, push } = await followed();
  const set = { kind: "set", key: ["ana@example.com"], cells: { Name: { before: "Ana", after: "Anna" } } } as const;
  expect((await applyPatch(excel.door, { table: "People", changes: [set] }, style)).applied.length).toBe(1);
  await push();
  expect(seen.changes).toBe(0);
});

test("the row in which somebody stands is told by its key, and nothing where there is none", async () => {
  const { excel, seen, table, someone, push } = await followed();
  for (const [row, column] of [
    [4, 2],
    [2, 1],
    [0, 0],
  ] as const) {
    select(someone(false), table.box.sheet, row, column);
    await push();
  }
  expect(seen.rows).toEqual([{ table: "People", key: ["ben@example.com"] }, undefined, undefined]);
  // nothing of ours selects or activates anything
  const asked = excel.host.log.flatMap(({ batch }) =>
    [...batch.Actions, ...Object.values(batch.ObjectPaths)].map(({ Name }) => Name),
  );
  expect(asked.filter((name) => /select$|activate/i.test(name))).toEqual([]);
});

test("after it was stopped nothing comes any more, and Excel is told so", async () => {
  const { excel, seen, stop, table, someone, push } = await followed();
  expect(excel.host.events.registered().length).toBe(4);
  await stop();
  type(someone(false), table, 0, 1, "Anna");
  await push();
  expect(seen.changes).toBe(0);
  expect(excel.host.events.registered()).toEqual([]);
});
