import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { firm, runCommand, runFileIn } from "../support/command.ts";
import { strangerCsv } from "../support/small-firm.ts";

const sources = ["--roster", "roster", "--usage", "usage"];
const signed = ["--by", "Ana", "--reviewed-by", "Ben"];

function close(cwd: string, ...args: readonly string[]) {
  return runCommand(["close", ...sources, ...args], { cwd });
}

/** A firm whose exports cover March to the day. */
function covered(files: Readonly<Record<string, string>> = {}) {
  const march =
    "date,user,credits,service\n2026-03-01,ana@firm.example,5,Rendering\n2026-03-31,ben@firm.example,7.5,Rendering\n";
  return firm({ "usage/march.csv": march, ...files });
}

describe("close", () => {
  test("a month in which everything holds is written for the table Closings, and the next run finds it as it was", async () => {
    const cwd = covered();
    const { exitCode, stdout } = await close(cwd, "--month", "2026-03", ...signed);
    expect(exitCode).toBe(0);
    expect(stdout.match(/\[x\]/g)).toHaveLength(6);
    const rows = readFileSync(join(cwd, "closings-2026-03.csv"), "utf8");
    expect(rows.split("\n")[1]).toMatch(
      /^2026-03\/C-1\/cloud-credit,2026-03,C-1,cloud-credit,12\.5,0,0,500,[0-9a-f]{64},"Ana, reviewed by Ben",\d{4}-\d\d-\d\d$/,
    );

    writeFileSync(join(cwd, "roster", "closings.csv"), rows);
    await runCommand(["reconcile", ...sources, "--as-of", "2026-03-31"], { cwd });
    expect(runFileIn(cwd).findings).toEqual([]);
    expect(await close(cwd, "--month", "2026-03", "--out", "again.csv", ...signed)).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining("Nothing of 2026-03 is left to close."),
    });

    // a late row: the month is not what was signed
    writeFileSync(
      join(cwd, "usage", "late.csv"),
      "date,user,credits,service\n2026-03-30,ana@firm.example,150,Rendering\n",
    );
    await runCommand(["reconcile", ...sources, "--as-of", "2026-03-31"], { cwd });
    const [changed] = runFileIn(cwd).findings.filter(({ code }) => code === "closed-month-changed");
    expect(changed).toMatchObject({ finding: "closed-month-changed/2026-03%2FC-1%2Fcloud-credit", amount: 55 });
    expect(changed?.message).toContain("used 12.5 as reported, 162.5 restated (+150)");
    expect(changed?.evidence).toContainEqual({ file: join("usage", "late.csv"), line: 2 });
  });

  test("an incomplete run, and days that no export covers, are closed with --anyway only, which is recorded", async () => {
    const bad = "date,user,credits\n2026-03-05,ana@firm.example,many\n2026-03-20,ana@firm.example,1\n";
    const cwd = firm({ "usage/march.csv": bad });
    const refused = await close(cwd, "--month", "2026-03", ...signed);
    expect(refused.exitCode).toBe(2);
    expect(refused.stdout).toContain("[ ] The run is incomplete: 1 problem left something out.");
    expect(refused.stdout).toContain("[ ] No export covers 11 days of 2026-03: 2026-03-21 to 2026-03-31.");
    expect(refused.stdout).toContain("--anyway");
    expect(refused.stderr).toContain("cell-not-credits");
    const passed = await close(cwd, "--month", "2026-03", "--anyway", ...signed);
    expect(passed.exitCode).toBe(1);
    expect(readFileSync(join(cwd, "closings-2026-03.csv"), "utf8")).toContain(
      '"Ana, reviewed by Ben; closed anyway: the run was incomplete, exports do not cover the whole month, 1 finding undecided"',
    );
  });

  test("what waits for a decision is said, and does not stop the month", async () => {
    const cwd = covered({ "usage/other.csv": strangerCsv });
    const { exitCode, stdout } = await close(cwd, "--month", "2026-03", ...signed);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining("[ ] 1 error or warning waits for a decision.")]);
    writeFileSync(
      join(cwd, "review.csv"),
      "Finding,Amount,Decision,Decided on\nunknown-person/cem@firm.example/cloud-credit,3,to fix,2026-04-02\n",
    );
    const decided = await close(cwd, "--month", "2026-03", "--decisions", "review.csv", "--out", "rows.csv", ...signed);
    expect(decided).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("[x] Every error and warning is decided."),
    });
  });

  test("a contract that was used before and not in the month is asked about, and the answer is kept", async () => {
    const cwd = firm({
      "roster/contracts.csv": "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\nC-2,2025-01-01,2026-12-31\n",
      "usage/march.csv":
        "date,user,credits,contract\n2026-02-01,ana@firm.example,1,C-2\n2026-02-02,ana@firm.example,1,C-1\n2026-03-31,ana@firm.example,1,C-1\n",
    });
    const { exitCode, stdout } = await close(cwd, "--month", "2026-03", ...signed);
    expect([exitCode, stdout]).toEqual([
      1,
      expect.stringContaining("[ ] Nothing was used under contract C-2 in 2026-03"),
    ]);
    expect(readFileSync(join(cwd, "closings-2026-03.csv"), "utf8")).toContain("no use under contract C-2");
  });

  test.each([
    ["one person twice", ["--month", "2026-03", "--by", "Ana", "--reviewed-by", " ANA "], "two people have to sign"],
    ["no reviewer", ["--month", "2026-03", "--by", "Ana"], "say who reviewed it"],
    ["nobody", ["--month", "2026-03"], "say who prepared it"],
    ["no month", signed, "say which month is closed"],
    ["a day", ["--as-of", "2026-03-31", ...signed], "say which month is closed"],
    ["a month that is not over", ["--month", "2999-12", ...signed], "2999-12 is not over"],
    ["a name among the exports", ["--month", "2026-03", "--out", "usage/rows.csv", ...signed], "among the exports"],
  ])("%s is refused, and nothing is written", async (_, args, said) => {
    const cwd = covered();
    const { exitCode, stdout, stderr } = await close(cwd, ...args);
    expect([exitCode, stdout + stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(() => readFileSync(join(cwd, "closings-2026-03.csv"))).toThrow();
  });
});
