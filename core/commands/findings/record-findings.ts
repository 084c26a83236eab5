import type { PlainDate } from "../../calendar.ts";
import { findingsPatch } from "../../roster/program-rows.ts";
import { cellStyle } from "../../roster/roster.ts";
import type { findings } from "../../roster/tables.ts";
import type { RunFile, RunFinding } from "../../run-file.ts";
import type { RowOf } from "../../table/define.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, refused } from "../command.ts";
import { done } from "../finish.ts";
import { runAmount, runDay, runText } from "./run-cells.ts";

/** Writes what a run found beside the managers' decisions, which are never touched (roster.md). */
export const recordFindings = defineCommand({
  name: "recordFindings",
  title: "Record the findings of a run",
  help: "New findings get a row, known ones are brought up to date. What managers decided stays as it is.",
  fields: {},
  given: "run",
  apply: (stored, _input, run: RunFile) => {
    const { roster, grids } = stored;
    const asOf = run.asOf as PlainDate;
    const latest = roster.findings.reduce(
      (last, { values }) => (values.lastSeen !== undefined && values.lastSeen > last ? values.lastSeen : last),
      "",
    );
    if (asOf < latest) {
      return refused(
        `This run is as of ${asOf}, but findings of a run as of ${latest} are recorded already.`,
        "Record the findings of the latest run.",
      );
    }
    const rows = run.findings.map(rowOf);
    const grid = grids.findings ?? { file: "", headers: [], headerRow: 1, rows: [] };
    const { changes } = findingsPatch(grid, rows, cellStyle(roster.policy));
    const added = changes.filter(({ kind }) => kind === "append").length;
    const changed = changes.length - added;
    const same = rows.length - changes.length;
    const parts = [
      ...(added > 0 ? [`${counted(added, "finding")} added`] : []),
      ...(changed > 0 ? [`${counted(changed, "finding")} brought up to date`] : []),
      ...(same > 0 ? [`${counted(same, "finding")} as ${same === 1 ? "it was" : "they were"}`] : []),
    ];
    return done(
      stored,
      { findings: changes },
      rows.length === 0 ? `The run as of ${asOf} has no findings.` : `Of the run as of ${asOf}: ${listed(parts)}.`,
      run.complete
        ? []
        : ["The run is incomplete: some of the input could not be used, so findings may be missing or too large."],
    );
  },
});

type Left = Partial<RowOf<typeof findings>>;

function rowOf(finding: RunFinding): Left & Pick<RowOf<typeof findings>, "finding"> {
  return {
    finding: runText(finding.finding),
    code: runText(finding.code),
    severity: runText(finding.severity),
    subject: runText(finding.subject),
    message: runText(finding.message),
    nextStep: runText(finding.next),
    amount: runAmount(finding.amount),
    unit: finding.unit ?? undefined,
    cost: finding.cost === null ? undefined : runAmount(finding.cost),
    currency: finding.currency === null ? undefined : runText(finding.currency),
    dueOn: runDay(finding.dueOn),
    firstSeen: runDay(finding.firstSeen),
    lastSeen: runDay(finding.lastSeen),
    standing: finding.standing,
  };
}
