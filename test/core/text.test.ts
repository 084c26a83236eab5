import fc from "fast-check";
import { expect, test } from "vitest";
import { byText, byTextOrLast, counted, listed, loose, nearest, tidy } from "../../core/text.ts";
import { long } from "../support/runs.ts";

test("names are compared without case, blanks, hyphens, underscores, marks and stars", () => {
  for (const spelling of [
    "Cost centre",
    "COST_CENTRE",
    "cost-centre",
    "\ufeffCost\u00a0Centre",
    " Cost centre* ",
    "cost\u2011centre",
  ]) {
    expect([spelling, loose(spelling)]).toEqual([spelling, "costcentre"]);
  }
  expect(loose("***")).toBe("");
  expect(loose("Cost*centre")).toBe("cost*centre");
});

test("an accent typed as one sign or as two is the same letter, and differs from the letter without it", () => {
  expect(loose("Zoe\u0308")).toBe(loose("Zo\u00eb"));
  expect(loose("Zoë")).not.toBe(loose("Zoe"));
});

test("the loose form of a loose form is itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(loose(loose(text))).toBe(loose(text));
    }),
  );
});

long("text is ordered by code unit, never by locale", () => {
  expect(["ä", "b", "Z", "a", "z"].sort(byText)).toEqual(["Z", "a", "b", "z", "ä"]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      expect(byText(a, b)).toBe(a === b ? 0 : [a, b].sort()[0] === a ? -1 : 1);
    }),
  );
});

test("what is absent comes after everything that is there", () => {
  expect([undefined, "b", undefined, "a", "\uffff"].sort(byTextOrLast)).toEqual([
    "a",
    "b",
    "\uffff",
    undefined,
    undefined,
  ]);
  expect([byTextOrLast(undefined, "a"), byTextOrLast("a", undefined), byTextOrLast(undefined, undefined)]).toEqual([
    1, -1, 0,
  ]);
});

test("blanks of every kind are trimmed at the ends and kept inside", () => {
  expect(tidy("\ufeff\u00a0 two  words\t\n")).toBe("two  words");
});

test("a near miss is suggested: a letter changed, added, dropped or swapped", () => {
  const known = ["purchase", "cloud service"];
  expect(["purchace", "purchasse", "puchase", "Cloud-Servise"].map((word) => nearest(word, known))).toEqual([
    "purchase",
    "purchase",
    "purchase",
    "cloud service",
  ]);
});

test("what is unlike everything known has no suggestion", () => {
  expect(nearest("rental", ["purchase", "cloud service"])).toBeUndefined();
  expect(nearest("anything", [])).toBeUndefined();
});

test("a third of the letters may differ, and not one more", () => {
  expect(nearest("abcdef", ["abcdxy"])).toBe("abcdxy");
  expect(nearest("abcdef", ["abcxyz"])).toBeUndefined();
});

test("of two that are as near the smaller is suggested, in whatever order they are known", () => {
  expect(nearest("pool-3", ["pool-2", "pool-1"])).toBe("pool-1");
  expect(nearest("pool-3", ["pool-1", "pool-2"])).toBe("pool-1");
});

test("the nearest word is as near as any by a plain count of edits", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 6 }), (word, known) => {
      const found = nearest(word, known);
      const most = Math.max(1, Math.floor(word.length / 3));
      const least = Math.min(...known.map((candidate) => edits(word, candidate)));
      if (found === undefined) expect(least).toBeGreaterThan(most);
      else expect(edits(word, found)).toBe(least);
    }),
  );
});

/** Letters to add, drop or change, by trying everything. */
function edits(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  if (a[0] === b[0]) return edits(a.slice(1), b.slice(1));
  return 1 + Math.min(edits(a.slice(1), b), edits(a, b.slice(1)), edits(a.slice(1), b.slice(1)));
}

test("a count agrees with its noun, with thousands set apart", () => {
  expect([counted(0, "row"), counted(1, "row"), counted(2, "row"), counted(1_234_567, "person", "people")]).toEqual([
    "0 rows",
    "1 row",
    "2 rows",
    "1,234,567 people",
  ]);
});

test("words are listed with commas and a last joiner", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")]).toEqual([
    "",
    "a",
    "a and b",
    "a, b or c",
  ]);
});
