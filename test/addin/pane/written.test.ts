import { expect, test } from "vitest";
import type { Lack } from "../../../addin/excel/prepare-workbook.ts";
import { type PatchResult, refuseChanged, refuseRow } from "../../../addin/excel/refusal.ts";
import { trouble } from "../../../addin/excel/trouble.ts";
import { preparedWritten, writtenOf } from "../../../addin/pane/written.ts";
import type { Done } from "../../../core/commands/command.ts";
import type { RowChange } from "../../../core/roster/patch.ts";

const set = (key: string, cells: Readonly<Record<string, readonly [string, string]>>): RowChange => ({
  kind: "set",
  key: [key],
  cells: Object.fromEntries(Object.entries(cells).map(([header, [before, after]]) => [header, { before, after }])),
});
const append = (key: string): RowChange => ({ kind: "append", key: [key], cells: { Email: key } });

const done = (...changes: readonly RowChange[]): Done => ({
  kind: "done",
  patches: changes.length === 0 ? [] : [{ table: "People", changes }],
  said: "Ana has left.",
  notes: ["Credits stay."],
  letter: { to: undefined, subject: "Leaving", sendBy: "2026-04-10", lines: ["Hello."] },
});
const came = (result: Partial<PatchResult>): PatchResult => ({
  applied: [],
  refused: [],
  overwritten: [],
  doubts: [],
  ...result,
});

const ana = { key: ["ana"], header: "Name" };
const changed = refuseChanged({ table: "People", ...ana, before: "Ana", after: "Anna" }, "Anne");
const missing = refuseRow("row-missing", { table: "People", key: ["ben"] });
const theirs = { table: "People", ...ana, value: "Theirs" };

test("what stands as a whole is said in the command's words, with its notes and its letter", () => {
  const whole = done(set("ana", { Name: ["Ana", "Anna"] }));
  expect(writtenOf("Change", whole, [came({ applied: [ana] })])).toMatchObject({
    title: "Change",
    outcome: "done",
    said: "Ana has left.",
    notes: ["Credits stay."],
    letter: { subject: "Leaving" },
    refused: [],
  });
});

test("a part that was refused is told with its place, and the part that stands cannot be taken back alone", () => {
  const both = done(set("ana", { Name: ["Ana", "Anna"], Note: ["", "x"] }), set("ben", { Note: ["", "y"] }));
  const results = [came({ applied: [{ key: ["ana"], header: "Note" }], refused: [changed, missing] })];
  const written = writtenOf("Change", both, results);
  expect(written).toMatchObject({
    outcome: "partly",
    said: "A part of it was written.",
    notes: ["Credits stay."],
    letter: { subject: "Leaving" },
    takeBack: undefined,
  });
  expect(written.refused.map(({ place }) => place)).toEqual([
    { table: "People", key: ["ana"], header: "Name" },
    { table: "People", key: ["ben"] },
  ]);
});

test("where nothing was written there is nothing to know beside it, and nothing to send", () => {
  const written = writtenOf("Change", done(set("ana", { Name: ["Ana", "Anna"] })), [came({ refused: [changed] })]);
  expect(written).toMatchObject({
    outcome: "refused",
    said: "Nothing was written.",
    notes: [],
    letter: undefined,
    takeBack: undefined,
  });
});

test("what somebody else has lost comes first, and nothing is called whole or untouched beside it", () => {
  const one = done(set("ana", { Name: ["Ana", "Anna"] }));
  const lost = writtenOf("Change", one, [came({ applied: [ana], overwritten: [theirs] })]);
  expect([lost.outcome, lost.takeBack, lost.refused.map(({ message }) => message)]).toEqual([
    "partly",
    undefined,
    [
      "Name of “ana” was changed by somebody in the very moment of writing, and could not be put back: it held “Theirs”.",
    ],
  ]);
  const doubtful = writtenOf("Change", one, [came({ refused: [missing], doubts: [{ ...theirs, value: "Anna" }] })]);
  expect(doubtful.refused.map(({ message }) => message.slice(0, 23))).toEqual([
    "The connection was lost",
    "“ben” is not in the tab",
  ]);
  expect(doubtful).toMatchObject({
    outcome: "refused",
    said: "It was not written, but something else may have been: please look.",
    notes: [],
    letter: undefined,
  });
});

test("a row that was to be added and is not there cannot be shown, one that is there already can", () => {
  const places = (reason: "row-there" | "row-missing", key: string) =>
    writtenOf("Add", done(append("ana"), set("ben", { Note: ["", "x"] })), [
      came({ refused: [refuseRow(reason, { table: "People", key: [key] })] }),
    ]).refused.map(({ place }) => place);
  expect(places("row-missing", "ana")).toEqual([undefined]);
  expect(places("row-there", "ana")).toEqual([{ table: "People", key: ["ana"] }]);
  // another row of the same table
  expect(places("row-missing", "ben")).toEqual([{ table: "People", key: ["ben"] }]);
});

test("what is taken back goes the way that it came, from its end", () => {
  const [first, second] = [set("ana", { Name: ["Ana", "Anna"] }), set("ana", { Name: ["Anna", "Anne"] })];
  const two: Done = {
    ...done(first, second),
    patches: [
      { table: "People", changes: [first, second] },
      { table: "Pools", changes: [set("P1", { Note: ["", "x"] })] },
    ],
  };
  expect(writtenOf("Change", two, [came({ applied: [ana] })]).takeBack).toEqual([
    { table: "Pools", changes: [set("P1", { Note: ["x", ""] })] },
    { table: "People", changes: [set("ana", { Name: ["Anne", "Anna"] }), set("ana", { Name: ["Anna", "Ana"] })] },
  ]);
});

test("what added a row among other things is not taken back, nor what changed nothing", () => {
  const takeBack = (of: Done, ...results: readonly PatchResult[]) => writtenOf("Change", of, results).takeBack;
  const cell = set("ana", { Name: ["Ana", "Anna"] });
  expect(takeBack(done(cell), came({ applied: [ana] }))).toHaveLength(1);
  expect(takeBack(done(cell, append("ben")), came({ applied: [ana, { key: ["ben"] }] }))).toBeUndefined();
  expect(takeBack(done(cell), came({}))).toBeUndefined();
  expect(takeBack(done())).toBeUndefined();
});

const table = (name: string): Lack => ({ kind: "table", table: name });
const column = (header: string): Lack => ({ kind: "column", table: "People", header });
const prepared = (lacks: readonly Lack[], refused: readonly Lack[] = [], rest: readonly string[] = []) =>
  preparedWritten("Prepare", {
    ok: true,
    value: {
      done: lacks,
      troubles: refused.map((lack) => ({ lack, trouble: trouble("protected") })),
      rest: rest.map((message) => ({ message, help: "Help." })),
    },
  });

test("what was added to a workbook is told by name, and by number where the names are many", () => {
  expect(prepared([]).said).toBe("Nothing was added.");
  expect(prepared([table("Rates")])).toMatchObject({ outcome: "done", said: "Added: the table Rates.", refused: [] });
  expect(prepared([column("Note"), table("A"), table("B")]).said).toBe(
    "Added: the tables A and B and the column Note of People.",
  );
  expect(prepared(["a", "b", "c", "d"].map(column)).said).toBe(
    "Added: the columns a of People, b of People, c of People and d of People.",
  );
  expect(prepared(["a", "b", "c", "d", "e"].map(column)).said).toBe("Added: 5 columns.");
});

test("each reason why something was not added is told once", () => {
  const some = prepared([table("A")], [column("x"), column("y")], ["Choices could not be given."]);
  expect([some.outcome, some.refused.map(({ message }) => message)]).toEqual([
    "partly",
    ["The sheet is protected, so nothing was written on it.", "Choices could not be given."],
  ]);
  expect(prepared([], [column("x")])).toMatchObject({ outcome: "refused", said: "Nothing was added." });
  expect(preparedWritten("Prepare", { ok: false, trouble: trouble("excel-busy") })).toMatchObject({
    outcome: "refused",
    refused: [{ message: trouble("excel-busy").message }],
  });
});
