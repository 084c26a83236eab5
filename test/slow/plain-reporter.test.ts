import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("with CI set the last line says how many tests passed and failed, after what was skipped", () => {
  const args = ["node_modules/vitest/vitest.mjs", "run", "test/core/person.test.ts"];
  const env = { ...process.env, CI: "true" };
  const said = (more: readonly string[]) =>
    execFileSync(process.execPath, [...args, ...more], { cwd: root, env, encoding: "utf8" })
      .trimEnd()
      .split("\n");
  const all = said([]).at(-1) ?? "";
  expect(all).toMatch(/^[1-9]\d* passed, 0 failed$/);
  const none = said(["--testNamePattern", "no test is called so"]);
  expect(none.at(-1)).toBe("0 passed, 0 failed");
  expect(none.filter((line) => line.startsWith("skipped: "))).toHaveLength(Number.parseInt(all, 10));
});
