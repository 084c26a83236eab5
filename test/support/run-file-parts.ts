import type { RunDiagnostic, RunFile, RunFinding, RunPerson, RunPool } from "../../core/run-file.ts";

/** A warning about nothing in particular, with the given values in place. */
export function sampleFinding(changes: Partial<RunFinding>): RunFinding {
  return {
    finding: "not-in-blocks/P9",
    code: "not-in-blocks",
    severity: "warning",
    standing: "new",
    subject: "pool P9",
    message: "Pool P9 holds 150 credits, which is no multiple of 100.",
    next: "Compare the pool with its invoice.",
    amount: 0,
    unit: "cloud-credit",
    cost: null,
    currency: null,
    dueOn: null,
    decidedAmount: null,
    firstSeen: "2026-03-31",
    lastSeen: "2026-03-31",
    evidence: [],
    evidenceCount: 0,
    ...changes,
  };
}

/** A day that is none, on line 4 of an export, with the given values in place. */
export function sampleDiagnostic(changes: Partial<RunDiagnostic>): RunDiagnostic {
  return {
    code: "cell-not-a-day",
    severity: "error",
    message: "“31.02.2026” is not a day.",
    help: "Type the day as YYYY-MM-DD, such as 2026-02-28.",
    at: { file: "usage/2026-march.csv", line: 4, column: "Used on" },
    ...changes,
  };
}

/** A shared pool of contract C1 in force until 2026-06-20, with the given values in place. */
export function samplePool(changes: Partial<RunPool>): RunPool {
  return {
    pool: "P9",
    contract: "C1",
    unit: "cloud-credit",
    holder: null,
    source: "purchase",
    granted: 0,
    adjusted: 0,
    drawn: 0,
    lapsed: 0,
    remaining: 0,
    firstDay: "2025-06-21",
    lastDay: "2026-06-20",
    boundBy: "validity",
    state: "active",
    expectedWaste: null,
    unitPrice: 1.2,
    currency: "EUR",
    wasteCost: null,
    ...changes,
  };
}

/** The individual credits of a person under contract C1, with the given values in place. */
export function ownPool(holder: string, changes: Partial<RunPool>): RunPool {
  return samplePool({
    pool: `individual:${holder}`,
    holder,
    source: "individual",
    granted: 100,
    lastDay: "2026-12-31",
    boundBy: "contract",
    unitPrice: null,
    currency: null,
    ...changes,
  });
}

/** A person of contract C1, with the given values in place. */
export function samplePerson(changes: Partial<RunPerson>): RunPerson {
  return {
    email: "cy@example.com",
    name: "Cy Young",
    office: "Madrid",
    costCentre: "4711",
    contract: "C1",
    onRoster: true,
    registration: "registered",
    unit: "cloud-credit",
    used: 0,
    fromOwn: 0,
    fromShared: 0,
    overdrawn: 0,
    open: 0,
    ownGranted: 100,
    ownRemaining: 0,
    ownLapsed: 0,
    ...changes,
  };
}

/** A month of contract C1, with the given values in place. */
export function sampleMonth(month: string, changes: Partial<RunFile["months"][number]>): RunFile["months"][number] {
  return {
    month,
    contract: "C1",
    unit: "cloud-credit",
    used: 0,
    refunded: 0,
    fromOwn: 0,
    fromShared: 0,
    overdrawn: 0,
    open: 0,
    lapsed: 0,
    balance: 0,
    ...changes,
  };
}
