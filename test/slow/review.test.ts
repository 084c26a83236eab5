import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDecisions } from "../../batch/read/earlier.ts";
import { reviewFile } from "../../batch/write/review-file.ts";
import { reviewWorkbook } from "../../core/review/workbook.ts";
import { standardPolicy } from "../../core/roster/settings.ts";
import { type RunFile, runFileSchema } from "../../core/run-file.ts";
import { runCommand, temporaryFolder, writeFiles } from "../support/command.ts";
import { hasOffice, python, savedByOffice } from "../support/office.ts";
import { answeredSample, sample } from "../support/reconcile-sample.ts";
import { sampleFinding, samplePerson } from "../support/run-file-parts.ts";
import { sampleRun } from "../support/run-file-sample.ts";
import { expectReadByOffice, lookAlikes } from "../support/sheets-meant.ts";
import { smallFirm } from "../support/small-firm.ts";
import { type Typed, typeDecisions } from "../support/type-decisions.ts";

const stranger = (name: string) => `unknown-person/${name}@firm.example/cloud-credit`;
const [cem, dan, eve, fay] = ["cem", "dan", "eve", "fay"].map(stranger) as [string, string, string, string];

/** The small firm, where people who are not on the roster used credits in three months. */
const months = {
  ...smallFirm,
  "usage/01.csv": `date,user,credits
2026-01-01,ana@firm.example,1
2026-01-05,cem@firm.example,3
2026-01-06,dan@firm.example,5
2026-01-31,eve@firm.example,2
`,
  "usage/02.csv": `date,user,credits
2026-02-01,ana@firm.example,1
2026-02-10,dan@firm.example,4
2026-02-28,fay@firm.example,6
`,
};

async function reconcile(cwd: string, month: string, more: readonly string[] = [], out = month) {
  const args = ["reconcile", "--roster", "roster", "--usage", "usage", "--as-of", month, "--out", out, ...more];
  const run = await runCommand(args, { cwd });
  const path = join(cwd, out, "reconciliation.json");
  return { ...run, file: runFileSchema.parse(JSON.parse(readFileSync(path, "utf8"))) };
}

function standings({ findings }: RunFile): Readonly<Record<string, string>> {
  const strangers = findings.filter(({ code }) => code === "unknown-person");
  return Object.fromEntries(strangers.map(({ finding, standing }) => [finding, standing]));
}

/** Opens what a run wrote, types, saves, and perhaps has another program save it once more. */
type Way = (path: string, saveAs: string, rows: Readonly<Record<string, Typed>>) => Promise<void>;

const ways: readonly (readonly [string, boolean, Way])[] = [
  ["exceljs", true, typeDecisions],
  [
    "exceljs, and saved again by LibreOffice",
    hasOffice,
    async (path, saveAs, rows) => {
      const typed = join(temporaryFolder(), "typed.xlsx");
      await typeDecisions(path, typed, rows);
      const saved = savedByOffice(typed, temporaryFolder());
      copyFileSync(saved, saveAs);
    },
  ],
];

describe.each(ways)("three months of review with decisions typed by %s", (_, isHere, type) => {
  test.skipIf(!isHere)("standings follow what was decided", async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, months);
    const january = await reconcile(cwd, "2026-01-31");
    expect(standings(january.file)).toEqual({ [cem]: "new", [dan]: "new", [eve]: "new" });
    await type(join(cwd, "2026-01-31/review.xlsx"), join(cwd, "january decided.xlsx"), {
      [cem]: { Decision: "accepted", "Accepted until": "2026-02-28", "Decided by": "Ana", "Decided on": "2026-02-02" },
      [dan]: { Decision: "accepted", "Decided by": "Ana", "Decided on": "2026-02-02", Remark: "a guest\nuntil May" },
      [eve]: { Decision: "resolved", "Decided on": "2026-02-02" },
    });

    const february = await reconcile(cwd, "2026-02-28", [
      ...["--decisions", "january decided.xlsx", "--since", "2026-01-31/reconciliation.json"],
    ]);
    expect(february.stderr).toBe("");
    expect(standings(february.file)).toEqual({ [cem]: "accepted", [dan]: "grown", [eve]: "open", [fay]: "new" });
    expect(february.file.findings.find(({ finding }) => finding === dan)).toMatchObject({
      amount: 9,
      decidedAmount: 5,
    });

    writeFiles(cwd, { "roster/people.csv": `${smallFirm["roster/people.csv"]}fay@firm.example,C-1,2025-06-01\n` });
    await type(join(cwd, "2026-02-28/review.xlsx"), join(cwd, "february decided.xlsx"), {
      [dan]: { "Decided amount": null, "Decided on": "2026-03-02" },
    });
    const march = await reconcile(cwd, "2026-03-31", [
      ...["--decisions", "february decided.xlsx", "--since", "2026-02-28/reconciliation.json"],
    ]);
    expect(march.stderr).toBe("");
    expect(standings(march.file)).toEqual({ [cem]: "expired", [dan]: "accepted", [eve]: "open", [fay]: "gone" });
    expect(march.file.findings.find(({ finding }) => finding === dan)).toMatchObject({
      decidedAmount: 9,
      firstSeen: "2026-01-31",
    });
    const again = await reconcile(cwd, "2026-03-31", ["--decisions", "2026-03-31/review.xlsx"], "again");
    expect(standings(again.file)).toEqual(standings(march.file));
  });
});

test("the bundled command writes the bytes that the sources write", async () => {
  const cwd = temporaryFolder();
  const args = ["reconcile", "--roster", join(sample, "roster"), "--usage", join(sample, "usage")];
  await runCommand([...args, "--as-of", "2026-03-31", "--out", "report"], { cwd });
  const { run, memory } = await answeredSample(`${sample}roster`);
  expect(readFileSync(join(cwd, "report/review.xlsx")).equals(await reviewFile(run, memory))).toBe(true);
});

test("a review that somebody has saved is kept when the next run writes over it, and the run says so", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, months);
  const out = join(cwd, "report");
  await reconcile(cwd, "2026-01-31", [], "report");
  const untouched = await reconcile(cwd, "2026-01-31", [], "report");
  expect(untouched.stdout).not.toContain("kept");
  expect(readdirSync(out)).not.toContain("review-kept.xlsx");
  const review = join(out, "review.xlsx");
  await typeDecisions(review, review, { [dan]: { Decision: "accepted" } });
  const typed = readFileSync(review);
  const next = await reconcile(cwd, "2026-02-28", ["--decisions", "report/review.xlsx"], "report");
  expect(next.stdout).toContain(`That file is kept as ${join(out, "review-kept.xlsx")}`);
  expect(readFileSync(join(out, "review-kept.xlsx")).equals(typed)).toBe(true);
  expect(standings(next.file)[dan]).toBe("grown");
  writeFileSync(review, "mine");
  const quiet = await runCommand(
    ["reconcile", "--roster", "roster", "--usage", "usage", "--as-of", "2026-02-28", "--out", "report", "--quiet"],
    { cwd },
  );
  expect(quiet.stdout).toBe(`${join(out, "report.html")}\n`);
  expect(quiet.stderr).toContain("review-kept-2.xlsx");
  expect(readFileSync(join(out, "review-kept-2.xlsx"), "utf8")).toBe("mine");
});

test("a report that cannot be written leaves no copy behind", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, { ...months, "report/review.xlsx": "mine" });
  mkdirSync(join(cwd, "report/report.html"));
  const args = ["reconcile", "--roster", "roster", "--usage", "usage", "--as-of", "2026-01-31", "--out", "report"];
  const { exitCode, stderr } = await runCommand(args, { cwd });
  expect(stderr).toContain("report.html: a folder of that name is in the way");
  expect(exitCode).toBe(2);
  expect(readFileSync(join(cwd, "report/review.xlsx"), "utf8")).toBe("mine");
  expect(existsSync(join(cwd, "report/review-kept.xlsx"))).toBe(false);
});

test("a review is no roster: given as one, what is missing is said, and no figure is made of it", async () => {
  const cwd = temporaryFolder();
  writeFiles(cwd, months);
  await reconcile(cwd, "2026-01-31", [], "report");
  const { exitCode, stdout } = await runCommand(["check", "--roster", "report/review.xlsx"], { cwd });
  expect(exitCode).toBe(2);
  expect(stdout.replace(/\s+/g, " ")).toContain("Pool ID");
});

describe.skipIf(!hasOffice)("in LibreOffice (skipped where it is not installed)", () => {
  test("every cell of every sheet of the sample's review is what was meant", async () => {
    const { run, memory } = await answeredSample(`${sample}roster`);
    expectReadByOffice(reviewWorkbook(run, memory), await reviewFile(run, memory));
  });

  test("texts that look like something else stay what they are", async () => {
    const run = sampleRun({
      findings: lookAlikes.map((text, at) => sampleFinding({ finding: `f/${at}`, subject: text, message: text })),
      people: lookAlikes.map((text) => samplePerson({ email: text, name: text, contract: text })),
    });
    expectReadByOffice(reviewWorkbook(run, new Map()), await reviewFile(run, new Map()));
  });
});

describe.skipIf(python === undefined)("in openpyxl (skipped where it is not installed)", () => {
  test("every cell, table, chart, choice and frozen header is found", async () => {
    const { run, memory } = await answeredSample(`${sample}roster`);
    const path = join(temporaryFolder(), "review.xlsx");
    writeFileSync(path, await reviewFile(run, memory));
    const script = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
plain = lambda v: v.strftime("%Y-%m-%d") if hasattr(v, "strftime") else v
print(json.dumps({s.title: {
  "tables": {t.name: t.ref for t in s.tables.values()}, "frozen": s.freeze_panes, "titles": s.print_title_rows,
  "charts": len(s._charts), "landscape": s.page_setup.orientation, "fit": s.sheet_properties.pageSetUpPr.fitToPage,
  "lists": sorted(v.formula1 for v in s.data_validations.dataValidation if v.type == "list"),
  "kinds": sorted(set(v.type for v in s.data_validations.dataValidation)),
  "conditions": len(s.conditional_formatting),
  "rows": [[plain(c.value) for c in row] for row in s.iter_rows()]} for s in book.worksheets}))`;
    const found = JSON.parse(execFileSync(python ?? "", ["-c", script, path], { encoding: "utf8", maxBuffer: 1e8 }));
    for (const sheet of reviewWorkbook(run, memory).sheets) {
      if (sheet.kind === "page") continue;
      const rows = sheet.rows.map((row) =>
        row.map((cell, at) =>
          sheet.columns[at]?.holds === "day" && typeof cell === "number"
            ? new Date((cell - 25_569) * 86_400_000).toISOString().slice(0, 10)
            : cell,
        ),
      );
      const read = found[sheet.name];
      expect([sheet.name, read.rows]).toEqual([sheet.name, [sheet.columns.map(({ header }) => header), ...rows]]);
      expect(Object.keys(read.tables)).toEqual([sheet.table]);
      expect(read).toMatchObject({ titles: "$1:$1", landscape: "landscape", fit: true });
      expect(read.conditions).toBeGreaterThan(0);
    }
    expect(found.Findings).toMatchObject({ frozen: "D2", kinds: ["date", "decimal", "list"] });
    expect(found.Findings.lists).toContain('"accepted,to fix,resolved"');
    expect(found.Charts.charts).toBe(4);
  });
});

test("50,000 findings and 10,000 people are written in seconds, and every one of them is read again", async () => {
  const { run } = await answeredSample(`${sample}roster`);
  const many = <Row>(rows: readonly Row[], count: number, change: (row: Row, at: number) => Row): Row[] =>
    Array.from({ length: count }, (_, at) => change(rows[at % rows.length] as Row, at));
  const large: RunFile = {
    ...run,
    findings: many(run.findings, 50_000, (row, at) => ({ ...row, finding: `${row.finding}/${at}`, amount: at / 4 })),
    people: many(run.people, 10_000, (row, at) => ({ ...row, email: `p${at}.${row.email}` })),
    pools: many(run.pools, 10_000, (row, at) => ({ ...row, pool: `${row.pool}-${at}` })),
  };
  const before = process.cpuUsage();
  const bytes = await reviewFile(large, new Map());
  const { user, system } = process.cpuUsage(before);
  // some three seconds of the processor on two slow cores
  expect((user + system) / 1e6).toBeLessThan(20);
  expect(bytes.length).toBeLessThan(20_000_000);
  const path = join(temporaryFolder(), "review.xlsx");
  writeFileSync(path, bytes);
  const said: string[] = [];
  const read = readDecisions(path, standardPolicy, ({ message }) => said.push(message));
  expect(said).toEqual([]);
  expect(read.map(({ values }) => values.finding).sort()).toEqual(large.findings.map(({ finding }) => finding).sort());
}, 300_000);
