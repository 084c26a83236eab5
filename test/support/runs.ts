/**
 * How many examples a property test looks at: all of them under `npm test`, one of 100 under `npm run check`, which is run all
 * the time.
 */
export function runs(all: number): number {
  return process.env["CHECK"] === "quick" ? Math.ceil(all / 100) : all;
}
