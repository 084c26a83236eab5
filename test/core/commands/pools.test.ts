import { expect, test } from "vitest";
import { extendContract } from "../../../core/commands/contracts/extend-contract.ts";
import { addCloudServicePool, renewPool } from "../../../core/commands/pools/cloud-service.ts";
import { moveCredits } from "../../../core/commands/pools/move-credits.ts";
import { requestPurchase } from "../../../core/commands/pools/request-pool.ts";
import {
  recordApplication,
  recordApproval,
  recordPurchase,
  recordQuote,
} from "../../../core/commands/pools/take-steps.ts";
import { credits } from "../../../core/credits.ts";
import type { PersonKey } from "../../../core/person.ts";
import { after, day, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { ana, contracts, lastDayAfter } from "../../support/command-firm.ts";

test("a purchase goes from request to application, each step on the day of the one before", () => {
  let stored = desk({
    contracts,
    pools: "Pool ID,Contract,Credits\np-2026-07x,C1,100",
    adjustments: "Adjustment ID,Pool ID,Date,Credits,Reason\nA-1,P-2026-08,2026-01-01,1,x",
  });
  const asked = isDone(
    requestPurchase.apply(stored, {
      contract: "Design",
      credits: credits(300),
      requestedOn: day("2026-03-01"),
      reseller: "Harbour",
    }),
  );
  expect(asked.said).toBe("300 credits for contract C1 are requested on 2026-03-01 as P-2026-09.");
  expect(asked.letter).toMatchObject({
    to: "Harbour",
    sendBy: "2026-03-01",
    subject: "Quote request: 3 blocks of 100 credits, contract C1",
  });
  expect(asked.letter?.lines).toContain("  wanted by: 2026-03-08, applied to our contract and ready to use");
  const id = "P-2026-09";
  const take = (outcome: Parameters<typeof after>[1]) => {
    const { said, notes } = isDone(outcome);
    stored = after(stored, outcome);
    return [said, ...notes];
  };
  take(asked);
  expect(take(recordQuote.apply(stored, { poolId: id, quotedOn: day("2026-03-01"), unitPrice: credits(1.5) }))).toEqual(
    [
      "The pool P-2026-09 was quoted on 2026-03-01: 450 in all.",
      "The price has no currency, so it cannot be added to others.",
    ],
  );
  expect(take(recordApproval.apply(stored, { poolId: id, approvedOn: day("2026-03-01") }))).toEqual([
    "The pool P-2026-09 was approved on 2026-03-01.",
  ]);
  expect(
    take(
      recordPurchase.apply(stored, {
        poolId: id,
        purchasedOn: day("2026-03-01"),
        unitPrice: credits(1.25),
        currency: "EUR",
      }),
    ),
  ).toEqual([
    "The pool P-2026-09 (300 credits) was purchased on 2026-03-01. Its last day: 2026-12-31, the end of contract C1. It pays from the day on which it is applied.",
    "The price of one was 1.5 before.",
  ]);
  expect(take(recordApplication.apply(stored, { poolId: id, appliedOn: day("2026-03-03") }))).toEqual([
    "The pool P-2026-09 (300 credits) pays from 2026-03-03 on. Its last day: 2026-12-31, the end of contract C1.",
  ]);
  expect(rowOf(stored, "pools", id)).toEqual({
    "Pool ID": id,
    Contract: "C1",
    Credits: "300",
    Source: "purchase",
    "Requested on": "2026-03-01",
    "Quoted on": "2026-03-01",
    "Approved on": "2026-03-01",
    "Purchased on": "2026-03-01",
    "Applied on": "2026-03-03",
    Reseller: "Harbour",
    "Unit price": "1.25",
    Currency: "EUR",
  });
});

test("the last day that is said is the one that the roster works out: month ends, 29 February, the day before", () => {
  const said = (purchasedOn: string, months = "12", ends = "") => {
    const stored = desk({
      contracts: `Contract,Ends on\nC1,${ends}`,
      settings: `Setting,Value\nShared validity (months),${months}`,
      pools: "Pool ID,Contract,Credits,Approved on\nP-1,C1,100,2020-01-01",
    });
    const outcome = isDone(recordPurchase.apply(stored, { poolId: "P-1", purchasedOn: day(purchasedOn) }));
    const [, words] = /Its last day: (.*?)\. It pays/.exec(outcome.said) ?? [];
    expect(words?.startsWith(lastDayAfter(stored, outcome, "P-1") ?? "nothing")).toBe(true);
    return words;
  };
  expect(said("2025-03-15")).toBe("2026-03-14, the end of 12 months from the purchase");
  expect(said("2024-02-29")).toBe("2025-02-27, the end of 12 months from the purchase");
  expect(said("2025-01-31", "1")).toBe("2025-02-27, the end of 1 month from the purchase");
  expect(said("2025-03-15", "12", "2026-03-14")).toBe("2026-03-14, the end of 12 months from the purchase");
  expect(said("2025-03-15", "12", "2026-03-13")).toBe("2026-03-13, the end of contract C1");
});

test("a purchase for one person need not be in blocks, and can be moved while it is under way", () => {
  const stored = desk({ contracts, people: "Email\nana@example.com\nben@example.com" });
  const asked = isDone(
    requestPurchase.apply(stored, {
      contract: "C1",
      credits: credits(250),
      holder: ana,
      requestedOn: day("2026-03-01"),
    }),
  );
  expect(asked.letter?.subject).toBe("Quote request: 1 block of 250 credits, contract C1");
  expect(asked.letter?.lines.at(-1)).toBe("They are for ana@example.com alone.");
  const now = after(stored, asked);
  const moved = isDone(moveCredits.apply(now, { poolId: "P-2026-01", holder: "ben@example.com" as PersonKey }));
  expect(moved.said).toBe("The pool P-2026-01 is for ben@example.com alone from now on.");
  expect(after(now, moved).roster.poolRows[0]?.values.holder).toBe("ben@example.com");
});

test("what makes a purchase look odd is told beside it", () => {
  const stored = desk({
    contracts,
    pools:
      "Pool ID,Contract,Credits,Order reference,Approved on,Purchased on\nP-1,Design,100,PO-1,,\nP-2,C1,100,,2024-01-01,\nP-3,C1,100,,,2026-01-31",
  });
  const soon = requestPurchase.apply(stored, {
    contract: "C1",
    credits: credits(100),
    unit: "flex-token",
    requestedOn: day("2026-12-29"),
    wantedBy: day("2027-01-01"),
  });
  expect(isDone(soon).notes).toEqual([
    "From an order to its credits it usually takes 7 days (setting Lead time): 2027-01-01 is sooner.",
    "Contract C1 ends on 2026-12-31, before the credits could be used: extend it first.",
    "The contract itself is counted in cloud-credit: one unit never pays for another.",
  ]);
  const bought = recordPurchase.apply(stored, {
    poolId: "P-2",
    purchasedOn: day("2025-06-30"),
    orderReference: "PO-1",
  });
  expect(isDone(bought).notes).toEqual([
    "The order PO-1 is booked as P-1 already: see that it is not booked twice.",
    "Contract C1 starts on 2025-07-01: the credits are bought before that, and are reported.",
  ]);
  const applied = recordApplication.apply(stored, {
    poolId: "P-3",
    appliedOn: day("2026-02-01"),
    expiresOn: day("2027-01-01"),
  });
  expect(isDone(applied).notes).toEqual([
    "By the rules it would end on 2026-12-31. The typed day is used, and is reported until it is accepted.",
  ]);
  expect(
    isDone(
      recordApplication.apply(stored, { poolId: "P-3", appliedOn: day("2026-02-01"), expiresOn: day("2026-12-31") }),
    ).notes,
  ).toEqual([]);
});

test("a firm that keeps no approvals is not asked for them", () => {
  const stored = desk({ pools: "Pool ID,Contract,Credits,Quoted on\nP-1,C1,100,2026-03-01" });
  const pools = stored.grids.pools;
  const headers = pools?.headers.map((header) => (header === "Approved on" ? "Signed" : header)) ?? [];
  const grids = { ...stored.grids, ...(pools === undefined ? {} : { pools: { ...pools, headers } }) };
  expect(
    isDone(recordPurchase.apply({ ...stored, grids }, { poolId: "P-1", purchasedOn: day("2026-03-02") })).said,
  ).toContain("was purchased");
});

test("credits of a cloud service are renewed from the day after the old last day, which stays where it was", () => {
  const stored = desk({ contracts });
  const added = isDone(
    addCloudServicePool.apply(stored, { contract: "C1", credits: credits(150), appliedOn: day("2026-01-01") }),
  );
  expect(added.said).toBe(
    "The pool CS-2026-01 (150 credits) is added and pays from 2026-01-01 on. Its last day: 2026-12-31, the end of contract C1.",
  );
  const one = after(stored, added);
  const renewed = isDone(renewPool.apply(one, { poolId: "CS-2026-01" }));
  expect([renewed.said, ...renewed.notes]).toEqual([
    "The pool CS-2027-01 (150 credits) renews CS-2026-01 and pays from 2027-01-01 on. Its last day: nothing ends them.",
    "2026-12-31 is written into Expires on of CS-2026-01, so that extending the contract does not move it.",
    "Nothing rolls over: what is left of CS-2026-01 after 2026-12-31 lapses.",
    "Contract C1 ends on 2026-12-31, before the renewal begins: record its extension.",
  ]);
  const two = after(one, renewed);
  const extended = isDone(extendContract.apply(two, { contract: "C1", endsOn: day("2027-12-31") }));
  expect(extended.notes).toEqual([
    "CS-2026-01 stays: 2026-12-31, as typed in Expires on.",
    "CS-2027-01 moves from no last day to 2027-12-31, the end of contract C1.",
  ]);
  expect(lastDayAfter(two, extended, "CS-2027-01")).toBe("2027-12-31");
  // the other way round, the day on the vendor's screen is typed
  const first = after(one, extendContract.apply(one, { contract: "C1", endsOn: day("2027-12-31") }));
  const typed = isDone(
    renewPool.apply(first, { poolId: "CS-2026-01", oldLastDay: day("2026-12-31"), credits: credits(200) }),
  );
  expect(typed.said).toBe(
    "The pool CS-2027-01 (200 credits) renews CS-2026-01 and pays from 2027-01-01 on. Its last day: 2027-12-31, the end of contract C1.",
  );
});
