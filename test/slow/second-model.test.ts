import fc from "fast-check";
import { expect, test } from "vitest";
import { reconcileWorld } from "../support/reconcile-tables.ts";
import { runs } from "../support/runs.ts";
import { compareWithRunFile } from "../support/slow-compare.ts";
import { slowModel } from "../support/slow-model.ts";
import { worldArbitrary } from "../support/world.ts";

// The same as law 11 in laws.test.ts over many more worlds: rare meetings of rules need them.

test("the second model agrees on 1,500 random worlds", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      expect(compareWithRunFile(slowModel(world), reconcileWorld(world).run)).toEqual([]);
    }),
    { numRuns: runs(1_500) },
  );
});
