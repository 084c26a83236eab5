import { plusDays } from "../../../../core/calendar.ts";
import { MICRO, micro, spell, toNumber } from "../../../../core/credits.ts";
import type { Roster } from "../../../../core/roster/roster.ts";
import type { Policy } from "../../../../core/roster/settings.ts";
import type { CheckLine } from "./checks.ts";

/** The adjustment that is offered for a check, as the form of `adjustPool` takes it; nothing where there is none. */
export function offeredAdjustment(
  { noted, date, checkId, reported }: CheckLine,
  part: number,
  enteredBy: string,
): Readonly<Record<string, string>> | undefined {
  const offer = noted?.differs?.offer?.[part];
  if (offer === undefined) return undefined;
  return {
    poolId: offer.pool,
    date,
    credits: spelled(offer.amount),
    reason: `Balance check ${checkId}: the vendor's screen showed ${spelled(reported)}`,
    enteredBy,
  };
}

/** Under which Adjustment ID an offered adjustment stands on the roster already: the run in the pane is older than it. */
export function recordedAs({ adjustments }: Roster, { noted, date }: CheckLine, part: number): string | undefined {
  const offer = noted?.differs?.offer?.[part];
  return adjustments.find(
    ({ values }) => values.poolId === offer?.pool && values.date === date && toNumber(values.credits) === offer?.amount,
  )?.values.adjustmentId;
}

/** Whether the ledger can begin with a balance: it is of one pool, at the end of the day before the ledger starts. */
export function canOpenWith({ pool, date, verdict }: CheckLine, { ledgerStartsOn }: Policy): boolean {
  const isFree = verdict === "differs" || verdict === "not compared";
  return pool !== undefined && isFree && ledgerStartsOn !== undefined && date === plusDays(ledgerStartsOn, -1);
}

/** The noted balance as an opening, as the form of `noteBalance` takes it. */
export function offeredOpening(line: CheckLine, enteredBy: string): Readonly<Record<string, string | undefined>> {
  const { subject, date, reported, unit, source } = line;
  return { subject, date, reportedBalance: spelled(reported), unit, useAs: "opening", source, enteredBy };
}

function spelled(amount: number): string {
  return spell(micro(Math.round(amount * MICRO)));
}
