import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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

/** Whether V8 takes what was kept, under the flags that the entry sets. */
function isTaken(dist: string, kept: string): boolean {
  const flags = /setFlagsFromString\("(.+?)"\)/.exec(readFileSync(join(dist, "credit-roster.cjs"), "utf8"))?.[1];
  const program = JSON.stringify(join(dist, "program.cjs"));
  const look = `
    const { readFileSync } = require("node:fs");
    require("node:v8").setFlagsFromString(${JSON.stringify(flags)});
    const cachedData = readFileSync(${JSON.stringify(join(dist, kept))});
    const script = new (require("node:vm").Script)(readFileSync(${program}, "latin1"), { filename: ${program}, cachedData });
    process.stdout.write(String(script.cachedDataRejected));`;
  return execFileSync(process.execPath, ["-e", look], { encoding: "utf8" }) === "false";
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
  const cachedData = readFileSync(join(dist, kept));
  expect(isTaken(dist, kept)).toBe(true);
  const answer = demo(dist);
  writeFileSync(join(dist, kept), cachedData.subarray(0, cachedData.length / 2));
  expect(demo(dist)).toBe(answer);
  writeFileSync(join(dist, kept), "no code at all");
  expect(demo(dist)).toBe(answer);
});
