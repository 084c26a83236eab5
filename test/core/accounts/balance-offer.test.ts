import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "../../../core/calendar.ts";
import type { RunFinding } from "../../../core/run-file.ts";
import { reconcileTables, reconcileWorld } from "../../support/reconcile-tables.ts";
import { long } from "../../support/runs.ts";
import { type Row, type World, worldArbitrary } from "../../support/world.ts";

const roster = {
  "contracts.csv": "Contract,Starts on,Ends on\nC1,2025-01-01,2026-12-31\n",
  "people.csv": "Email,Contract,Registered on,Individual credits\nana@example.com,C1,2025-01-02,0\n",
  "pools.csv": "Pool ID,Contract,Credits,Applied on\nP1,C1,200,2025-01-10\nP2,C1,100,2025-02-10\n",
};
const usage = { "usage.csv": "date,user,credits,contract\n2025-11-20,ana@example.com,330,C1\n" };

function differing(check: string, files: Readonly<Record<string, string>> = {}): readonly RunFinding[] {
  const table = `Check ID,Date,Subject,Reported balance\n${check}\n`;
  const { run } = reconcileTables({ ...roster, "balance-checks.csv": table, ...files }, usage, "2025-11-30");
  return run.findings.filter(({ code }) => code === "balance-differs");
}

test("an offer counts what open use takes of it, says so, and agrees when it is recorded", () => {
  const check = "B1,2025-11-30,C1,12";
  expect(differing(check)[0]?.next).toBe(
    "Look for the cause; if the vendor's figure stands, record in Adjustments, dated 2025-11-30: 42 to P1. 30 credits of it pay what is open, so that the balance is the vendor's in the evening.",
  );
  const adjustments = (amount: number) => ({
    "adjustments.csv": `Adjustment ID,Pool ID,Date,Credits,Reason\nA1,P1,2025-11-30,${amount},as the screen showed\n`,
  });
  expect(differing(check, adjustments(42))).toEqual([]);
  expect(differing(check, adjustments(12))).toHaveLength(1);
});

test("under hold nothing is settled, and the difference alone is offered", () => {
  const [found] = differing("B1,2025-11-30,C1,12", { "settings.csv": "Setting,Value\nOverdraft,hold\n" });
  expect(found?.next).toMatch(/dated 2025-11-30: 12 to P1\.$/);
});

test("a later check of the same pools is told to wait for the earlier one; one of other pools is not", () => {
  const [first, second, third] = differing("B1,2025-11-28,P1,12\nB2,2025-11-30,C1,12\nB3,2025-11-30,P2,5");
  expect(first?.next).toContain("record in Adjustments");
  expect(second?.next).toBe(
    "Begin with the check B1 of 2025-11-28: what is found or recorded for it moves this one too.",
  );
  expect(third?.next).toContain("record in Adjustments");
});

test("where no pool is in force on the day, that is said", () => {
  expect(differing("B1,2025-01-05,C1,12")[0]?.next).toBe(
    "Look for the cause: no adjustment dated 2025-01-05 to the pools in force on that day is known to make the two agree.",
  );
});

/** The adjustments that a finding offers, as rows of the table. */
function offered(next: string): readonly Row[] {
  const [, date = "", list = ""] =
    /record in Adjustments, dated (\S+): (.+?)(?:\. \d.*)?\.$/.exec(next.replaceAll(" and ", ", ")) ?? [];
  return list === ""
    ? []
    : list.split(", ").map((part, index) => {
        const [credits = "", pool = ""] = part.split(" to ");
        return { "Adjustment ID": `Z${index}`, "Pool ID": pool, Date: date, Credits: credits, Reason: "offered" };
      });
}

long("recording what is offered makes the check agree, in any world; and often something is offered", () => {
  let differ = 0;
  let offers = 0;
  const cases = fc.tuple(worldArbitrary(), fc.nat(10), fc.integer({ min: 0, max: 90 }), fc.constantFrom(0, 3, 12, 40));
  const agrees = ([world, which, back, reported]: [World, number, number, number]) => {
    const subjects = [...world.contracts.map((row) => row["Contract"]), ...world.pools.map((row) => row["Pool ID"])];
    const Subject = subjects[which % subjects.length] ?? "";
    const check = {
      "Check ID": "OFFERED",
      Date: plusDays(world.asOf as never, -back),
      Subject,
      "Reported balance": String(reported),
    };
    const checked = { ...world, balanceChecks: [...world.balanceChecks, check] };
    const found = (of: World) =>
      reconcileWorld(of).run.findings.filter(({ finding }) => finding.startsWith("balance-differs/OFFERED/"));
    const [before] = found(checked);
    if (before === undefined) return;
    differ += 1;
    const rows = offered(before.next);
    if (rows.length === 0) return;
    offers += 1;
    expect(found({ ...checked, adjustments: [...world.adjustments, ...rows] })).toEqual([]);
  };
  fc.assert(fc.property(cases, agrees), { numRuns: 120 });
  expect(differ).toBeGreaterThan(30);
  expect(offers / differ).toBeGreaterThan(0.3);
});
