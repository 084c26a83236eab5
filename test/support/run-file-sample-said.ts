import type { RunFile } from "../../core/run-file.ts";
import { sampleDiagnostic, sampleFinding } from "./run-file-parts.ts";

/** What the sample run finds: of every severity; new, open, grown and accepted; with and without a cost or evidence. */
export function sampleFindings(): RunFile["findings"] {
  return [
    sampleFinding({
      finding: "overdraft/C1/2026-02/cloud-credit",
      code: "overdraft",
      severity: "error",
      standing: "grown",
      subject: "contract C1 in 2026-02",
      message:
        "Ana Ruiz overdrew contract C1 by 100 credits, first on 2026-02-20; pool P2 has settled all of it since.",
      next: "Agree with Ana Ruiz’s office who bears the 100 credits.",
      amount: 100,
      cost: 120,
      currency: "EUR",
      decidedAmount: 80,
      firstSeen: "2026-02-28",
      evidence: [{ file: "usage/2026-march.csv", line: 11_873 }],
      evidenceCount: 1,
    }),
    sampleFinding({
      finding: "overdraft/C1/2026-03/cloud-credit",
      code: "overdraft",
      severity: "error",
      subject: "contract C1 in 2026-03",
      message: "guest@private.example overdrew contract C1 by 30 credits on 2026-03-28; all of it is still open.",
      next: "Order credits, or ask guest@private.example what the job was for.",
      amount: 30,
      evidence: [
        { file: "usage/2026-march.csv", line: 19_004 },
        { table: "People", row: 12, column: "Email" },
      ],
      evidenceCount: 53,
    }),
    sampleFinding({
      finding: "pool-expiring/P2/2026-06-20",
      code: "pool-expiring",
      severity: "warning",
      standing: "open",
      subject: "pool P2",
      message: "250 credits of pool P2 expire on 2026-06-20, 81 days from now.",
      next: "Plan work against them, or accept the loss.",
      amount: 250,
      cost: 300,
      currency: "EUR",
      dueOn: "2026-06-20",
    }),
    sampleFinding({
      finding: "pool-running-out/C1/cloud-credit",
      code: "pool-running-out",
      severity: "warning",
      subject: "contract C1",
      message: "At 26.875 credits a day the shared credits of contract C1 run out on 2026-04-09.",
      next: "Order 25 blocks by 2026-04-02.",
      amount: 2_350,
      dueOn: "2026-04-02",
    }),
    sampleFinding({
      finding: "export-gap/2025-12",
      code: "export-gap",
      severity: "warning",
      subject: "2025-12",
      message: "No export covers 2025-12-24 to 2025-12-31.",
      next: "Download that month again, or declare it with --covers.",
      unit: null,
    }),
    sampleFinding({
      finding: "pool-lapsed/P1/2026-02-27",
      code: "pool-lapsed",
      severity: "note",
      subject: "pool P1",
      message: "87.5 credits of pool P1 lapsed on 2026-02-27.",
      next: "Nothing; it is told so that the loss is known.",
      amount: 87.5,
      cost: 105,
      currency: "EUR",
    }),
    sampleFinding({
      finding: "unknown-person/old@example.com/cloud-credit",
      code: "unknown-person",
      severity: "error",
      standing: "accepted",
      subject: "old@example.com",
      message: "old@example.com used 5 credits and is not on the roster.",
      next: "Add the person, or an alias.",
      amount: 5,
      decidedAmount: 5,
    }),
  ];
}

/** The problems of the sample run: two cells that could not be used, and a total line. */
export function sampleDiagnostics(): RunFile["diagnostics"] {
  return [
    sampleDiagnostic({}),
    sampleDiagnostic({
      code: "total-line",
      severity: "note",
      message: "The last row is a total and was not counted.",
      help: "Nothing needs to be done.",
      at: { file: "usage/flex.csv", line: 3_902, column: null },
    }),
    sampleDiagnostic({
      code: "cell-not-an-email",
      message: "“ana.example.com” is no e-mail address.",
      help: "Type the address that the person signs in with.",
      at: { file: "roster.xlsx", table: "People", row: 14, column: "Email" },
    }),
  ];
}
