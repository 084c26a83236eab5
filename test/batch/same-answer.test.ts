import fc from "fast-check";
import { expect, test } from "vitest";
import { allocationsCsv } from "../../core/report/allocations-csv.ts";
import { findingsCsv } from "../../core/report/findings-csv.ts";
import { reportHtml } from "../../core/report/html.ts";
import { runFileJson } from "../../core/report/json.ts";
import type { RunFile } from "../../core/run-file.ts";
import { runs } from "../support/runs.ts";
import { shuffled, toCsvFolder, usageCsv, type World, worldArbitrary } from "../support/world.ts";
import { type GivenFiles, reconcileFiles } from "../support/world-run.ts";

const worlds = worldArbitrary();

/** The usage of a world in two files that share no day, so that files can change places. */
function given(world: World): GivenFiles {
  const middle = world.usage.map(({ date = "" }) => date).sort()[Math.floor(world.usage.length / 2)] ?? "";
  return {
    folder: "roster",
    roster: toCsvFolder(world),
    exports: [
      ["first.csv", usageCsv({ ...world, usage: world.usage.filter(({ date = "" }) => date < middle) })],
      ["second.csv", usageCsv({ ...world, usage: world.usage.filter(({ date = "" }) => date >= middle) })],
    ],
    asOf: world.asOf,
  };
}

/** Without what is said of exports: where one ends and the next begins there may be a gap, and one may have no row. */
function withoutGaps(run: RunFile): RunFile {
  return {
    ...run,
    findings: run.findings.filter(({ code }) => code !== "export-gap"),
    diagnostics: run.diagnostics.filter(({ code }) => code !== "export-empty"),
  };
}

/** Without what names, hashes and numbers lines: that much may differ when rows change places. */
function withoutPlaces(run: RunFile): unknown {
  const { fingerprint: _fingerprint, inputs, overdrafts, findings, diagnostics, ...rest } = run;
  return {
    ...rest,
    inputs: inputs.map(({ file: _file, sha256: _sha256, ...input }) => JSON.stringify(input)).sort(),
    // overdrafts that differ in their amount alone stand in the order of their lines
    overdrafts: overdrafts.map(({ at: _at, ...overdraft }) => JSON.stringify(overdraft)).sort(),
    findings: findings.map(({ evidence, ...finding }) => ({ ...finding, places: evidence.length })),
    // diagnostics stand in the order of their places
    diagnostics: diagnostics.map(({ at: _at, ...diagnostic }) => JSON.stringify(diagnostic)).sort(),
  };
}

test("equal inputs give equal bytes of every file", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const bytes = () => {
        const { run, facts } = reconcileFiles(given(world));
        return [runFileJson(run), findingsCsv(run), reportHtml(run), [...allocationsCsv(facts)].join("")];
      };
      expect(bytes()).toEqual(bytes());
    }),
    { numRuns: runs(25) },
  );
});

test("renamed and reordered exports, and a renamed roster, give the same bytes but for the names", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const files = given(world);
      const [first, second] = files.exports;
      const exports = [
        ["a.csv", second?.[1] ?? ""],
        ["z.csv", first?.[1] ?? ""],
      ] as const;
      const { run } = reconcileFiles(files);
      const { run: renamed } = reconcileFiles({ ...files, folder: "people and pools", exports });
      expect(renamed.fingerprint).toBe(run.fingerprint);
      // of files with the same bytes the first that is given counts
      fc.pre(first?.[1] !== second?.[1]);
      const back = runFileJson(renamed)
        .replaceAll('"a.csv"', '"second.csv"')
        .replaceAll('"z.csv"', '"first.csv"')
        .replaceAll('"people and pools', '"roster');
      expect(back).toBe(runFileJson(run));
    }),
    { numRuns: runs(60) },
  );
});

test("a file that is given twice gives one fingerprint, in whichever order it is given", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const files = given(world);
      const exports = [...files.exports, ["again.csv", files.exports[0]?.[1] ?? ""] as const];
      const { run } = reconcileFiles({ ...files, exports });
      const { run: reversed } = reconcileFiles({ ...files, exports: [...exports].reverse() });
      expect(reversed.fingerprint).toBe(run.fingerprint);
      expect(run.rows.duplicate).toBe(files.exports[0]?.[1].trim().split("\n").slice(1).length);
    }),
    { numRuns: runs(40) },
  );
});

test("the rows of the roster in another order give the same answer", () => {
  fc.assert(
    fc.property(worlds, fc.integer(), (world, seed) => {
      const files = given(world);
      const other = { ...files, roster: toCsvFolder(shuffled(world, seed)) };
      expect(withoutPlaces(reconcileFiles(other).run)).toEqual(withoutPlaces(reconcileFiles(files).run));
    }),
    { numRuns: runs(60) },
  );
});

test("the rows of an export in another order give the same answer", () => {
  fc.assert(
    fc.property(worlds, fc.integer(), (world, seed) => {
      const files = given(world);
      const { usage } = shuffled(world, seed);
      const whole = { ...files, exports: [["all.csv", usageCsv(world)]] } as const;
      const other = { ...files, exports: [["all.csv", usageCsv({ ...world, usage })]] } as const;
      expect(withoutPlaces(reconcileFiles(other).run)).toEqual(withoutPlaces(reconcileFiles(whole).run));
    }),
    { numRuns: runs(60) },
  );
});

test("one export in two files gives the same answer as in one", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const files = given(world);
      const withoutInputs = (run: RunFile) => ({ ...(withoutPlaces(withoutGaps(run)) as RunFile), inputs: [] });
      const whole = { ...files, exports: [["all.csv", usageCsv(world)]] } as const;
      expect(withoutInputs(reconcileFiles(files).run)).toEqual(withoutInputs(reconcileFiles(whole).run));
    }),
    { numRuns: runs(50) },
  );
});

test("every row is counted, set aside or left out", () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { rows, inputs } = reconcileFiles(given(world)).run;
      expect(rows.read).toBe(world.usage.length);
      expect(rows.counted + rows.duplicate + rows.earlier + rows.later + rows.leftOut).toBe(rows.read);
      for (const one of inputs) {
        expect(one.counted + one.duplicate + one.earlier + one.later + one.leftOut).toBe(one.rows);
        expect(one.zero).toBeLessThanOrEqual(one.counted);
      }
    }),
    { numRuns: runs(50) },
  );
});
