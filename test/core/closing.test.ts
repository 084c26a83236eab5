import { expect, test } from "vitest";
import type { Month } from "../../core/calendar.ts";
import { checklist } from "../../core/closing/checklist.ts";
import { closedBy, closingsOf } from "../../core/closing/closing.ts";
import { type Period, readPeriod } from "../../core/period.ts";
import { closeText } from "../../core/report/terminal/closing.ts";
import { signatureOf } from "../../core/roster/signature.ts";
import type { RunFile } from "../../core/run-file.ts";
import { reconcileTables } from "../support/reconcile-tables.ts";

const march = "2026-03" as Month;
const people = { preparedBy: "Ana", reviewedBy: "Ben" };

const roster = {
  "contracts.csv":
    "Contract,Starts on,Ends on\nC-1,2025-01-01,2026-12-31\nC-2,2024-01-01,2025-12-31\nC-3,2024-01-01,2025-12-31\nC-4,2025-01-01,2026-03-31\n",
  "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C-1,2025-06-01,0\n",
  "pools.csv":
    "Pool ID,Contract,Credits,Applied on\nP1,C-1,500,2025-04-02\nP2,C-2,100,2025-01-02\nP3,C-3,100,2025-01-02\nP4,C-4,100,2025-04-02\n",
};

function answerOf(...use: readonly string[]) {
  const rows = ["2026-03-01,ana@example.com,5,C-1", "2026-03-31,ana@example.com,5,C-1", ...use];
  return reconcileTables(roster, { "usage.csv": `date,user,credits,contract\n${rows.join("\n")}\n` }, "2026-03-31");
}

test("what waits for a decision is named, the gravest and largest five, and recorded", () => {
  const strangers = [1, 2, 3, 4, 5, 6].map((at) => `2026-03-02,s${at}@example.org,${at},C-1`);
  const { run, facts } = answerOf(...strangers);
  const checks = checklist(run, march, new Map(), people);
  const decided = checks.find(({ name }) => name === "decided");
  const waiting = run.findings.filter(({ severity }) => severity !== "note").length;
  expect(waiting).toBeGreaterThanOrEqual(6);
  expect(decided?.details?.slice(0, 2)).toEqual([
    "Somebody who is not on the roster has used credits: s6@example.org, 6 credits",
    "Somebody who is not on the roster has used credits: s5@example.org, 5 credits",
  ]);
  expect(decided?.details).toHaveLength(6);
  expect(decided?.details?.at(-1)).toBe(`and ${waiting - 5} more: reconcile as of this month shows them`);
  expect(decided?.recorded).toBe(`${waiting} findings undecided`);
  const { fresh, before } = closingsOf(run, march, facts.ledger.roster);
  expect(closeText({ month: march, checks, fresh, before, stops: [] }, "rows.csv")).toMatch(
    /\[ \] \d+ errors and warnings wait for a decision\.\n {6}Somebody who is not on the roster has used credits: s6@example\.org, 6 credits\n/,
  );
});

test("amounts of what waits have no more decimals than anybody reads", () => {
  const { run } = answerOf("2026-03-02,s@example.org,317.348853,C-1", "2026-03-02,t@example.org,9.123456,C-1");
  const details = checklist(run, march, new Map(), people).find(({ name }) => name === "decided")?.details;
  expect(details?.slice(0, 2)).toEqual([
    "Somebody who is not on the roster has used credits: s@example.org, about 317.35 credits",
    "Somebody who is not on the roster has used credits: t@example.org, 9.123456 credits",
  ]);
});

test("what lies before the first export is not covered, unless it was declared or is before the ledger's start", () => {
  const { run } = reconcileTables(
    roster,
    { "usage.csv": "date,user,credits,contract\n2026-03-04,ana@example.com,5,C-1\n2026-03-31,ana@example.com,5,C-1\n" },
    "2026-03-31",
  );
  const covered = (month: string, covers: readonly string[] = [], of: RunFile = run) => {
    const periods = covers.map((text) => readPeriod(text) as Period);
    const check = checklist(of, month as Month, new Map(), people, periods).find(({ name }) => name === "covered");
    return [check?.holds, check?.words];
  };
  expect(covered("2026-03")).toEqual([
    false,
    "No export covers 3 days of 2026-03: 2026-03-01 to 2026-03-03; the first one begins on 2026-03-04.",
  ]);
  expect(covered("2026-02")).toEqual([
    false,
    "No export covers any day of 2026-02: the first one begins on 2026-03-04.",
  ]);
  expect(covered("2026-03", ["2026-03-02..2026-03-03"])).toEqual([
    false,
    "No export covers 1 day of 2026-03: 2026-03-01; the first one begins on 2026-03-02.",
  ]);
  expect(covered("2026-03", ["2026-03-01..2026-03-03"])).toEqual([true, "The exports cover every day of 2026-03."]);
  const starting = (day: string) => ({ ...run, settings: { ...run.settings, "Ledger starts on": day } });
  expect(covered("2026-03", [], starting("2026-03-04"))[0]).toBe(true);
  expect(covered("2026-03", [], starting("2026-03-03"))[1]).toContain("No export covers 1 day of 2026-03: 2026-03-03;");
  expect(covered("2026-03", [], { ...run, inputs: [] })).toEqual([false, "No export covers any day of 2026-03."]);
});

test("where nothing waits, nothing is named and nothing recorded", () => {
  const { run } = answerOf();
  const decided = checklist({ ...run, findings: [] }, march, new Map(), people).find(({ name }) => name === "decided");
  expect(decided).toMatchObject({ holds: true, details: [], recorded: "" });
});

test("a contract that was over before the month and has no figure in it is not signed; one that ends in it is", () => {
  const contractsOf = (...use: readonly string[]) => {
    const { run, facts } = answerOf(...use);
    expect(run.months.filter(({ month }) => month === march).map(({ contract }) => contract)).toContain("C-2");
    return closingsOf(run, march, facts.ledger.roster).fresh.map(({ contract }) => contract);
  };
  expect(contractsOf()).toEqual(["C-1", "C-4"]);
  expect(contractsOf("2026-03-02,ana@example.com,1,C-3")).toEqual(["C-1", "C-3", "C-4"]);
});

test("a signature is read back in its two parts", () => {
  const signed = {
    ...people,
    closedOn: "2026-04-02" as never,
    anyway: ["the run was incomplete", "3 findings undecided"],
  };
  expect(signatureOf(closedBy(signed))).toEqual({
    people: "Ana, reviewed by Ben",
    letPass: "the run was incomplete, 3 findings undecided",
  });
  expect(signatureOf(closedBy({ ...signed, anyway: [] }))).toEqual({
    people: "Ana, reviewed by Ben",
    letPass: undefined,
  });
  expect(signatureOf(undefined)).toEqual({ people: undefined, letPass: undefined });
});
