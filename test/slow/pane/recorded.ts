import { applyPatch } from "../../../addin/excel/apply-patch.ts";
import { readOpenRoster } from "../../../addin/excel/read-roster.ts";
import { snapshotOf } from "../../../addin/pane/snapshot.ts";
import type { Outcome, StoredRoster } from "../../../core/commands/command.ts";
import { recordFindings } from "../../../core/commands/findings/record-findings.ts";
import { cellStyle } from "../../../core/roster/roster.ts";
import { openBytes, value } from "../../addin/open-excel.ts";
import { isDone } from "../../support/command-desk.ts";
import { reconciledSample, sample } from "../../support/reconcile-sample.ts";
import { sampleBytes } from "./walk.ts";

/** A workbook after commands were carried out on it, one after the other. */
export async function workbookAfter(
  bytes: Uint8Array,
  commands: readonly ((stored: StoredRoster) => Outcome)[],
): Promise<Uint8Array> {
  const excel = openBytes(bytes);
  for (const command of commands) {
    const { stored } = snapshotOf(value(await readOpenRoster(excel.door, "roster.xlsx", false)));
    for (const patch of isDone(command(stored)).patches) {
      const { refused } = await applyPatch(excel.door, patch, cellStyle(stored.roster.policy));
      if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
    }
  }
  return excel.save();
}

/** The sample workbook with the findings of its run in it, and what else was done. */
export async function recordedSample(...more: readonly ((stored: StoredRoster) => Outcome)[]): Promise<Uint8Array> {
  const run = await reconciledSample(`${sample}roster.xlsx`);
  return workbookAfter(sampleBytes(), [(stored) => recordFindings.apply(stored, {}, run), ...more]);
}
