import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { openSketch } from "../addin/open-excel.ts";
import { oneTable } from "../support/workbook.ts";
import { actionTypes, type Batch, pathTypes } from "./engine.ts";
import { eventTypes } from "./events.ts";
import { type Host, hostErrors } from "./host.ts";
import { officeFolder, pushEvents } from "./in-node.ts";
import { type } from "./person.ts";

// What the simulated Excel assumes of office.js. When the library is upgraded, what has changed fails here first.

let host: Host;
beforeEach(() => {
  host = openSketch(oneTable("People", ["Email", "Name"], [["ana@example.com", "Ana"]])).host;
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));
const batches = (): readonly Batch[] => host.log.map(({ batch }) => batch);

test("the library is the one that was looked at", () => {
  const { version } = JSON.parse(readFileSync(join(officeFolder(), "../package.json"), "utf8")) as { version: string };
  expect(version).toBe("1.1.110");
});

test("a reading, a writing and the letting go of ranges look on the wire as they did", async () => {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    const table = context.workbook.tables.getItem("People");
    const body = table.getDataBodyRange().load("values,address");
    context.workbook.tables.getItemOrNullObject("Nobody").load("name");
    await context.sync();
    body.getCell(0, 1).values = [["Anna"]];
    await context.sync();
  });
  await settled();
  expect(host.log.map(({ flags }) => flags)).toEqual([64, 65, 64]);
  const lines = batches().flatMap(({ Actions, ObjectPaths }) => [
    "batch",
    ...[...Actions, ...Object.values(ObjectPaths)].map((one) => `  ${JSON.stringify(one)}`),
  ]);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("wire.txt");
});

test("actions and paths have the numbers that are known", async () => {
  await Excel.run(async (context) => {
    const { tables, worksheets } = context.workbook;
    const body = tables.getItem("People").getDataBodyRange();
    body.values = [["a", "b"]];
    const handler = worksheets.onChanged.add(async () => {});
    await context.sync();
    body.load("values");
    handler.remove();
    await context.sync();
  });
  await settled();
  const actions = new Set(batches().flatMap(({ Actions }) => Actions.map(({ ActionType }) => ActionType)));
  const paths = new Set(
    batches().flatMap(({ ObjectPaths }) => Object.values(ObjectPaths).map((path) => path.ObjectPathType)),
  );
  expect([...actions].sort()).toEqual(Object.values(actionTypes));
  const { newObject: _, none: __, ...usual } = pathTypes;
  expect([...paths].sort()).toEqual(expect.arrayContaining(Object.values(usual)));
  expect([...paths].every((path) => Object.values(pathTypes).includes(path as 1))).toBe(true);
});

test("more than 1,500 cells are cut into rows by the library itself", async () => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("People");
    sheet.getRangeByIndexes(10, 0, 2_000, 2).values = Array.from({ length: 2_000 }, (_, row) => [row, row]);
    await context.sync();
  });
  const [first] = batches();
  const names =
    first?.Actions.filter(
      ({ ActionType }) => ActionType === actionTypes.method || ActionType === actionTypes.setProperty,
    ).map(({ Name }) => Name) ?? [];
  expect(names.filter((name) => name === "_ValidateArraySize").length).toBe(1);
  expect(names.filter((name) => name === "Values").length).toBe(3);
  expect(new Set(Object.values(first?.ObjectPaths ?? {}).map(({ Name }) => Name))).toContain("GetBoundingRect");
});

test("every event that is served is registered under its number, and comes to its handler", async () => {
  const heard: string[] = [];
  await Excel.run(async (context) => {
    const { tables, worksheets } = context.workbook;
    worksheets.onChanged.add(
      async ({ source, address, triggerSource }) => void heard.push(`${source} ${address} ${triggerSource}`),
    );
    worksheets.onSelectionChanged.add(async () => void heard.push("selection"));
    tables.onAdded.add(async () => void heard.push("added"));
    tables.onDeleted.add(async () => void heard.push("deleted"));
    await context.sync();
  });
  await settled();
  expect([...host.events.registered()].sort()).toEqual(Object.values(eventTypes).sort());
  const [table] = host.book.tables;
  if (table !== undefined) type({ book: host.book, events: host.events, isRemote: true }, table, 0, 1, "Anna");
  for (const number of [eventTypes.sheetSelection, eventTypes.tableAdded, eventTypes.tableDeleted])
    host.events.emit(number, {}, false);
  pushEvents(host);
  await settled();
  expect(heard).toEqual(["Remote A2:B2 Unknown", "selection", "added", "deleted"]);
});

describe("errors reach the add-in under their names", () => {
  test.each(Object.entries(hostErrors).filter(([number]) => number !== "5004"))("%s", async (number, [code]) => {
    host.behaviour.fault = () => ({ code: Number(number), isDone: false });
    const failing = Excel.run(async (context) => {
      context.workbook.tables.load("items/name");
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({ code });
  });

  test("an error inside a batch names its place, and what was done before it stays done", async () => {
    const failing = Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("People");
      table.getDataBodyRange().getCell(0, 1).values = [["kept"]];
      table.columns.getItem("Nothing").load("name");
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({
      code: "ItemNotFound",
      debugInfo: { errorLocation: "TableColumnCollection.getItem" },
    });
    expect(host.book.sheets[0]?.cells.get(16_385)?.value).toBe("kept");
  });

  test("a member that is not served is refused by name", async () => {
    const failing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem("People").charts.load("count");
      await context.sync();
    });
    await expect(failing).rejects.toMatchObject({
      code: "NotImplemented",
      message: expect.stringContaining("Worksheet.charts is not served"),
    });
  });

  test("a value that was not loaded is the library's own complaint", async () => {
    const failing = Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("People");
      await context.sync();
      return table.name;
    });
    await expect(failing).rejects.toMatchObject({ code: "PropertyNotLoaded" });
  });
});

test("a table that is renamed between two requests stays itself, since the library goes by its id from then on", async () => {
  const name = await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("People");
    table.load("name");
    await context.sync();
    const [own] = host.book.tables;
    if (own !== undefined) own.name = "Folk";
    table.load("name");
    await context.sync();
    return table.name;
  });
  expect(name).toBe("Folk");
});

test("a kept range moves with its cells when rows are inserted above it", async () => {
  const address = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("People");
    const range = sheet.getRangeByIndexes(5, 0, 1, 1).load("address");
    await context.sync();
    sheet.getRangeByIndexes(4, 0, 1, 2).insert("Down");
    range.load("address");
    await context.sync();
    return range.address;
  });
  expect(address).toBe("People!A7");
});
