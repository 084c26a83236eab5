import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runFileJsonSchema } from "../../batch/run-file-schema.ts";
import { runFileJson } from "../../core/report/json.ts";
import { runFileSchema } from "../../core/run-file.ts";
import { sampleRun } from "../support/run-file-sample.ts";
import { runs } from "../support/runs.ts";
import { toCsvFolder, usageCsv, worldArbitrary } from "../support/world.ts";
import { reconcileFiles } from "../support/world-run.ts";

const published = fileURLToPath(new URL("../../docs/reconciliation.schema.json", import.meta.url));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(runFileJsonSchema()),
);

/** What is wrong with it by the published schema. */
function wrongs(run: unknown): unknown {
  return validate(run) ? [] : validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("the published schema is the program's own", async () => {
  await expect(runFileJsonSchema()).toMatchFileSnapshot(published);
});

test("every run is valid, by the program's schema and by the published one", () => {
  fc.assert(
    fc.property(worldArbitrary(), fc.constantFrom("", "tomorrow,ana,1\n"), (world, badRow) => {
      const exports = [["usage.csv", usageCsv(world) + badRow]] as const;
      const answer = reconcileFiles({ folder: "roster", roster: toCsvFolder(world), exports, asOf: world.asOf });
      const written: unknown = JSON.parse(runFileJson(answer.run));
      expect(runFileSchema.parse(written)).toEqual(answer.run);
      expect(wrongs(written)).toEqual([]);
    }),
    { numRuns: runs(80) },
  );
});

test("the schema keeps out what is not in the contract", () => {
  const run = sampleRun();
  expect(wrongs(run)).toEqual([]);
  expect(wrongs({ ...run, more: 1 })).toContain(" must NOT have additional properties");
  expect(wrongs({ ...run, asOf: "31.03.2026" })).toEqual([expect.stringContaining("/asOf must match pattern")]);
  expect(wrongs({ ...run, rows: { ...run.rows, counted: -1 } })).toEqual(["/rows/counted must be >= 0"]);
  const { totals: _totals, ...without } = run;
  expect(wrongs(without)).toEqual([" must have required property 'totals'"]);
});

test("keys stand in the order of the contract, and amounts have at most 6 decimals", () => {
  fc.assert(
    fc.property(worldArbitrary(), (world) => {
      const exports = [["usage.csv", usageCsv(world)]] as const;
      const { run } = reconcileFiles({ folder: "roster", roster: toCsvFolder(world), exports, asOf: world.asOf });
      const written = runFileJson(run);
      expect(runFileJson(runFileSchema.parse(JSON.parse(written)))).toBe(written);
      expect(written).not.toMatch(/\d\.\d{7}|\d[eE][-+]?\d+,?$/m);
    }),
    { numRuns: runs(50) },
  );
});
