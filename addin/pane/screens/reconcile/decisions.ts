import type { Done, StoredRoster } from "../../../../core/commands/command.ts";
import { previewDecisions, takeOverDecisions } from "../../../../core/commands/findings/take-over-decisions.ts";
import type { FindingRow } from "../../../../core/roster/roster.ts";

/** What would become of a review's decisions. */
export type DecisionsPlan = {
  readonly words: string;
  /** Every decision that stands otherwise in the workbook, with both values; and those that no row waits for. */
  readonly notes: readonly string[];
  /** How many would be taken over. */
  readonly count: number;
  readonly done: Done | undefined;
};

/** The decisions of a review as they would come into the workbook; nothing where no review was given. */
export function decisionsPlan(stored: StoredRoster, decisions: readonly FindingRow[]): DecisionsPlan | undefined {
  if (decisions.length === 0) return undefined;
  const outcome = takeOverDecisions.apply(stored, {}, decisions);
  const preview = previewDecisions(stored, decisions);
  const waiting = preview.filter(({ what }) => what === "unknown").length;
  if (waiting > 0 && waiting === preview.length) {
    const what = waiting === 1 ? "1 decision waits for its finding" : `${waiting} decisions wait for their findings`;
    return { words: `${what}: write Balances and Findings first.`, notes: [], count: 0, done: undefined };
  }
  if (outcome.kind === "refused") {
    return { words: `${outcome.reason} ${outcome.help}`, notes: [], count: 0, done: undefined };
  }
  const count = preview.filter(({ what }) => what === "new").length;
  const standing = preview.filter(({ what }) => what === "same").length;
  const isDone = outcome.patches.length === 0;
  const words = isDone
    ? standing > 0
      ? "What the review decides stands in the workbook."
      : "Nothing of the review can be taken over."
    : "What managers wrote into the review comes into their columns of Findings. What was decided otherwise there stays.";
  return { words, notes: outcome.notes, count, done: isDone ? undefined : outcome };
}
