import { expect, test } from "vitest";
import { recordHeldPool } from "../../../core/commands/pools/held-pool.ts";
import { credits } from "../../../core/credits.ts";
import { after, day, desk, isDone, isRefusal, rowOf } from "../../support/command-desk.ts";
import { contracts, lastDayAfter } from "../../support/command-firm.ts";

const stored = desk({ contracts, pools: "Pool ID,Contract,Credits,Order reference\nP-2025-03,C1,100,PO-9" });
const asked = {
  contract: "Design",
  credits: credits(500),
  purchasedOn: day("2025-09-01"),
  appliedOn: day("2025-09-03"),
};

test("credits that the firm has are noted in one go, with their last day by the rules", () => {
  const done = isDone(
    recordHeldPool.apply(stored, {
      ...asked,
      unitPrice: credits(1.5),
      currency: "EUR",
      orderReference: "PO-7",
      reseller: "Harbour",
    }),
  );
  expect(done.said).toBe(
    "The pool P-2025-04 (500 credits for contract C1) was purchased on 2025-09-01 and pays from 2025-09-03 on. Its last day: 2026-08-31, the end of 12 months from the purchase.",
  );
  expect(done.notes).toEqual([]);
  expect(done.letter).toBeUndefined();
  expect(rowOf(after(stored, done), "pools", "P-2025-04")).toEqual({
    "Pool ID": "P-2025-04",
    Contract: "C1",
    Credits: "500",
    Source: "purchase",
    "Purchased on": "2025-09-01",
    "Applied on": "2025-09-03",
    "Order reference": "PO-7",
    Reseller: "Harbour",
    "Unit price": "1.5",
    Currency: "EUR",
  });
  expect(lastDayAfter(stored, done, "P-2025-04")).toBe("2026-08-31");
});

test("what is odd about them is said, and keeps nothing from being noted", () => {
  const done = isDone(
    recordHeldPool.apply(stored, {
      ...asked,
      credits: credits(150),
      purchasedOn: day("2025-06-01"),
      appliedOn: day("2025-06-01"),
      expiresOn: day("2026-12-31"),
      unitPrice: credits(2),
      orderReference: "PO-9",
    }),
  );
  expect(done.notes).toEqual([
    "150 credits are no whole number of blocks of 100: see that it is what was bought.",
    "The order PO-9 is booked as P-2025-03 already: see that it is not booked twice.",
    "The price has no currency, so it cannot be added to others.",
    "By the rules it would end on 2026-05-31. The typed day is used, and is reported until it is accepted.",
    "Contract C1 starts on 2025-07-01: the credits are applied before that, and are reported.",
  ]);
});

test("pressed twice it is refused, and other credits of the same days get an id of their own", () => {
  const now = after(stored, isDone(recordHeldPool.apply(stored, asked)));
  expect(isRefusal(recordHeldPool.apply(now, asked)).reason).toBe("The same is on the roster already, as P-2025-04.");
  expect(isDone(recordHeldPool.apply(now, { ...asked, poolId: "P-2025-05" })).said).toContain("The pool P-2025-05 ");
});
