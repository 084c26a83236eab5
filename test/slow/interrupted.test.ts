import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { builtCommand, runCommand, stateOf, temporaryFolder, writeFiles } from "../support/command.ts";
import { smallFirm, strangerCsv } from "../support/small-firm.ts";

beforeAll(() => {
  builtCommand();
});

const args = ["reconcile", "--roster", "roster", "--usage", "usage", "--as-of", "2026-03-31", "--allocations"];

/** A folder with a report in it, and with usage enough that the next one takes its time. */
async function withReport(): Promise<{ readonly cwd: string; readonly out: string }> {
  const cwd = temporaryFolder();
  writeFiles(cwd, smallFirm);
  await runCommand(args, { cwd });
  const row = "2026-03-05,ana@firm.example,0.001,Rendering\n";
  writeFiles(cwd, { "usage/large.csv": `date,user,credits,service\n${row.repeat(400_000)}` });
  return { cwd, out: join(cwd, "credit-roster-report") };
}

/** Sends a signal as soon as a file under a temporary name is there. */
function killWhileWriting(child: ChildProcess, out: string, signal: NodeJS.Signals): void {
  const timer = setInterval(() => {
    if (!readdirSync(out).some((name) => name.startsWith(".allocations.csv."))) return;
    clearInterval(timer);
    child.kill(signal);
  }, 1);
  child.on("exit", () => clearInterval(timer));
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "a run that is interrupted by %s while it writes leaves the previous report whole, and nothing else",
  async (signal, code) => {
    const { cwd, out } = await withReport();
    const before = stateOf(out);
    const run = await runCommand(args, { cwd, started: (child) => killWhileWriting(child, out, signal) });
    expect(run.exitCode).toBe(code);
    expect(run.stderr).toBe("");
    expect(stateOf(out)).toEqual(before);
  },
);

test("a run that is interrupted while it reads leaves the previous report whole", async () => {
  const { cwd, out } = await withReport();
  const before = stateOf(out);
  const run = await runCommand(args, { cwd, started: (child) => setTimeout(() => child.kill("SIGINT"), 250) });
  expect(run.signal ?? run.exitCode).toBe("SIGINT");
  expect(stateOf(out)).toEqual(before);
});

test("what a killed run left is swept away by a later one, an hour after", async () => {
  const { cwd, out } = await withReport();
  const before = readdirSync(out);
  await runCommand(args, { cwd, started: (child) => killWhileWriting(child, out, "SIGKILL") });
  const left = readdirSync(out).filter((name) => !before.includes(name));
  expect(left.length).toBeGreaterThan(0);
  const longAgo = Date.now() / 1000 - 2 * 3600;
  for (const name of left) utimesSync(join(out, name), longAgo, longAgo);
  writeFiles(cwd, { "usage/large.csv": strangerCsv, "credit-roster-report/.mine.1.tmp": "" });
  await runCommand(args, { cwd });
  expect(readdirSync(out).sort()).toEqual([...before, ".mine.1.tmp"].sort());
});

/** The demo through a shell, so that its output can go where only a shell sends it. */
function inShell(script: string, cwd: string): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn("bash", ["-c", script], {
      cwd,
      env: { ...process.env, NODE: process.execPath, COMMAND: builtCommand() },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("close", (code) => resolve({ code, said }));
  });
}

test.skipIf(process.platform === "win32")(
  "a reader that goes away is no fault, and the exit code tells of the findings as ever",
  async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { ...smallFirm, "usage/april.csv": strangerCsv });
    const people = Array.from({ length: 3_000 }, (_, index) => `person${index}@firm.example,C-1\n`).join("");
    writeFiles(cwd, {
      "roster/people.csv": `${smallFirm["roster/people.csv"].replaceAll(/,2025.*|,Registered on/g, "")}${people}`,
    });
    const command = `"$NODE" "$COMMAND" ${args.join(" ")} --json`;
    const { code, said } = await inShell(`${command} | head -n 2; echo "ended with \${PIPESTATUS[0]}"`, cwd);
    expect(said).toBe('{\n "schema": "credit-roster/reconciliation/1",\nended with 1\n');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "credit-roster-report/reconciliation.json")).length).toBeGreaterThan(500_000);
  },
);

test.skipIf(!existsSync("/dev/full"))(
  "output that cannot be printed is said in a sentence and ends with 2",
  async () => {
    const cwd = temporaryFolder();
    const { code, said } = await inShell('"$NODE" "$COMMAND" demo > /dev/full', cwd);
    expect(said).toMatch(/^error: the answer could not be printed: .*\n$/);
    expect(code).toBe(2);
  },
);
