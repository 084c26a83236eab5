import { lastDayOf, type Month, type PlainDate } from "../../../core/calendar.ts";
import { closedBy } from "../../../core/closing/closing.ts";
import { type CheckedMonth, type Closers, checkMonth, notOver } from "../../../core/closing/month.ts";
import { reconcile } from "../../../core/reconcile.ts";
import type { RunFile } from "../../../core/run-file.ts";
import type { Kept } from "../kept.ts";

/** Which month is to be closed, by whom, and the day on this computer. */
export type ClosingAsked = Closers & { readonly month: Month; readonly today: PlainDate };

/** What was checked of a month and the figures to sign, or why it cannot be closed yet. */
export type ClosingAnswer =
  | { readonly kind: "refused"; readonly reason: string }
  | ({
      readonly kind: "checked";
      /** The run as of the month's last day, to be given to the command that closes. */
      readonly run: RunFile;
      /** Who signs, with what is let pass, as the column Closed by has it. */
      readonly closedBy: string;
    } & CheckedMonth);

/** The checklist of a month with its figures, as of its last day: reconciled anew where the answer is of another day. */
export function closingAnswer({ answer, question }: Kept, asked: ClosingAsked): ClosingAnswer {
  const { month, today, preparedBy, reviewedBy } = asked;
  const reason = notOver(month, today);
  if (reason !== undefined) return { kind: "refused", reason };
  const end = lastDayOf(month);
  const atEnd = answer.run.asOf === end ? answer : reconcile({ ...question, asOf: end });
  const checked = checkMonth(atEnd, month, question.roster, { ...asked, covers: question.covers });
  const signature = { preparedBy, reviewedBy, closedOn: today, anyway: checked.recorded };
  return { kind: "checked", run: atEnd.run, closedBy: closedBy(signature), ...checked };
}
