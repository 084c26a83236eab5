import { lastDayOf, type Month, type PlainDate } from "../calendar.ts";
import type { Remembered } from "../findings/memory.ts";
import type { Period } from "../period.ts";
import type { Roster } from "../roster/roster.ts";
import type { RunFile } from "../run-file.ts";
import { type Check, checklist } from "./checklist.ts";
import { type ClosingFigures, closingsOf } from "./closing.ts";

/** A month that was checked, and what is to be signed. */
export type CheckedMonth = {
  readonly month: Month;
  readonly checks: readonly Check[];
  readonly fresh: readonly ClosingFigures[];
  /** Closed before. */
  readonly before: readonly ClosingFigures[];
  /** The checks for which the month is not closed. */
  readonly stops: readonly Check[];
  /** What is recorded of the checks that do not hold, where the month is closed all the same. */
  readonly recorded: readonly string[];
};

/** Who signs, whether an incomplete month is to be closed, and the days that were declared as covered. */
export type Closers = {
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly anyway: boolean;
  readonly covers?: readonly Period[] | undefined;
};

/** Why a month cannot be closed yet on a day; nothing where it is over. */
export function notOver(month: Month, today: PlainDate): string | undefined {
  const end = lastDayOf(month);
  return today <= end ? `${month} is not over: it can be closed from the day after ${end}.` : undefined;
}

/** Checks a month, from a run as of its last day. */
export function checkMonth(
  { run, memory }: { readonly run: RunFile; readonly memory: ReadonlyMap<string, Remembered> },
  month: Month,
  roster: Pick<Roster, "closings" | "contracts">,
  { preparedBy, reviewedBy, anyway, covers }: Closers,
): CheckedMonth {
  const { fresh, before } = closingsOf(run, month, roster);
  const checks = checklist(run, month, memory, { preparedBy, reviewedBy }, covers);
  const failed = checks.filter(({ holds }) => !holds);
  const stops = failed.filter(({ unless }) => unless === "never" || (unless === "anyway" && !anyway));
  const recorded = failed.map((check) => check.recorded).filter((text) => text !== "");
  return { month, checks, fresh, before, stops, recorded };
}
