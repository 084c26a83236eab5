import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { expect, test } from "vitest";
import { builtCommand, temporaryFolder } from "../support/command.ts";

const keepCode = fileURLToPath(new URL("../../batch/keep-code.mjs", import.meta.url));

/** A copy of the built package with the code that V8 keeps of it. */
function packageWithKeptCode(): { readonly dist: string; readonly kept: string } {
  const folder = temporaryFolder();
  cpSync(dirname(dirname(builtCommand())), folder, { recursive: true });
  const dist = join(folder, "dist");
  execFileSync(process.execPath, [keepCode, dist], { stdio: "inherit" });
  return { dist, kept: `program.cjs.${process.version}-${process.platform}-${process.arch}` };
}

/** What the demo writes as `reconciliation.json`. */
function demo(dist: string): string {
  const out = temporaryFolder();
  execFileSync(process.execPath, [join(dist, "credit-roster.cjs"), "demo", "--out", out, "--quiet"]);
  return readFileSync(join(out, "reconciliation.json"), "utf8");
}

test("code that was kept is used, changes no answer, and is left alone when it is broken", () => {
  const { dist, kept } = packageWithKeptCode();
  expect(readdirSync(dist)).toContain(kept);
  const filename = join(dist, "program.cjs");
  const cachedData = readFileSync(join(dist, kept));
  expect(new Script(readFileSync(filename, "utf8"), { filename, cachedData }).cachedDataRejected).toBe(false);
  const answer = demo(dist);
  writeFileSync(join(dist, kept), cachedData.subarray(0, cachedData.length / 2));
  expect(demo(dist)).toBe(answer);
  writeFileSync(join(dist, kept), "no code at all");
  expect(demo(dist)).toBe(answer);
});
