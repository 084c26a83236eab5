import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../core/commands/commands.ts";
import { cellStyle } from "../../core/roster/roster.ts";
import { applyPatches } from "../support/apply-patch.ts";
import { reconcileTables } from "../support/reconcile-tables.ts";
import { toCsvFolder, usageCsv, worldArbitrary } from "../support/world.ts";
import { choice } from "./command-laws/choice.ts";
import { errorsOf, expectSaid, expectUntouched, expectWritten } from "./command-laws/expectations.ts";
import { callOf } from "./command-laws/random-command.ts";
import { gridsOf } from "./command-laws/random-workbook.ts";

// Random commands, sensible and not, on random rosters: what is written can be read, and is what was said.

/** These change nothing a second time; every other command is refused. */
const quietTwice: ReadonlySet<string> = new Set([
  "pastePeople",
  "recordFindings",
  "recordBalances",
  "takeOverDecisions",
  "assign",
  "decide",
]);

test("commands on random rosters: readable, nothing else touched, as said, and once", () => {
  const outcomes = new Map<string, { done: number; refused: number }>();
  fc.assert(
    fc.property(
      worldArbitrary(),
      fc.boolean(),
      fc.array(choice, { minLength: 4, maxLength: 14, size: "max" }),
      (world, withContracts, choices) => {
        const { run } = reconcileTables(toCsvFolder(world), { "usage.csv": usageCsv(world) }, world.asOf);
        let grids = gridsOf(world, withContracts);
        for (const chosen of choices) {
          const before = errorsOf(grids);
          const { name, call } = callOf(before.stored, chosen, run);
          const asText = JSON.stringify(grids);
          const outcome = call(before.stored);
          expect(JSON.stringify(grids)).toBe(asText);
          const tally = outcomes.get(name) ?? { done: 0, refused: 0 };
          outcomes.set(name, tally);
          tally[outcome.kind] += 1;
          if (outcome.kind === "refused") {
            expect(outcome.reason, name).toMatch(/^\S.*[.?]$/);
            expect(outcome.help, name).toMatch(/^\S.*[.?]$/);
            continue;
          }
          expect(outcome.said, name).toMatch(/^\S.*\.$/s);
          const { grids: patched, refused } = applyPatches(grids, outcome.patches);
          expect(refused, name).toEqual([]);
          const now = errorsOf(patched);
          expect(
            now.read.filter((error) => !before.read.includes(error)),
            name,
          ).toEqual([]);
          if (name !== "changeSetting")
            expect(
              now.pools.filter((error) => !before.pools.includes(error)),
              name,
            ).toEqual([]);
          expectUntouched(grids, patched, outcome.patches, cellStyle(before.stored.roster.policy));
          expectWritten(now.stored, outcome.patches);
          expectSaid(name, outcome, before.stored, now.stored);
          const again = call(now.stored);
          if (again.kind === "done")
            expect([name, again.patches]).toEqual([[...quietTwice].find((one) => one === name), []]);
          else expect([quietTwice.has(name), again.reason]).toEqual([false, again.reason]);
          grids = patched;
        }
      },
    ),
    { numRuns: 50 },
  );
  // any one command may have been unlucky in a run; that the sketch is lifelike shows in all of them
  const never = commands.map(({ name }) => name).filter((name) => (outcomes.get(name)?.done ?? 0) === 0);
  expect(never.length, JSON.stringify([...outcomes])).toBeLessThan(5);
});
