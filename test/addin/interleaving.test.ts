import { expect } from "vitest";
import { long } from "../support/runs.ts";
import { meetMany } from "./interleaving/meet.ts";

// Three hundred more in test/slow.
long("30 worlds in which somebody edits the roster while a patch is carried out", async () => {
  const { wrong, sums } = await meetMany(5000, 30);
  expect(wrong).toEqual([]);
  expect(sums.applied).toBeGreaterThan(30);
  expect(sums.refused).toBeGreaterThan(10);
});
