import { expect, test } from "vitest";
import type { Month } from "../../../core/calendar.ts";
import { addContract } from "../../../core/commands/contracts/add-contract.ts";
import { extendContract } from "../../../core/commands/contracts/extend-contract.ts";
import { closeMonth } from "../../../core/commands/findings/close-month.ts";
import { decide } from "../../../core/commands/findings/decide.ts";
import { recordFindings } from "../../../core/commands/findings/record-findings.ts";
import { addRate } from "../../../core/commands/notes/add-rate.ts";
import { adjustPool } from "../../../core/commands/notes/adjust-pool.ts";
import { changeSetting } from "../../../core/commands/notes/change-setting.ts";
import { noteBalance } from "../../../core/commands/notes/note-balance.ts";
import { addPerson } from "../../../core/commands/people/add-person.ts";
import { addAlias } from "../../../core/commands/people/alias.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import {
  askForRegistration,
  recordInvitation,
  recordRegistration,
} from "../../../core/commands/people/registration.ts";
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
import { rosterPools } from "../../../core/roster/pools.ts";
import { after, day, desk, isDone, rowOf } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

const ana = "ana@example.com" as PersonKey;
const contracts =
  "Contract,Name,Kind,Unit,Starts on,Ends on,Managed by\nC1,Design,maintenance,,2025-07-01,2026-12-31,Mia\nF7,,flex,flex-token,,,";
const person = (cells = "") =>
  `Email,Name,Contract,Office,Registration,Registered on\nana@example.com,Ana Bell,C1,Oslo,${cells}`;

/** The last day that the roster gives to a pool after an outcome. */
function lastDayAfter(stored: Parameters<typeof after>[0], outcome: Parameters<typeof after>[1], id: string) {
  const now = after(stored, outcome);
  expect(now.diagnostics).toEqual([]);
  return rosterPools(now.roster, () => {}).pools.find(({ pool }) => pool === id)?.lastDay;
}

test("a person is added once, under the contract's own number, and the registration goes on from there", () => {
  const stored = desk({ contracts, settings: "Setting,Value\nCompany domains,firm.example" });
  const added = isDone(
    addPerson.apply(stored, { email: ana, name: "Ana Bell", contract: "design", otherContracts: ["DESIGN", "f7"] }),
  );
  expect(added.said).toBe("Ana Bell (ana@example.com) is added under contracts C1 and F7.");
  expect(added.notes).toEqual(["example.com is none of the firm's domains (setting Company domains)."]);
  const now = after(stored, added);
  expect(rowOf(now, "people", ana)).toEqual({
    Email: ana,
    Name: "Ana Bell",
    Contract: "C1",
    "Other contracts": "F7",
    Registration: "not requested",
  });
  const asked = isDone(askForRegistration.apply(now, { email: ana, requestedOn: day("2026-03-01") }));
  expect(asked.letter).toEqual({
    to: "Mia",
    subject: "Registration request: Ana Bell (ana@example.com), contract C1",
    sendBy: "2026-03-01",
    lines: [
      "Please register this named user and have the invitation sent:",
      "  name: Ana Bell",
      "  e-mail: ana@example.com",
      "  contract: C1 (Design)",
      "  also under: F7",
      "Please tell us the day on which the registration is completed: the person's individual credits begin with it.",
    ],
  });
  // each step may be of the day of the step before
  const invited = isDone(recordInvitation.apply(after(now, asked), { email: ana, invitedOn: day("2026-03-01") }));
  const last = after(after(now, asked), invited);
  const registered = isDone(recordRegistration.apply(last, { email: ana, registeredOn: day("2026-03-01") }));
  expect(registered.said).toBe(
    "Ana Bell (ana@example.com) is registered on 2026-03-01. 100 credits of the person's own come, until 2026-12-31, the end of contract C1.",
  );
  expect(rowOf(after(last, registered), "people", ana)).toMatchObject({
    Registration: "registered",
    "Requested on": "2026-03-01",
    "Invited on": "2026-03-01",
    "Registered on": "2026-03-01",
  });
});

test("what comes with a registration is what the roster then holds, and nothing where nothing comes", () => {
  const register = (contract: string, registeredOn: string, figure = "") => {
    const stored = desk({
      contracts,
      people: `Email,Contract,Individual credits\nana@example.com,${contract},${figure}`,
    });
    return isDone(recordRegistration.apply(stored, { email: ana, registeredOn: day(registeredOn) })).said.replace(
      /^.*? on [-\d]+\. /,
      "",
    );
  };
  expect(register("C1", "2026-12-31")).toBe(
    "100 credits of the person's own come, until 2026-12-31, the end of contract C1.",
  );
  expect(register("C1", "2027-01-01")).toBe("No individual credits come: they would have ended before that day.");
  expect(register("C1", "2026-01-01", "0")).toBe("No individual credits come: the figure is 0.");
  expect(register("F7", "2026-01-01", "50")).toBe(
    "No individual credits come: none of the person's contracts brings them.",
  );
  expect(register("", "2026-01-01", "12.5")).toBe("12.5 credits of the person's own come, and nothing ends them.");
});

test("individual credits end with the last day, and were over if the contract ended before", () => {
  const stored = desk({
    contracts,
    people: person("registered,2025-09-01"),
    pools: "Pool ID,Contract,Credits,Holder\nP-1,C1,50,ana@example.com",
  });
  const left = isDone(recordLeaving.apply(stored, { email: ana, leftOn: day("2026-03-31") }));
  expect(left.said).toBe(
    "Ana Bell (ana@example.com) left on 2026-03-31. The 100 credits of the person's own end with that day; what is left of them lapses. Individual credits cannot be moved: they belong to their named user.",
  );
  expect(left.notes).toEqual(["1 pool held by the person alone stays, since it was bought: P-1."]);
  expect(lastDayAfter(stored, left, "individual:ana@example.com")).toBe("2026-03-31");
  const later = isDone(recordLeaving.apply(stored, { email: ana, leftOn: day("2027-01-01") }));
  expect(later.said).toContain("end on 2026-12-31, the end of contract C1");
  const never = desk({ contracts, people: person("invited,") });
  expect(isDone(recordLeaving.apply(never, { email: ana, leftOn: day("2026-03-31") })).said).toContain(
    "holds no individual credits",
  );
});

test("another address joins those that are there, however they are written", () => {
  const stored = desk({ people: "Email,Also known as\nana@example.com, Ana.B@Example.com ;hash:A1" });
  const added = isDone(
    addAlias.apply(stored, { email: "ana.b@example.com" as PersonKey, aliases: ["hash:b2" as PersonKey] }),
  );
  expect(added.said).toBe("hash:b2 is ana@example.com from now on: usage under it counts for the person.");
  const now = after(stored, added);
  expect(now.roster.personOf.get("hash:b2" as PersonKey)).toBe(ana);
  expect(now.roster.people.get(ana)?.aliases).toEqual(["ana.b@example.com", "hash:a1", "hash:b2"]);
});

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

test("an extension says what moves and what stays", () => {
  const stored = desk({
    contracts,
    settings: "Setting,Value\nIndividual credits end on,2027-03-29",
    people:
      "Email,Contract,Registered on,Left on\nana@example.com,C1,2025-09-01,\nben@example.com,C1,2025-09-01,\ncem@example.com,C1,2025-09-01,2026-01-31\ndora@example.com,C1,2027-01-01,",
    pools:
      "Pool ID,Contract,Credits,Source,Purchased on,Applied on\nP-1,C1,100,,2025-08-01,2025-08-02\nP-2,Design,100,,2026-06-01,2026-06-02\nP-3,F7,100,,2026-06-01,2026-06-02",
  });
  const extended = isDone(extendContract.apply(stored, { contract: "design", endsOn: day("2027-12-31") }));
  expect(extended.said).toBe("Contract C1 ends on 2027-12-31 (it was 2026-12-31).");
  expect(extended.notes).toEqual([
    "P-1 stays: 2026-07-31, the end of 12 months from the purchase.",
    "P-2 moves from 2026-12-31 to 2027-05-31, the end of 12 months from the purchase.",
    "The individual credits of ana@example.com and ben@example.com move from 2026-12-31 to 2027-03-29, the setting Individual credits end on.",
    "The individual credits of cem@example.com stay: 2026-01-31, the person's last day.",
    "The individual credits of dora@example.com are held now: 2027-03-29, the setting Individual credits end on.",
  ]);
  expect(isDone(extendContract.apply(stored, { contract: "F7", endsOn: day("2027-12-31") })).said).toContain(
    "(no last day was known before)",
  );
});

test("the first row of Contracts keeps the contracts that only People and Pools named", () => {
  const stored = desk({
    people: "Email,Contract\nana@example.com,K1",
    pools: "Pool ID,Contract,Credits,Unit\nP-1,K2,100,flex-token",
  });
  const added = isDone(addContract.apply(stored, { contract: "K2", kind: "flex", endsOn: day("2026-12-31") }));
  expect(added.said).toBe("Contract K2 is added, counted in Flex tokens, until 2026-12-31.");
  const now = after(stored, added);
  expect(now.diagnostics).toEqual([]);
  expect([...now.roster.contracts.values()].map(({ contract, unit }) => [contract, unit])).toEqual([
    ["K2", "flex-token"],
    ["K1", "cloud-credit"],
  ]);
  const flex = isDone(addContract.apply(desk(), { contract: "F1", kind: "flex" }));
  expect(flex.notes).toEqual([
    "A Flex contract is usually counted in Flex tokens: the unit is left blank, which means cloud credits.",
    "Without a last day, the contract ends no credits.",
  ]);
});

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
