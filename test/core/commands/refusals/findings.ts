import type { Month } from "../../../../core/calendar.ts";
import { assign } from "../../../../core/commands/findings/assign.ts";
import { closeMonth } from "../../../../core/commands/findings/close-month.ts";
import { decide } from "../../../../core/commands/findings/decide.ts";
import { withdrawDecision } from "../../../../core/commands/findings/withdraw-decision.ts";
import { credits } from "../../../../core/credits.ts";
import { day } from "../../../support/command-desk.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";
import { firm, type Tried } from "./firm.ts";

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

/** Findings that are given to somebody or decided, and months that are closed. */
export const findingRefusals: Tried = {
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
};
