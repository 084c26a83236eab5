import type { PlainDate } from "../../../core/calendar.ts";
import type { Answer } from "../../../core/reconcile.ts";
import { statementText } from "../../../core/report/statement/text.ts";
import { type Statement, statementOf } from "../../../core/statement/statement.ts";
import { type AskedSubject, findSubject } from "../../../core/statement/subject.ts";

/** The statement of somebody or something that is there, from a day or from the beginning. */
export function stated({ facts }: Answer, kind: AskedSubject["kind"], name: string, firstDay?: string): Statement {
  const found = findSubject(facts.ledger, { kind, name });
  if (found.kind === "unknown") throw new RangeError(found.reason);
  return statementOf(facts.ledger, found.subject, firstDay as PlainDate | undefined);
}

/** The same as the text that is shown. */
export function statedText(answer: Answer, kind: AskedSubject["kind"], name: string, firstDay?: string): string {
  return statementText(answer.facts, stated(answer, kind, name, firstDay));
}
