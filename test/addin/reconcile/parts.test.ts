import fc from "fast-check";
import { expect, test } from "vitest";
import { createHash, hashText } from "../../../addin/reconcile/hash.ts";
import { PART_WEIGHT, type Part, partsOf, together, weigh } from "../../../addin/reconcile/parts.ts";
import { sha256 } from "../../../batch/read/bytes.ts";
import { long } from "../../support/runs.ts";

function overTheLine(value: unknown): { readonly parts: readonly Part[]; readonly value: unknown } {
  const parts = structuredClone([...partsOf(value)]);
  let whole: unknown = "nothing came";
  const take = together((found) => {
    whole = found;
  });
  for (const part of structuredClone(parts)) take(part);
  return { parts, value: whole };
}

long("any plain value comes over as it was", () => {
  const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("any")),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie("any"), { noNullPrototype: true }),
      fc.array(fc.string(), { minLength: 250, maxLength: 400 }),
    ),
  })).any;
  const comesOver = (given: unknown) => {
    expect(overTheLine(given).value).toEqual(given);
  };
  fc.assert(fc.property(value, comesOver));
});

test("long lists are cut, wherever they stand, and short ones are not", () => {
  const row = { email: "ana@example.com", used: 1, own: 2 };
  const rows = Array.from({ length: 3_000 }, (_, at) => ({ ...row, at }));
  const { parts, value } = overTheLine({ result: { run: { people: rows, totals: [row] } }, other: 1 });
  expect(value).toEqual({ result: { run: { people: rows, totals: [row] } }, other: 1 });
  expect(parts.length).toBeGreaterThan(7);
  expect(parts[0]).toMatchObject({ value: { result: { run: { people: [], totals: [row] } } } });
  for (const part of parts)
    if (part.kind === "more") expect(weigh(part.items, 1e6)).toBeLessThanOrEqual(PART_WEIGHT + 1);
});

test("an item that is too large goes alone, and texts weigh by their length", () => {
  const large = { text: "x".repeat(200_000) };
  const { parts } = overTheLine({ list: [{ text: "a" }, large, { text: "b" }] });
  expect(parts.flatMap((part) => (part.kind === "more" ? [part.items.length] : []))).toEqual([1, 1, 1]);
});

test("no part is heavier than it may be, though many lists are short, and none is lighter than it need be", () => {
  const lists = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`l${at}`, Array.from({ length: 50 }, () => at)]),
  );
  const many = overTheLine({ lists });
  expect(many.value).toEqual({ lists });
  const [begin] = many.parts;
  expect(begin?.kind === "begin" && weigh(begin.value, 1e6)).toBeLessThanOrEqual(PART_WEIGHT);
  // some of them stay where they are: as many as there is room for
  expect(many.parts.length).toBeLessThan(102);
  const { parts } = overTheLine({ list: Array.from({ length: 10_000 }, (_, at) => at) });
  expect(parts.length).toBe(2 + 5);
});

test("an item that is too large goes alone from the very beginning", () => {
  const { parts } = overTheLine({ list: [{ text: "x".repeat(200_000) }, { text: "b" }] });
  expect(parts.flatMap((part) => (part.kind === "more" ? [part.items.length] : []))).toEqual([1, 1]);
});

test("a record without a prototype is a record", () => {
  const bare = Object.assign(Object.create(null), { list: Array.from({ length: 5_000 }, (_, at) => at) });
  const { parts, value } = overTheLine({ bare });
  expect([parts.length > 3, value]).toEqual([true, { bare: { list: bare.list } }]);
});

test("blobs are handed over and not taken apart", () => {
  const blob = new Blob(["text"]);
  const [begin] = [...partsOf({ answer: blob })];
  expect((begin as { value: { answer: Blob } }).value.answer).toBe(blob);
});

test("the pane's hash is the platform's", () => {
  for (const text of ["", "abc", "Zürich € 😀", "\ud800", "x".repeat(100_000)]) {
    expect(hashText(text)).toBe(sha256(text));
    const hash = createHash();
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += 999) hash.update(bytes.subarray(at, at + 999));
    expect(hash.digest()).toBe(sha256(text));
  }
});
