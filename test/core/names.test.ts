import fc from "fast-check";
import { expect, test } from "vitest";
import { byText } from "../../core/text.ts";
import { createNames, ranksOf } from "../../core/usage/names.ts";
import { long, runs } from "../support/runs.ts";

/** Any text: every code unit, halves of surrogate pairs too. */
const texts = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0x7f, 0x80, 0x7ff, 0x800, 0xd800, 0xdfff)), {
    maxLength: 12,
  })
  .map((codes) => String.fromCharCode(...codes));

test("a text has one number for ever, and a number one text", () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 60 }), (all) => {
      const names = createNames();
      const numbers = all.map(names.idOf);
      expect(numbers.map(names.textOf)).toEqual(all);
      expect([...all].reverse().map(names.idOf)).toEqual(numbers.reverse());
      expect(names.size()).toBe(new Set(["", ...all]).size);
    }),
  );
});

test("the empty text is number 0, and the others are counted from 1 in the order of coming", () => {
  const names = createNames();
  expect(["", "b", "a", "b", "", "c"].map(names.idOf)).toEqual([0, 1, 2, 1, 0, 3]);
  expect(names.size()).toBe(4);
});

test("numbers are compared as their texts by code unit", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const names = createNames();
      expect(Math.sign(names.compare(names.idOf(a), names.idOf(b)))).toBe(byText(a, b));
    }),
    { numRuns: runs(500) },
  );
});

test("ranks are the places of a plain sort", () => {
  fc.assert(
    fc.property(fc.uniqueArray(texts, { maxLength: 40 }), (all) => {
      const names = createNames();
      for (const text of all) names.idOf(text);
      const known = Array.from({ length: names.size() }, (_, id) => names.textOf(id));
      const sorted = [...known].sort(byText);
      expect(ranksOf(names)).toEqual(known.map((text) => sorted.indexOf(text)));
    }),
  );
});

long("tens of thousands of names over many pages are all found again", () => {
  const names = createNames();
  const all = Array.from({ length: 40_000 }, (_, index) => `${"x".repeat(index % 31)}${index}`);
  const numbers = all.map(names.idOf);
  expect(numbers).toEqual(all.map((_, index) => index + 1));
  expect(all.map(names.idOf)).toEqual(numbers);
  expect(numbers.every((number, index) => names.textOf(number) === all[index])).toBe(true);
});

test("texts that end just before, on and after the border of a page are kept whole", () => {
  for (const length of [65_534, 65_535, 65_536, 65_537]) {
    const names = createNames();
    const all = ["a".repeat(length), "b", "cd", "e".repeat(65_536), "f", "g".repeat(65_535), "h", "ij"];
    const numbers = all.map(names.idOf);
    expect(numbers.every((number, index) => names.textOf(number) === all[index])).toBe(true);
    expect(all.map(names.idOf)).toEqual(numbers);
  }
});

test("a text of 200 KB is kept, beside the short ones before and after it", () => {
  const names = createNames();
  const long = "ä€x".repeat(66_667);
  const numbers = ["before", long, "after", `${long}!`, "later"].map(names.idOf);
  expect(numbers).toEqual([1, 2, 3, 4, 5]);
  expect(names.textOf(2)).toBe(long);
  expect(names.textOf(4)).toBe(`${long}!`);
  expect([names.textOf(3), names.textOf(5)]).toEqual(["after", "later"]);
  expect(names.compare(2, 4)).toBeLessThan(0);
});

test("asking for the same text again and again makes nothing new", () => {
  const names = createNames();
  for (let time = 0; time < 10; time += 1) for (const text of ["a", "a", "b"]) names.idOf(text);
  expect(names.size()).toBe(3);
});
