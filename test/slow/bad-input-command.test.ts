import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runFileSchema } from "../../core/run-file.ts";
import { badPacked } from "../support/bad-packed.ts";
import { badRosterFiles } from "../support/bad-roster-files.ts";
import { badRosterRows } from "../support/bad-roster-rows.ts";
import { badUsageFiles } from "../support/bad-usage-files.ts";
import { badUsageRows } from "../support/bad-usage-rows.ts";
import { builtCommand, runCommand, stateOf, temporaryFolder, writeFiles } from "../support/command.ts";
import { smallFirm } from "../support/small-firm.ts";

beforeAll(() => {
  builtCommand();
});

test.each([...badUsageFiles, ...badUsageRows, ...badPacked, ...badRosterFiles, ...badRosterRows])(
  "$name: the command says it, writes what it can, and shows no trace",
  async (bad) => {
    const cwd = temporaryFolder();
    const { files = {}, roster = "roster", usage = ["usage"] } = bad;
    const kept = Object.entries(files).filter((file): file is [string, string | Uint8Array] => file[1] !== null);
    writeFiles(cwd, { ...smallFirm, ...Object.fromEntries(kept) });
    for (const [path, content] of Object.entries(files)) if (content === null) rmSync(join(cwd, path));
    const before = stateOf(join(cwd, "roster"));
    const args = ["reconcile", "--roster", roster, "--usage", ...usage, "--as-of", "2026-03-31", "--fail-on", "never"];
    const { exitCode, stdout, stderr } = await runCommand(args, { cwd });
    const isWrong = bad.says.some(([place]) => place.startsWith("error"));
    expect(exitCode).toBe(isWrong ? 2 : 0);
    expect(stderr).toBe("");
    expect(stdout).not.toMatch(/\n\s+at \S|\.m?[jt]s:\d|Error:/);
    expect(stdout).not.toContain("\u001b");
    for (const [place] of bad.says) {
      const head = place.slice(0, place.indexOf("]") + 1);
      expect(stdout).toContain(`${head}: `);
    }
    for (const line of stdout
      .split("\n")
      // a command stands on one line however long it is, so that it can be copied
      .filter((text) => !/^(?:As of|The report is| {2}credit-roster )/.test(text))) {
      expect([...line].length).toBeLessThanOrEqual(80);
    }
    const run = runFileSchema.parse(
      JSON.parse(readFileSync(join(cwd, "credit-roster-report/reconciliation.json"), "utf8")),
    );
    expect(run.complete).toBe(!isWrong);
    expect(stateOf(join(cwd, "roster"))).toEqual(before);
  },
);
