import { expect, test } from "vitest";
import { recordBalances } from "../../../core/commands/findings/record-balances.ts";
import { takeOverDecisions } from "../../../core/commands/findings/take-over-decisions.ts";
import { addMapping } from "../../../core/commands/notes/add-mapping.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { cellStyle } from "../../../core/roster/roster.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { rosterTables } from "../../../core/roster/tables.ts";
import { readTable } from "../../../core/table/read.ts";
import { after, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const review = (text: string) =>
  readTable(rosterTables.findings, readCsvGrid(`${text}\n`, "review.xlsx"), cellStyle(standardPolicy), () => {});

test("every pool of a run gets a balance, what is no more is gone, and a second time nothing changes", () => {
  const run = sampleRun();
  const [first] = run.pools;
  const stored = desk({ balances: `Pool,Remaining,Struck on\n${first?.pool},1,2026-02-28\nP-old,7,2026-02-28` });
  const recorded = isDone(recordBalances.apply(stored, {}, run));
  expect(recorded.said).toBe(
    `At the end of 2026-03-31: ${run.pools.length - 1} balances added, 1 balance brought up to date and 1 row of pools that are no more marked gone.`,
  );
  expect(recorded.notes).toHaveLength(1);
  const now = after(stored, recorded);
  expect(rowOf(now, "balances", first?.pool ?? "")).toMatchObject({
    Granted: String((first?.granted ?? 0) + (first?.adjusted ?? 0)),
    Used: String(first?.drawn),
    Remaining: String(first?.remaining),
    State: first?.state,
    "Struck on": "2026-03-31",
    Fingerprint: run.fingerprint,
  });
  expect(rowOf(now, "balances", "P-old")).toEqual({ Pool: "P-old", State: "gone", "Struck on": "2026-03-31" });
  const again = isDone(recordBalances.apply(now, {}, run));
  expect([again.patches, again.said]).toEqual([
    [],
    `At the end of 2026-03-31: ${run.pools.length} balances as they were.`,
  ]);
  // a run of the same day may be written over, which an older one may not
  expect(isDone(recordBalances.apply(now, {}, { ...run, pools: run.pools.slice(1) })).said).toContain("marked gone");
});

test("days left are counted from the day of the run, and corrections are part of what was granted", () => {
  const [pool] = sampleRun().pools;
  const run = sampleRun({ pools: [{ ...pool, adjusted: -0.1, granted: 0.3, lastDay: "2026-03-29" } as never] });
  const now = after(desk(), recordBalances.apply(desk(), {}, run));
  expect(rowOf(now, "balances", pool?.pool ?? "")).toMatchObject({ Granted: "0.2", "Days left": -2 });
});

test("decisions of a review fill what is blank; what was decided otherwise stays, with both values", () => {
  const stored = desk({
    findings: [
      "Finding,Amount,Decision,Decided amount,Decided by,Decided on,Remark",
      "a/1,60,,,,,",
      "b/2,7,accepted,7,fin,2026-03-01,",
      "c/3,9,accepted,,fin,2026-03-01,",
      "d/4,9,,,,,mine",
    ].join("\n"),
  });
  const rows = review(
    [
      "Finding,Amount,Decision,Decided amount,Decided by,Decided on,Remark",
      "a/1,40,accepted,,mia,2026-04-02,seen",
      "b/2,7,to fix,,mia,2026-04-02,",
      "c/3,8,accepted,,fin,2026-03-01,",
      "d/4,9,,,,,",
      "e/5,1,resolved,,mia,2026-04-02,",
    ].join("\n"),
  );
  const taken = isDone(takeOverDecisions.apply(stored, {}, rows));
  expect([taken.said, ...taken.notes]).toEqual([
    "Of the review: 1 decision taken over, 1 as before and 1 decided otherwise here and left so.",
    "b/2: Decision is accepted here and to fix in the review, Decided by is fin here and mia in the review and Decided on is 2026-03-01 here and 2026-04-02 in the review; it stays as it is.",
    "e/5 has no row in Findings: record the findings of the run first.",
  ]);
  const now = after(stored, taken);
  // the amount is the one that the manager saw: the finding has grown since
  expect(rowOf(now, "findings", "a/1")).toMatchObject({
    Amount: "60",
    Decision: "accepted",
    "Decided amount": "40",
    "Decided by": "mia",
    "Decided on": "2026-04-02",
    Remark: "seen",
  });
  expect(rowOf(now, "findings", "b/2")).toEqual(rowOf(stored, "findings", "b/2"));
  // a blank amount of a decision that stands means something else by now, and is nobody's to fill
  expect(rowOf(now, "findings", "c/3")["Decided amount"]).toBeUndefined();
  expect(isDone(takeOverDecisions.apply(now, {}, rows)).patches).toEqual([]);
});

test("of two reviews the later decision is taken, and the other told; the same twice is one", () => {
  const stored = desk({ findings: "Finding,Amount\na/1,40\nb/2,5" });
  const head = "Finding,Amount,Decision,Decided on";
  const rows = [
    ...review(`${head}\na/1,40,accepted,2026-04-01\nb/2,5,resolved,2026-04-02`),
    ...review(`${head}\na/1,40,to fix,2026-04-02\nb/2,5,resolved,2026-04-02`),
  ];
  const taken = isDone(takeOverDecisions.apply(stored, {}, rows));
  expect([taken.said, ...taken.notes]).toEqual([
    "Of the review: 2 decisions taken over and 1 decided otherwise here and left so.",
    "a/1: Decision is to fix here and accepted in the review and Decided on is 2026-04-02 here and 2026-04-01 in the review; it stays as it is.",
  ]);
  expect(rowOf(after(stored, taken), "findings", "a/1")["Decision"]).toBe("to fix");
});

test("a mapping is kept as rows that the roster reads back as the same mapping", () => {
  const columns = { date: "Day", user: "Who", credits: "Cost" };
  const kept = isDone(
    addMapping.apply(desk(), { mapping: "studio" }, { name: "given", columns, dayOrder: "dmy", unit: "flex-token" }),
  );
  expect(kept.said).toBe(
    "The mapping “studio” is kept in 5 rows of Mappings: date is “Day”, user is “Who”, credits is “Cost”, day order dmy, unit flex-token.",
  );
  const now = after(desk(), kept);
  expect(now.diagnostics).toEqual([]);
  expect(now.roster.mappings.map(({ mapping }) => mapping)).toEqual([
    { name: "studio", columns, dayOrder: "dmy", unit: "flex-token" },
  ]);
  // another file that shares two headers is another file
  expect(
    isDone(addMapping.apply(now, { mapping: "b" }, { name: "", columns: { ...columns, user: "Mail" } })).patches,
  ).toHaveLength(1);
});
