import { cpSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { builtPane } from "../support/built-pane.ts";
import { builtCommand, runCommand, runProgram, temporaryFolder } from "../support/command.ts";

const args = ["pane", "--base-url", "https://tools.example.com/roster", "--out", "hosted"];

test("the package's own pane is written by the command, and what it says can be done", async () => {
  const cwd = temporaryFolder();
  const dist = join(cwd, "package", "dist");
  cpSync(dirname(dirname(builtCommand())), join(cwd, "package"), { recursive: true });
  cpSync(builtPane(), join(dist, "pane"), { recursive: true });
  const { exitCode, stdout, stderr } = await runProgram(join(dist, "credit-roster.cjs"), args, { cwd });
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Wrote hosted:");
  const manifest = readFileSync(join(cwd, "hosted/manifest.xml"), "utf8");
  const paths = [...manifest.matchAll(/"https:\/\/tools\.example\.com\/roster\/([^"]*)"/g)].map(
    ([, path = ""]) => path,
  );
  expect(paths.length).toBeGreaterThan(6);
  expect(paths.filter((path) => !existsSync(join(cwd, "hosted", path)))).toEqual([]);
});

test("where no pane was built, the command says so and writes nothing", async () => {
  const cwd = temporaryFolder();
  const { exitCode, stderr } = await runCommand(args, { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("error: The pane is not built");
  expect(existsSync(join(cwd, "hosted"))).toBe(false);
});
