import { expect, test } from "vitest";
import type { PlainDate } from "../../../core/calendar.ts";
import type { Done } from "../../../core/commands/command.ts";
import { addPerson } from "../../../core/commands/people/add-person.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import type { PersonKey } from "../../../core/person.ts";
import type { TablePatch } from "../../../core/roster/patch.ts";
import { pushEvents } from "../../excel-host/in-node.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { oneTable } from "../../support/workbook.ts";
import { openPane, openSamplePane, openSketchPane, sampleWorkbook } from "./open-pane.ts";

const email = "farid.benslama@northlight.example" as PersonKey;

function stored(pane: Awaited<ReturnType<typeof openSamplePane>>) {
  const { snapshot } = pane.store.get();
  if (snapshot === undefined) throw new Error("nothing was read");
  return snapshot.stored;
}

function somebody(pane: Awaited<ReturnType<typeof openSamplePane>>): PersonKey {
  const found = [...stored(pane).roster.people.values()].find(({ leftOn }) => leftOn === undefined);
  if (found === undefined) throw new Error("nobody is there");
  return found.email;
}

/** The table People, and the row of somebody in it, counted from the first below the header. */
function peopleTable(pane: Awaited<ReturnType<typeof openSamplePane>>, who: PersonKey) {
  const table = pane.host.book.tables.find(({ name }) => name === "People");
  const row = stored(pane).roster.people.get(who)?.at.row;
  if (table === undefined || row === undefined) throw new Error(`${who} is in no table People`);
  return { table, row: row - table.box.top - 2 };
}

function leave(pane: Awaited<ReturnType<typeof openSamplePane>>, who: PersonKey, day: string): Done {
  const outcome = recordLeaving.apply(stored(pane), { email: who, leftOn: day as PlainDate });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome;
}

test("the workbook is read when the pane starts", async () => {
  const pane = await openSamplePane();
  const { snapshot, isReading, trouble } = pane.store.get();
  expect(snapshot?.stored.roster.people.size).toBe(40);
  expect(snapshot?.isForeign).toBe(false);
  expect({ isReading, trouble }).toEqual({ isReading: false, trouble: undefined });
});

test("what a command decides is written, read again and told", async () => {
  const pane = await openSamplePane();
  const who = somebody(pane);
  expect(await pane.session.carryOut("Record that somebody left", leave(pane, who, "2026-04-09"))).toBe(true);
  expect(stored(pane).roster.people.get(who)?.leftOn).toBe("2026-04-09");
  expect(pane.store.get().written).toMatchObject({ outcome: "done", refused: [] });
  // the file says so as well
  const again = await openPane(pane.workbook());
  expect(stored(again).roster.people.get(who)?.leftOn).toBe("2026-04-09");
});

test("a row that could not be added is not offered to be shown; one that is there already is", async () => {
  const pane = await openSamplePane();
  const outcome = addPerson.apply(stored(pane), { email: "nina@northlight.example" as PersonKey });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  const sheet = pane.host.book.tables.find(({ name }) => name === "People")?.box.sheet;
  if (sheet === undefined) throw new Error("there is no table People");
  sheet.isProtected = true;
  expect(await pane.session.carryOut("Add a person", outcome)).toBe(false);
  expect(pane.store.get().written?.refused.map(({ place }) => place)).toEqual([undefined]);
  sheet.isProtected = false;
  expect(await pane.session.carryOut("Add a person", outcome)).toBe(true);
  const other = { ...outcome, patches: outcome.patches.map(renamed) };
  expect(await pane.session.carryOut("Add a person", other)).toBe(false);
  expect(pane.store.get().written?.refused.map(({ place }) => place)).toEqual([
    { table: "People", key: ["nina@northlight.example"] },
  ]);
});

/** The same row with another name in it, so that it is not what stands there already. */
function renamed({ table, changes }: TablePatch): TablePatch {
  return {
    table,
    changes: changes.map((change) =>
      change.kind === "append" ? { ...change, cells: { ...change.cells, Name: "Somebody else" } } : change,
    ),
  };
}

test("cells that were changed can be taken back in one go", async () => {
  const pane = await openSamplePane();
  const who = somebody(pane);
  await pane.session.carryOut("Record that somebody left", leave(pane, who, "2026-04-09"));
  const { written } = pane.store.get();
  if (written?.takeBack === undefined) throw new Error("nothing can be taken back");
  expect(await pane.session.takeBack(written)).toBe(true);
  expect(stored(pane).roster.people.get(who)).toMatchObject({ leftOn: undefined });
  expect(stored(pane).roster.people.get(who)?.registration).not.toBe("left");
});

test("a row that was added is not taken back, since rows are never deleted", async () => {
  const pane = await openSamplePane();
  const outcome = addPerson.apply(stored(pane), { email: "new.person@example.com" as PersonKey, name: "New Person" });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  expect(await pane.session.carryOut("Add a person", outcome)).toBe(true);
  expect(stored(pane).roster.people.has("new.person@example.com" as PersonKey)).toBe(true);
  expect(pane.store.get().written?.takeBack).toBeUndefined();
});

test("what is asked for twice, as by a double click, is written once", async () => {
  const pane = await openSamplePane();
  const outcome = addPerson.apply(stored(pane), { email: "new.person@example.com" as PersonKey, name: "New Person" });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  const twice = [1, 2].map(() => pane.session.carryOut("Add a person", outcome));
  expect(await Promise.all(twice)).toEqual([true, true]);
  const column = pane.store
    .get()
    .snapshot?.open.tables.get("People")
    ?.grid.rows.map(({ cells }) => cells[0]);
  expect(column?.filter((email) => email === "new.person@example.com").length).toBe(1);
  expect(pane.store.get()).toMatchObject({ writing: undefined, written: { outcome: "done" } });
});

test("a cell that a colleague changed meanwhile stays theirs, and both values are told", async () => {
  const pane = await openSamplePane();
  const who = somebody(pane);
  const done = leave(pane, who, "2026-04-09");
  const { book, events } = pane.host;
  const { table, row } = peopleTable(pane, who);
  const column = table.columns.findIndex(({ name }) => name === "Left on");
  typeCell({ book, events, isRemote: true }, table, row, column, 46_000);
  expect(await pane.session.carryOut("Record that somebody left", done)).toBe(false);
  const { written } = pane.store.get();
  expect(written?.outcome).not.toBe("done");
  expect(written?.refused[0]?.message).toContain("somebody has changed it");
  expect(written?.refused[0]?.place).toMatchObject({ table: "People", header: "Left on" });
  expect(stored(pane).roster.people.get(who)?.leftOn).toBe("2025-12-09");
});

test("a protected sheet changes nothing, and says what to do", async () => {
  const pane = await openSamplePane();
  const who = somebody(pane);
  for (const sheet of pane.host.book.sheets) sheet.isProtected = true;
  expect(await pane.session.carryOut("Record that somebody left", leave(pane, who, "2026-04-09"))).toBe(false);
  expect(pane.store.get().written).toMatchObject({ outcome: "refused", said: "Nothing was written." });
  expect(pane.store.get().written?.refused[0]?.help).not.toBe("");
  expect(stored(pane).roster.people.get(who)?.leftOn).toBeUndefined();
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

test("a workbook without a roster is prepared, and then is one", async () => {
  const pane = await openSketchPane({ sheets: [{ name: "Sheet1", tables: [], cells: [[1, 1, "mine"]] }] });
  expect(pane.store.get().snapshot?.isForeign).toBe(true);
  await pane.session.prepare();
  const { snapshot, written } = pane.store.get();
  expect(snapshot).toMatchObject({ isForeign: false, lacks: [] });
  expect(written?.outcome).toBe("done");
  expect(written?.said).toBe("Added: 11 tables.");
});

test("what is missing on a protected sheet is said once, however many columns it is", async () => {
  const pane = await openSketchPane(oneTable("People", ["Email"], [["ana@example.com"]]));
  for (const sheet of pane.host.book.sheets) sheet.isProtected = true;
  await pane.session.prepare();
  const { written } = pane.store.get();
  expect(written).toMatchObject({ outcome: "partly", said: "Added: 10 tables." });
  expect(written?.refused.map(({ message }) => message)).toEqual([
    "The sheet is protected, so nothing was written on it.",
  ]);
});

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

test("a run that was overtaken by another one is forgotten", async () => {
  const results: ((result: { kind: "failed"; message: string; help: string; detail: string }) => void)[] = [];
  const cancelled: number[] = [];
  const pane = await openSamplePane({
    reconciler: {
      reconcile: () => {
        const number = results.length;
        return {
          result: new Promise((resolve) => void results.push(resolve)),
          cancel: () => void cancelled.push(number),
        };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const failed = (message: string) => ({ kind: "failed" as const, message, help: "", detail: "" });
  const first = pane.session.reconcile([], { covers: [], mappings: [] });
  await expect.poll(() => results.length).toBe(1);
  const second = pane.session.reconcile([], { covers: [], mappings: [] });
  await expect.poll(() => results.length).toBe(2);
  results[0]?.(failed("first"));
  results[1]?.(failed("second"));
  await Promise.all([first, second]);
  expect(cancelled).toEqual([0]);
  expect(pane.store.get().reconciling).toMatchObject({ kind: "over", result: { message: "second" } });
});

test("a run that takes the place of another one is under way at once, and stays so while the workbook is read", async () => {
  const pane = await openSamplePane({
    reconciler: {
      // as the worker does: a run that is cancelled comes to nothing
      reconcile: () => {
        let stop = (_: { kind: "cancelled" }) => {};
        const result = new Promise<{ kind: "cancelled" }>((resolve) => {
          stop = resolve;
        });
        return { result, cancel: () => stop({ kind: "cancelled" }) };
      },
      ask: () => Promise.reject(new Error("there is no answer")),
    },
  });
  const how = { covers: [], mappings: [] };
  const first = pane.session.reconcile([], how);
  await pane.session.refresh();
  const shown: string[] = [];
  pane.store.listen(() => shown.push(pane.store.get().reconciling.kind));
  const second = pane.session.reconcile([], how);
  await first;
  await pane.session.refresh();
  expect(new Set(shown)).toEqual(new Set(["running"]));
  pane.session.cancelReconciling();
  await second;
  expect(pane.store.get().reconciling.kind).toBe("idle");
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

test("somebody who is not there is not written about", async () => {
  const pane = await openSamplePane();
  expect(recordLeaving.apply(stored(pane), { email, leftOn: "2026-04-09" as PlainDate }).kind).toBe("refused");
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
