import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { runFileSchema } from "../../core/run-file.ts";
import { builtCommand, runCommand, temporaryFolder, writeFiles } from "../support/command.ts";
import { smallFirm } from "../support/small-firm.ts";
import { makeWorkbook, zip } from "../support/workbook.ts";

beforeAll(() => {
  builtCommand();
});

const march = smallFirm["usage/march.csv"];
const [head = [], ...rows] = march
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const workbook = makeWorkbook({
  sheets: [
    { name: "Filter", cells: [] },
    {
      name: "Daten",
      cells: [head, ...rows].flatMap((cells, down) =>
        cells.map((cell, right) => {
          const typed = down === 0 ? cell : right === 0 ? { day: cell } : right === 2 ? Number(cell) : cell;
          return [down + 1, right + 1, typed] as const;
        }),
      ),
    },
  ],
});

/** The export of the small firm as it may be given. */
const given: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ["march.csv", march],
  ["march.csv.gz", new Uint8Array(gzipSync(march))],
  ["march.zip", zip({ "folder/march.csv": march })],
  ["march.xlsx", workbook],
];

/** What a run gives, the places and the hash of its input apart. */
async function figures(usage: string, input?: string | Uint8Array) {
  const cwd = temporaryFolder();
  const { "usage/march.csv": _march, ...roster } = smallFirm;
  writeFiles(cwd, { ...roster, ...Object.fromEntries(given) });
  const args = ["reconcile", "--roster", "roster", "--usage", usage, "--as-of", "2026-03-31", "--fail-on", "never"];
  const { exitCode, stderr } = await runCommand(args, input === undefined ? { cwd } : { cwd, input });
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  const run = runFileSchema.parse(
    JSON.parse(readFileSync(join(cwd, "credit-roster-report/reconciliation.json"), "utf8")),
  );
  const { totals, people, contracts, rows: counts, diagnostics, inputs } = run;
  expect(diagnostics).toEqual([]);
  return { file: inputs.map(({ file }) => file), figures: { totals, people, contracts, counts } };
}

test("an export packed, in an archive or in a workbook, as a file or through a pipe, gives the figures of the plain one", async () => {
  const plain = await figures("march.csv");
  expect(plain.figures.totals).toMatchObject([{ used: 12.5 }]);
  const names = [];
  for (const [name, content] of given) {
    const [asFile, piped] = [await figures(name), await figures("-", content)];
    expect(asFile.figures).toEqual(plain.figures);
    expect(piped.figures).toEqual(plain.figures);
    names.push(...asFile.file, ...piped.file);
  }
  expect(names).toEqual([
    "march.csv",
    "-",
    "march.csv.gz",
    "-",
    "march.zip › folder/march.csv",
    "- › folder/march.csv",
    "march.xlsx › Daten",
    "- › Daten",
  ]);
});

const hasBash = spawnSync("bash", ["-c", "cat <(echo)"]).status === 0;

test.skipIf(!hasBash)("a pipe that is given by a name is read once, and whole", () => {
  const cwd = temporaryFolder();
  const { "usage/march.csv": _march, ...roster } = smallFirm;
  writeFiles(cwd, { ...roster, ...Object.fromEntries(given) });
  for (const [name] of given) {
    const line = `"${process.execPath}" "${builtCommand()}" reconcile --roster roster --json --usage <(cat ${name})`;
    const { status, stdout } = spawnSync("bash", ["-c", line], { cwd, encoding: "utf8" });
    expect(status).toBe(0);
    expect(runFileSchema.parse(JSON.parse(stdout)).totals).toMatchObject([{ used: 12.5 }]);
  }
});
