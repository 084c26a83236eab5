import { expect, test } from "vitest";
import { asCalled, commandAgain } from "../../batch/again.ts";
import { readArguments } from "../../batch/options.ts";

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

test("a command within a text is the one that works as the program was called", () => {
  const text =
    "Then: credit-roster check --roster r.xlsx\n  credit-roster reconcile --roster r.xlsx\ncredit-roster --help shows what can be asked.";
  expect(asCalled(text, undefined)).toBe(text);
  expect(asCalled(text, "month-end")).toBe(text);
  const through =
    "Then: npm run credit-roster -- check --roster r.xlsx\n  npm run credit-roster -- reconcile --roster r.xlsx\nnpm run credit-roster -- --help shows what can be asked.";
  expect(asCalled(text, "credit-roster")).toBe(through);
  expect(asCalled(text, "start")).toBe(through);
  expect(asCalled(text, "reconcile")).toBe(through.replace("credit-roster -- reconcile", "reconcile --"));
});

test("names that only begin like the program stay", () => {
  const text =
    "The report is in credit-roster-demo, credit-roster reports it, out/credit-roster new, credit-roster newer";
  expect(asCalled(text, "credit-roster")).toBe(text);
});

test("no help that is printed tells a command that cannot be typed", () => {
  const helps = [
    [],
    ["--help"],
    ["--nonsense"],
    ...["reconcile", "new", "close", "pane", "explain"].map((name) => [name, "--help"]),
  ];
  for (const asked of helps) {
    const answer = readArguments(asked, "1.2.3");
    if (answer.command !== "print") throw new Error(answer.command);
    expect(answer.text).toMatch(/credit-roster /);
    expect(asCalled(answer.text, "credit-roster").replaceAll("npm run credit-roster -- ", "")).not.toMatch(
      /credit-roster /,
    );
  }
});
