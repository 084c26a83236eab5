import { expect, test } from "vitest";
import { openSamplePane, sampleWorkbook } from "./open-pane.ts";
import { peopleTable, somebody } from "./sample-people.ts";

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
