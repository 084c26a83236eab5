import type { PlainDate } from "../../../../core/calendar.ts";
import { toNumber } from "../../../../core/credits.ts";
import { isOnDesk, isToFix } from "../../../../core/findings/desk.ts";
import { decidedAmountOf, toldBy } from "../../../../core/findings/memory.ts";
import { total } from "../../../../core/report/figures.ts";
import type { FindingRow } from "../../../../core/roster/roster.ts";
import type { RunFinding } from "../../../../core/run-file.ts";

/** A finding as its row in the workbook tells it, with what was decided a minute ago counted in. */
export type FindingItem = {
  /** The standing is that of now; evidence is the run's, where the run in the pane has the finding. */
  readonly finding: RunFinding;
  readonly next: string;
  readonly row: FindingRow;
  /** Somebody has decided, the decision holds, and nothing is left to do. */
  readonly isDecided: boolean;
  /** It waits for somebody: new, open, grown or expired. */
  readonly isOnDesk: boolean;
  /** It was decided that somebody fixes it, and it is still found. */
  readonly isToFix: boolean;
};

/** The findings of the workbook on a day, with the evidence of the run that the pane holds. */
export function findingItems(
  rows: readonly FindingRow[],
  run: { readonly findings: readonly RunFinding[] } | undefined,
  today: PlainDate,
): readonly FindingItem[] {
  const found = new Map(run?.findings.map((finding) => [finding.finding, finding]));
  return rows.map((row) => itemOf(row, found.get(row.values.finding), today));
}

function itemOf(row: FindingRow, inRun: RunFinding | undefined, today: PlainDate): FindingItem {
  const { values } = row;
  const { finding: identity, firstSeen, lastSeen, nextStep } = values;
  const standing = standingNow(row, today);
  const decided = values.decision === "accepted" ? decidedAmountOf(row) : undefined;
  const finding: RunFinding = {
    finding: identity,
    ...toldBy(identity, row),
    next: nextStep ?? inRun?.next ?? "",
    standing,
    decidedAmount: decided === undefined ? null : toNumber(decided),
    firstSeen: firstSeen ?? lastSeen ?? "",
    lastSeen: lastSeen ?? firstSeen ?? "",
    evidence: inRun?.evidence ?? [],
    evidenceCount: inRun?.evidenceCount ?? 0,
  };
  const waits = isOnDesk(row, today);
  const toFix = isToFix(row);
  const isDecided = standing !== "gone" && !waits && !toFix;
  return { finding, next: finding.next, row, isDecided, isOnDesk: waits, isToFix: toFix };
}

const standings = ["new", "open", "accepted", "grown", "expired", "gone"] as const;

/**
 * What became of a finding by its row as it stands, by the rules of a run (findings.md, "A review that lasts"): a decision
 * that was typed a minute ago counts, and an acceptance is over when its day has passed.
 */
function standingNow(row: FindingRow, today: PlainDate): RunFinding["standing"] {
  const { standing, decision, amount, acceptedUntil } = row.values;
  // without a decision of the table's the run has the word, which may know one of a file
  if (standing === "gone" || decision === undefined) return standings.find((one) => one === standing) ?? "open";
  if (decision !== "accepted") return "open";
  const decided = decidedAmountOf(row);
  if (amount !== undefined && decided !== undefined && amount > decided) return "grown";
  return acceptedUntil !== undefined && acceptedUntil < today ? "expired" : "accepted";
}

/** How much more there is than was accepted, exactly; 0 where nothing was. */
export function grownBy({ amount, decidedAmount }: RunFinding): number {
  return decidedAmount === null ? 0 : total([amount, -decidedAmount]);
}
