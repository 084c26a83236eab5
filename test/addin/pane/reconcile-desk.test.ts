import { expect, test } from "vitest";
import { localeOf } from "../../../addin/pane/locale.ts";
import {
  type Chosen,
  type Desk,
  emptyDesk,
  formKey,
  howOf,
  sizeWords,
  withFiles,
  withMapping,
  withoutFile,
} from "../../../addin/pane/screens/reconcile/desk.ts";
import { linesOf } from "../../../addin/pane/screens/reconcile/excerpts.ts";
import { progressView } from "../../../addin/pane/screens/reconcile/progress.ts";
import { runDesk } from "../../../addin/pane/screens/reconcile/run-again.ts";
import { changeDesk, deskNow } from "../../../addin/pane/screens/reconcile/use-desk.ts";
import { mappingKey, mappingOpened } from "../../../addin/pane/screens/reconcile/views.ts";
import { namedFiles } from "../../../addin/reconcile/file-names.ts";
import type { RunDiagnostic } from "../../../core/run-file.ts";

const file = (name: string, size = 10, lastModified = 1): Chosen => ({ name, size, lastModified });
const desk: Desk<Chosen> = emptyDesk;

test("files stay on the desk once each, and are taken away one by one", () => {
  const both = withFiles(withFiles(desk, [file("a.csv")]), [file("a.csv"), file("b.csv"), file("a.csv", 11)]);
  // another file of the same name is another file
  expect(both.files.map(({ name, size }) => [name, size])).toEqual([
    ["a.csv", 10],
    ["b.csv", 10],
    ["a.csv", 11],
  ]);
  expect(both.note).toBe("a.csv was chosen already.");
  const [first] = both.files;
  const less = withoutFile(both, first as Chosen);
  expect([less.files.length, less.note]).toEqual([2, ""]);
  const four = ["a", "b", "c", "d"].map((name) => file(name));
  expect(withFiles(withFiles(desk, four), four).note).toBe("a, b, c and 1 more were chosen already.");
  expect(["a.csv", "b.csv", "a.csv", "a.csv"].map((name) => file(name))).toSatisfy(
    (files: Chosen[]) =>
      namedFiles(files)
        .map(([name]) => name)
        .join() === "a.csv,b.csv,a.csv (2),a.csv (3)",
  );
});

test("a file that was chosen already stays the one that it was, is named once, and the next files take the note away", () => {
  const [first, second] = [file("a.csv"), file("a.csv")];
  const again = withFiles(withFiles(desk, [first]), [second, file("a.csv")]);
  expect([again.files.length, again.files[0] === first]).toEqual([1, true]);
  expect(again.note).toBe("a.csv was chosen already.");
  expect(withFiles(again, [file("b.csv")]).note).toBe("");
});

test("what is said of a file's columns is kept for its headers", () => {
  expect(formKey("a.csv", ["Day", "Who"])).toBe(formKey("a.csv", ["Day", "Who"]));
  const others = [formKey("a.csv", ["Day"]), formKey("a.csv", ["Who", "Day"]), formKey("b.csv", ["Day", "Who"])];
  expect(others).not.toContain(formKey("a.csv", ["Day", "Who"]));
});

test("what is typed beside the files is read, or told field by field", () => {
  expect(howOf(desk)).toEqual({
    kind: "how",
    how: { asOf: undefined, period: undefined, covers: [], mappings: [] },
  });
  const typed = howOf({
    ...desk,
    asOf: "2026-03-31",
    covers: [
      { first: "2026-02-01", last: "2026-02-28" },
      { first: "", last: "" },
    ],
    period: { first: "2026-01-01", last: "2026-01-01" },
  });
  expect(typed).toMatchObject({
    how: {
      asOf: "2026-03-31",
      covers: [{ first: "2026-02-01", last: "2026-02-28" }],
      period: { first: "2026-01-01", last: "2026-01-01" },
    },
  });
  const wrong = howOf({
    ...desk,
    asOf: "2026-02-30",
    covers: [
      { first: "2026-02-02", last: "2026-02-01" },
      { first: "", last: "2026-02-01" },
    ],
    period: { first: "2026-01-01", last: "" },
  });
  expect(wrong.kind === "wrong" && [...wrong.problems]).toEqual(
    [
      ["period", "Type its last day, or leave both days blank."],
      ["covers 1", "It ends before it begins: type a last day that is not before the first."],
      ["covers 2", "Type its first day, or leave both days blank."],
      ["asOf", "That is no day. Type one such as 2026-03-31, or none."],
    ].sort((a, b) => (a[0] === "asOf" ? -1 : b[0] === "asOf" ? 1 : 0)),
  );
});

test("a mapping of the form is handed over as the text of its file, the later one of a name alone", () => {
  const columns = { date: "Day", user: "Who", credits: "Cost" };
  const one = withMapping(desk, { name: "studio", columns });
  const two = withMapping(one, { name: "studio", columns, dayOrder: "dmy" });
  const asked = howOf(withMapping(two, { name: "other", columns }));
  const mappings = asked.kind === "how" ? asked.how.mappings.map((text) => JSON.parse(text)) : [];
  expect(mappings).toMatchObject([{ name: "studio", columns, dayOrder: "dmy" }, { name: "other" }]);
});

test("sizes, progress and what is opened are told", () => {
  expect([1, 999, 1000, 999_499, 999_500, 23_400_000].map(sizeWords)).toEqual([
    "1 byte",
    "999 bytes",
    "1 KB",
    "999 KB",
    "1.0 MB",
    "23.4 MB",
  ]);
  const english = localeOf("en-US");
  const reading = { file: "a.csv", bytesRead: 50, bytesInAll: 200, rows: 1234, step: "reading" as const };
  expect(progressView(reading, english)).toEqual({
    step: "Reading the files …",
    share: 0.25,
    detail: "a.csv, 1,234 rows read",
  });
  expect(progressView({ ...reading, bytesInAll: 0 }, english).share).toBeUndefined();
  expect(progressView({ ...reading, step: "reconciling" }, english).share).toBeUndefined();
  expect(progressView(undefined, english).step).toBe("Reading the workbook …");
  expect(mappingOpened(mappingKey("a/b.csv"))).toBe("a/b.csv");
  expect([mappingOpened("files"), mappingOpened(undefined)]).toEqual([undefined, undefined]);
});

const problem = (name: string, line: number | null): RunDiagnostic => ({
  code: "cell-not-a-day",
  severity: "error",
  message: "",
  help: "",
  at: { file: name, line, column: null },
});

test("the lines that problems are about are read from their files, whatever the ends of lines and the encoding", async () => {
  const far = Array.from({ length: 30_000 }, (_, at) => `row ${at + 1}, ${"x".repeat(at % 50)}`);
  const given: Readonly<Record<string, BlobPart>> = {
    "far.csv": far.join("\r\n"),
    "mac.csv": "one\rtwo\rthree",
    "latin.csv": new Uint8Array([...new TextEncoder().encode("head\n"), 0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68]),
    "wide.csv": new Uint8Array([0xff, 0xfe, ...[..."a\nb"].flatMap((letter) => [letter.charCodeAt(0), 0])]),
    "book.xlsx": new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    "whole.csv": "nothing is wrong with it",
  };
  const files = Object.entries(given).map(([name, content]) => [name, new File([content], name)] as const);
  const lines = await linesOf(files, [
    problem("far.csv", 29_999),
    problem("mac.csv", 3),
    problem("latin.csv", 2),
    problem("wide.csv", 2),
    problem("book.xlsx", 1),
    problem("whole.csv", null),
    problem("missing.csv", 1),
  ]);
  expect(lines.get("far.csv")?.get(29_999)).toBe(far[29_998]);
  // the header is there for pointing at the cell, lines in between are let go
  expect(lines.get("far.csv")?.get(1)).toBe("row 1, ");
  expect(lines.get("far.csv")?.get(41)).toBeUndefined();
  expect(lines.get("mac.csv")?.get(3)).toBe("three");
  expect(lines.get("latin.csv")?.get(2)).toBe("Zürich");
  expect(lines.get("wide.csv")?.get(2)).toBe("b");
  expect([...lines.keys()]).not.toContain("whole.csv");
  expect(lines.get("book.xlsx")?.get(1)).toBeUndefined();
});

test("what a run is about is looked up in the files that it was made of, whatever lies on the desk since", async () => {
  const [first, second] = ["one", "two"].map((text, at) => new File([text], "usage.csv", { lastModified: at }));
  if (first === undefined || second === undefined) throw new Error("two files were made");
  changeDesk((before) => withFiles(before, [first, second]));
  const given: (readonly File[])[] = [];
  const session = { reconcile: async (files: readonly File[]) => void given.push(files) };
  await runDesk(session, () => {});
  changeDesk((before) => withoutFile(before, first));
  expect(deskNow().files).toEqual([second]);
  expect(given).toEqual([[first, second]]);
  const at: RunDiagnostic["at"] = { file: "usage.csv (2)", line: 1, column: null };
  const wanted = [{ code: "x", severity: "error", at, message: "", help: "" }] as unknown as readonly RunDiagnostic[];
  const found = await linesOf(namedFiles(deskNow().ran), wanted);
  expect(found.get("usage.csv (2)")?.get(1)).toBe("two");
});
