import { expect, test } from "vitest";
import type { Month } from "../../../core/calendar.ts";
import { assign } from "../../../core/commands/findings/assign.ts";
import { closeMonth } from "../../../core/commands/findings/close-month.ts";
import { decide } from "../../../core/commands/findings/decide.ts";
import { recordFindings } from "../../../core/commands/findings/record-findings.ts";
import { withdrawDecision } from "../../../core/commands/findings/withdraw-decision.ts";
import { credits } from "../../../core/credits.ts";
import { isOnDesk } from "../../../core/findings/desk.ts";
import { after, day, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { contracts } from "../../support/command-firm.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

test("findings are recorded beside the managers' decisions, and a second time nothing changes", () => {
  const run = sampleRun();
  const [first] = run.findings;
  const stored = desk({ findings: `Finding,Message,Decision,Remark\n${first?.finding ?? ""},old words,to fix,mine` });
  const recorded = isDone(recordFindings.apply(stored, {}, run));
  const others = run.findings.length - 1;
  expect(recorded.said).toBe(`Of the run as of 2026-03-31: ${others} findings added and 1 finding brought up to date.`);
  expect(recorded.notes).toEqual([
    "The run is incomplete: some of the input could not be used, so findings may be missing or too large.",
  ]);
  const now = after(stored, recorded);
  expect(now.diagnostics).toEqual([]);
  expect(rowOf(now, "findings", first?.finding ?? "")).toMatchObject({
    Message: first?.message,
    Decision: "to fix",
    Remark: "mine",
  });
  const again = isDone(recordFindings.apply(now, {}, run));
  expect([again.patches, again.said]).toEqual([
    [],
    `Of the run as of 2026-03-31: ${others + 1} findings as they were.`,
  ]);
});

test("findings are assigned without being decided, and a remark that is not typed stays", () => {
  const stored = desk({
    findings: "Finding,Amount,Standing,Decision,Assigned to,Remark\na/1,40,new,,,why\nb/2,7,new,to fix,mia,",
  });
  const both = isDone(assign.apply(stored, { assignedTo: "Ana" }, ["a/1", "b/2", "a/1"]));
  expect(both.said).toBe("2 findings are assigned to Ana.");
  const now = after(stored, both);
  expect(rowOf(now, "findings", "a/1")).toMatchObject({ "Assigned to": "Ana", Remark: "why" });
  expect(rowOf(now, "findings", "a/1")).not.toHaveProperty("Decision");
  expect(rowOf(now, "findings", "b/2")).toMatchObject({ "Assigned to": "Ana", Decision: "to fix" });
  const again = isDone(assign.apply(now, { assignedTo: "Ana" }, ["a/1"]));
  expect([again.patches, again.said]).toEqual([[], "a/1 is assigned to Ana. It was so already."]);
});

test("a decision is taken for each finding at its own amount, and leaves alone what was not typed", () => {
  const stored = desk({
    findings:
      "Finding,Amount,Unit,Standing,Decision,Accepted until,Assigned to,Remark\na/1,40,cloud-credit,new,accepted,2026-01-31,mia,why\nb/2,7.5,,gone,,,,",
  });
  const both = isDone(
    decide.apply(
      stored,
      { decision: "accepted", acceptedUntil: day("2026-04-02"), decidedOn: day("2026-04-02"), decidedBy: "fin" },
      ["a/1", "b/2", "a/1"],
    ),
  );
  expect(both.said).toBe("2 findings are accepted, each at its amount until 2026-04-02.");
  expect(both.notes).toEqual(["1 finding was not found any more by the last run: nothing needs deciding."]);
  const now = after(stored, both);
  const decided = (id: string) => {
    const {
      "Decided amount": amount,
      "Accepted until": until,
      "Assigned to": to,
      Remark: why,
    } = rowOf(now, "findings", id);
    return [amount, until, to, why];
  };
  expect(decided("a/1")).toEqual(["40", "2026-04-02", "mia", "why"]);
  expect(decided("b/2")).toEqual(["7.5", "2026-04-02", undefined, undefined]);
  const again = isDone(
    decide.apply(
      now,
      { decision: "accepted", acceptedUntil: day("2026-04-02"), decidedOn: day("2026-04-02"), decidedBy: "fin" },
      ["a/1", "b/2"],
    ),
  );
  expect([again.patches, again.said]).toEqual([
    [],
    "2 findings are accepted, each at its amount until 2026-04-02. It was so already.",
  ]);
  const less = isDone(
    decide.apply(stored, { decision: "accepted", decidedAmount: credits(39), decidedOn: day("2026-04-02") }, ["a/1"]),
  );
  expect([less.said, ...less.notes]).toEqual([
    "a/1 is accepted at 39 credits.",
    "The finding is above that amount now, so it stays on the desk as grown.",
  ]);
  // what was accepted until a day is not any more
  expect(rowOf(after(stored, less), "findings", "a/1")["Accepted until"]).toBeUndefined();
});

test("one finding is told by its subject and title, never by its identity", () => {
  const stored = desk({
    findings:
      "Finding,Code,Subject,Amount,Unit\npool-low/C1/cloud-credit,pool-low,contract C1,40,cloud-credit\nold-rule/C1,old-rule,contract C1,,",
  });
  const said = (id: string) => [
    isDone(decide.apply(stored, { decision: "accepted", decidedOn: day("2026-04-02") }, [id])).said,
    isDone(assign.apply(stored, { assignedTo: "Ana" }, [id])).said,
  ];
  expect(said("pool-low/C1/cloud-credit")).toEqual([
    "contract C1, “Little is left in the shared pools”, is accepted at 40 credits.",
    "contract C1, “Little is left in the shared pools”, is assigned to Ana.",
  ]);
  // a code of another version has no title
  expect(said("old-rule/C1")[1]).toBe("contract C1, “old-rule”, is assigned to Ana.");
});

test("a decision is taken back: the finding is on the desk again, and who looks after it and the remark stay", () => {
  const stored = desk({
    findings:
      "Finding,Amount,Unit,Standing,Decision,Decided amount,Accepted until,Assigned to,Decided by,Decided on,Remark\na/1,40,cloud-credit,accepted,accepted,40,2026-12-31,mia,fin,2026-04-01,why\nb/2,7.5,,gone,resolved,7.5,,,fin,2026-04-01,\nc/3,1,,new,,,,tom,,,",
  });
  const waits = (now: ReturnType<typeof desk>) =>
    now.roster.findings.filter((row) => isOnDesk(row, day("2026-04-10"))).map(({ values }) => values.finding);
  expect(waits(stored)).toEqual(["c/3"]);
  const one = isDone(withdrawDecision.apply(stored, {}, ["a/1"]));
  expect([one.said, one.notes]).toEqual(["a/1 is no longer decided.", []]);
  const now = after(stored, one);
  expect(rowOf(now, "findings", "a/1")).toEqual({
    Finding: "a/1",
    Amount: "40",
    Unit: "cloud-credit",
    Standing: "open",
    "Assigned to": "mia",
    Remark: "why",
  });
  expect(waits(now)).toEqual(["a/1", "c/3"]);
  const all = isDone(withdrawDecision.apply(stored, {}, ["a/1", "b/2", "c/3"]));
  expect([all.said, ...all.notes]).toEqual([
    "2 findings are no longer decided.",
    "1 finding had no decision.",
    "1 finding was not found any more by the last run: nothing needs deciding.",
  ]);
  expect(rowOf(after(stored, all), "findings", "b/2")).toMatchObject({ Standing: "gone" });
  expect(withdrawDecision.apply(now, {}, ["a/1"])).toMatchObject({ kind: "refused", reason: "a/1 is not decided." });
});

test("a month is closed with its figures, and what was closed before stays", () => {
  const month = {
    month: "2026-02",
    unit: "cloud-credit" as const,
    used: 12.5,
    refunded: 0,
    fromOwn: 0,
    fromShared: 12.5,
    overdrawn: 0,
    open: 2,
    lapsed: 1,
    balance: 9,
  };
  const run = sampleRun({
    asOf: "2026-02-28",
    complete: true,
    months: [
      { ...month, contract: "C1" },
      { ...month, contract: null, open: 0 },
      { ...month, contract: "F7", unit: "flex-token" },
    ],
  });
  const stored = desk({
    contracts,
    closings: "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint\nfeb,2026-02,F7,,1,0,0,9,ff",
  });
  const closed = isDone(
    closeMonth.apply(stored, { month: "2026-02" as Month, closedBy: "fin", closedOn: day("2026-03-01") }, run),
  );
  expect([closed.said, ...closed.notes]).toEqual([
    "2026-02 is closed: (none) with 12.5 credits used, 1 credit lapsed and a balance of 9 credits and C1 with 12.5 credits used, 1 credit lapsed, 2 credits still open and a balance of 9 credits.",
    "1 row of the month was closed before and stays: 2026-02/F7/flex-token.",
  ]);
  const now = after(stored, closed);
  expect(now.diagnostics).toEqual([]);
  expect(rowOf(now, "closings", "2026-02/C1/cloud-credit")).toEqual({
    "Closing ID": "2026-02/C1/cloud-credit",
    Month: "2026-02",
    Contract: "C1",
    Unit: "cloud-credit",
    Used: "12.5",
    Lapsed: "1",
    "Still open": "2",
    Balance: "9",
    Fingerprint: run.fingerprint,
    "Closed by": "fin",
    "Closed on": "2026-03-01",
  });
  expect(now.roster.closings).toHaveLength(3);
});
