import { expect, test } from "vitest";
import { commandAgain } from "../../batch/again.ts";

const args = ["reconcile", "--roster", "roster", "--usage", "usage/märz 2026.csv"];

test("the command to type again is the one that was typed, with the mapping behind it", () => {
  expect(commandAgain(args, ["out/suggested-mapping.json"], undefined, "linux")).toBe(
    "credit-roster reconcile --roster roster --usage 'usage/märz 2026.csv' --map out/suggested-mapping.json",
  );
});

test("called through a script of npm, it is called so again", () => {
  expect(commandAgain(args.slice(0, 3), ["m.json"], "reconcile", "linux")).toBe(
    "npm run reconcile -- --roster roster --map m.json",
  );
  expect(commandAgain(args.slice(0, 3), ["m.json"], "credit-roster", "linux")).toBe(
    "npm run credit-roster -- reconcile --roster roster --map m.json",
  );
  expect(commandAgain(args.slice(0, 3), [], "some-other-script", "linux")).toBe(
    "credit-roster reconcile --roster roster",
  );
});

test("texts stand between the quotation marks that the shell understands", () => {
  expect(commandAgain(["it's", "$HOME", "C:\\data\\a.csv"], [], undefined, "linux")).toBe(
    "credit-roster 'it'\\''s' '$HOME' 'C:\\data\\a.csv'",
  );
  expect(commandAgain(["it is", "C:\\data\\a.csv"], [], undefined, "win32")).toBe(
    'credit-roster "it is" C:\\data\\a.csv',
  );
});

test("a mapping that was given already is not given twice", () => {
  expect(commandAgain(["reconcile", "--map", "a.json"], ["a.json", "b.json"], undefined, "linux")).toBe(
    "credit-roster reconcile --map a.json --map b.json",
  );
});
