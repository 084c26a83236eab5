import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // two cores are used by two workers, which the default would leave to one
    maxWorkers: "100%",
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", "./test/support/plain-reporter.ts"],
  },
});
