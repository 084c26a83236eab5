import type { Roster } from "../../../../core/roster/roster.ts";
import { byText } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

/** That all exports are needed, and since when: the ledger is replayed from its start, whatever was counted before. */
export function allExports({ policy, poolRows }: Pick<Roster, "policy" | "poolRows">, { day }: Pick<Locale, "day">) {
  const [first] = poolRows.flatMap(({ values }) => values.appliedOn ?? []).sort(byText);
  const start =
    policy.ledgerStartsOn !== undefined
      ? `${day(policy.ledgerStartsOn)}, the day in the setting Ledger starts on`
      : first === undefined
        ? "the first one"
        : `${day(first)}, the day of the first pool`;
  return `Choose all usage exports since ${start}, the newer ones beside the older: every run counts all of them anew.`;
}
