import { expect, test } from "vitest";
import { meetMany } from "../addin/interleaving/meet.ts";

// Each of ours is applied or refused, once; each of theirs stands; nothing else has moved.

test("200 worlds in which somebody edits the roster while a patch is carried out", async () => {
  const { wrong, sums } = await meetMany(0, 200);
  expect(wrong).toEqual([]);
  expect(sums.applied).toBeGreaterThan(300);
  expect(sums.refused).toBeGreaterThan(100);
  expect(sums.acts).toBeGreaterThan(1000);
  expect(sums.told).toBeLessThan(5);
});

test("100 worlds in which requests fail and take their time as well", async () => {
  const { wrong, sums } = await meetMany(1000, 100, { faults: true, latency: true });
  expect(wrong).toEqual([]);
  expect(sums.applied).toBeGreaterThan(100);
  expect(sums.told).toBeLessThan(5);
});
