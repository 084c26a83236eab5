import { expect, test } from "vitest";
import { TAKE_BACK } from "../../../addin/pane/session.ts";
import type { Done } from "../../../core/commands/command.ts";
import type { RowChange } from "../../../core/roster/patch.ts";
import type { WorkbookSketch } from "../../support/workbook.ts";
import { type OpenPane, openSketchPane } from "./open-pane.ts";

// writings one after the other, and each in its patches

const table = (name: string, headers: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  name,
  tables: [{ name, headers, rows }],
});
const sketch: WorkbookSketch = {
  sheets: [
    table("People", ["Email", "Name"], ["ana@example.com", "Ana"], ["ben@example.com", "Ben"]),
    table("Pools", ["Pool ID", "Contract", "Credits"], ["P1", "C1", "1.000,5"]),
    table("Settings", ["Setting", "Value"], ["Number style", "1.234,5"]),
  ],
};

const name = (email: string, before: string, after: string): RowChange => ({
  kind: "set",
  key: [email],
  cells: { Name: { before, after } },
});
const patches = (...changes: readonly RowChange[]): Done => ({
  kind: "done",
  patches: changes.map((change) => ({ table: "People", changes: [change] })),
  said: "It is so.",
  notes: [],
});
const names = (pane: OpenPane) =>
  [...(pane.store.get().snapshot?.stored.roster.people.values() ?? [])].map((person) => person.name);

test("what builds on a patch that was refused is not written", async () => {
  const pane = await openSketchPane(sketch);
  const done = patches(name("ana@example.com", "Anja", "Anna"), name("ben@example.com", "Ben", "Benno"));
  expect(await pane.session.carryOut("Change", done)).toBe(false);
  expect(names(pane)).toEqual(["Ana", "Ben"]);
  expect(pane.store.get().written).toMatchObject({ outcome: "refused", refused: [{ place: { header: "Name" } }] });
  // near miss: the first is as it was thought to be
  const right = patches(name("ana@example.com", "Ana", "Anna"), name("ben@example.com", "Ben", "Benno"));
  expect(await pane.session.carryOut("Change", right)).toBe(true);
  expect(names(pane)).toEqual(["Anna", "Benno"]);
});

test("what is written is said while it is, and a preparation that is asked for meanwhile waits for it", async () => {
  const pane = await openSketchPane(sketch);
  const seen: (string | undefined)[] = [];
  pane.store.listen(() => {
    const { writing } = pane.store.get();
    if (writing !== seen.at(-1)) seen.push(writing);
  });
  await Promise.all([
    pane.session.carryOut("Change", patches(name("ana@example.com", "Ana", "Anna"))),
    pane.session.prepare(),
  ]);
  expect(seen).toEqual(["Change", undefined, "Prepare the workbook", undefined]);
});

test("taking back is a writing of its own, which can be taken back again", async () => {
  const pane = await openSketchPane(sketch);
  await pane.session.carryOut("Change", patches(name("ana@example.com", "Ana", "Anna")));
  for (const expected of ["Ana", "Anna"]) {
    const { written } = pane.store.get();
    if (written === undefined) expect.fail("nothing was written");
    expect(await pane.session.takeBack(written)).toBe(true);
    expect(pane.store.get().written).toMatchObject({ title: TAKE_BACK, said: "It is as it was before." });
    expect(names(pane)[0]).toBe(expected);
  }
});

test("a mistake of ours in one writing does not keep the next from being written", async () => {
  let isBroken = true;
  const pane = await openSketchPane(sketch, {
    workbook: ({ apply }) => ({
      apply: (patch, style) => (isBroken ? Promise.reject(new Error("broken")) : apply(patch, style)),
    }),
  });
  const done = patches(name("ana@example.com", "Ana", "Anna"));
  await expect(pane.session.carryOut("Change", done)).rejects.toThrow("broken");
  // the forms are open again, and it is said
  expect(pane.store.get()).toMatchObject({
    writing: undefined,
    written: { title: "Change", outcome: "refused", refused: [{ message: "It said: broken" }] },
  });
  isBroken = false;
  expect(await pane.session.carryOut("Change", done)).toBe(true);
  expect(names(pane)[0]).toBe("Anna");
});

test("an amount that the firm has written in its own style is known to be what it was", async () => {
  const pane = await openSketchPane(sketch);
  const credits = (before: string, after: string): Done => ({
    ...patches(),
    patches: [{ table: "Pools", changes: [{ kind: "set", key: ["P1"], cells: { Credits: { before, after } } }] }],
  });
  expect(await pane.session.carryOut("Change", credits("1.5", "2000.5"))).toBe(false);
  expect(pane.store.get().written?.refused[0]?.message).toContain("1000.5");
  expect(await pane.session.carryOut("Change", credits("1000.5", "2000.5"))).toBe(true);
});

test("a workbook that was too large for one answer is not asked for in one again", async () => {
  const pane = await openSketchPane(sketch);
  const requests = async () => {
    const before = pane.host.log.length;
    await pane.session.refresh();
    return pane.host.log.slice(before).map(({ error }) => error);
  };
  const atOnce = await requests();
  const next = pane.host.log.length + 1;
  pane.host.behaviour.fault = (request) => (request === next ? { code: 5104, isDone: true } : undefined);
  expect((await requests())[0]).toBe("5104");
  expect(pane.store.get()).toMatchObject({ trouble: undefined, snapshot: { open: { inParts: true } } });
  // all of it would fit into one answer again, which nobody tries
  const inParts = await requests();
  expect(inParts.filter((error) => error !== undefined)).toEqual([]);
  expect(inParts.length).toBeGreaterThan(atOnce.length);
});
