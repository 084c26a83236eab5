import type { PlainDate } from "../../calendar.ts";
import { MICRO, type MicroCredits, micro } from "../../credits.ts";
import { visible } from "../../report/visible.ts";
import { tidy } from "../../text.ts";

// What a run file says, as the cells of the roster hold it.

/** An amount of a run file as an exact one: it is a number of credits there, with at most 6 decimals. */
export function runAmount(amount: number): MicroCredits {
  return micro(Math.round(amount * MICRO));
}

/** A text as the roster will read it back, so that the same run changes nothing a second time. */
export function runText(raw: string): string {
  return tidy(visible(raw));
}

/** A day of a run file; blank where it has none. */
export function runDay(of: string | null): PlainDate | undefined {
  return of === null ? undefined : (of as PlainDate);
}
