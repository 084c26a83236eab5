import { readForm } from "../../../../core/commands/form.ts";
import { noteBalance } from "../../../../core/commands/notes/note-balance.ts";
import { toNumber } from "../../../../core/credits.ts";
import { total } from "../../../../core/report/figures.ts";
import type { CellStyle } from "../../../../core/table/cell.ts";
import type { BalanceAsked } from "../../../reconcile/questions/balance.ts";
import type { Locale } from "../../locale.ts";
import type { Draft } from "../../state.ts";

const { subject, date, unit, reportedBalance } = noteBalance.fields;

/** What is asked of the ledger while a balance is typed: ours of that subject and day; nothing while they cannot be read. */
export function ownQuestion(texts: Draft, style: CellStyle): BalanceAsked | undefined {
  const read = readForm({ subject, date, unit }, texts, style);
  return read.kind === "read" ? { own: read.input } : undefined;
}

/** The typed balance against ours; nothing while there is none to read. */
export function againstOurs(
  texts: Draft,
  ours: { readonly amount: number; readonly unit: string },
  style: CellStyle,
  locale: Locale,
): string | undefined {
  const read = readForm({ reportedBalance }, texts, style);
  if (read.kind === "refused") return undefined;
  const difference = total([toNumber(read.input.reportedBalance), -ours.amount]);
  if (difference === 0) return "The two agree.";
  return `The screen shows ${locale.amount(Math.abs(difference), ours.unit)} ${difference < 0 ? "less" : "more"} than ours.`;
}
