import { expect, test } from "vitest";
import { inSlices } from "../../addin/excel/slices.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import { atOnce, type Steps } from "../../core/steps.ts";
import { readTable, readTableInSteps } from "../../core/table/read.ts";

const style = { numberStyle: "1234.5", dayStyle: { order: undefined, zone: "UTC" } } as const;

/** Work of so many steps of a few milliseconds each; `done` is told of each. */
function* work(steps: number, done: (step: number) => void): Steps<string> {
  for (let step = 0; step < steps; step += 1) {
    for (const until = performance.now() + 3; performance.now() < until; );
    done(step);
    yield;
  }
  return "over";
}

test("what waits gets its turn before long work is over", async () => {
  const order: string[] = [];
  const working = inSlices(
    work(20, (step) => order.push(`step ${step}`)),
    10,
  );
  setImmediate(() => order.push("turn"));
  expect(await working).toBe("over");
  expect(order.indexOf("turn")).toBeGreaterThan(-1);
  expect(order.indexOf("turn")).toBeLessThan(order.indexOf("step 19"));
  expect(order.filter((what) => what !== "turn")).toEqual(Array.from({ length: 20 }, (_, step) => `step ${step}`));
});

test("what waits gets its turn also where nobody says how soon", async () => {
  const order: string[] = [];
  const working = inSlices(work(20, (step) => order.push(`step ${step}`)));
  setImmediate(() => order.push("turn"));
  await working;
  expect(order.indexOf("turn")).toBeGreaterThan(-1);
  expect(order.indexOf("turn")).toBeLessThan(order.indexOf("step 19"));
});

test("short work is done at once", async () => {
  const order: string[] = [];
  const working = inSlices(
    work(1, () => order.push("step")),
    1_000,
  );
  expect(order).toEqual(["step"]);
  expect(await working).toBe("over");
});

test("a mistake of ours within long work is not lost", async () => {
  // biome-ignore lint/correctness/useYield: it fails in its first step
  function* broken(): Steps<string> {
    throw new Error("broken");
  }
  await expect(inSlices(broken())).rejects.toThrow("broken");
});

test("a long table is read in many steps, and says the same", () => {
  const rows = Array.from({ length: 2_000 }, (_, at) => ({ row: at + 2, cells: [`p${at}@example.com`, "nonsense"] }));
  const grid = { file: "people.csv", headers: ["Email", "Registered on"], headerRow: 1, rows };
  const seen: string[] = [];
  const steps = readTableInSteps(rosterTables.people, grid, style, ({ message }) => seen.push(message));
  let count = 0;
  for (let step = steps.next(); step.done !== true; step = steps.next()) count += 1;
  expect(count).toBeGreaterThan(10);
  const again: string[] = [];
  const say = ({ message }: { readonly message: string }) => void again.push(message);
  expect(atOnce(readTableInSteps(rosterTables.people, grid, style, say))).toEqual(
    readTable(rosterTables.people, grid, style, () => {}),
  );
  expect(again).toEqual(seen);
  expect(again).toHaveLength(2_000);
});
