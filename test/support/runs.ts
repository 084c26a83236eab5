/**
 * How many examples a property test looks at: all of them under `npm test`, one of 25 under `npm run check`, which is run all
 * the time.
 */
export function runs(all: number): number {
  return process.env["MODE"] === "quick" ? Math.ceil(all / 25) : all;
}
