import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../batch/run.ts";
import type { PlainDate } from "../../core/calendar.ts";
import { diagnosticPlace } from "../../core/report/places.ts";
import { runFileSchema } from "../../core/run-file.ts";
import type { BadInput } from "../support/bad-input.ts";
import { badPacked } from "../support/bad-packed.ts";
import { badRosterFiles } from "../support/bad-roster-files.ts";
import { badRosterRows } from "../support/bad-roster-rows.ts";
import { badUsageFiles } from "../support/bad-usage-files.ts";
import { badUsageRows } from "../support/bad-usage-rows.ts";
import { temporaryFolder, writeFiles } from "../support/command.ts";
import { oddPacked } from "../support/odd-packed.ts";
import { oddUsage } from "../support/odd-usage.ts";
import { smallFirm } from "../support/small-firm.ts";

/** Runs in a folder of its own; places are told as they are within it. */
async function runIn({ files = {}, roster = "roster", usage = ["usage"] }: Omit<BadInput, "says" | "rows">) {
  const folder = temporaryFolder();
  const kept = Object.entries(files).filter((file): file is [string, string | Uint8Array] => file[1] !== null);
  writeFiles(folder, { ...smallFirm, ...Object.fromEntries(kept) });
  for (const [path, content] of Object.entries(files)) if (content === null) rmSync(join(folder, path));
  const options = {
    roster: join(folder, roster),
    usage: usage.map((path) => join(folder, path)),
    period: undefined,
    maps: [],
    asOf: "2026-03-31" as PlainDate,
    covers: [],
    decisions: [],
    since: undefined,
    out: join(folder, "out"),
    failOn: "error",
    allocations: false,
    journal: false,
    quiet: false,
    json: false,
    color: false,
  } as const;
  const outcome = await run(options, "2026-04-01" as PlainDate, () => {});
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  const text = JSON.stringify(outcome.run).replaceAll(`${folder}/`, "");
  return runFileSchema.parse(JSON.parse(text));
}

test.each([...badUsageFiles, ...badUsageRows, ...badPacked, ...badRosterFiles, ...badRosterRows])(
  "$name: said at its place with a remedy, and all else counts",
  async (bad) => {
    const { diagnostics, rows, complete } = await runIn(bad);
    const said = diagnostics.map(({ severity, code, at }) => `${severity}[${code}] ${diagnosticPlace(at)}`);
    const assumed = (one: string) => one.startsWith("note[registration-assumed]");
    expect(said.filter((one) => !assumed(one)).sort()).toEqual(bad.says.map(([place]) => place).sort());
    for (const [place, message, help] of bad.says) {
      const there = diagnostics.filter((_, index) => said[index] === place);
      expect(there.map((one) => one.message).join("\n")).toContain(message);
      expect(there.map((one) => one.help).join("\n")).toContain(help);
    }
    for (const { message, help } of diagnostics) {
      expect(message).toMatch(/^[\p{Lu}“\d].*[.!?]$/u);
      expect(help).toMatch(/^\p{Lu}.*[.?]$/u);
      expect(message + help).not.toMatch(/undefined|NaN(?!”)|\[object|\bnull\b/);
    }
    const [read, counted, duplicate, leftOut] = bad.rows;
    expect(rows).toMatchObject({ read, counted, duplicate, leftOut });
    expect(complete).toBe(!bad.says.some(([place]) => place.startsWith("error")));
  },
);

test.each([...oddUsage, ...oddPacked])("$name: read whole, without a word", async ({ file }) => {
  const { diagnostics, rows, totals, complete } = await runIn({ name: "", files: { "usage/april.csv": file } });
  expect(diagnostics).toEqual([]);
  expect(rows).toMatchObject({ read: 3, counted: 3 });
  expect(totals).toMatchObject([{ used: 16.5 }]);
  expect(complete).toBe(true);
});

test("of many rows with one problem the first 50 are named, and the rest are told with their number", async () => {
  const rows = "soon,ana@firm.example,1\n".repeat(53);
  const run = await runIn({ name: "", files: { "usage/april.csv": `date,user,credits\n${rows}` } });
  expect(run.diagnostics).toHaveLength(51);
  expect(run.diagnostics.at(-1)).toMatchObject({
    message: "3 more rows have the same problem, from line 52 on.",
    at: { line: 52 },
  });
  expect(run.rows).toMatchObject({ read: 55, counted: 2, leftOut: 53 });
});
