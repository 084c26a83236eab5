import { recordBalances } from "../../../../core/commands/findings/record-balances.ts";
import { recordFindings } from "../../../../core/commands/findings/record-findings.ts";
import { takeOverDecisions } from "../../../../core/commands/findings/take-over-decisions.ts";
import { readCsvGrid } from "../../../../core/files/csv.ts";
import { cellStyle } from "../../../../core/roster/roster.ts";
import { standardPolicy } from "../../../../core/roster/settings.ts";
import { rosterTables } from "../../../../core/roster/tables.ts";
import { readTable } from "../../../../core/table/read.ts";
import { bareDesk, desk } from "../../../support/command-desk.ts";
import { sampleRun } from "../../../support/run-file-sample.ts";
import { firm, type Tried } from "./firm.ts";

const plain = cellStyle(standardPolicy);
const struck = desk({ balances: "Pool,Struck on\nP-1,2026-03-31\nP-2,2026-02-28" });
const review = (text: string) => readTable(rosterTables.findings, readCsvGrid(`${text}\n`, "review"), plain, () => {});

/** What a run or a review brings into the workbook. */
export const recordedRefusals: Tried = {
  recordFindings: [["an older run", recordFindings.apply(firm, {}, sampleRun({ asOf: "2026-03-30" }))]],
  recordBalances: [
    ["an older run", recordBalances.apply(struck, {}, sampleRun({ asOf: "2026-03-30" }))],
    ["no table", recordBalances.apply(bareDesk({ people: "Email", pools: "Pool ID" }), {}, sampleRun())],
  ],
  takeOverDecisions: [
    ["nothing decided", takeOverDecisions.apply(firm, {}, review("Finding\npool-low/C1/cloud-credit"))],
    ["of other findings", takeOverDecisions.apply(firm, {}, review("Finding,Decision\npool-low/C9/x,accepted"))],
  ],
};
