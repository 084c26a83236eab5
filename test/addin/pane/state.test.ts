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
