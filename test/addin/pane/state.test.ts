import { expect, test } from "vitest";
import { firstState, type PaneEvent, reduce, type State } from "../../../addin/pane/state.ts";

function after(...events: readonly PaneEvent[]): State {
  return events.reduce(reduce, firstState);
}

const row = (table: string, key: string) => ({ kind: "selected", row: { table, key: [key] } }) as const;

test("a row that is selected in the sheet is opened on its screen", () => {
  const state = after(row("People", "ana@example.com"));
  expect([state.screen, state.opened.people]).toEqual(["people", "ana@example.com"]);
  expect(after(row("Pools", "P1"))).toMatchObject({ screen: "purchases", opened: { purchases: "P1" } });
});

test("rows of tables without a screen, and no row, change nothing that is shown", () => {
  expect(after({ kind: "screen", screen: "people" }, row("Mappings", "m")).screen).toBe("people");
  const selected = after(row("People", "ana@example.com"), { kind: "selected", row: undefined });
  expect([selected.screen, selected.opened.people]).toEqual(["people", "ana@example.com"]);
});

test("the screen stays while a form is begun, while something is written, and while files are reconciled", () => {
  const begun = after(
    { kind: "screen", screen: "settings" },
    { kind: "form shown", form: "addContract", isShown: true },
    { kind: "draft", form: "addContract", draft: { contract: "C1" } },
    row("People", "ana@example.com"),
  );
  expect([begun.screen, begun.opened.people]).toEqual(["settings", "ana@example.com"]);
  const writing = after(
    { kind: "screen", screen: "settings" },
    { kind: "writing", title: "x" },
    row("People", "a@b.c"),
  );
  expect(writing.screen).toBe("settings");
  expect(after({ kind: "screen", screen: "reconcile" }, row("People", "a@b.c")).screen).toBe("reconcile");
  const over = after(
    { kind: "draft", form: "f", draft: {} },
    { kind: "draft", form: "f", draft: undefined },
    row("People", "a@b.c"),
  );
  expect(over.screen).toBe("people");
});

test("a row that the pane itself has shown opens nothing, however late Excel tells of it; another one does", () => {
  const shown = { kind: "shown", row: { table: "People", key: ["ana@example.com"] } } as const;
  const state = after({ kind: "screen", screen: "findings" }, shown, row("People", "ana@example.com"));
  expect([state.screen, state.opened.people, state.selected?.key]).toEqual([
    "findings",
    undefined,
    ["ana@example.com"],
  ]);
  expect(reduce(state, row("People", "ben@example.com")).screen).toBe("people");
});

test("a form that is begun stays open on its own screen", () => {
  const begun = after(
    { kind: "screen", screen: "purchases", opened: ":request" },
    { kind: "form shown", form: "requestPurchase", isShown: true },
    { kind: "draft", form: "requestPurchase", draft: {} },
    row("Pools", "P1"),
  );
  expect(begun.opened.purchases).toBe(":request");
});

test("what was typed stays when one looks elsewhere, each form for itself", () => {
  const state = after(
    { kind: "draft", form: "a", draft: { name: "Ana" } },
    { kind: "draft", form: "b", draft: { name: "Ben" } },
    { kind: "screen", screen: "findings" },
    { kind: "draft", form: "b", draft: undefined },
  );
  expect(state.drafts).toEqual({ a: { name: "Ana" } });
});

test("what was read stays while it is read again, and when that fails", () => {
  const snapshot = { isForeign: false } as NonNullable<State["snapshot"]>;
  const trouble = { code: "connection-lost", message: "m", help: "h", detail: "" } as const;
  const state = after({ kind: "read", snapshot }, { kind: "reading" }, { kind: "unread", trouble });
  expect(state).toMatchObject({ snapshot, isReading: false, trouble });
  expect(reduce(state, { kind: "read", snapshot }).trouble).toBeUndefined();
});

test("a new writing takes the message of the one before away", () => {
  const written = {
    title: "t",
    outcome: "done",
    said: "s",
    notes: [],
    letter: undefined,
    refused: [],
    takeBack: undefined,
  } as const;
  const state = after({ kind: "written", written }, { kind: "writing", title: "next" });
  expect([state.written, state.writing]).toEqual([undefined, "next"]);
  expect(after({ kind: "written", written }, { kind: "seen" }).written).toBeUndefined();
});

test("the form that somebody is filling in stays open when another row of its screen is selected", () => {
  const begun = after(
    { kind: "opened", screen: "people", key: "add" },
    { kind: "screen", screen: "people" },
    { kind: "form shown", form: "addPerson", isShown: true },
    { kind: "draft", form: "addPerson", draft: { email: "a" } },
    row("People", "ana@example.com"),
  );
  expect([begun.opened.people, begun.selected?.key]).toEqual(["add", ["ana@example.com"]]);
});

test("moving within a row opens nothing again that was left, and another row does", () => {
  const left = after(row("People", "ana@example.com"), { kind: "opened", screen: "people", key: undefined });
  expect(reduce(left, row("People", "ana@example.com")).opened.people).toBeUndefined();
  expect(reduce(left, row("People", "ben@example.com")).opened.people).toBe("ben@example.com");
});

test("choices are remembered, each for what it is for, and keep no row from being opened", () => {
  const state = after(
    { kind: "remember", what: "people", choices: { filter: "left" } },
    { kind: "remember", what: "pastePeople", choices: { wer: "Email" } },
    row("People", "ana@example.com"),
  );
  expect(state.remembered).toEqual({ people: { filter: "left" }, pastePeople: { wer: "Email" } });
  expect(state.screen).toBe("people");
});

test("a form that was begun and left keeps its texts, and keeps nobody from following the sheet", () => {
  const state = after(
    { kind: "screen", screen: "settings" },
    { kind: "form shown", form: "addContract", isShown: true },
    { kind: "draft", form: "addContract", draft: { contract: "C1" } },
    { kind: "form shown", form: "addContract", isShown: false },
    row("People", "ana@example.com"),
  );
  expect([state.screen, state.drafts]).toEqual(["people", { addContract: { contract: "C1" } }]);
});

test.each([
  ["Findings", "findings"],
  ["Contracts", "settings"],
  ["Settings", "settings"],
  ["BalanceChecks", "balances"],
] as const)("a row of %s is opened on its screen too", (table, screen) => {
  expect(after(row(table, "k"))).toMatchObject({ screen, opened: { [screen]: "k" } });
});

test("a reading that comes back ends what was said of Excel's silence, and a failed one only the reading", () => {
  const snapshot = { isForeign: false } as NonNullable<State["snapshot"]>;
  const trouble = { code: "connection-lost", message: "m", help: "h", detail: "" } as const;
  const silent = after({ kind: "reading" }, { kind: "silent", isSilent: true });
  expect([silent.isReading, silent.isExcelSilent]).toEqual([true, true]);
  expect(reduce(silent, { kind: "read", snapshot })).toMatchObject({ isReading: false, isExcelSilent: false });
  expect(reduce(silent, { kind: "silent", isSilent: false }).isExcelSilent).toBe(false);
  expect(reduce(silent, { kind: "unread", trouble })).toMatchObject({ isReading: false, isExcelSilent: true });
});

test("a draft keeps somebody in a form only while that very form is shown", () => {
  const state = after(
    { kind: "screen", screen: "settings" },
    { kind: "form shown", form: "addRate", isShown: true },
    { kind: "draft", form: "addContract", draft: { contract: "C1" } },
    row("People", "ana@example.com"),
  );
  expect(state.screen).toBe("people");
});

test("a form that is drawn twice is shown until it goes, and another one stays", () => {
  const shown = (form: string, isShown: boolean) => ({ kind: "form shown", form, isShown }) as const;
  expect(after(shown("a", true), shown("b", true), shown("a", true)).shownForms).toEqual(["b", "a"]);
  expect(after(shown("a", true), shown("b", true), shown("a", true), shown("a", false)).shownForms).toEqual(["b"]);
});

test("what is selected is known also where it opens nothing", () => {
  const person = after(row("People", "ana@example.com"));
  expect(reduce(person, row("Mappings", "m")).selected).toEqual({ table: "Mappings", key: ["m"] });
  expect(reduce(person, { kind: "selected", row: undefined }).selected).toBeUndefined();
  // and so going back to the same row opens it again
  const back = after(
    row("People", "ana@example.com"),
    { kind: "screen", screen: "today" },
    row("Mappings", "m"),
    row("People", "ana@example.com"),
  );
  expect(back.screen).toBe("people");
});

test("what is over is not being written any more; a run, a message and a whisper are those that came last", () => {
  const written = { title: "t", outcome: "done", said: "s" } as NonNullable<State["written"]>;
  const held = { run: {}, isAnswerKept: true } as NonNullable<State["held"]>;
  const state = after({ kind: "writing", title: "t" }, { kind: "written", written }, { kind: "held", held });
  expect(state).toMatchObject({ writing: undefined, written, held });
  expect(reduce(state, { kind: "held", held: undefined }).held).toBeUndefined();
  expect(after({ kind: "whisper", text: "a" }, { kind: "whisper", text: "b" }).whisper).toBe("b");
});
