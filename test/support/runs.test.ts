import { afterEach, expect, test, vi } from "vitest";
import config from "../../vitest.config.ts";
import { runs } from "./runs.ts";

afterEach(() => vi.unstubAllEnvs());

test("the quick check looks at one example of 100, and at one at least; npm test at all of them", () => {
  vi.stubEnv("CHECK", "quick");
  expect([runs(150), runs(1)]).toEqual([2, 1]);
  vi.stubEnv("CHECK", "");
  expect([runs(150), runs(1)]).toEqual([150, 1]);
});

test("every project of tests is told which of the two runs", () => {
  for (const [mode, check] of [
    ["quick", "quick"],
    ["test", ""],
  ] as const) {
    const { projects = [] } = config({ mode, command: "serve" }).test ?? {};
    const told = projects.map((project) => (project as { test: { env: { CHECK: string } } }).test.env.CHECK);
    expect(told).toEqual([check, check, check]);
  }
});
