import { expect, test } from "vitest";
import type { PlainDate } from "../../../core/calendar.ts";
import { addPerson } from "../../../core/commands/people/add-person.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import type { PersonKey } from "../../../core/person.ts";
import type { TablePatch } from "../../../core/roster/patch.ts";
import { type as typeCell } from "../../excel-host/person.ts";
import { oneTable } from "../../support/workbook.ts";
import { openPane, openSamplePane, openSketchPane } from "./open-pane.ts";
import { leave, peopleTable, somebody, stored } from "./sample-people.ts";

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

test("somebody who is not there is not written about", async () => {
  const pane = await openSamplePane();
  const email = "farid.benslama@northlight.example" as PersonKey;
  expect(recordLeaving.apply(stored(pane), { email, leftOn: "2026-04-09" as PlainDate }).kind).toBe("refused");
});
