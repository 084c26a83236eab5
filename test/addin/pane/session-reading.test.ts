import { expect, test } from "vitest";
import { pushEvents } from "../../excel-host/in-node.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { openPane, openSamplePane, sampleWorkbook } from "./open-pane.ts";
import { leave, peopleTable, somebody, stored } from "./sample-people.ts";

test("the workbook is read when the pane starts", async () => {
  const pane = await openSamplePane();
  const { snapshot, isReading, trouble } = pane.store.get();
  expect(snapshot?.stored.roster.people.size).toBe(40);
  expect(snapshot?.isForeign).toBe(false);
  expect({ isReading, trouble }).toEqual({ isReading: false, trouble: undefined });
});

test("what a colleague types is read again by itself, once for many edits", async () => {
  const pane = await openSamplePane();
  const { book, events } = pane.host;
  const who = somebody(pane);
  const { table, row } = peopleTable(pane, who);
  const column = table.columns.findIndex(({ name }) => name === "Name");
  const before = stored(pane);
  for (const name of ["One", "Two", "Three"]) typeCell({ book, events, isRemote: true }, table, row, column, name);
  pushEvents(pane.host);
  await expect.poll(() => stored(pane) !== before).toBe(true);
  expect(stored(pane).roster.people.get(who)?.name).toBe("Three");
});

test("a connection that stays lost leaves what was read, and says so", async () => {
  const pane = await openSamplePane();
  pane.host.behaviour.fault = () => ({ code: 5012, isDone: false });
  expect(await pane.session.refresh()).toBeUndefined();
  const { snapshot, trouble } = pane.store.get();
  expect(trouble?.code).toBe("connection-lost");
  expect(snapshot?.stored.roster.people.size).toBe(40);
  pane.host.behaviour.fault = () => undefined;
  await pane.session.refresh();
  expect(pane.store.get().trouble).toBeUndefined();
});

test("a change that is told of in the very moment in which a reading ends is read too", async () => {
  for (let later = 0; later < 8; later += 1) {
    const pane = await openSamplePane();
    const { book, events } = pane.host;
    const who = somebody(pane);
    const { table, row } = peopleTable(pane, who);
    const column = table.columns.findIndex(({ name }) => name === "Name");
    let again: Promise<unknown> | undefined;
    const { snapshot } = pane.store.get();
    const stop = pane.store.listen(() => {
      if (pane.store.get().snapshot === snapshot) return;
      stop();
      again = (async () => {
        for (let turn = 0; turn < later; turn += 1) await undefined;
        typeCell({ book, events, isRemote: true }, table, row, column, "Changed");
        await pane.session.refresh();
      })();
    });
    await pane.session.carryOut("Record that somebody left", leave(pane, who, "2026-04-09"));
    await again;
    expect([later, stored(pane).roster.people.get(who)?.name]).toEqual([later, "Changed"]);
  }
});

test("a reading that finds nothing new changes nothing on the screens, until the day is another", async () => {
  const bytes = sampleWorkbook();
  const day = { today: "2026-04-10" };
  // the day is asked for again at each reading
  const pane = await openPane(bytes, {
    get today() {
      return day.today;
    },
  });
  const { snapshot } = pane.store.get();
  expect(await pane.session.refresh()).toBe(snapshot);
  expect(pane.store.get()).toMatchObject({ isReading: false });
  day.today = "2026-04-11";
  const next = await pane.session.refresh();
  expect(next).not.toBe(snapshot);
  expect(next).toEqual({ ...snapshot, stored: { ...snapshot?.stored, roster: expect.anything() } });
  expect(await pane.session.refresh()).toBe(next);
});
