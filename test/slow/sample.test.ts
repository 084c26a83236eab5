import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "../support/command.ts";
import { checkWorkbook } from "../support/workbook-check.ts";

const sample = fileURLToPath(new URL("../../batch/sample/", import.meta.url));

/** The files of the sample that the script makes. */
function madeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(csv|xlsx|md)$/.test(path))
    .sort();
}

test("the script makes the sample that is committed, byte for byte", () => {
  const folder = temporaryFolder();
  execFileSync(process.execPath, ["--import", "tsx", join(sample, "make.ts"), folder], { stdio: "inherit" });
  expect(madeFiles(folder)).toEqual(madeFiles(sample));
  expect(madeFiles(folder)).toContain("roster.xlsx");
  for (const path of madeFiles(folder)) {
    const isSame = readFileSync(join(folder, path)).equals(readFileSync(join(sample, path)));
    expect([path, isSame]).toEqual([path, true]);
  }
});

test("the sample workbook is sound, and nothing is wrong with it", async () => {
  expect(checkWorkbook(readFileSync(join(sample, "roster.xlsx")))).toEqual([]);
  const check = await runCommand(["check", "--roster", join(sample, "roster.xlsx")], { cwd: sample });
  expect(check.stdout).toContain("Nothing is wrong with it.");
  expect(check.exitCode).toBe(0);
});

test("the sample as a workbook and as a folder of CSV files gives the same bytes of every file", async () => {
  const cwd = temporaryFolder();
  const usage = join(sample, "usage");
  for (const [roster, out] of [
    ["roster.xlsx", "workbook"],
    ["roster", "folder"],
  ] as const) {
    const args = ["reconcile", "--roster", join(sample, roster), "--usage", usage, "--as-of", "2026-03-31"];
    const { stderr } = await runCommand([...args, "--out", out, "--allocations"], { cwd });
    expect(stderr).toBe("");
  }
  for (const name of ["reconciliation.json", "findings.csv", "allocations.csv", "report.html", "review.xlsx"]) {
    expect(readFileSync(join(cwd, "workbook", name), "utf8")).toBe(readFileSync(join(cwd, "folder", name), "utf8"));
  }
});
