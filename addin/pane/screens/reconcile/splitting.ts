import { unitWords } from "../../../../core/roster/words.ts";
import type { ReconcileResult } from "../../../reconcile/protocol.ts";
import type { Locale } from "../../locale.ts";

/** What would differ with the other way, of a run whose roster has not said which it wants. */
export type SplittingDifference = NonNullable<
  Extract<ReconcileResult, { readonly kind: "answered" }>["otherSplitting"]
>;
type Way = SplittingDifference["other"];

/** What each way of splitting jobs means. */
export const splittingWords: Readonly<Record<Way, { readonly title: string; readonly means: string }>> = {
  split: {
    title: "Split a job",
    means: "A job takes what the person's own credits still hold, and the rest from the shared ones.",
  },
  whole: {
    title: "Keep a job whole",
    means:
      "Own credits pay a job only if they can pay all of it; otherwise the shared ones pay all of it. The vendor describes it so.",
  },
};

/** A figure under both ways, in the order split, whole. */
export type SplittingRow = { readonly what: string; readonly split: string; readonly whole: string };

/** What differs between the two ways, in words and figures. */
export type SplittingView = {
  readonly now: Way;
  readonly sentence: string;
  readonly rows: readonly SplittingRow[];
};

/** The difference as it is shown: figures that are the same either way are left out. */
export function splittingView({ other, totals, people }: SplittingDifference, locale: Locale): SplittingView {
  const now: Way = other === "split" ? "whole" : "split";
  const rows = totals.flatMap(({ unit, fromOwn, fromShared, overdrawn }) =>
    (
      [
        [`From own ${unitWords[unit].many}`, fromOwn],
        [`From shared ${unitWords[unit].many}`, fromShared],
        [`Overdrawn ${unitWords[unit].many}`, overdrawn],
      ] as const
    ).flatMap(([what, [mine, others]]): readonly SplittingRow[] => {
      if (mine === others) return [];
      const [here, there] = [locale.number(mine), locale.number(others)];
      return [{ what, split: now === "split" ? here : there, whole: now === "whole" ? here : there }];
    }),
  );
  const sentence =
    people === 0 && rows.length === 0
      ? "With these exports both ways come to the same."
      : `With these exports it makes a difference for ${locale.number(people)} ${people === 1 ? "person" : "people"}.`;
  return { now, sentence, rows };
}
