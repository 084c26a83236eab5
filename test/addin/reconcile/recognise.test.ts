import { expect, test } from "vitest";
import { recognise } from "../../../addin/reconcile/recognise.ts";
import { LARGEST_MAPPING } from "../../../core/roster/mapping-file.ts";
import { makeWorkbook, oneTable } from "../../support/workbook.ts";

/** What a file with this content is, and how many of its bytes were asked for at most. */
function kindOf(content: string | Uint8Array, size?: number) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  if (size !== undefined) Object.defineProperty(file, "size", { value: size });
  let furthest = 0;
  const { kind } = recognise(file, (_, from, to) => {
    furthest = Math.max(furthest, to);
    return bytes.subarray(from, to);
  });
  return { kind, furthest };
}

const schema = (name: string) => `"schema": "credit-roster/${name}"`;

test.each([
  ["a report", `{ ${schema("reconciliation/1")} }`, "run"],
  ["a report after blank lines and a mark of its encoding", `\ufeff\n  { ${schema("reconciliation/1")} }`, "run"],
  ["a report that is cut off", `{ ${schema("reconciliation/1")}, "findings": [`, "run"],
  ["a mapping that only says so", `{ ${schema("mapping/1")} }`, "mapping"],
  ["a mapping by its columns", '{ "columns": {} }', "mapping"],
  ["a mapping by what else it says", '{ "dayOrder": "dmy" }', "mapping"],
  ["a mapping as somebody types it", '{ "Day order": "dmy" }', "mapping"],
  ["JSON with a slip", '{ "day order" }', "mapping"],
  ["other JSON", '{ "name": "x" }', "export"],
  ["JSON of another program", '{ "schema": "other/mapping/1", "list": [] }', "export"],
  ["a table with findings and decisions", "Finding,Decision\na/1,accepted\n", "review"],
  ["a table with decisions about something else", "Topic,Decision\na/1,accepted\n", "export"],
  ["a table with findings in which nobody decides", "Finding,Amount\na/1,4\n", "export"],
  ["usage with such columns beside", "date,user,credits,Finding,Decision\n2026-01-01,a@example.com,1,,\n", "export"],
  ["nothing", "", "export"],
])("%s is told by its content", (_what, content, kind) => {
  expect(kindOf(content).kind).toBe(kind);
});

test("a workbook is a review where its table Findings has both columns", () => {
  const workbook = (name: string, ...headers: readonly string[]) =>
    kindOf(makeWorkbook(oneTable(name, headers, [headers.map(() => "x")]))).kind;
  expect(workbook("Findings", "Finding", "Decision")).toBe("review");
  expect(workbook("Findings", "Topic", "Decision")).toBe("export");
  expect(workbook("Others", "Finding", "Decision")).toBe("export");
});

test("what is larger than a mapping may be is none, with or without a slip", () => {
  const filled = (start: string, end: string) => `${start}${" ".repeat(LARGEST_MAPPING)}${end}`;
  expect(kindOf(filled('{ "columns": {', "} }")).kind).toBe("export");
  expect(kindOf(filled('{ "columns" ', "{} }")).kind).toBe("export");
  expect(kindOf(`{ "columns": {${" ".repeat(LARGEST_MAPPING - 100)}} }`).kind).toBe("mapping");
});

test("of what is too large to be held only the beginning is looked at", () => {
  const huge = 3 * 1024 ** 3;
  for (const content of [`{ ${schema("reconciliation/1")} }`, makeWorkbook(oneTable("Findings", ["Finding"], []))]) {
    const { kind, furthest } = kindOf(content, huge);
    expect([kind, furthest <= 64 * 1024]).toEqual(["export", true]);
  }
});
