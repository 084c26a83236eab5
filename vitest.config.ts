import { defineConfig } from "vitest/config";

/** Laws over many random worlds, which `npm test` looks at: each takes seconds whatever it says. */
const long = [
  "test/laws.test.ts",
  "test/overlap.test.ts",
  "test/batch/same-answer.test.ts",
  "test/core/report/page-of-worlds.test.ts",
];

/** Tests in whose processes Office.js is loaded: all of the add-in's but the one that asks what is said without it. */
const withExcel = [
  "test/addin/!(trouble).test.ts",
  "test/addin/{pane,reconcile}/**/*.test.ts",
  "test/excel-host/**/*.test.ts",
];

export default defineConfig(({ mode }) => {
  // what the tests themselves ask: Vitest tells its mode to the projects only where they repeat it
  const shared = { testTimeout: 60_000, env: { CHECK: mode === "quick" ? "quick" : "" } };
  return {
    test: {
      // two cores are used by two workers, which the default would leave to one
      maxWorkers: "100%",
      // what was made of each file is kept, so that a second run begins sooner
      experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/vitest" },
      reporters: process.env["CI"] === undefined ? ["default"] : ["default", "./test/support/plain-reporter.ts"],
      projects: [
        {
          // the core is pure: its modules are loaded once for all files, which is most of the time of short tests
          test: {
            ...shared,
            name: "pure",
            include: ["test/**/*.test.ts"],
            exclude: [...withExcel, "test/slow/**", ...(mode === "quick" ? long : [])],
            isolate: false,
          },
        },
        {
          // Office.js is loaded once too, and each test opens a workbook of its own
          test: { ...shared, name: "excel", include: withExcel, isolate: false },
        },
        { test: { ...shared, name: "slow", include: ["test/slow/**/*.test.ts"] } },
      ],
    },
  };
});
