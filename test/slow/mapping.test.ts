import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runFileSchema } from "../../core/run-file.ts";
import { builtCommand, runCommand, runFileIn, temporaryFolder, writeFiles } from "../support/command.ts";
import { smallFirm } from "../support/small-firm.ts";

beforeAll(() => {
  builtCommand();
});

const { "usage/march.csv": march, ...roster } = smallFirm;

/** The usage of the small firm as another system would export it. */
const foreign = [
  "Cloud Services Usage;;;",
  "Exported;01.04.2026;;",
  "Usage date;User email;Cloud credits;Product",
  "02.03.2026;ana@firm.example;5;Rendering",
  "31.03.2026;ben@firm.example;7,5;Rendering",
  "",
].join("\n");

function firm(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  writeFiles(cwd, { ...roster, ...files });
  return cwd;
}

function runIn(cwd: string, args: readonly string[]) {
  return runCommand(["reconcile", "--roster", "roster", "--usage", "usage", ...args], { cwd });
}

/** The command that the screen says to type, as arguments. */
function saidCommand(screen: string): readonly string[] {
  const line = /^ {2}credit-roster (.+)$/m.exec(screen)?.[1];
  if (line === undefined) throw new Error(`no command on the screen:\n${screen}`);
  return line.split(" ");
}

/** The lines of the mapping on the screen. */
function shownMapping(screen: string): string {
  return `${/^\{$[\s\S]*?^\}$/m.exec(screen)?.[0] ?? ""}\n`;
}

test("an export that nobody has seen is reconciled with what is on the screen alone", async () => {
  const cwd = firm({ "usage/march.csv": foreign });
  const first = await runIn(cwd, []);
  expect(first.exitCode).toBe(2);
  expect(first.stdout).toBe("");
  expect(first.stderr).toContain("export-unrecognised");
  expect(first.stderr).toContain("It is saved as credit-roster-report/suggested-mapping.json");
  expect(first.stderr).toMatch(/4 {5}2026-03-02 {2}ana@firm\.example {2,}5 credits {2}Rendering/);
  expect(readFileSync(join(cwd, "credit-roster-report", "suggested-mapping.json"), "utf8")).toBe(
    shownMapping(first.stderr),
  );

  const second = await runCommand(saidCommand(first.stderr), { cwd });
  expect(second.stderr).toBe("");
  expect(second.stdout).toContain("note[mapping-used]");
  expect(second.exitCode).toBe(0);
  const run = runFileIn(cwd);
  expect(run.complete).toBe(true);
  expect(run.inputs).toMatchObject([{ format: "credit-usage", rows: 2, counted: 2 }]);

  const third = await runCommand(saidCommand(first.stderr), { cwd });
  expect(third.exitCode).toBe(0);
});

test("a mapped file gives the same report as the same usage in our own format", async () => {
  const mapped = firm({ "usage/march.csv": foreign });
  const mapping = { columns: { date: "Usage date", user: "User email", credits: "Cloud credits", service: "Product" } };
  writeFileSync(join(mapped, "m.json"), JSON.stringify({ ...mapping, dayOrder: "dmy", numberStyle: "1.234,5" }));
  await runIn(mapped, ["--map", "m.json", "--as-of", "2026-03-31"]);
  const plain = firm({ "usage/march.csv": march });
  await runIn(plain, ["--as-of", "2026-03-31"]);
  const { inputs, diagnostics, fingerprint: _one, ...rest } = runFileIn(mapped);
  const { inputs: _inputs, diagnostics: others, fingerprint: _other, ...expected } = runFileIn(plain);
  expect(rest).toEqual(expected);
  const told = ["mapping-used", "export-filtered"];
  expect(diagnostics.filter(({ code }) => !told.includes(code))).toEqual(others);
  expect(inputs).toHaveLength(1);
});

test("what is asked is filled in, mistakes are told at their line, and what was filled in is never written over", async () => {
  const cwd = firm({ "usage/march.csv": foreign.replace("31.03.2026", "03.03.2026") });
  const path = join(cwd, "credit-roster-report", "suggested-mapping.json");
  const first = await runIn(cwd, []);
  expect(first.stderr).toContain('fill in the blank ""');
  expect(first.stderr).toContain('Write "dayOrder": "dmy" or "dayOrder": "mdy".');
  const again = saidCommand(first.stderr);

  const blank = await runCommand(again, { cwd });
  expect(blank.exitCode).toBe(2);
  expect(blank.stderr).toContain("day order is still blank");
  expect(blank.stderr).toContain("suggested-mapping.json:10");
  expect(blank.stderr).not.toContain("A mapping for");

  writeFileSync(path, readFileSync(path, "utf8").replace('"dayOrder": ""', '"dayOrder": "dym"'));
  expect((await runCommand(again, { cwd })).stderr).toContain("“dym” is no day order");

  const filled = readFileSync(path, "utf8").replace('"dym"', '"dmy"');
  writeFileSync(path, filled);
  await runIn(cwd, []);
  expect(readFileSync(path, "utf8")).toBe(filled);
  expect(readdirSync(join(cwd, "credit-roster-report"))).toContain("suggested-mapping-2.json");
  expect((await runCommand(again, { cwd })).exitCode).toBe(0);
});

test("where some exports are recognised, the mapping is suggested behind the report, and its path is the last line", async () => {
  const cwd = firm({ "usage/march.csv": march, "usage/other.csv": foreign });
  const { stdout, stderr, exitCode } = await runIn(cwd, []);
  expect(exitCode).toBe(2);
  expect(stderr).toBe("");
  expect(stdout.indexOf("A mapping for usage/other.csv")).toBeGreaterThan(stdout.indexOf("export-unrecognised"));
  expect(stdout).toMatch(/The report is in .*report\.html\n$/);
});

test("for programs, standard output stays clean: the mapping is on standard error", async () => {
  const cwd = firm({ "usage/march.csv": march, "usage/other.csv": foreign });
  const json = await runIn(cwd, ["--json"]);
  expect(runFileSchema.parse(JSON.parse(json.stdout)).complete).toBe(false);
  expect(json.stderr).toContain("A mapping for usage/other.csv");
  const quiet = await runIn(cwd, ["--quiet"]);
  expect(quiet.stdout).toMatch(/^\S+report\.html\n$/);
  expect(quiet.stderr).toContain("--map credit-roster-report/suggested-mapping.json");
});

test("a mapping file that is not there, too large, or no text is told, and the rest goes on", async () => {
  const cwd = firm({ "usage/march.csv": march, "large.json": " ".repeat(1_100_000) });
  writeFiles(cwd, { "binary.json": new Uint8Array([0x81, 0x8d, 0xff, 0, 1]) });
  const { stdout, exitCode } = await runIn(cwd, [
    "--map",
    "none.json",
    "--map",
    "large.json",
    "--map",
    "binary.json",
    "--map",
    "-",
  ]);
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/There is no such file or folder; the mapping is not\s+used/);
  expect(stdout).toContain("It is larger than any mapping");
  expect(stdout).toContain("It is no text");
  expect(stdout).toContain("standard input");
  expect(runFileIn(cwd).rows.counted).toBe(2);
});

test("a mapping that fits no file makes the run incomplete, and is told at the nearest file", async () => {
  const cwd = firm({ "usage/march.csv": march });
  writeFileSync(
    join(cwd, "m.json"),
    JSON.stringify({ name: "classic", columns: { date: "Usage date", user: "user", credits: "credits" } }),
  );
  const { exitCode, stdout } = await runIn(cwd, ["--map", "m.json"]);
  expect(exitCode).toBe(2);
  expect(stdout).toContain("error[mapping-unfit]");
  expect(runFileIn(cwd).diagnostics).toMatchObject([
    { code: "mapping-unfit", severity: "error", at: { file: "usage/march.csv", line: 1 } },
  ]);
});

test("started through npm, the command that uses a mapping and the next steps are npm's", async () => {
  const cwd = firm({ "usage/march.csv": foreign });
  const env = { npm_lifecycle_event: "credit-roster" };
  const usage = ["reconcile", "--roster", "roster", "--usage", "usage/march.csv"];
  const { stderr } = await runCommand(usage, { cwd, env });
  expect(stderr).toContain("  npm run credit-roster -- reconcile --roster roster --usage usage/march.csv --map ");
  const made = await runCommand(["new", "r.xlsx"], { cwd, env });
  expect(made.stdout).toContain("Then: npm run credit-roster -- check --roster r.xlsx");
  expect((await runCommand(["new", "--help"], { cwd, env })).stdout).toContain(
    "npm run credit-roster -- new roster.xlsx",
  );
  expect((await runCommand(["new", "--help"], { cwd, env: { npm_lifecycle_event: "" } })).stdout).toContain(
    "  credit-roster new roster.xlsx",
  );
});

test("of several mappings each is shown, and the one command that uses them stands once, behind the last", async () => {
  const cwd = firm({ "usage/march.csv": foreign, "usage/other.csv": foreign.replace("Usage date", "Start time") });
  const { stderr } = await runIn(cwd, []);
  expect(stderr.match(/^A mapping for /gm)).toHaveLength(2);
  expect(stderr.match(/^ {2}\S*credit-roster reconcile .*--map .*--map /gm)).toHaveLength(1);
  expect(stderr.replace(/\s+/g, " ")).toContain(
    "When all of these mappings are right, and their blanks filled in, type this",
  );
});

test("a run that cannot begin shows the lines that it stumbled over, as every other does", async () => {
  const { stderr } = await runIn(firm({ "usage/march.csv": foreign }), []);
  expect(stderr).toMatch(/\n\d+ \| .*credits/i);
});
