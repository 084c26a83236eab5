import type { Done, Outcome, StoredRoster } from "../../../../core/commands/command.ts";
import { recordBalances } from "../../../../core/commands/findings/record-balances.ts";
import { recordFindings } from "../../../../core/commands/findings/record-findings.ts";
import type { RunFile } from "../../../../core/run-file.ts";
import { listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

/** What writing a run would do to one table. */
export type TableChange = { readonly table: string; readonly added: number; readonly changed: number };

/** What writing a run would do, before anything is written. */
export type WritePlan =
  | { readonly kind: "ready"; readonly done: Done; readonly tables: readonly TableChange[] }
  /** Both tables say this run already. */
  | { readonly kind: "written" }
  | { readonly kind: "refused"; readonly reason: string; readonly help: string };

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

/** What would be written, in one sentence: nothing is deleted, and the managers' columns are not touched. */
export function tableWords(tables: readonly TableChange[], { number }: Locale): string {
  const rows = (count: number) => `${number(count)} ${count === 1 ? "row" : "rows"}`;
  const added = tables.flatMap(({ table, added }) => (added > 0 ? [`${rows(added)} to ${table}`] : []));
  const changed = tables.flatMap(({ table, changed }) => (changed > 0 ? [`${rows(changed)} of ${table}`] : []));
  const parts = [
    ...(added.length > 0 ? [`adds ${listed(added)}`] : []),
    ...(changed.length > 0 ? [`changes ${listed(changed)}`] : []),
  ];
  return `This ${listed(parts)}. No row is deleted, and what managers decided stays as it is.`;
}
