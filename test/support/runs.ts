import { test } from "vitest";

/**
 * How many examples a property test looks at: all of them under `npm test`, one of 100 under `npm run check`, which is run all
 * the time.
 */
export function runs(all: number): number {
  return process.env["CHECK"] === "quick" ? Math.ceil(all / 100) : all;
}

/**
 * A test of what is large, or of many worlds: it takes half a second whatever it says, and `npm run check` leaves it to
 * `npm test`.
 */
export function long(name: string, run: () => void | Promise<void>, timeout?: number): void {
  test.skipIf(process.env["CHECK"] === "quick")(name, run, timeout);
}
