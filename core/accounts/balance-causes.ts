import { type MicroCredits, micro } from "../credits.ts";

/** What can make the vendor's figure differ from ours (semantics 12). */
export type CauseKind =
  | "job splitting"
  | "uncovered days"
  | "restated cells"
  | "unmatched refunds"
  | "unknown people"
  | "use before the ledger's start";

/** Something that would move our balance, if it were so. */
export type PossibleCause = {
  readonly kind: CauseKind;
  /** By how much, signed. */
  readonly effect: MicroCredits;
  /** Whether a part of it may be true: some of the cells, people or days. The other job splitting is so or not. */
  readonly divisible: boolean;
  /** What it is, for a sentence. */
  readonly words: string;
  /** Rows of usage that show it. */
  readonly rows: readonly number[];
};

/** A cause and its part of the difference, signed as the difference. */
export type Explained = { readonly cause: PossibleCause; readonly amount: MicroCredits };

/** A difference in parts: the parts of the causes and what remains add up to it. */
export type Explanation = { readonly parts: readonly Explained[]; readonly unexplained: MicroCredits };

/**
 * Splits a difference (the vendor's figure less ours) into what would explain it. The fewest causes whose full effects add up
 * to it exactly are taken first; else, in the order given, each that pulls the same way gives what it can, one that cannot be
 * divided only as a whole. What is left is unexplained.
 */
export function explainDifference(difference: MicroCredits, possible: readonly PossibleCause[]): Explanation {
  const causes = possible.filter(({ effect }) => effect !== 0);
  const exact = exactly(difference, causes);
  if (exact !== undefined)
    return { parts: exact.map((cause) => ({ cause, amount: cause.effect })), unexplained: micro(0) };
  const parts: Explained[] = [];
  let rest: number = difference;
  for (const cause of causes) {
    if (rest === 0) break;
    const pullsOtherWay = Math.sign(cause.effect) !== Math.sign(rest);
    const isTooLarge = Math.abs(cause.effect) > Math.abs(rest);
    if (pullsOtherWay || (isTooLarge && !cause.divisible)) continue;
    const amount = isTooLarge ? rest : cause.effect;
    parts.push({ cause, amount: micro(amount) });
    rest -= amount;
  }
  return { parts, unexplained: micro(rest) };
}

/** The smallest set of causes whose effects add up to the difference; the earlier ones where several are as small. */
function exactly(difference: number, causes: readonly PossibleCause[]): readonly PossibleCause[] | undefined {
  let best: readonly PossibleCause[] | undefined;
  for (let set = 1; set < 2 ** causes.length; set += 1) {
    const chosen = causes.filter((_, index) => (set & (1 << index)) !== 0);
    const sum = chosen.reduce((total, { effect }) => total + effect, 0);
    if (sum === difference && (best === undefined || chosen.length < best.length)) best = chosen;
  }
  return best;
}
