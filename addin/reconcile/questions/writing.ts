import type { Done, Outcome, StoredRoster } from "../../../core/commands/command.ts";
import { recordBalances } from "../../../core/commands/findings/record-balances.ts";
import { recordFindings } from "../../../core/commands/findings/record-findings.ts";
import { type RosterGrids, readRoster } from "../../../core/roster/roster.ts";
import type { RunFile } from "../../../core/run-file.ts";
import type { Kept } from "../kept.ts";

/** The tables that writing looks at, as they stand in the open workbook now: the ones written into, and how cells are read. */
export type WritingAsked = { readonly grids: Pick<RosterGrids, "findings" | "balances" | "settings"> };

/** What writing a run would do to one table. */
export type TableChange = { readonly table: string; readonly added: number; readonly changed: number };

/** What writing a run would do, before anything is written. */
export type WritePlan =
  | { readonly kind: "ready"; readonly done: Done; readonly tables: readonly TableChange[] }
  /** Both tables say this run already. */
  | { readonly kind: "written" }
  | { readonly kind: "refused"; readonly reason: string; readonly help: string };

/** What writing the answer's run would do; looked at here, since thousands of rows would keep the page from drawing. */
export function writingAnswer({ answer }: Kept, { grids }: WritingAsked): WritePlan {
  const stored: StoredRoster = { roster: readRoster(grids, "", () => {}), grids };
  return writePlan(stored, answer.run);
}

/** Findings and balances of a run as one step: either is refused, and nothing is written. */
export function writePlan(stored: StoredRoster, run: RunFile): WritePlan {
  const found = recordFindings.apply(stored, {}, run);
  const left = recordBalances.apply(stored, {}, run);
  const refusal = [found, left].find((outcome: Outcome) => outcome.kind === "refused");
  if (refusal?.kind === "refused") return { kind: "refused", reason: refusal.reason, help: refusal.help };
  const both = [found, left].filter((outcome): outcome is Done => outcome.kind === "done");
  const patches = both.flatMap((done) => done.patches);
  if (patches.length === 0) return { kind: "written" };
  const tables = ["Balances", "Findings"].map((table) => {
    const changes = patches.filter((patch) => patch.table === table).flatMap((patch) => patch.changes);
    const added = changes.filter(({ kind }) => kind === "append").length;
    return { table, added, changed: changes.length - added };
  });
  const said = both.map((done) => done.said).join(" ");
  const notes = run.complete ? [] : ["The run is incomplete: some of the input could not be used."];
  return { kind: "ready", done: { kind: "done", patches, said, notes }, tables };
}
