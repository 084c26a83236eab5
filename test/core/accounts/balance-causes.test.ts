import { expect, test } from "vitest";
import { explainDifference, type PossibleCause } from "../../../core/accounts/balance-causes.ts";
import { credits } from "../../../core/credits.ts";

function cause(kind: PossibleCause["kind"], effect: number, divisible = true): PossibleCause {
  return { kind, effect: credits(effect), divisible, words: kind, rows: [] };
}

function explained(difference: number, ...causes: readonly PossibleCause[]) {
  const { parts, unexplained } = explainDifference(credits(difference), causes);
  const total = parts.reduce((sum, { amount }) => sum + amount, 0) + unexplained;
  expect(total).toBe(credits(difference));
  return [...parts.map(({ cause: { kind }, amount }) => [kind, amount / 1_000_000]), unexplained / 1_000_000];
}

test("without a cause all of it is unexplained", () => {
  expect(explained(-7)).toEqual([-7]);
  expect(explained(-7, cause("unknown people", 0))).toEqual([-7]);
});

test("one cause that is exactly it is taken alone, though others come before it", () => {
  expect(
    explained(20, cause("restated cells", 12), cause("unmatched refunds", 8), cause("unknown people", 20)),
  ).toEqual([["unknown people", 20], 0]);
});

test("causes that add up exactly are taken together, even where they pull both ways", () => {
  expect(
    explained(20, cause("job splitting", 25, false), cause("unknown people", 9), cause("restated cells", -5)),
  ).toEqual([["job splitting", 25], ["restated cells", -5], 0]);
});

test("else each cause that pulls the same way gives what it can, in order, and the rest is unexplained", () => {
  expect(
    explained(-20, cause("restated cells", -3), cause("unmatched refunds", 8), cause("uncovered days", -9)),
  ).toEqual([["restated cells", -3], ["uncovered days", -9], -8]);
});

test("a cause that can be divided gives a part, the other job splitting is all or nothing", () => {
  expect(explained(5, cause("job splitting", 6, false), cause("unknown people", 9))).toEqual([
    ["unknown people", 5],
    0,
  ]);
  expect(explained(5, cause("job splitting", 6, false))).toEqual([5]);
  expect(explained(7, cause("job splitting", 6, false))).toEqual([["job splitting", 6], 1]);
});
