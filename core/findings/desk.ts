import type { PlainDate } from "../calendar.ts";
import type { FindingRow } from "../roster/roster.ts";
import { decidedAmountOf } from "./memory.ts";

/**
 * Whether a row of the table Findings still waits for somebody, by itself and without a run: it is found, and was not
 * decided, or has grown above what was accepted, or the acceptance is over, or it was found again after it was resolved.
 */
export function isOnDesk(row: FindingRow, today: PlainDate): boolean {
  const { standing, decision, amount, acceptedUntil, decidedOn, lastSeen } = row.values;
  if (standing === "gone") return false;
  if (decision === undefined) return standing !== "accepted";
  if (decision === "to fix") return false;
  if (decision === "resolved") return decidedOn !== undefined && lastSeen !== undefined && lastSeen > decidedOn;
  const decided = decidedAmountOf(row);
  const hasGrown = decided !== undefined && amount !== undefined && amount > decided;
  return hasGrown || (acceptedUntil !== undefined && acceptedUntil < today);
}

/** Whether somebody is to fix what a row says: it was decided so, and the last run has found it still. */
export function isToFix({ values: { standing, decision } }: FindingRow): boolean {
  return standing !== "gone" && decision === "to fix";
}
