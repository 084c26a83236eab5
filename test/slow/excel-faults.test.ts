import { expect, test } from "vitest";
import { applyPatch } from "../../addin/excel/apply-patch.ts";
import { readOpenRoster } from "../../addin/excel/read-roster.ts";
import { openDoor } from "../../addin/excel/run.ts";
import type { TablePatch } from "../../core/roster/patch.ts";
import { plainStyle as style } from "../../core/table/cell.ts";
import { type OpenExcel, openSketch, troubleCode, value } from "../addin/open-excel.ts";
import { bodyOf, cellAt } from "../excel-host/book.ts";
import type { Batch } from "../excel-host/engine.ts";
import { allSets } from "../excel-host/in-node.ts";
import { sort } from "../excel-host/person.ts";
import { oneTable } from "../support/workbook.ts";

const staff = oneTable(
  "People",
  ["Email", "Name"],
  [
    ["ana@example.com", "Ana"],
    ["ben@example.com", "Ben"],
    ["cem@example.com", "Cem"],
  ],
);
const patch: TablePatch = {
  table: "People",
  changes: [
    { kind: "set", key: ["ana@example.com"], cells: { Name: { before: "Ana", after: "Anna" } } },
    { kind: "set", key: ["cem@example.com"], cells: { Name: { before: "Cem", after: "Cemal" } } },
    { kind: "append", key: ["dan@example.com"], cells: { Email: "dan@example.com", Name: "Dan" } },
  ],
};
const after = [
  ["ana@example.com", "Anna"],
  ["ben@example.com", "Ben"],
  ["cem@example.com", "Cemal"],
  ["dan@example.com", "Dan"],
];

function rows({ host }: OpenExcel) {
  const [table] = host.book.tables;
  if (table === undefined) throw new Error("no table");
  const { sheet, top, rows: count } = bodyOf(table);
  return Array.from({ length: count }, (_, down) => [0, 1].map((at) => cellAt(sheet, top + down, at).value));
}

test.each([
  ["takes rows in by itself", true],
  ["does not", false],
])(
  "a request that fails once, at any moment, done or not done, changes nothing about the end, where Excel %s",
  async (_, growsByItself) => {
    const open = () => {
      const excel = openSketch(staff);
      excel.host.book.growsByItself = growsByItself;
      return excel;
    };
    const undisturbed = open();
    await applyPatch(undisturbed.door, patch, style);
    const requests = undisturbed.host.log.length;
    expect(requests).toBeGreaterThan(6);
    for (let failing = 1; failing <= requests; failing += 1) {
      for (const [code, isDone] of [
        [5012, false],
        [5012, true],
        [5102, false],
        [5102, true],
      ] as const) {
        const excel = open();
        excel.host.behaviour.fault = (request) => (request === failing ? { code, isDone } : undefined);
        const { applied, refused, overwritten, doubts } = await applyPatch(excel.door, patch, style);
        expect([failing, code, isDone, applied.length, refused, overwritten, doubts]).toEqual([
          failing,
          code,
          isDone,
          3,
          [],
          [],
          [],
        ]);
        expect([failing, code, isDone, rows(excel)]).toEqual([failing, code, isDone, after]);
        // nothing stands anywhere else: the header, and the rows
        const cells = [...(excel.host.book.sheets[0]?.cells.values() ?? [])].filter((cell) => cell.value !== "");
        expect([failing, code, isDone, cells.length]).toEqual([failing, code, isDone, 10]);
      }
    }
  },
);

test("where the answer is lost and rows move in the same moment, it is said what to look for", async () => {
  const excel = openSketch(staff);
  const { host } = excel;
  const isWriting = (batch: Batch) => batch.Actions.some(({ ActionType }) => ActionType === 4);
  let writings = 0;
  host.behaviour.fault = (_, batch) => {
    writings += isWriting(batch) ? 1 : 0;
    return isWriting(batch) && writings === 1 ? { code: 5012, isDone: true } : undefined;
  };
  host.behaviour.meanwhile = (_, batch) => {
    const [table] = host.book.tables;
    if (isWriting(batch) && writings === 0 && table !== undefined)
      sort({ book: host.book, events: host.events, isRemote: true }, table, 0, true);
  };
  const [first] = patch.changes;
  const result = await applyPatch(excel.door, { table: "People", changes: first === undefined ? [] : [first] }, style);
  expect(result.applied.length).toBe(1);
  expect(result.doubts).toEqual([{ table: "People", key: ["ana@example.com"], header: "Name", value: "Anna" }]);
  // the answer that was lost would have said whose cell it was
  expect(rows(excel)).toEqual([
    ["cem@example.com", "Anna"],
    ["ben@example.com", "Ben"],
    ["ana@example.com", "Anna"],
  ]);
});

test("where Excel does not answer at all, every change is refused in words, and nothing is written", async () => {
  const excel = openSketch(staff);
  excel.host.behaviour.fault = () => ({ code: 5102, isDone: false });
  const before = rows(excel);
  const result = await applyPatch(excel.door, patch, style);
  expect(result.applied).toEqual([]);
  expect(result.refused.map(({ reason, message }) => [reason, message])).toEqual([
    ["trouble", "“ana@example.com”: Excel is busy and did not take the request."],
    ["trouble", "“cem@example.com”: Excel is busy and did not take the request."],
    ["trouble", "“dan@example.com”: Excel is busy and did not take the request."],
  ]);
  expect(rows(excel)).toEqual(before);
});

test("a reading is tried again, and says in the end what is the matter", async () => {
  const excel = openSketch(staff);
  excel.host.behaviour.fault = (request) => (request < 3 ? { code: 5102, isDone: false } : undefined);
  expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("fine");
  excel.host.behaviour.fault = () => ({ code: 5012, isDone: false });
  expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("connection-lost");
});

test("while somebody types in a cell the request waits, and the person is told after two seconds", async () => {
  const excel = openSketch(staff);
  let finish = () => {};
  excel.host.behaviour.typing = new Promise((resolve) => {
    finish = resolve;
  });
  const told: boolean[] = [];
  const door = openDoor({ pause: 1, onWaiting: (isWaiting) => told.push(isWaiting) });
  const reading = readOpenRoster(door, "r");
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(told).toEqual([true]);
  excel.host.behaviour.typing = undefined;
  finish();
  expect(value(await reading).roster.people.size).toBe(3);
  expect(told).toEqual([true, false]);
});

test("an Excel that cannot wait for the cell says that it is being edited", async () => {
  const { delayforcelledit: _, ...sets } = allSets;
  const excel = openSketch(staff, sets);
  excel.host.behaviour.typing = Promise.resolve();
  expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("cell-being-edited");
});

test("an Excel that is too old is refused before anything is asked of it", async () => {
  const excel = openSketch(staff, { ...allSets, excelapi: "1.13" });
  expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("excel-too-old");
  expect(excel.host.log).toEqual([]);
});

test("the oldest Excel that will do reads and writes", async () => {
  const excel = openSketch(staff, { ...allSets, excelapi: "1.14" });
  expect((await applyPatch(excel.door, patch, style)).applied.length).toBe(3);
  expect(rows(excel)).toEqual(after);
});

test("two requests at once are done one after the other, however long each takes", async () => {
  const excel = openSketch(staff);
  let wait = 20;
  excel.host.behaviour.latency = () => {
    wait = Math.max(0, wait - 4);
    return wait;
  };
  const order: string[] = [];
  const slow = excel.door.read(async (context) => {
    order.push("first begins");
    context.workbook.tables.load("items/name");
    await context.sync();
    order.push("first ends");
  });
  const fast = excel.door.read(async () => void order.push("second"));
  await Promise.all([slow, fast]);
  expect(order).toEqual(["first begins", "first ends", "second"]);
});

test("a mistake of ours is thrown, and the next request is done all the same", async () => {
  const excel = openSketch(staff);
  await expect(excel.door.read(async () => Promise.reject(new RangeError("ours")))).rejects.toThrow("ours");
  expect(troubleCode(await readOpenRoster(excel.door, "r"))).toBe("fine");
});

test("Excel is not left holding anything for us", async () => {
  const excel = openSketch(staff);
  await applyPatch(excel.door, patch, style);
  await readOpenRoster(excel.door, "r");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(excel.host.keptCount()).toBe(0);
});
