import { expect, test } from "vitest";
import { createProgress } from "../../batch/write/progress.ts";

/** What a bar writes while the clock stands at these times, in milliseconds, the first being the beginning. */
function drawn(steps: readonly { readonly at: number; readonly read: number; readonly rows: number }[]) {
  const written: string[] = [];
  let now = 0;
  const bar = createProgress(
    () => now,
    (text) => written.push(text),
  );
  for (const { at, read, rows } of steps) {
    now = at;
    bar.advance("usage.csv", read, 1_000, rows);
  }
  bar.clear();
  return written;
}

test("the bar shows the share, the rows, their speed and the time left, and is wiped at the end", () => {
  expect(drawn([{ at: 2_000, read: 250, rows: 50_000 }])).toEqual([
    "\r\u001b[2K[######------------------] 25 %  50,000 rows, 25,000 a second, 6 s left",
    "\r\u001b[2K",
  ]);
});

test("short runs draw nothing, and long ones not at every step", () => {
  expect(drawn([{ at: 119, read: 999, rows: 10 }])).toEqual([]);
  const steps = Array.from({ length: 100 }, (_, index) => ({ at: index * 10, read: index, rows: index }));
  expect(drawn(steps).length).toBeLessThan(10);
});

test("a file whose size is not known, and output that is no terminal, draw nothing", () => {
  const written: string[] = [];
  const bar = createProgress(
    () => 5_000 * written.length,
    (text) => written.push(text),
  );
  bar.advance("-", 10, 0, 10);
  createProgress(() => 0, undefined).advance("usage.csv", 1, 2, 3);
  expect(written).toEqual([]);
});
