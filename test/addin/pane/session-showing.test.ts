import { expect, test } from "vitest";
import { pushEvents } from "../../excel-host/in-node.ts";
import { select } from "../../excel-host/person.ts";
import { oneTable } from "../../support/workbook.ts";
import { openSamplePane, openSketchPane, sampleWorkbook } from "./open-pane.ts";
import { peopleTable, somebody } from "./sample-people.ts";

const people = oneTable(
  "People",
  ["Email", "Name"],
  [
    ["ana@example.com", "Ana"],
    ["ben@example.com", "Ben"],
  ],
);
const ben = { table: "People", key: ["ben@example.com"] };

test("a row is selected in the sheet when somebody asks for it, and one that is gone is said so", async () => {
  const pane = await openSamplePane();
  const who = somebody(pane);
  await pane.session.show({ table: "People", key: [who], header: "Left on" });
  const { active } = pane.host.book;
  const { table, row } = peopleTable(pane, who);
  expect(active.sheet).toBe(table.box.sheet);
  expect(active.top).toBe(table.box.top + 1 + row);
  await pane.session.show({ table: "People", key: ["nobody@example.com"] });
  expect(pane.store.get().whisper).toBe("That row is not in the workbook any more.");
  await pane.session.show({ sheet: "Pools", address: "C7" });
  expect(pane.host.book.active).toMatchObject({ top: 6, left: 2 });
});

test("what cannot be copied is said, with what to do instead", async () => {
  const pane = await openSamplePane({ mayCopy: false });
  await pane.session.copy("x", "The text");
  expect(pane.store.get().whisper).toBe("The text could not be copied: select the text, and press Ctrl+C.");
});

test("the sample opens beside the workbook", async () => {
  const sample = Buffer.from(sampleWorkbook()).toString("base64");
  const pane = await openSamplePane({ sample: async () => sample });
  await pane.session.openSample();
  expect(pane.store.get().whisper).toBe("");
  expect(pane.host.book.beside).toEqual([sample]);
});

test("a row that somebody selects in the sheet is opened", async () => {
  const { host, store } = await openSketchPane(people);
  const sheet = host.book.sheets[0];
  if (sheet === undefined) throw new Error("there is no sheet");
  select({ book: host.book, events: host.events, isRemote: false }, sheet, 2, 1);
  pushEvents(host);
  await expect.poll(() => store.get().screen, { timeout: 5_000 }).toBe("people");
  expect(store.get()).toMatchObject({ selected: ben, opened: { people: "ben@example.com" } });
});

test("a row that the pane shows is known to be selected, and neither opens anything nor says anything", async () => {
  const { host, session, store } = await openSketchPane(people);
  await session.show({ ...ben, header: "Name" });
  expect(host.book.active).toMatchObject({ top: 2, left: 1 });
  expect(store.get()).toMatchObject({ selected: ben, screen: "today", opened: {}, whisper: "" });
  // without a header it is the cell of its key
  await session.show(ben);
  expect(host.book.active).toMatchObject({ top: 2, left: 0 });
});

test.each([
  ["row", { table: "People", key: ["cem@example.com"] }],
  ["column", { ...ben, header: "Office" }],
  ["table", { table: "Pools", key: ["P1"] }],
  ["table that the roster has not", { table: "Mine", key: ["1"] }],
  ["sheet", { sheet: "Gone", address: "B2" }],
])("a %s that is not there is said, and the selection stays", async (_what, place) => {
  const { host, session, store } = await openSketchPane(people);
  const before = { ...host.book.active };
  await session.show(place);
  expect(store.get()).toMatchObject({
    whisper: "That row is not in the workbook any more.",
    selected: undefined,
  });
  expect(host.book.active).toEqual(before);
});

test("why a row cannot be shown is said where Excel does not answer", async () => {
  const { host, session, store } = await openSketchPane(people);
  host.behaviour.fault = () => ({ code: 5012, isDone: false });
  await session.show(ben);
  expect(store.get().whisper).toMatch(/^The connection to .+\. .+\.$/);
  expect(store.get().selected).toBeUndefined();
});

test("the sample is offered to save where Excel cannot open it, and where it cannot be had that is said", async () => {
  const sample = Buffer.from(sampleWorkbook()).toString("base64");
  const pane = await openSamplePane({ sample: async () => sample });
  pane.host.behaviour.fault = () => ({ code: 5102, isDone: false });
  await pane.session.openSample();
  const [saved] = pane.saved;
  expect([saved?.name, pane.store.get().whisper]).toEqual([
    "credit-roster-sample.xlsx",
    "The sample is saved as credit-roster-sample.xlsx: open it in Excel.",
  ]);
  const bytes = new Uint8Array((await saved?.content.arrayBuffer()) ?? new ArrayBuffer());
  expect(Buffer.compare(bytes, sampleWorkbook())).toBe(0);
  const offline = await openSamplePane();
  await offline.session.openSample();
  expect([offline.saved, offline.store.get().whisper]).toEqual([
    [],
    "The sample could not be loaded. Try again when you are online.",
  ]);
});

test("a screen is opened at what is asked for, and what was copied is said", async () => {
  const { session, store, copied } = await openSketchPane(people);
  session.go("people", "ben@example.com");
  expect(store.get()).toMatchObject({ screen: "people", opened: { people: "ben@example.com" } });
  session.go("findings");
  expect(store.get()).toMatchObject({ screen: "findings", opened: { people: "ben@example.com" } });
  await session.copy("x", "The text");
  expect([copied, store.get().whisper]).toEqual([["x"], "The text copied."]);
});
