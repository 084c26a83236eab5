import {
  aliasesCell,
  choiceCell,
  dayCell,
  emailCell,
  listCell,
  monthCell,
  positiveAmountCell,
  signedAmountCell,
  textCell,
  wholeNumberCell,
} from "../table/cell.ts";
import { defineTable, optional, remark, required, type Table } from "../table/define.ts";
import { meansHelp } from "./mapping.ts";
import { balanceUses, contractKinds, decisions, poolSources, rateRules, registrations, units } from "./words.ts";

/** The contracts with Autodesk (roster.md). */
export const contracts = defineTable({
  name: "Contracts",
  file: "contracts.csv",
  key: ["contract"],
  help: "One row a contract. Shared credits belong to a contract and end with it.",
  columns: {
    contract: required(["Contract"], textCell, "The contract's number, as the vendor writes it."),
    name: optional(["Name"], textCell, "What you call it; exports may name it so.", { width: 28 }),
    aliases: optional(["Also known as"], listCell, "Team names and old numbers, with ; between."),
    kind: optional(["Kind"], choiceCell(contractKinds), "Flex and enterprise contracts bring no individual credits."),
    unit: optional(["Unit"], choiceCell(units), "What it is counted in; cloud-credit when blank."),
    startsOn: optional(["Starts on"], dayCell, "Its first day."),
    endsOn: optional(["Ends on"], dayCell, "Its last day; edit it when the contract is renewed."),
    individualCredits: optional(
      ["Individual credits"],
      positiveAmountCell,
      "Individual credits of each of its named users; the setting's when blank.",
    ),
    managedBy: optional(["Managed by"], textCell, "Who looks after it.", { width: 26 }),
    note: remark(["Note"], "Yours; never read.", { width: 52 }),
  },
});

/** The people who may use credits. */
export const people = defineTable({
  name: "People",
  file: "people.csv",
  key: ["email"],
  help: "One row a named user.",
  columns: {
    email: required(["Email", "E-mail"], emailCell, "The address of the Autodesk account."),
    name: optional(["Name"], textCell, "The person's name.", { width: 26 }),
    office: optional(["Office"], textCell, "Where the person works, for charge-back."),
    costCentre: optional(["Cost centre", "Cost center"], textCell, "Who pays, for charge-back.", { width: 22 }),
    contract: optional(["Contract"], textCell, "The home contract.", { offers: "Contracts[Contract]" }),
    otherContracts: optional(["Other contracts"], listCell, "Further contracts, with ; between."),
    registration: optional(["Registration"], choiceCell(registrations), "How far the registration has come."),
    requestedOn: optional(["Requested on"], dayCell, "When registration was asked for."),
    invitedOn: optional(["Invited on"], dayCell, "When the invitation was sent."),
    registeredOn: optional(["Registered on"], dayCell, "When it was completed: individual credits begin."),
    leftOn: optional(["Left on"], dayCell, "The last day: individual credits end with it."),
    individualCredits: optional(["Individual credits"], positiveAmountCell, "This person's own figure, if it differs."),
    aliases: optional(["Also known as"], aliasesCell, "More e-mails and hash:… ids of the same person, ; between."),
    note: remark(["Note"], "Yours; never read.", { width: 52 }),
  },
});

/** The shared credits that were bought or came with a cloud service. */
export const pools = defineTable({
  name: "Pools",
  file: "pools.csv",
  key: ["poolId"],
  help: "One row a purchase, or an amount that came with a cloud service. Individual credits are not listed here.",
  columns: {
    poolId: required(["Pool ID"], textCell, "Given once, never reused."),
    contract: required(["Contract"], textCell, "Whose named users share it.", { offers: "Contracts[Contract]" }),
    credits: required(["Credits"], positiveAmountCell, "How much it began with; purchases come in blocks of 100."),
    source: optional(["Source"], choiceCell(poolSources), "purchase when blank."),
    unit: optional(["Unit"], choiceCell(units), "The contract's when blank."),
    holder: optional(["Holder"], emailCell, "Only this person may draw on it; blank: shared.", {
      offers: "People[Email]",
      width: 26,
    }),
    requestedOn: optional(["Requested on"], dayCell, "When it was asked for."),
    quotedOn: optional(["Quoted on"], dayCell, "When the reseller quoted."),
    approvedOn: optional(["Approved on"], dayCell, "When the quote was approved."),
    purchasedOn: optional(["Purchased on"], dayCell, "When it was bought: 12 months run from here."),
    appliedOn: optional(["Applied on"], dayCell, "Its first day; blank: under way, pays nothing yet."),
    expiresOn: optional(["Expires on"], dayCell, "The last day on the vendor's screen; worked out when blank."),
    renews: optional(["Renews"], textCell, "The Pool ID that it follows (cloud services only).", {
      offers: "Pools[Pool ID]",
    }),
    priority: optional(["Priority"], wholeNumberCell(-1000, 1000), "Lower is drawn first; our own assumption.", {
      leftOut: true,
    }),
    orderReference: optional(["Order reference"], textCell, "The order's number."),
    reseller: optional(["Reseller"], textCell, "Who sold it.", { width: 24 }),
    unitPrice: optional(["Unit price"], positiveAmountCell, "The price of one credit or token."),
    currency: optional(["Currency"], textCell, "The price's currency, such as EUR.", { width: 11 }),
    note: remark(["Note"], "Yours; never read.", { width: 52 }),
  },
});

/** Corrections of a pool, with their reason. */
export const adjustments = defineTable({
  name: "Adjustments",
  file: "adjustments.csv",
  key: ["adjustmentId"],
  help: "Corrections of a pool's amount.",
  columns: {
    adjustmentId: required(["Adjustment ID"], textCell, "Given once."),
    poolId: required(["Pool ID"], textCell, "The pool; individual credits are individual:<email>.", {
      offers: "Pools[Pool ID]",
      width: 24,
    }),
    date: required(["Date"], dayCell, "The day that it counts from."),
    credits: required(["Credits"], signedAmountCell, "What is added, or taken away when negative."),
    reason: required(["Reason"], textCell, "Why.", { width: 40 }),
    enteredBy: optional(["Entered by"], textCell, "Who entered it.", { width: 26 }),
  },
});

/** What the vendor's screen showed at the end of a day. */
export const balanceChecks = defineTable({
  name: "BalanceChecks",
  file: "balance-checks.csv",
  key: ["checkId"],
  help: "Balances read off the vendor's screen, to compare with or to begin from.",
  columns: {
    checkId: required(["Check ID"], textCell, "Given once."),
    date: required(["Date"], dayCell, "The balance at the end of this day."),
    subject: required(["Subject"], textCell, "A contract (its shared credits), a pool id, or a person's e-mail.", {
      width: 28,
    }),
    unit: optional(["Unit"], choiceCell(units), "The subject's when blank."),
    reportedBalance: required(["Reported balance"], signedAmountCell, "What the screen showed."),
    useAs: optional(["Use as"], choiceCell(balanceUses), "check (when blank) or opening."),
    source: optional(["Source"], textCell, "Where it was read.", { width: 46 }),
    enteredBy: optional(["Entered by"], textCell, "Who entered it.", { width: 26 }),
  },
});

/** What services charge. */
export const rates = defineTable({
  name: "Rates",
  file: "rates.csv",
  key: ["rateId"],
  help: "What a service charges, to compare with.",
  columns: {
    rateId: required(["Rate ID"], textCell, "Given once."),
    service: required(["Service"], textCell, "As exports name it.", { width: 28 }),
    unitOfWork: optional(["Unit of work"], textCell, "What is charged: a job, an image, a day."),
    credits: required(["Credits"], positiveAmountCell, "Credits a unit of work."),
    rule: optional(["Rule"], choiceCell(rateRules), "How a charge compares; exact when blank."),
    validFrom: optional(["Valid from"], dayCell, "Its first day."),
    validTo: optional(["Valid to"], dayCell, "Its last day."),
    source: optional(["Source"], textCell, "Where it was published.", { width: 36 }),
  },
});

/** The months that finance has signed off. */
export const closings = defineTable({
  name: "Closings",
  file: "closings.csv",
  key: ["closingId"],
  help: "Figures of closed months; never edited.",
  filledBy: "program",
  columns: {
    closingId: required(["Closing ID"], textCell, "<month>/<contract>/<unit>.", { width: 34 }),
    month: required(["Month"], monthCell, "YYYY-MM.", { width: 10 }),
    contract: required(["Contract"], textCell, "The contract."),
    unit: optional(["Unit"], choiceCell(units), "The contract's when blank."),
    used: required(["Used"], signedAmountCell, "Used in the month."),
    lapsed: required(["Lapsed"], signedAmountCell, "Lapsed in the month."),
    stillOpen: required(["Still open"], signedAmountCell, "Open at the month's end."),
    balance: required(["Balance"], signedAmountCell, "Left at the month's end in pools without holder."),
    fingerprint: required(["Fingerprint"], textCell, "Of the run that was signed.", { width: 24 }),
    closedBy: optional(["Closed by"], textCell, "Who signed."),
    closedOn: optional(["Closed on"], dayCell, "When."),
  },
});

/** What was found, and what managers decided. */
export const findings = defineTable({
  name: "Findings",
  file: "findings.csv",
  key: ["finding"],
  help: "The left columns are the program's, from Decision on they are the managers'.",
  filledBy: "both",
  columns: {
    finding: required(["Finding"], textCell, "Its name for ever.", { width: 34 }),
    code: optional(["Code"], textCell, "The rule."),
    severity: optional(["Severity"], textCell, "error, warning or note.", { width: 11 }),
    subject: optional(["Subject"], textCell, "What it is about.", { width: 26 }),
    message: optional(["Message"], textCell, "What was found.", { width: 60 }),
    nextStep: optional(["Next step"], textCell, "What to do.", { width: 50 }),
    amount: optional(["Amount"], signedAmountCell, "How big."),
    unit: optional(["Unit"], choiceCell(units), "In what."),
    cost: optional(["Cost"], signedAmountCell, "What it costs."),
    currency: optional(["Currency"], textCell, "In what money.", { width: 11 }),
    dueOn: optional(["Due on"], dayCell, "By when."),
    firstSeen: optional(["First seen"], dayCell, "As-of day of the first run that found it."),
    lastSeen: optional(["Last seen"], dayCell, "As-of day of the latest run that found it."),
    standing: optional(["Standing"], textCell, "What became of it.", { width: 12 }),
    decision: optional(["Decision"], choiceCell(decisions), "accepted, to fix or resolved."),
    decidedAmount: optional(["Decided amount"], signedAmountCell, "The amount that was decided."),
    acceptedUntil: optional(["Accepted until"], dayCell, "The last day of the acceptance."),
    assignedTo: optional(["Assigned to"], textCell, "Who looks after it."),
    decidedBy: optional(["Decided by"], textCell, "Who decided."),
    decidedOn: optional(["Decided on"], dayCell, "When."),
    remark: optional(["Remark"], textCell, "Why.", { width: 40 }),
  },
});

/** How the columns of an unknown export are to be read. */
export const mappings = defineTable({
  name: "Mappings",
  file: "mappings.csv",
  key: ["mapping", "fileHeader"],
  help: "One row a column of a file that is read through a mapping.",
  columns: {
    mapping: required(["Mapping"], textCell, "The mapping's name."),
    fileHeader: required(["File header"], textCell, "The header in the file, or the value of an option.", {
      width: 28,
    }),
    means: required(["Means"], textCell, meansHelp, { width: 24 }),
  },
});

/** What may differ from firm to firm. */
export const settingsTable = defineTable({
  name: "Settings",
  file: "settings.csv",
  key: ["setting"],
  help: "What may differ from firm to firm.",
  columns: {
    setting: required(["Setting"], textCell, "The setting's name.", { width: 30 }),
    value: optional(["Value"], textCell, "The default when blank.", { width: 16, mixed: true }),
    meaning: remark(["Meaning"], "What it does; not read.", { width: 92 }),
  },
});

/** What is left, written into the workbook by the Excel pane and read by nobody but people. */
export const balances = defineTable({
  name: "Balances",
  file: "balances.csv",
  key: ["pool"],
  help: "What is left in every pool, as of the day it was struck. Never read.",
  filledBy: "program",
  columns: {
    pool: required(["Pool"], textCell, "The pool; individual credits are individual:<email>.", { width: 30 }),
    contract: optional(["Contract"], textCell, "Whose named users share it."),
    holder: optional(["Holder"], textCell, "Only this person may draw on it; blank: shared.", { width: 26 }),
    unit: optional(["Unit"], choiceCell(units), "What it is counted in."),
    granted: optional(["Granted"], signedAmountCell, "What it began with, corrections included."),
    used: optional(["Used"], signedAmountCell, "What was drawn from it."),
    lapsed: optional(["Lapsed"], signedAmountCell, "What was left in it when its last day was over."),
    remaining: optional(["Remaining"], signedAmountCell, "What can still be drawn."),
    lastDay: optional(["Last day"], dayCell, "The last day on which it can be drawn."),
    daysLeft: optional(
      ["Days left"],
      wholeNumberCell(-100_000, 100_000),
      "From the day it was struck to the last day.",
    ),
    state: optional(["State"], textCell, "pending, upcoming, active, used or lapsed.", { width: 12 }),
    struckOn: optional(["Struck on"], dayCell, "The day at whose end this was true."),
    fingerprint: optional(["Fingerprint"], textCell, "Of the run that it came from.", { width: 24 }),
  },
});

/** Every table that is read, in the order in which the workbook shows them. `Balances` is written by the pane only. */
export const rosterTables = {
  contracts,
  people,
  pools,
  adjustments,
  balanceChecks,
  rates,
  closings,
  findings,
  mappings,
  settings: settingsTable,
} as const;

/** The tables without which nothing can be reconciled. */
export const neededTables: readonly (keyof typeof rosterTables)[] = ["people", "pools"];

/** Every table of a workbook, in the order of its sheets. */
export const workbookTables: readonly Table[] = [
  contracts,
  people,
  pools,
  adjustments,
  balanceChecks,
  rates,
  closings,
  findings,
  mappings,
  balances,
  settingsTable,
] as readonly unknown[] as readonly Table[];
