import type { Locale } from "../../locale.ts";
import type { StatementAnswer } from "./ask-statement.ts";

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
  const lines = parts.flatMap(({ unit, entries }) =>
    entries.toReversed().map(({ day, title, amount, words, use, place }) => ({
      title: use === undefined ? title : `${title}: ${use}`,
      detail: [words, place].filter((part) => part !== undefined && part !== "").join(" · "),
      figure: locale.amount(amount, unit),
      figureDetail: day === undefined ? "Since ever" : locale.day(day),
    })),
  );
  const several = parts.length > 1;
  return {
    lines,
    accounts: parts.flatMap(({ accounts, unit }) =>
      accounts.map(({ title, equation }) => ({ title: several ? `${title} (${unit})` : title, equation })),
    ),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
