import { expect, test } from "vitest";
import { addRate } from "../../../core/commands/notes/add-rate.ts";
import { adjustPool } from "../../../core/commands/notes/adjust-pool.ts";
import { changeSetting } from "../../../core/commands/notes/change-setting.ts";
import { noteBalance } from "../../../core/commands/notes/note-balance.ts";
import { credits } from "../../../core/credits.ts";
import { after, day, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { contracts, person } from "../../support/command-firm.ts";

test("an adjustment may take all that a pool holds, and says what it waits for", () => {
  const stored = desk({
    contracts,
    settings: "Setting,Value\nLedger starts on,2026-01-01",
    people: person("registered,2025-09-01"),
    pools: "Pool ID,Contract,Credits,Purchased on,Applied on\nP-1,C1,100,2026-02-01,2026-02-02\nP-2,C1,100,,",
  });
  const adjust = (poolId: string, date: string, amount: number, poolHolds?: number) =>
    isDone(
      adjustPool.apply(stored, {
        poolId,
        date: day(date),
        credits: credits(amount),
        reason: "Goodwill.",
        poolHolds: poolHolds === undefined ? undefined : credits(poolHolds),
      }),
    );
  const all = adjust("P-1", "2026-03-01", -30, 30);
  expect([all.said, all.notes]).toEqual(["30 credits are taken from P-1 on 2026-03-01 (A-2026-01): Goodwill.", []]);
  expect(after(stored, all).roster.adjustments.map(({ values }) => [values.poolId, values.credits])).toEqual([
    ["P-1", credits(-30)],
  ]);
  expect(adjust("P-1", "2026-03-01", -500).notes).toEqual([
    "Whether the pool holds so much is not looked up here; what is too much is left out, and reported by the next run.",
  ]);
  expect(adjust("P-2", "2026-03-01", 5).notes).toEqual([
    "P-2 is still under way: the adjustment counts once it is applied.",
  ]);
  expect(adjust("P-1", "2026-02-01", 5).notes).toEqual([
    "P-1 begins on 2026-02-02: the adjustment counts from that day.",
  ]);
  expect(adjust("individual:ANA@example.com", "2025-12-31", 5)).toMatchObject({
    said: "5 credits are added to individual:ana@example.com on 2025-12-31 (A-2025-01): Goodwill.",
    notes: ["The ledger starts on 2026-01-01: an opening balance of 2025-12-31 replaces what was adjusted before."],
  });
});

test("a balance is noted to compare with, or on the eve of the ledger to begin from", () => {
  const stored = desk({
    contracts,
    settings: "Setting,Value\nLedger starts on,2026-01-01",
    pools: "Pool ID,Contract,Credits,Applied on\nP-1,C1,100,2025-08-01",
  });
  const opening = isDone(
    noteBalance.apply(stored, {
      subject: "P-1",
      date: day("2025-12-31"),
      reportedBalance: credits(40),
      useAs: "opening",
    }),
  );
  expect(opening.said).toBe("P-1 opens the ledger with 40 credits at the end of 2025-12-31 (B-2025-01).");
  const now = after(stored, opening);
  const check = isDone(
    noteBalance.apply(now, { subject: "P-1", date: day("2025-12-31"), reportedBalance: credits(40) }),
  );
  expect(check.said).toBe(
    "At the end of 2025-12-31 the vendor's screen showed 40 credits for P-1 (B-2025-02): the next run compares.",
  );
  // the contract and its only pool are two subjects
  expect(
    isDone(
      noteBalance.apply(after(now, check), { subject: "C1", date: day("2025-12-31"), reportedBalance: credits(1) }),
    ).patches,
  ).toHaveLength(1);
});

test("a rate beside another one is told, and not where their days do not meet", () => {
  const stored = desk({ rates: "Rate ID,Service,Unit of work,Credits,Valid to\nR-01,Rendering,job,2,2026-02-28" });
  const rate = (from: string) =>
    isDone(
      addRate.apply(stored, {
        service: "Rendering",
        unitOfWork: "job",
        credits: credits(3),
        rule: "at least",
        validFrom: day(from),
      }),
    );
  expect(rate("2026-03-01")).toMatchObject({
    said: "Rendering charges at least 3 a job from 2026-03-01 (R-02).",
    notes: [],
  });
  expect(rate("2026-02-28").notes).toEqual([
    "R-01 is valid on some of the same days: a charge that fits any of them passes, and a plan asks for the credits instead.",
  ]);
});

test("a setting is changed under its own name, added where it has no row, and made blank again", () => {
  const stored = desk({
    settings: "Setting,Value\nblock  size,50\nLedger starts on,2026-01-01",
    pools: "Pool ID,Contract,Credits,Applied on\nP-1,C1,100,2025-08-01",
    balanceChecks: "Check ID,Date,Subject,Reported balance,Use as\nB-1,2025-12-31,P-1,40,opening",
  });
  const changed = isDone(changeSetting.apply(stored, { setting: "Block Size", value: "1000.50" }));
  expect(changed.said).toBe(
    "The setting Block size is 1000.5 (it was 50). Credits in a block; orders are whole blocks.",
  );
  expect(after(stored, changed).roster.policy.blockSize).toBe(credits(1000.5));
  const blank = isDone(changeSetting.apply(stored, { setting: "Block size" }));
  expect(blank.said).toContain("The setting Block size is 100, its default (it was 50).");
  expect(after(stored, blank).roster.policy.blockSize).toBe(credits(100));
  const added = isDone(changeSetting.apply(stored, { setting: "shared_validity (months)", value: "6" }));
  expect(rowOf(after(stored, added), "settings", "Shared validity (months)")).toEqual({
    Setting: "Shared validity (months)",
    Value: "6",
    Meaning: "Months that purchased credits last.",
  });
  expect(added.notes).toEqual([
    "Every run is reckoned anew with it, closed months too: what changes there is reported.",
  ]);
  const moved = isDone(changeSetting.apply(stored, { setting: "Ledger starts on", value: "2026-01-02" }));
  expect(moved.notes[0]).toBe(
    "1 opening balance is not of the day before the new start, and will be left out: note what the pools held then.",
  );
});
