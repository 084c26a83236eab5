import { defineConfig } from "vitest/config";

const shared = { testTimeout: 60_000 };

/** Laws over many random worlds, which `npm test` looks at: each takes seconds whatever it says. */
const long = [
  "test/laws.test.ts",
  "test/overlap.test.ts",
  "test/batch/same-answer.test.ts",
  "test/core/report/page-of-worlds.test.ts",
];

export default defineConfig(({ mode }) => ({
  test: {
    // two cores are used by two workers, which the default would leave to one
    maxWorkers: "100%",
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", "./test/support/plain-reporter.ts"],
    projects: [
      {
        // the core is pure: its modules are loaded once for all files, which is most of the time of short tests
        test: {
          ...shared,
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: ["test/addin/**", "test/excel-host/**", "test/slow/**", ...(mode === "quick" ? long : [])],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: "excel",
          include: ["test/addin/**/*.test.ts", "test/excel-host/**/*.test.ts"],
        },
      },
      { test: { ...shared, name: "slow", include: ["test/slow/**/*.test.ts"] } },
    ],
  },
}));
