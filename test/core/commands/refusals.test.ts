import { expect, test } from "vitest";
import type { Month } from "../../../core/calendar.ts";
import type { Outcome } from "../../../core/commands/command.ts";
import { addContract } from "../../../core/commands/contracts/add-contract.ts";
import { extendContract } from "../../../core/commands/contracts/extend-contract.ts";
import { assign } from "../../../core/commands/findings/assign.ts";
import { closeMonth } from "../../../core/commands/findings/close-month.ts";
import { decide } from "../../../core/commands/findings/decide.ts";
import { recordBalances } from "../../../core/commands/findings/record-balances.ts";
import { recordFindings } from "../../../core/commands/findings/record-findings.ts";
import { takeOverDecisions } from "../../../core/commands/findings/take-over-decisions.ts";
import { withdrawDecision } from "../../../core/commands/findings/withdraw-decision.ts";
import { addMapping } from "../../../core/commands/notes/add-mapping.ts";
import { addRate } from "../../../core/commands/notes/add-rate.ts";
import { adjustPool } from "../../../core/commands/notes/adjust-pool.ts";
import { changeSetting } from "../../../core/commands/notes/change-setting.ts";
import { noteBalance } from "../../../core/commands/notes/note-balance.ts";
import { addPerson } from "../../../core/commands/people/add-person.ts";
import { addAlias } from "../../../core/commands/people/alias.ts";
import { changePerson } from "../../../core/commands/people/change-person.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import { pastePeople } from "../../../core/commands/people/paste-people.ts";
import {
  askForRegistration,
  recordInvitation,
  recordRegistration,
} from "../../../core/commands/people/registration.ts";
import { recordRegistrations, setContracts } from "../../../core/commands/people/several.ts";
import { addCloudServicePool, renewPool } from "../../../core/commands/pools/cloud-service.ts";
import { recordHeldPool } from "../../../core/commands/pools/held-pool.ts";
import { moveCredits } from "../../../core/commands/pools/move-credits.ts";
import { requestPurchase } from "../../../core/commands/pools/request-pool.ts";
import {
  recordApplication,
  recordApproval,
  recordPurchase,
  recordQuote,
} from "../../../core/commands/pools/take-steps.ts";
import { credits } from "../../../core/credits.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import type { PersonKey } from "../../../core/person.ts";
import { cellStyle } from "../../../core/roster/roster.ts";
import { standardPolicy } from "../../../core/roster/settings.ts";
import { rosterTables } from "../../../core/roster/tables.ts";
import { readTable } from "../../../core/table/read.ts";
import { bareDesk, day, desk, isRefusal, read } from "../../support/command-desk.ts";
import { sampleRun } from "../../support/run-file-sample.ts";

// Every sentence with which a command refuses, as finance reads it: refusals.txt.

const who = (name: string) => (name.includes(":") ? name : `${name}@example.com`) as PersonKey;

const firm = desk({
  settings: "Setting,Value\nLedger starts on,2025-07-01\nBlock size,100",
  contracts:
    "Contract,Name,Also known as,Kind,Unit,Starts on,Ends on\nC1,Design,Old one,maintenance,,2025-07-01,2026-12-31\nF7,Flex,,flex,flex-token,2025-07-01,\nC2,Twin,,,,,\nC3,twin,,,,,",
  people: [
    "Email,Name,Contract,Registration,Requested on,Invited on,Registered on,Left on,Also known as",
    "ana@example.com,Ana Bell,C1,registered,2025-08-01,2025-08-05,2025-09-01,,hash:a1; ana.b@example.com",
    "ben@example.com,Ben Ray,C1,requested,2026-02-01,,,,",
    "cem@example.com,,C1,invited,2026-02-01,2026-02-04,,,",
    "dora@example.com,Dora,C1,left,,,2025-09-01,2026-01-31,",
    "eli@example.com,Eli,C1,left,,,,2026-01-31,",
    "fay@example.com,Fay,C1,left,,,,,",
    "gus@example.com,Gus,C1,registered,,,,,",
    "hal@example.com,Hal,C1,,,,,,not an address",
    "ivy@example.com,Ivy,F7,,,,,,",
    "kim@example.com,Kim,C1,registered,,,2025-06-01,,",
  ].join("\n"),
  pools: [
    "Pool ID,Contract,Credits,Source,Holder,Requested on,Quoted on,Approved on,Purchased on,Applied on,Expires on,Renews",
    "P-1,C1,500,,,,,,2025-07-10,2025-07-12,,",
    "P-2,C1,500,,,2026-02-01,,,,,,",
    "P-3,C1,500,,,2026-02-01,2026-02-03,2026-02-05,,,,",
    "P-4,C1,500,,,,,,2026-02-10,,2026-02-28,",
    "P-5,C1,50,,ana@example.com,,,,2026-02-10,2026-02-12,,",
    "P-6,C1,50,,ana@example.com,2026-02-10,,,,,,",
    "CS-1,C1,150,cloud service,,,,,,2025-08-01,2026-01-31,",
    "CS-2,C1,150,cloud service,,,,,,2026-02-01,2026-07-31,CS-1",
    "CS-3,C1,150,cloud service,,,,,,,,",
    "CS-4,F7,150,cloud service,,,,,,2025-08-01,,",
  ].join("\n"),
  adjustments: "Adjustment ID,Pool ID,Date,Credits,Reason\nA-1,P-1,2025-08-01,20,Goodwill",
  balanceChecks:
    "Check ID,Date,Subject,Reported balance,Use as\nB-1,2026-01-31,C1,300,\nB-2,2025-06-30,individual:kim@example.com,40,opening",
  rates: "Rate ID,Service,Credits,Unit of work\nR-1,Rendering,2,job",
  closings:
    "Closing ID,Month,Contract,Unit,Used,Lapsed,Still open,Balance,Fingerprint\n2026-02/C1/cloud-credit,2026-02,Design,,1,0,0,9,ff",
  findings:
    "Finding,Amount,Unit,Last seen\npool-low/C1/cloud-credit,40,cloud-credit,2026-03-31\nsecond-grant/ana@example.com/cloud-credit,100,cloud-credit,2026-03-31",
});
const implied = desk({
  people: "Email,Contract\nana@example.com,K1",
  pools: "Pool ID,Contract,Credits,Unit\nP-1,K1,100,",
});

const plain = cellStyle(standardPolicy);
const struck = desk({ balances: "Pool,Struck on\nP-1,2026-03-31\nP-2,2026-02-28" });
const columns = { date: "Day", user: "Who", credits: "Cost" };
const mapped = desk({ mappings: "Mapping,File header,Means\nstudio,Day,date\nstudio,Who,user\nstudio,Cost,credits" });
const review = (text: string) => readTable(rosterTables.findings, readCsvGrid(`${text}\n`, "review"), plain, () => {});

const march = "2026-03" as Month;
const month = {
  contract: "C1",
  unit: "cloud-credit" as const,
  used: 1,
  refunded: 0,
  fromOwn: 0,
  fromShared: 1,
  overdrawn: 0,
  open: 0,
  lapsed: 0,
  balance: 9,
};
const run = sampleRun({
  asOf: "2026-03-31",
  months: [
    { ...month, month: "2026-02" },
    { ...month, month: "2026-03" },
  ],
});
const list = (text: string) => ({ grid: readCsvGrid(`${text}\n`, "list"), columns: new Map<string, string>() });

/** A cell of a workbook that shows an error. */
function withError() {
  const stored = desk({ people: "Email,Left on\nana@example.com," });
  const problem = { code: "formula-error" as const, message: "the cell shows #N/A.", help: "Mend it." };
  const people = stored.grids.people;
  const rows = people?.rows.map((row) => ({ ...row, cells: [row.cells[0] ?? "", { problem }] })) ?? [];
  return read({ ...stored.grids, ...(people === undefined ? {} : { people: { ...people, rows } }) });
}

function held(more: Partial<Parameters<typeof recordHeldPool.apply>[1]>) {
  const days = { purchasedOn: day("2026-02-10"), appliedOn: day("2026-02-12") };
  return recordHeldPool.apply(firm, { contract: "C1", credits: credits(300), ...days, ...more });
}

const cases: Readonly<Record<string, readonly (readonly [what: string, outcome: Outcome])[]>> = {
  addPerson: [
    ["is there", addPerson.apply(firm, { email: who("ana") })],
    ["is another's address", addPerson.apply(firm, { email: who("ana.b") })],
    ["brings another's hash", addPerson.apply(firm, { email: who("new"), aliases: [who("hash:a1")] })],
    ["brings another's e-mail", addPerson.apply(firm, { email: who("new"), aliases: [who("ben")] })],
    ["of no contract", addPerson.apply(firm, { email: who("new"), contract: "Desing" })],
    ["of none at all like it", addPerson.apply(firm, { email: who("new"), otherContracts: ["C1", "Marketing"] })],
    ["of two contracts at once", addPerson.apply(firm, { email: who("new"), contract: "TWIN" })],
  ],
  changePerson: [
    ["is nobody", changePerson.apply(firm, { email: who("nobody"), office: "Oslo" })],
    ["of no contract", changePerson.apply(firm, { email: who("ana"), contract: "Desing" })],
    ["of none at all like it", changePerson.apply(firm, { email: who("ana"), otherContracts: ["F7", "Marketing"] })],
    ["of two contracts at once", changePerson.apply(firm, { email: who("ana"), contract: "TWIN" })],
    ["as it is", changePerson.apply(firm, { email: who("ana.b"), name: "Ana Bell", contract: "design" })],
    ["nothing typed", changePerson.apply(firm, { email: who("cem") })],
  ],
  setContracts: [
    ["of nobody", setContracts.apply(firm, { contract: "C1" }, [])],
    ["of no contract", setContracts.apply(firm, { contract: "Desing" }, [who("ana")])],
    ["as they are", setContracts.apply(firm, { contract: "Design" }, [who("ana"), who("nobody")])],
    [
      "as many are",
      setContracts.apply(firm, { contract: "C1" }, [who("ana"), who("ben"), who("cem"), who("dora"), who("eli")]),
    ],
  ],
  recordRegistrations: [
    ["of nobody", recordRegistrations.apply(firm, { registeredOn: day("2026-03-01") }, [])],
    [
      "of none who can be",
      recordRegistrations.apply(firm, { registeredOn: day("2026-01-01") }, [who("ana"), who("ben")]),
    ],
  ],
  askForRegistration: [
    ["nobody", askForRegistration.apply(firm, { email: who("bem"), requestedOn: day("2026-03-01") })],
    [
      "nobody like anybody",
      askForRegistration.apply(firm, { email: who("somebody.else"), requestedOn: day("2026-03-01") }),
    ],
    ["registered", askForRegistration.apply(firm, { email: who("ana"), requestedOn: day("2026-03-01") })],
    ["marked registered", askForRegistration.apply(firm, { email: who("gus"), requestedOn: day("2026-03-01") })],
    ["requested", askForRegistration.apply(firm, { email: who("ben"), requestedOn: day("2026-03-01") })],
    ["invited", askForRegistration.apply(firm, { email: who("cem"), requestedOn: day("2026-03-01") })],
    ["left", askForRegistration.apply(firm, { email: who("eli"), requestedOn: day("2026-03-01") })],
    ["marked left", askForRegistration.apply(firm, { email: who("fay"), requestedOn: day("2026-03-01") })],
  ],
  recordInvitation: [
    ["registered", recordInvitation.apply(firm, { email: who("ana"), invitedOn: day("2026-03-01") })],
    ["invited", recordInvitation.apply(firm, { email: who("cem"), invitedOn: day("2026-03-01") })],
    ["before the request", recordInvitation.apply(firm, { email: who("ben"), invitedOn: day("2026-01-31") })],
  ],
  recordRegistration: [
    ["registered", recordRegistration.apply(firm, { email: who("ana"), registeredOn: day("2026-03-01") })],
    ["came back", recordRegistration.apply(firm, { email: who("dora"), registeredOn: day("2026-03-01") })],
    ["left before", recordRegistration.apply(firm, { email: who("eli"), registeredOn: day("2026-03-01") })],
    ["before the invitation", recordRegistration.apply(firm, { email: who("cem"), registeredOn: day("2026-02-03") })],
    ["before the request", recordRegistration.apply(firm, { email: who("ben"), registeredOn: day("2026-01-31") })],
  ],
  recordLeaving: [
    ["left", recordLeaving.apply(firm, { email: who("dora"), leftOn: day("2026-03-01") })],
    ["before the registration", recordLeaving.apply(firm, { email: who("ana"), leftOn: day("2025-08-31") })],
  ],
  addAlias: [
    ["known as such", addAlias.apply(firm, { email: who("ana"), aliases: [who("hash:a1")] })],
    ["the own e-mail", addAlias.apply(firm, { email: who("ana"), aliases: [who("ana")] })],
    ["another's", addAlias.apply(firm, { email: who("ben"), aliases: [who("hash:new"), who("ana.b")] })],
    ["a cell that cannot be read", addAlias.apply(firm, { email: who("hal"), aliases: [who("hash:h1")] })],
  ],
  pastePeople: [
    ["no e-mail", pastePeople.apply(firm, {}, list("Name,Office\nAna,Oslo"))],
    ["nobody", pastePeople.apply(firm, {}, list("Email,Office\nana@,Oslo"))],
    ["no rows", pastePeople.apply(firm, {}, list("Email,Office"))],
  ],
  requestPurchase: [
    [
      "individual credits",
      requestPurchase.apply(firm, {
        contract: "C1",
        credits: credits(100),
        requestedOn: day("2026-03-01"),
        poolId: "individual:ana@example.com",
      }),
    ],
    [
      "an id that is given",
      requestPurchase.apply(firm, {
        contract: "C1",
        credits: credits(100),
        requestedOn: day("2026-03-01"),
        poolId: "P-1",
      }),
    ],
    [
      "no contract",
      requestPurchase.apply(firm, { contract: "C9", credits: credits(100), requestedOn: day("2026-03-01") }),
    ],
    [
      "nobody to hold it",
      requestPurchase.apply(firm, {
        contract: "C1",
        credits: credits(100),
        holder: who("nobody"),
        requestedOn: day("2026-03-01"),
      }),
    ],
    ["nothing", requestPurchase.apply(firm, { contract: "C1", credits: credits(0), requestedOn: day("2026-03-01") })],
    [
      "not in blocks",
      requestPurchase.apply(firm, { contract: "C1", credits: credits(250), requestedOn: day("2026-03-01") }),
    ],
    [
      "less than a block",
      requestPurchase.apply(firm, { contract: "F7", credits: credits(50), requestedOn: day("2026-03-01") }),
    ],
    [
      "too much",
      requestPurchase.apply(firm, { contract: "C1", credits: credits(9_000_000_000), requestedOn: day("2026-03-01") }),
    ],
    [
      "wanted before",
      requestPurchase.apply(firm, {
        contract: "C1",
        credits: credits(100),
        requestedOn: day("2026-03-01"),
        wantedBy: day("2026-02-28"),
      }),
    ],
    [
      "the same again",
      requestPurchase.apply(firm, { contract: "Design", credits: credits(500), requestedOn: day("2026-02-01") }),
    ],
    [
      "another unit where a row is missing",
      requestPurchase.apply(implied, {
        contract: "K1",
        credits: credits(100),
        unit: "flex-token",
        requestedOn: day("2026-03-01"),
      }),
    ],
  ],
  recordQuote: [
    [
      "individual credits",
      recordQuote.apply(firm, { poolId: "Individual:ana@example.com", quotedOn: day("2026-03-01") }),
    ],
    ["no pool", recordQuote.apply(firm, { poolId: "P-22", quotedOn: day("2026-03-01") })],
    ["no pool like it", recordQuote.apply(firm, { poolId: "Summer order", quotedOn: day("2026-03-01") })],
    ["of a cloud service", recordQuote.apply(firm, { poolId: "CS-3", quotedOn: day("2026-03-01") })],
    ["before the request", recordQuote.apply(firm, { poolId: "P-2", quotedOn: day("2026-01-31") })],
    ["again", recordQuote.apply(firm, { poolId: "P-3", quotedOn: day("2026-03-01") })],
    ["after the purchase", recordQuote.apply(firm, { poolId: "P-4", quotedOn: day("2026-02-01") })],
  ],
  recordApproval: [["not quoted", recordApproval.apply(firm, { poolId: "P-2", approvedOn: day("2026-03-01") })]],
  recordPurchase: [
    ["not approved", recordPurchase.apply(firm, { poolId: "P-2", purchasedOn: day("2026-03-01") })],
    ["the day before the approval", recordPurchase.apply(firm, { poolId: "P-3", purchasedOn: day("2026-02-04") })],
  ],
  recordApplication: [
    ["not purchased", recordApplication.apply(firm, { poolId: "P-3", appliedOn: day("2026-03-01") })],
    ["after its last day", recordApplication.apply(firm, { poolId: "P-4", appliedOn: day("2026-03-01") })],
    [
      "after its typed last day",
      recordApplication.apply(firm, { poolId: "P-4", appliedOn: day("2026-02-20"), expiresOn: day("2026-02-19") }),
    ],
  ],
  recordHeldPool: [
    ["applied before it was bought", held({ appliedOn: day("2026-02-09") })],
    ["of no contract", held({ contract: "Desing" })],
    ["of nothing", held({ credits: credits(0) })],
    ["ends before it begins", held({ expiresOn: day("2026-02-09") })],
    ["the id is given", held({ poolId: "P-1" })],
    ["individual", held({ poolId: "individual:ana@example.com" })],
    ["the same again", held({ credits: credits(500), purchasedOn: day("2025-07-10"), appliedOn: day("2025-07-12") })],
  ],
  addCloudServicePool: [
    [
      "the same again",
      addCloudServicePool.apply(firm, { contract: "C1", credits: credits(150), appliedOn: day("2025-08-01") }),
    ],
    [
      "ends before it begins",
      addCloudServicePool.apply(firm, {
        contract: "C1",
        credits: credits(150),
        appliedOn: day("2026-03-01"),
        expiresOn: day("2026-02-28"),
      }),
    ],
  ],
  renewPool: [
    ["individual credits", renewPool.apply(firm, { poolId: "individual:ana@example.com" })],
    ["a purchase", renewPool.apply(firm, { poolId: "P-1" })],
    ["no pool", renewPool.apply(firm, { poolId: "CS-9" })],
    ["renewed already", renewPool.apply(firm, { poolId: "CS-1" })],
    ["not applied", renewPool.apply(firm, { poolId: "CS-3" })],
    ["without an end", renewPool.apply(firm, { poolId: "CS-4" })],
    ["ends sooner", renewPool.apply(firm, { poolId: "CS-2", oldLastDay: day("2026-08-01") })],
    ["ends before it began", renewPool.apply(firm, { poolId: "CS-2", oldLastDay: day("2026-01-31") })],
    ["with an id that is given", renewPool.apply(firm, { poolId: "CS-2", newPoolId: "CS-1" })],
  ],
  moveCredits: [
    ["individual credits", moveCredits.apply(firm, { poolId: "individual:ana@example.com", holder: who("ben") })],
    ["shared credits", moveCredits.apply(firm, { poolId: "P-1", holder: who("ben") })],
    ["applied", moveCredits.apply(firm, { poolId: "P-5", holder: who("ben") })],
    ["to the same person", moveCredits.apply(firm, { poolId: "P-6", holder: who("ana.b") })],
    ["to nobody", moveCredits.apply(firm, { poolId: "P-6", holder: who("zed") })],
  ],
  addContract: [
    ["is there", addContract.apply(firm, { contract: "c-1" })],
    ["another's name", addContract.apply(firm, { contract: "C8", name: "Design" })],
    ["another's old number", addContract.apply(firm, { contract: "C8", aliases: ["old one"] })],
    ["of two", addContract.apply(firm, { contract: "Twin" })],
    ["reversed", addContract.apply(firm, { contract: "C8", startsOn: day("2026-03-01"), endsOn: day("2026-02-28") })],
    ["known in other letters", addContract.apply(implied, { contract: "k-1" })],
  ],
  extendContract: [
    ["no contract", extendContract.apply(firm, { contract: "C9", endsOn: day("2027-12-31") })],
    ["the same end", extendContract.apply(firm, { contract: "C1", endsOn: day("2026-12-31") })],
    ["an earlier end", extendContract.apply(firm, { contract: "C1", endsOn: day("2026-12-30") })],
    ["before it starts", extendContract.apply(firm, { contract: "F7", endsOn: day("2025-06-30") })],
    ["without a row", extendContract.apply(implied, { contract: "K1", endsOn: day("2026-12-31") })],
  ],
  adjustPool: [
    ["nothing", adjustPool.apply(firm, { poolId: "P-1", date: day("2026-03-01"), credits: credits(0), reason: "x" })],
    ["no pool", adjustPool.apply(firm, { poolId: "P-11", date: day("2026-03-01"), credits: credits(1), reason: "x" })],
    [
      "nobody's",
      adjustPool.apply(firm, {
        poolId: "individual:ben@example.com",
        date: day("2026-03-01"),
        credits: credits(1),
        reason: "x",
      }),
    ],
    [
      "after the last day",
      adjustPool.apply(firm, { poolId: "P-1", date: day("2026-07-10"), credits: credits(1), reason: "x" }),
    ],
    [
      "more than it holds",
      adjustPool.apply(firm, {
        poolId: "P-1",
        date: day("2026-07-09"),
        credits: credits(-31),
        reason: "x",
        poolHolds: credits(30),
      }),
    ],
    [
      "an id that is given",
      adjustPool.apply(firm, {
        poolId: "P-1",
        date: day("2026-03-01"),
        credits: credits(1),
        reason: "x",
        adjustmentId: "A-1",
      }),
    ],
    [
      "the same again",
      adjustPool.apply(firm, { poolId: "P-1", date: day("2025-08-01"), credits: credits(20), reason: "Goodwill" }),
    ],
    [
      "too much",
      adjustPool.apply(firm, { poolId: "P-1", date: day("2026-03-01"), credits: credits(9_000_000_000), reason: "x" }),
    ],
  ],
  noteBalance: [
    ["of nothing", noteBalance.apply(firm, { subject: "C9", date: day("2026-03-31"), reportedBalance: credits(1) })],
    [
      "in another unit",
      noteBalance.apply(firm, {
        subject: "P-1",
        date: day("2026-03-31"),
        reportedBalance: credits(1),
        unit: "flex-token",
      }),
    ],
    [
      "before the ledger",
      noteBalance.apply(firm, { subject: "C1", date: day("2025-06-29"), reportedBalance: credits(1) }),
    ],
    [
      "an id that is given",
      noteBalance.apply(firm, { subject: "C1", date: day("2026-03-31"), reportedBalance: credits(1), checkId: "B-1" }),
    ],
    [
      "the same again",
      noteBalance.apply(firm, { subject: "Design", date: day("2026-01-31"), reportedBalance: credits(300) }),
    ],
    [
      "another figure",
      noteBalance.apply(firm, { subject: "C1", date: day("2026-01-31"), reportedBalance: credits(1_234.5) }),
    ],
    [
      "an opening on its day",
      noteBalance.apply(firm, {
        subject: "P-1",
        date: day("2025-07-01"),
        reportedBalance: credits(1),
        useAs: "opening",
      }),
    ],
    [
      "an opening without a start",
      noteBalance.apply(implied, {
        subject: "P-1",
        date: day("2025-06-30"),
        reportedBalance: credits(1),
        useAs: "opening",
      }),
    ],
    [
      "an opening of a contract",
      noteBalance.apply(firm, {
        subject: "C1",
        date: day("2025-06-30"),
        reportedBalance: credits(1),
        useAs: "opening",
      }),
    ],
    [
      "an opening of a later pool",
      noteBalance.apply(firm, {
        subject: "P-1",
        date: day("2025-06-30"),
        reportedBalance: credits(1),
        useAs: "opening",
      }),
    ],
    [
      "a second opening",
      noteBalance.apply(firm, {
        subject: "kim@example.com",
        date: day("2025-06-30"),
        reportedBalance: credits(1),
        useAs: "opening",
      }),
    ],
  ],
  addRate: [
    [
      "reversed",
      addRate.apply(firm, {
        service: "Rendering",
        credits: credits(1),
        validFrom: day("2026-03-01"),
        validTo: day("2026-02-28"),
      }),
    ],
    [
      "the same again",
      addRate.apply(firm, { service: "rendering", credits: credits(2), unitOfWork: "Job", rule: "exact" }),
    ],
    ["an id that is given", addRate.apply(firm, { service: "Rendering", credits: credits(2), rateId: "R-1" })],
  ],
  changeSetting: [
    ["no setting", changeSetting.apply(firm, { setting: "Blok size", value: "50" })],
    ["no value for it", changeSetting.apply(firm, { setting: "Block size", value: "0" })],
    ["no day", changeSetting.apply(firm, { setting: "Ledger starts on", value: "soon" })],
    ["no zone", changeSetting.apply(firm, { setting: "Time zone", value: "Atlantis" })],
    ["as it is", changeSetting.apply(firm, { setting: "block size", value: "100.0" })],
    ["its default", changeSetting.apply(firm, { setting: "Overdraft" })],
    [
      "cells could not be read",
      changeSetting.apply(desk({ pools: "Pool ID,Contract,Credits\nP-1,K1,12.5\nP-2,K1,0.25" }), {
        setting: "Number style",
        value: "1.234,5",
      }),
    ],
  ],
  recordFindings: [["an older run", recordFindings.apply(firm, {}, sampleRun({ asOf: "2026-03-30" }))]],
  recordBalances: [
    ["an older run", recordBalances.apply(struck, {}, sampleRun({ asOf: "2026-03-30" }))],
    ["no table", recordBalances.apply(bareDesk({ people: "Email", pools: "Pool ID" }), {}, sampleRun())],
  ],
  takeOverDecisions: [
    ["nothing decided", takeOverDecisions.apply(firm, {}, review("Finding\npool-low/C1/cloud-credit"))],
    ["of other findings", takeOverDecisions.apply(firm, {}, review("Finding,Decision\npool-low/C9/x,accepted"))],
  ],
  addMapping: [
    ["the same again", addMapping.apply(mapped, { mapping: "other" }, { name: "", columns })],
    [
      "the same headers otherwise",
      addMapping.apply(mapped, { mapping: "x" }, { name: "", columns, unit: "flex-token" }),
    ],
    [
      "another of the name",
      addMapping.apply(mapped, { mapping: "STUDIO" }, { name: "", columns: { ...columns, user: "Mail" } }),
    ],
    ["not whole", addMapping.apply(mapped, { mapping: "x" }, { name: "", columns: { date: "Day", user: "Who" } })],
    [
      "a header that is a value too",
      addMapping.apply(mapped, { mapping: "x" }, { name: "", columns: { ...columns, job: "C1" }, contract: "C1" }),
    ],
  ],
  assign: [
    ["nothing", assign.apply(firm, { assignedTo: "Mia" }, [])],
    ["no such finding", assign.apply(firm, { assignedTo: "Mia" }, ["pool-low/C2/cloud-credit"])],
  ],
  decide: [
    ["nothing", decide.apply(firm, { decision: "accepted", decidedOn: day("2026-04-02") }, [])],
    [
      "no such finding",
      decide.apply(firm, { decision: "accepted", decidedOn: day("2026-04-02") }, [
        "pool-low/C1/cloud-credit",
        "pool-low/C2/cloud-credit",
      ]),
    ],
    [
      "many that are not there",
      decide.apply(firm, { decision: "accepted", decidedOn: day("2026-04-02") }, ["a", "b", "c", "d", "e"]),
    ],
    [
      "one amount for two",
      decide.apply(firm, { decision: "accepted", decidedAmount: credits(1), decidedOn: day("2026-04-02") }, [
        "pool-low/C1/cloud-credit",
        "second-grant/ana@example.com/cloud-credit",
      ]),
    ],
    [
      "to fix until a day",
      decide.apply(firm, { decision: "to fix", acceptedUntil: day("2026-05-01"), decidedOn: day("2026-04-02") }, [
        "pool-low/C1/cloud-credit",
      ]),
    ],
    [
      "until yesterday",
      decide.apply(firm, { decision: "accepted", acceptedUntil: day("2026-04-01"), decidedOn: day("2026-04-02") }, [
        "pool-low/C1/cloud-credit",
      ]),
    ],
  ],
  withdrawDecision: [
    ["nothing", withdrawDecision.apply(firm, {}, [])],
    ["no such finding", withdrawDecision.apply(firm, {}, ["pool-low/C2/cloud-credit"])],
    ["not decided", withdrawDecision.apply(firm, {}, ["pool-low/C1/cloud-credit"])],
    [
      "none decided",
      withdrawDecision.apply(firm, {}, ["pool-low/C1/cloud-credit", "second-grant/ana@example.com/cloud-credit"]),
    ],
  ],
  closeMonth: [
    ["not over", closeMonth.apply(firm, { month: march }, { ...run, asOf: "2026-03-30" })],
    ["closed on its last day", closeMonth.apply(firm, { month: march, closedOn: day("2026-03-31") }, run)],
    ["closed already", closeMonth.apply(firm, { month: "2026-02" as Month }, run)],
    ["closed already, one contract", closeMonth.apply(firm, { month: "2026-02" as Month, contract: "Design" }, run)],
    ["no contract", closeMonth.apply(firm, { month: march, contract: "C9" }, run)],
    ["nothing happened", closeMonth.apply(firm, { month: march, contract: "F7" }, run)],
    ["nothing happened at all", closeMonth.apply(firm, { month: "2025-01" as Month }, run)],
  ],
  "what cannot be written into": [
    [
      "no table",
      addRate.apply(bareDesk({ people: "Email", pools: "Pool ID,Contract,Credits" }), {
        service: "Rendering",
        credits: credits(1),
      }),
    ],
    [
      "no column",
      recordLeaving.apply(bareDesk({ people: "Email,Registration\nana@example.com,", pools: "Pool ID" }), {
        email: who("ana"),
        leftOn: day("2026-03-01"),
      }),
    ],
    [
      "two rows",
      recordLeaving.apply(desk({ people: "Email\nana@example.com\nANA@example.com" }), {
        email: who("ana"),
        leftOn: day("2026-03-01"),
      }),
    ],
    ["an error", recordLeaving.apply(withError(), { email: who("ana"), leftOn: day("2026-03-01") })],
    [
      "a row that is left out",
      requestPurchase.apply(desk({ pools: "Pool ID,Contract,Credits\nP-2026-01,K1,many" }), {
        contract: "K1",
        credits: credits(100),
        requestedOn: day("2026-03-01"),
        poolId: "P-2026-01",
      }),
    ],
  ],
};

test("every refusal says why, what to do instead, and which field it is about", async () => {
  const lines = Object.entries(cases).flatMap(([command, all]) => [
    `# ${command}`,
    ...all.map(([what, outcome]) => {
      const { reason, help, field } = isRefusal(outcome);
      return `${what}${field === undefined ? "" : ` [${field}]`}\n    ${reason}\n    ${help}`;
    }),
    "",
  ]);
  await expect(lines.join("\n")).toMatchFileSnapshot("refusals.txt");
});
