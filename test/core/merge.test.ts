import { describe, expect, test } from "vitest";
import type { RunFile } from "../../core/run-file.ts";
import { reconcileTables } from "../support/reconcile-tables.ts";
import { smallFirm } from "../support/small-firm.ts";

const roster = {
  "contracts.csv": smallFirm["roster/contracts.csv"],
  "people.csv": smallFirm["roster/people.csv"],
  "pools.csv": smallFirm["roster/pools.csv"],
};

/** A run over exports of our own format: columns date, credits, and those that are named. */
function run(more: string, exports: Readonly<Record<string, readonly string[]>>, asOf = "2026-03-31"): RunFile {
  const files = Object.entries(exports).map(([name, lines]) => [
    name,
    [`user,date,credits${more}`, ...lines.map((line) => `ana@firm.example,${line}`), ""].join("\n"),
  ]);
  return reconcileTables(roster, Object.fromEntries(files), asOf).run;
}

const usedOf = ({ totals }: RunFile) => totals[0]?.used;
const aboutExports = ({ findings }: RunFile) =>
  findings.filter(({ code }) => code.startsWith("export-")).map(({ finding, amount }) => [finding, amount]);

describe("which export speaks for a cell", () => {
  test("the one that reaches furthest, even with a smaller figure", () => {
    const answer = run("", { "a.csv": ["2026-03-02,40", "2026-03-31,0"], "b.csv": ["2026-03-02,99", "2026-03-30,0"] });
    expect(usedOf(answer)).toBe(40);
    expect(aboutExports(answer)).toEqual([["export-restated/C-1/cloud-credit/2026-03", 59]]);
    expect(answer.rows).toMatchObject({ read: 4, counted: 3, duplicate: 1 });
  });

  test("of two that reach equally far the one with more rows, though the other's sum is larger", () => {
    const a = ["2026-03-02,1", "2026-03-02,1", "2026-03-31,0"];
    expect(usedOf(run("", { "a.csv": a, "b.csv": ["2026-03-02,9", "2026-03-31,0"] }))).toBe(2);
  });

  test("of as many rows the larger sum, though the other's smallest amount is larger", () => {
    const a = ["2026-03-02,1", "2026-03-02,40", "2026-03-31,0"];
    const b = ["2026-03-02,5", "2026-03-02,5", "2026-03-31,0"];
    expect(usedOf(run("", { "a.csv": a, "b.csv": b }))).toBe(41);
  });

  test("of equal sums the greater list of sorted contents", () => {
    const a = ["2026-03-02,1", "2026-03-02,9", "2026-03-31,0"];
    const b = ["2026-03-02,4", "2026-03-02,6", "2026-03-31,0"];
    const { facts } = reconcileTables(
      roster,
      {
        "a.csv": `user,date,credits\n${a.map((line) => `ana@firm.example,${line}`).join("\n")}\n`,
        "b.csv": `user,date,credits\n${b.map((line) => `ana@firm.example,${line}`).join("\n")}\n`,
      },
      "2026-03-31",
    );
    const { usage } = facts.ledger;
    const [restated] = facts.restated;
    expect(restated?.rows.map((row) => usage.amount(row) / 1_000_000)).toEqual([4, 6, 1, 9]);
  });

  test("rows dated after the as-of day tell how far an export reaches, and count for nothing", () => {
    const answer = run("", { "a.csv": ["2026-03-02,40", "2026-04-15,7"], "b.csv": ["2026-03-02,99", "2026-04-14,7"] });
    expect(usedOf(answer)).toBe(40);
    expect(answer.rows).toMatchObject({ read: 4, counted: 1, duplicate: 1, later: 2 });
  });

  test("two equal rows of one export are two", () => {
    const rows = ["2026-03-02,3", "2026-03-02,3", "2026-03-31,0"];
    const answer = run("", { "a.csv": rows, "b.csv": [...rows, "2026-03-30,1"] });
    expect(usedOf(answer)).toBe(7);
    expect(aboutExports(answer)).toEqual([]);
  });

  test("services, jobs and contracts make cells of their own", () => {
    const answer = run(",service,job", {
      "a.csv": ["2026-03-02,3,Rendering,J1", "2026-03-31,0,,"],
      "b.csv": ["2026-03-02,3,Rendering,J2", "2026-03-02,3,Simulation,J1", "2026-03-31,0,,"],
    });
    expect(usedOf(answer)).toBe(9);
  });

  test("who paid is a part of what a row says", () => {
    const answer = run(",paid from", {
      "a.csv": ["2026-03-02,3,individual", "2026-03-31,0,"],
      "b.csv": ["2026-03-02,3,shared", "2026-03-30,0,"],
    });
    expect(aboutExports(answer)).toEqual([["export-restated/C-1/cloud-credit/2026-03", 0]]);
  });
});

describe("charge ids", () => {
  test("the same id is one row, in one file and in two, and on whatever day", () => {
    const answer = run(",charge id", {
      "a.csv": ["2026-03-02,3,T1", "2026-03-02,3,T1", "2026-03-05,4,T2"],
      "b.csv": ["2026-03-06,4,T2", "2026-03-31,1,T3"],
    });
    expect(usedOf(answer)).toBe(8);
    expect(answer.rows).toMatchObject({ read: 5, counted: 3, duplicate: 2 });
    expect(aboutExports(answer)).toContainEqual(["export-restated/C-1/cloud-credit/2026-03", 0]);
  });

  test("a charge and its refund may share an id", () => {
    const answer = run(",charge id", { "a.csv": ["2026-03-02,9,T1", "2026-03-31,-4,T1"] });
    expect(answer.totals[0]).toMatchObject({ used: 9, refunded: 4 });
  });

  test("with other content the export that reaches furthest speaks", () => {
    const answer = run(",charge id", {
      "a.csv": ["2026-03-02,9,T1", "2026-03-20,1,T2"],
      "b.csv": ["2026-03-02,5,T1", "2026-03-21,1,T3"],
    });
    expect(usedOf(answer)).toBe(7);
    expect(aboutExports(answer)).toContainEqual(["export-restated/C-1/cloud-credit/2026-03", 4]);
  });

  test("an id without a twin on a day that a later export covers is missing there", () => {
    const answer = run(",charge id", {
      "a.csv": ["2026-03-02,9,T1", "2026-03-20,1,T2"],
      "b.csv": ["2026-03-01,1,T0", "2026-03-20,1,T2", "2026-03-31,1,T3"],
    });
    expect(aboutExports(answer)).toEqual([["export-missing-rows/C-1/cloud-credit/2026-03", 9]]);
    expect(usedOf(answer)).toBe(12);
  });
});

describe("coverage", () => {
  test("two halves of one download lack nothing of each other", () => {
    const answer = run(",service", {
      "a.csv": ["2026-03-02,9,Rendering", "2026-03-31,1,Rendering"],
      "b.csv": ["2026-03-02,3,Simulation", "2026-03-31,1,Simulation"],
    });
    expect(aboutExports(answer)).toEqual([]);
  });

  test("an export of another contract covers nothing of this one", () => {
    const answer = run(",contract", {
      "a.csv": ["2026-03-02,9,C-1"],
      "b.csv": ["2026-03-01,3,C-2", "2026-03-31,1,C-2"],
    });
    expect(aboutExports(answer).filter(([finding]) => String(finding).startsWith("export-missing"))).toEqual([]);
  });

  test("days between exports and up to the as-of day are a gap, month by month", () => {
    const answer = run("", { "a.csv": ["2026-01-05,1", "2026-01-30,1"], "b.csv": ["2026-03-02,1", "2026-03-30,1"] });
    const gaps = answer.findings.filter(({ code }) => code === "export-gap");
    expect(gaps.map(({ finding, amount, unit }) => [finding, amount, unit])).toEqual([
      ["export-gap/2026-01", 0, null],
      ["export-gap/2026-02", 0, null],
      ["export-gap/2026-03", 0, null],
    ]);
    // one range joins the three months, so what to declare is said once
    expect([...new Set(gaps.map(({ next }) => next))]).toEqual([
      "Download the exports of 2026-01 to 2026-03; if nothing was used on those days, run again with --covers 2026-01-31..2026-03-31.",
    ]);
    expect(gaps[2]?.message).toBe("No export covers 2 days of 2026-03: 2026-03-01 and 2026-03-31.");
    expect(gaps[0]?.evidence.map((place) => ("line" in place ? place.line : 0)).sort()).toEqual([2, 3]);
  });

  test("an export by months covers its months from the first day on", () => {
    const flex = (rows: readonly string[]) =>
      ["usageMonth,productLineCode,productName,tokensConsumed", ...rows, ""].join("\n");
    const files = {
      "q1.csv": flex(["2026-01,RVT,Revit,5", "2026-02,RVT,Revit,6", "2026-03,RVT,Revit,7"]),
      "q2.csv": flex(["2026-04,RVT,Revit,8"]),
    };
    const { run: answer } = reconcileTables(roster, files, "2026-04-30");
    expect(answer.findings.filter(({ code }) => code === "export-gap")).toEqual([]);
    expect(answer.inputs.map(({ firstDay, lastDay }) => [firstDay, lastDay]).sort()).toEqual([
      ["2026-01-01", "2026-03-31"],
      ["2026-04-01", "2026-04-30"],
    ]);
  });

  test("an export that covers the day of the first use to the as-of day leaves no gap", () => {
    expect(aboutExports(run("", { "a.csv": ["2026-03-02,1", "2026-03-31,1"] }))).toEqual([]);
  });
});

describe("usage under a hash and under an e-mail", () => {
  const hashed = "user,date,credits,service\nhash:9f2c,2026-03-02,14,Rendering\nhash:9f2c,2026-03-31,2,Rendering\n";
  const named = (amount: number) => `user,date,credits,service\nana@firm.example,2026-03-02,${amount},Rendering\n`;
  const twice = (files: Readonly<Record<string, string>>, tables: Readonly<Record<string, string>> = roster) =>
    reconcileTables(tables, files, "2026-03-31")
      .run.findings.filter(({ code }) => code === "masked-twice")
      .map(({ finding, amount, evidenceCount }) => [finding, amount, evidenceCount]);

  test("of the same service, day and amount in two files may be one", () => {
    const files = { "a.csv": hashed, "b.csv": named(14) };
    expect(twice(files)).toEqual([["masked-twice/hash:9f2c/2026-03/cloud-credit", 14, 2]]);
  });

  test("of another amount is not, nor in one file, nor when the roster knows the hash", () => {
    expect(twice({ "a.csv": hashed, "b.csv": named(13) })).toEqual([]);
    expect(twice({ "a.csv": `${hashed}ana@firm.example,2026-03-02,14,Rendering\n` })).toEqual([]);
    const people = "Email,Contract,Registered on,Also known as\nana@firm.example,C-1,2025-06-01,hash:9f2c\n";
    expect(twice({ "a.csv": hashed, "b.csv": named(14) }, { ...roster, "people.csv": people })).toEqual([]);
  });
});

describe("what is said of exports that differ", () => {
  test("the people and days that differ most, with both figures and a line of both files", () => {
    const days = Array.from({ length: 25 }, (_, day) => `2026-03-${String(day + 1).padStart(2, "0")}`);
    const older = days.map((day, index) => `${day},${index === 4 ? 90 : 2}`);
    const answer = run("", {
      "a.csv": [...days.map((day, index) => `${day},${index < 6 ? 40 : 2}`), "2026-03-31,0"],
      "b.csv": [...older, "2026-03-30,0"],
    });
    const found = answer.findings.find(({ code }) => code === "export-restated");
    expect(found?.message).toMatch(
      /against what another says: .*ana@firm\.example.* on 2026-03-05, 40 against 90; .* on 2026-03-01, 40 against 2; .* on 2026-03-02, 40 against 2; and 3 more\.$/,
    );
    expect(found?.message).not.toMatch(/\.csv/);
    expect(found?.next).toBe(
      "Ask Autodesk which figure is right; if it is the older one, record the difference in Adjustments, or delete those rows from the newer file.",
    );
    const shown = found?.evidence.map((place) => ("file" in place ? `${place.file}:${place.line}` : ""));
    expect(shown).toEqual(expect.arrayContaining(["a.csv:6", "b.csv:6"]));
    const many = (file: string) => ({
      [file]: [...days.map((day) => `${day},40`), "2026-03-31,0"],
    });
    const all = run("", { ...many("a.csv"), "b.csv": [...days.map((day) => `${day},2`), "2026-03-30,0"] });
    const places = all.findings.find(({ code }) => code === "export-restated");
    expect(places).toMatchObject({ evidenceCount: 50 });
    expect(places?.evidence).toHaveLength(20);
    const files = places?.evidence.map((place) => ("file" in place ? place.file : ""));
    expect([...new Set(files)].sort()).toEqual(["a.csv", "b.csv"]);
  });

  test("rows that are missing are what was used; refunds are told beside it, and count alone where nothing was used", () => {
    const missing = (rows: readonly string[]) => {
      const answer = run(",job", {
        "a.csv": [...rows, "2026-03-20,1,Z"],
        "b.csv": ["2026-03-01,1,Z", "2026-03-20,1,Z", "2026-03-31,1,Z"],
      });
      return answer.findings.find(({ code }) => code === "export-missing-rows");
    };
    const found = missing([
      "2026-03-02,10,A",
      "2026-03-03,-10,A",
      "2026-03-04,4,B",
      "2026-03-05,4,C",
      "2026-03-06,4,D",
    ]);
    expect(found?.amount).toBe(22);
    expect(found?.message).toMatch(/^22 credits used and 10 refunded under contract C-1 in 2026-03 \(5 rows\) are/);
    expect(missing(["2026-03-03,-10,A"])).toMatchObject({
      amount: 10,
      message: expect.stringMatching(/^10 credits refunded under/),
    });
    expect(missing(["2026-03-03,4,A"])?.message).toMatch(/^4 credits used under/);
  });
});
