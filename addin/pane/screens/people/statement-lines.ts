import { unitWords } from "../../../../core/roster/words.ts";
import { byText } from "../../../../core/text.ts";
import type { StatementAnswer } from "../../../reconcile/questions/statement.ts";
import type { Locale } from "../../locale.ts";

/** A line of a statement as the page shows it: what happened and why, with its amount and day. */
export type ShownLine = {
  readonly title: string;
  readonly detail: string;
  readonly figure: string;
  readonly figureDetail: string;
};

/** A statement for the page: the latest first, since that is what somebody asks about; sums and notes as they are. */
export function statementLines(
  { parts }: Extract<StatementAnswer, { readonly kind: "found" }>,
  locale: Locale,
): {
  readonly lines: readonly ShownLine[];
  readonly accounts: readonly { readonly title: string; readonly equation: string }[];
  readonly notes: readonly string[];
} {
  const several = parts.length > 1;
  const entries = parts.flatMap(({ unit, entries: of }) => of.map((entry) => ({ unit, ...entry })));
  // in the order of the statement within a day; what has no day was there before everything
  const latestFirst = entries.toReversed().sort((a, b) => byText(b.day ?? "", a.day ?? ""));
  return {
    lines: latestFirst.map(({ unit, day, title, amount, words, use, place }) => ({
      title: use === undefined ? title : `${title}: ${use}`,
      detail: [words, place].filter((part) => part !== undefined && part !== "").join(" · "),
      figure: locale.amount(amount, unit),
      figureDetail: day === undefined ? "Since ever" : locale.day(day),
    })),
    accounts: parts.flatMap(({ accounts, unit }) =>
      accounts.map(({ title, equation }) => ({
        title: several ? `${title}, ${unitWords[unit].title}` : title,
        equation,
      })),
    ),
    notes: parts.flatMap(({ overdrawn, notes }) => [...(overdrawn === undefined ? [] : [overdrawn]), ...notes]),
  };
}
