import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GivenRoster } from "../../../addin/reconcile/protocol.ts";
import { runOf } from "../../../addin/reconcile/run.ts";
import { findingsCsv } from "../../../core/report/findings-csv.ts";
import { runFileJson } from "../../../core/report/json.ts";
import { onCommandLine } from "../../support/on-command-line.ts";
import { long } from "../../support/runs.ts";
import { makeWorkbook, oneTable, replaced, zip } from "../../support/workbook.ts";
import {
  answered,
  type DroppedFile,
  dropped,
  fromDisk,
  openedRoster,
  platformOf,
  requestOf,
  runInside,
  sampleExports,
  sampleRoster,
  samples,
} from "./pane-side.ts";

const folder = mkdtempSync(join(tmpdir(), "credit-roster-pane-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A roster for the command line. */
function onDisk(bytes: Uint8Array): string {
  const path = join(folder, "roster.xlsx");
  writeFileSync(path, bytes);
  return path;
}

let roster: GivenRoster;
let files: readonly DroppedFile[];
beforeAll(async () => {
  roster = await sampleRoster();
  files = await sampleExports();
});

const rosterPath = `${samples}/roster.xlsx`;
const usage = [`${samples}/usage`];
const firstExport = `${samples}/usage/cloud-2025-q1.csv`;

describe("the pane and the command line give one answer", () => {
  long("to the sample, to the byte", async () => {
    const { result } = answered({ roster, files });
    const command = await onCommandLine(rosterPath, usage);
    expect(result.run.findings.length).toBeGreaterThan(5);
    expect(runFileJson(result.run)).toBe(runFileJson(command.answer.run));
    expect(result.asOfNote).toBe(command.asOfNote);
    expect(new Set(result.files.map(({ kind }) => kind))).toEqual(new Set(["export"]));
  });

  test("and one fingerprint where files have other names, also with a roster that has mistakes", async () => {
    const sketch = oneTable(
      "People",
      ["Email", "Registered on"],
      [
        ["ana@example.com", "2026-01-01"],
        ["ben@example.com", "soon"],
      ],
    );
    const bytes = makeWorkbook(sketch);
    const command = await onCommandLine(onDisk(bytes), [firstExport]);
    const { result } = answered({ roster: await openedRoster(bytes, "Book1"), files: [fromDisk(firstExport)] });
    const codes = (run: typeof result.run) => run.diagnostics.map(({ code }) => code);
    expect(codes(result.run)).toContain("cell-not-a-day");
    expect(codes(result.run)).toEqual(codes(command.answer.run));
    expect(result.run.fingerprint).toBe(command.answer.run.fingerprint);
    // near miss: another export, or another mistake, is another run
    const others = answered({ roster: await openedRoster(bytes, "Book1"), files: [files[1] as DroppedFile] });
    const [people] = sketch.sheets;
    const other = makeWorkbook({
      sheets: [{ ...people, name: "S", tables: people?.tables?.map((table) => ({ ...table, at: [2, 1] })) }] as never,
    });
    const moved = answered({ roster: await openedRoster(other, "Book1"), files: [fromDisk(firstExport)] });
    const runs = [result, others.result, moved.result];
    expect(new Set(runs.map(({ run }) => run.fingerprint)).size).toBe(3);
  });

  test("though the saved workbook was filtered, which the pane does not look at", async () => {
    const sketch = oneTable("People", ["Email"], [["ana@example.com"], ["ben@example.com"]]);
    const bytes = makeWorkbook(sketch, replaced(/sheet1/, '<row r="3"', '<row r="3" hidden="1"'));
    const path = onDisk(bytes);
    const { run } = (await onCommandLine(path, [firstExport])).answer;
    expect(run.diagnostics.map(({ code }) => code)).toContain("rows-hidden");
    const { result } = answered({ roster: await openedRoster(bytes, "Book1"), files: [fromDisk(firstExport)] });
    expect(result.run.diagnostics.map(({ code }) => code)).not.toContain("rows-hidden");
    expect(result.run.fingerprint).toBe(run.fingerprint);
  });

  test("to packed exports and sheets", async () => {
    const text = readFileSync(firstExport, "utf8");
    const rows = text
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const sheet = makeWorkbook({
      sheets: [
        { name: "Usage", cells: rows.flatMap((row, at) => row.map((cell, column) => [at + 1, column + 1, cell])) },
      ] as never,
    });
    const given = [
      dropped("a.csv.gz", gzipSync(text)),
      dropped("b.zip", zip({ "flex.csv": readFileSync(`${samples}/usage/flex-2025-h1.csv`) })),
      dropped("c.xlsx", sheet),
    ];
    const { run, files: recognised } = answered({ roster, files: given }).result;
    expect(run.inputs.map(({ file }) => file).sort()).toEqual(["a.csv.gz", "b.zip › flex.csv", "c.xlsx › Usage"]);
    expect(run.inputs.every(({ rows: count }) => count > 100)).toBe(true);
    expect(recognised.map(({ kind }) => kind)).toEqual(["export", "export", "export"]);
  });
});

describe("what was dropped is told by its content", () => {
  long("a report, decisions and a mapping beside exports", async () => {
    const first = answered({ roster, files, asOf: "2026-02-28" as never });
    const since = dropped("march", runFileJson(first.result.run));
    const { finding } = first.result.run.findings.find(({ severity }) => severity !== "note") ?? { finding: "" };
    const table = (decision: string) =>
      oneTable("Findings", ["Finding", decision, "Decided by"], [[finding, "accepted", "Ida"]]);
    const review = dropped("decided", makeWorkbook(table("Decision")));
    const { result, kept } = answered({ roster, files: [...files, since, review] });
    expect(result.files.slice(-2).map(({ kind }) => kind)).toEqual(["run", "review"]);
    expect(result.since?.asOf).toBe("2026-02-28");
    expect(result.run.findings.some(({ standing }) => standing === "open")).toBe(true);
    expect(kept.answer.memory.get(finding)?.row?.values.decision).toBe("accepted");
    // near miss: a table of findings in which nobody can decide is an export that nobody knows
    const { result: other } = answered({ roster, files: [...files, dropped("x", makeWorkbook(table("Remark")))] });
    expect(other.files.at(-1)?.kind).toBe("unknown");
    const forOthers = dropped("findings.csv", findingsCsv(first.result.run));
    expect(answered({ roster, files: [...files, forOthers] }).result.files.at(-1)?.kind).toBe("unknown");
    // a Findings table as CSV does as well
    const csv = dropped("f.csv", `Finding,Decision\n${finding},accepted\n`);
    const decided = answered({ roster, files: [...files, csv] });
    expect(decided.result.files.at(-1)?.kind).toBe("review");
    expect(decided.kept.answer.memory.get(finding)?.row?.values.decision).toBe("accepted");
  });

  long("of two reports the later counts, and the other is named", () => {
    const of = (asOf: string) => runFileJson(answered({ roster, files, asOf: asOf as never }).result.run);
    const runs = [dropped("jan.json", of("2026-01-31")), dropped("feb.json", of("2026-02-28"))];
    const { since, run } = answered({ roster, files: [...runs, ...files] }).result;
    expect(since?.asOf).toBe("2026-02-28");
    expect(run.diagnostics).toMatchObject([{ code: "file-skipped", severity: "note", at: { file: "jan.json" } }]);
  });

  test("a report that is cut off is said, and so is what is no text", () => {
    const text = runFileJson(answered({ roster, files }).result.run).slice(0, 5000);
    const { result } = answered({ roster, files: [...files, dropped("r.json", text)] });
    expect(result.files.at(-1)?.kind).toBe("run");
    expect(result.run.diagnostics.map(({ code }) => code)).toEqual(["run-unreadable"]);
    expect(result.since).toBeUndefined();
  });

  test("a file that nobody knows has a suggestion, and is read with it, dropped or given", () => {
    const unknown = dropped(
      "Log.csv",
      "When,Who is it,Amount burnt\n2026-03-05,ana@example.com,4\n2026-03-06,ben@example.com,2\n",
    );
    const { result } = runInside({ roster, files: [unknown] });
    if (result.kind !== "impossible") throw new Error("read without a mapping");
    expect(result.files).toEqual([{ file: "Log.csv", kind: "unknown" }]);
    expect(result.diagnostics.map(({ code }) => code)).toContain("file-unreadable");
    expect(result.suggestions.map((suggestion) => suggestion.files)).toEqual([["Log.csv"]]);
    const mapping = '{ "columns": { "date": "When", "user": "Who is it", "credits": "Amount burnt" } }';
    const given = answered({ roster, files: [unknown], mappings: [mapping] }).result;
    expect([given.run.rows.counted, given.files[0]?.kind, given.suggestions]).toEqual([2, "export", []]);
    const both = answered({ roster, files: [dropped("map.txt", mapping), unknown] }).result;
    expect(both.files).toEqual([
      { file: "map.txt", kind: "mapping" },
      { file: "Log.csv", kind: "export" },
    ]);
    expect(both.run.totals).toEqual(given.run.totals);
    // a mapping with a slip is told at its line, and other JSON is no mapping
    const slip = runInside({
      roster,
      files: [dropped("map.json", '{ "columns": {\n "date" "When" } }'), unknown],
    }).result;
    expect(slip).toMatchObject({ kind: "impossible", suggestions: [] });
    expect(JSON.stringify(slip)).toContain("mapping-broken");
    const other = runInside({ roster, files: [dropped("package.json", '{ "name": "x" }')] }).result;
    expect(other.files).toEqual([{ file: "package.json", kind: "unknown" }]);
  });

  test("files of one name are two files", () => {
    const two = [firstExport, `${samples}/usage/flex-2025-h1.csv`].map((path) => fromDisk(path, "usage.csv"));
    const { run } = answered({ roster, files: two }).result;
    expect(run.inputs.map(({ file }) => file).sort()).toEqual(["usage.csv", "usage.csv (2)"]);
    const apart = answered({ roster, files: two.map(({ bytes }, at) => dropped(`u${at}.csv`, bytes)) }).result.run;
    expect(run.fingerprint).toBe(apart.fingerprint);
  });
});

describe("what cannot be read", () => {
  test("a damaged file is said, and the others count", () => {
    const text = readFileSync(firstExport);
    const broken = dropped("broken.zip", zip({ "a.csv": text }).slice(0, 1500));
    const { run, files: recognised } = answered({ roster, files: [broken, fromDisk(firstExport)] }).result;
    expect(run.diagnostics.map(({ code, at }) => [code, at.file])).toEqual([["file-unreadable", "broken.zip"]]);
    expect([run.complete, recognised.map(({ kind }) => kind)]).toEqual([false, ["unknown", "export"]]);
  });

  test("a file that was moved meanwhile, at once or in the middle of it", () => {
    const good = fromDisk(firstExport);
    const large = dropped(
      "large.csv",
      `${readFileSync(firstExport, "utf8")}${"2025-02-01,x@example.com\n".repeat(60_000)}`,
    );
    for (const readable of [0, 1_000_000]) {
      const known = platformOf([good, large]);
      const given = requestOf({ roster, files: [large, good] });
      const read: typeof known.readBytes = (file, from, to) => {
        if (file === large.file && to > readable) throw new Error("A requested file could not be found.");
        return known.readBytes(file, from, to);
      };
      const { result } = runOf(given, { ...known, readBytes: read }, () => {});
      if (result.kind !== "answered") throw new Error(result.kind);
      const [gone, ...more] = result.run.diagnostics;
      expect([gone?.code, gone?.at.file, more]).toEqual(["file-unreadable", "large.csv", []]);
      expect(gone?.help).toContain("drop it again");
      expect(result.run.rows.counted).toBe(answered({ roster, files: [good] }).result.run.rows.counted);
    }
  });

  test("nothing at all leaves no day, and says what to do in the pane's words", () => {
    const { result, kept } = runInside({ roster, files: [] });
    expect(kept).toBeUndefined();
    expect(JSON.stringify(result)).toContain("type the day to reconcile as of");
    expect(JSON.stringify(result)).not.toContain("--");
    // near miss: with a day the roster alone is reconciled
    expect(runInside({ roster, files: [], asOf: "2026-03-31" as never }).result.kind).toBe("answered");
  });
});

describe("progress", () => {
  long("is told at most ten times a second, and every step", () => {
    let clock = 0;
    const told: string[] = [];
    const large = dropped(
      "l.csv",
      `${readFileSync(firstExport, "utf8")}${"2025-02-01,x@example.com\n".repeat(60_000)}`,
    );
    const platform = platformOf([large], () => (clock += 20));
    runOf(requestOf({ roster, files: [large] }), platform, ({ step, bytesRead, bytesInAll, rows, file }) => {
      expect([file, bytesInAll, bytesRead <= bytesInAll, rows >= 0]).toEqual(["l.csv", large.bytes.length, true, true]);
      told.push(step);
    });
    expect(told.slice(-2)).toEqual(["reconciling", "finishing"]);
    const pieces = large.bytes.length / (64 * 1024);
    const readings = told.filter((step) => step === "reading").length;
    expect(readings).toBeGreaterThan(2);
    // the clock moves once or twice a piece
    expect(readings).toBeLessThan(pieces / 2);
  });
});

describe("the other way of splitting jobs", () => {
  const without = (given: GivenRoster): GivenRoster => {
    const settings = given.grids.settings;
    if (settings === undefined) throw new Error("no settings");
    const rows = settings.rows.filter(({ cells }) => cells[0] !== "Job splitting");
    return { ...given, grids: { ...given.grids, settings: { ...settings, rows } } };
  };

  test("is told where the roster has not said which it wants, and is what such a roster would give", async () => {
    const { otherSplitting, run } = answered({ roster: without(roster), files }).result;
    if (otherSplitting === undefined) throw new Error("not told");
    expect(otherSplitting.other).toBe("whole");
    const settings = roster.grids.settings as NonNullable<typeof roster.grids.settings>;
    const rows = settings.rows.map((row) =>
      row.cells[0] === "Job splitting" ? { ...row, cells: ["Job splitting", "whole", ""] } : row,
    );
    const whole = answered({
      roster: { ...roster, grids: { ...roster.grids, settings: { ...settings, rows } } },
      files,
    });
    expect(whole.result.otherSplitting).toBeUndefined();
    const sums = (of: typeof run, figure: "fromOwn" | "fromShared" | "overdrawn", unit: string) =>
      of.people.filter((row) => row.unit === unit).reduce((sum, row) => Math.round((sum + row[figure]) * 1e6) / 1e6, 0);
    expect(otherSplitting.totals.length).toBe(2);
    for (const total of otherSplitting.totals) {
      for (const figure of ["fromOwn", "fromShared", "overdrawn"] as const) {
        expect(total[figure]).toEqual([sums(run, figure, total.unit), sums(whole.result.run, figure, total.unit)]);
      }
    }
    const differing = run.people.filter((row, at) => row.fromOwn !== whole.result.run.people[at]?.fromOwn);
    expect(differing.length).toBeGreaterThan(0);
    expect(otherSplitting.people).toBe(differing.length);
  });

  test("is not told where it has", () => {
    expect(answered({ roster, files }).result.otherSplitting).toBeUndefined();
  });
});
