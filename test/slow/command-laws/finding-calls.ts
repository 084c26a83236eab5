import { monthOf } from "../../../core/calendar.ts";
import type { FindingRow } from "../../../core/roster/roster.ts";
import { rosterTables } from "../../../core/roster/tables.ts";
import type { RunFile } from "../../../core/run-file.ts";
import type { Calls } from "./calls.ts";
import type { Meant } from "./choice.ts";

const blankFinding = Object.fromEntries(
  Object.keys(rosterTables.findings.columns).map((name) => [name, undefined]),
) as unknown as FindingRow["values"];

/** The run, or half of the time the same without its first pool. */
const someRun = ({ run, use }: Meant): RunFile => (use ? run : { ...run, pools: run.pools.slice(1) });

/** Every second finding of the workbook. */
const halfOf = ({ chosen, roster }: Meant): readonly string[] =>
  roster.findings.map(({ values }) => values.finding).filter((_, at) => at % 2 === chosen.person % 2);

/** What a run or a review brings, findings that are given to somebody or decided, and months that are closed. */
export const findingCalls = {
  recordFindings: (command, meant) => (on) => command.apply(on, {}, someRun(meant)),
  recordBalances: (command, meant) => (on) => command.apply(on, {}, someRun(meant)),
  takeOverDecisions: (command, { amount, chosen, day, roster, run, text, use }) => {
    // a review of the findings as they stand, and of one that the workbook does not know
    const rows = [...roster.findings, ...run.findings.slice(0, 2)].map((row, at): FindingRow => {
      const finding = "values" in row ? row.values.finding : row.finding;
      const decision = at % 2 === chosen.person % 2 ? ("accepted" as const) : undefined;
      const values = { finding, decision, amount, assignedTo: use ? text.trim() : undefined, decidedOn: day };
      return { values: { ...blankFinding, ...values }, at: {}, row: at };
    });
    return (on) => command.apply(on, {}, rows);
  },
  assign: (command, meant) => {
    const remark = meant.use ? meant.text.trim() : undefined;
    return (on) => command.apply(on, { assignedTo: meant.email(meant.chosen.other), remark }, halfOf(meant));
  },
  decide: (command, meant) => {
    const ids = halfOf(meant);
    return (on) =>
      command.apply(
        on,
        {
          decision: meant.use ? "accepted" : "to fix",
          acceptedUntil: meant.later,
          decidedOn: meant.day,
          decidedAmount: ids.length === 1 ? meant.amount : undefined,
        },
        ids,
      );
  },
  withdrawDecision: (command, meant) => (on) => command.apply(on, {}, halfOf(meant)),
  closeMonth:
    (command, { contract, day, run, use }) =>
    (on) =>
      command.apply(on, { month: monthOf(day), contract: use ? contract : undefined, closedBy: "fin" }, run),
} satisfies Partial<Calls>;
