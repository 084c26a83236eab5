import { expect, test } from "vitest";
import { runCommand, temporaryFolder, writeFiles } from "../support/command.ts";

const contracts = "Contract,Starts on\nC-1,2025-01-01\n";
const people =
  "Email,Name,Contract,Registration\nana@example.com,Ana,C-1,registered\nben@example.com,Ben,C-1,registered\n";
const pools = "Pool ID,Contract,Credits,Purchased on,Applied on\nP-1,C-1,500,2025-02-01,2025-02-03\n";
const sound = { "roster/contracts.csv": contracts, "roster/people.csv": people, "roster/pools.csv": pools };

async function checked(files: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder();
  writeFiles(cwd, files);
  return runCommand(["check", "--roster", "roster"], { cwd });
}

test("a sound roster is described, with what was assumed about it", async () => {
  const { stdout, stderr, exitCode } = await checked(sound);
  expect(stderr).toBe("");
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "note[registration-assumed]: 2 people of contract C-1 are registered without a day: it is assumed that their individual credits are held from the contract's first day, 2025-01-01.",
  );
  expect(stdout).toContain("The roster holds 1 contract, 2 people, 1 pool. Nothing is wrong with it.\n");
  expect(exitCode).toBe(0);
});

test("individual credits whose contract has no first day are said to be held from the beginning", async () => {
  const { stdout } = await checked({ ...sound, "roster/contracts.csv": "Contract\nC-1\n" });
  expect(stdout.replace(/\s+/g, " ")).toContain("their individual credits are held from the beginning.");
});

test("everything that is wrong is said at once, with its place, its line and what to type", async () => {
  const { stdout, exitCode } = await checked({
    ...sound,
    "roster/people.csv": `${people}carl at example,Carl,C-1,\ndora@example.com,Dora,C-9,gone\n`,
    "roster/pools.csv": `${pools}P-2,C-1,many,,\nP-3,C-1,100,2024-01-01,2025-06-01\n`,
    "roster/adjustments.csv": "Adjustment ID,Pool ID,Date,Credits,Reason\nA-1,P-9,2025-03-01,5,Why not\n",
    "roster/settings.csv": "Setting,Value\nBlock sise,60\n",
    "roster/balance-checks.csv": "Check ID,Date,Subject,Reported balance,Use as\nB-1,2025-01-01,P-1,1,opening\n",
  });
  for (const code of [
    "cell-not-an-email",
    "cell-not-one-of",
    "reference-unknown",
    "cell-not-credits",
    "dates-reversed",
    "setting-unknown",
    "opening-not-usable",
  ]) {
    expect(stdout).toContain(`error[${code}]`);
  }
  expect(stdout).toContain("4 | carl at example,Carl,C-1,\n  | ^^^^^^^^^^^^^^^ Email\n");
  expect(stdout).toContain("Did you mean Block size?");
  expect(stdout).toContain("The roster holds 1 contract, 3 people, 2 pools. It needs mending.\n");
  expect(exitCode).toBe(2);
});

test("no problem is left out, however many there are", async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `nobody-${row},N,C-1,\n`).join("");
  const { stdout } = await checked({ ...sound, "roster/people.csv": people + rows });
  expect(stdout.match(/error\[cell-not-an-email\]/g)).toHaveLength(60);
});

test.each([
  [["check"], "give the roster, such as --roster roster.xlsx"],
  [["check", "--roster", "r", "extra"], "too many arguments"],
])("%j is refused", async (args, reason) => {
  const { stderr, exitCode } = await runCommand(args, { cwd: temporaryFolder() });
  expect(stderr).toContain(reason);
  expect(exitCode).toBe(2);
});

test("a roster that is not there is said so", async () => {
  const { stdout, exitCode } = await runCommand(["check", "--roster", "away"], { cwd: temporaryFolder() });
  expect(stdout).toContain("error[file-unreadable]: There is no such file or folder");
  expect(exitCode).toBe(2);
});

test("of what is no roster at all it is not said what the roster holds", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { "other/march.csv": "date,user,credits\n" });
  for (const path of ["away", "other"]) {
    const { stdout } = await runCommand(["check", "--roster", path], { cwd });
    expect(stdout).toMatch(/\n\nNothing of the roster could be used\. It needs mending\.\n$/);
  }
});
