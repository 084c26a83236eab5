import fc from "fast-check";
import { expect, test } from "vitest";
import { type JsonNode, readJson } from "../../../core/files/json.ts";
import { runs } from "../../support/runs.ts";

function plain(node: JsonNode): unknown {
  if (node.kind === "text") return node.text;
  if (node.kind === "word") return JSON.parse(node.text);
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
}

test("whatever the engine writes as JSON is read as the same value, in lines or in one", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
      const written = JSON.stringify(value, null, indent);
      const read = readJson(`\ufeff${written}\n`);
      if (read.kind !== "read") throw new Error(`${read.line}: ${read.message}`);
      expect(JSON.stringify(plain(read.node))).toBe(JSON.stringify(JSON.parse(written)));
    }),
    { numRuns: runs(300) },
  );
});

test("no text that the engine refuses is read, and every refusal names a line of the text", () => {
  const pieces = fc.array(
    fc.constantFrom("{", "}", "[", "]", ",", ":", '"a"', '"', "1", "-", "true", "tru", "\n", " ", "\\", "“"),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const read = readJson(text);
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(read.kind).toBe(isJson ? "read" : "broken");
      if (read.kind === "broken") expect(read.line).toBeLessThanOrEqual(text.split("\n").length);
    }),
    { numRuns: runs(2000) },
  );
});

test.each([
  ['{\n  "a": "1"\n  "b": "2"\n}', 2, "without a comma"],
  ['{\n  "a": "1",\n}', 2, "comma too many"],
  ['{\n  "a": “1”\n}', 2, "plain quotation marks"],
  ['{\n  "a": "1\n}', 2, "no closing quotation mark"],
  ['{\n  "a" "1"\n}', 2, "no colon"],
  ['{\n  "a": dmy\n}', 2, "dmy stands without quotation marks"],
  ['{\n  "a": "C:\\data"\n}', 2, "backslash"],
  ['{\n  "a": "1"\n', 3, "} is missing"],
  ["{}\n{}", 2, "goes on"],
  ["", 1, "empty"],
  ["[".repeat(100), 1, "too deep"],
])("%j is told at its line, in words", (text, line, message) => {
  expect(readJson(text)).toMatchObject({ kind: "broken", line, message: expect.stringContaining(message) });
});

test("a member that is there twice is kept twice, each with its line", () => {
  const read = readJson('{\n"a": "1",\n"a": "2"}');
  expect(read).toMatchObject({
    node: {
      members: [
        { key: "a", line: 2 },
        { key: "a", line: 3 },
      ],
    },
  });
});
