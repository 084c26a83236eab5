import { type CauseGroup, groupByCause } from "../findings/groups.ts";
import type { RunFinding } from "../run-file.ts";
import { byTextOrLast, counted, listed } from "../text.ts";
import { money, roughly, total } from "./figures.ts";

/** Findings of one cause as reports tell them: one heading, one action. */
export type Cause = CauseGroup & {
  /** Every finding of it says the same next step, so that it is said once. */
  readonly isOneStep: boolean;
};

/** The findings by cause, the gravest first: page and terminal tell the same. */
export function causesOf(findings: readonly RunFinding[]): readonly Cause[] {
  return groupByCause(findings).map((group) => ({
    ...group,
    isOneStep: group.findings.length > 1 && group.findings.every(({ next }) => next === group.findings[0]?.next),
  }));
}

/** What some findings cost by currency, and how many of them have an amount and no price. */
export function costsOf(findings: readonly Pick<RunFinding, "amount" | "cost" | "currency">[]): {
  readonly costs: readonly { readonly cost: number; readonly currency: string | null }[];
  readonly unpriced: number;
} {
  const priced = findings.filter(({ cost }) => cost !== null);
  const currencies = [...new Set(priced.map(({ currency }) => currency))];
  return {
    costs: currencies
      .sort((a, b) => byTextOrLast(a ?? undefined, b ?? undefined))
      .map((currency) => ({
        currency,
        cost: total(priced.flatMap((finding) => (finding.currency === currency ? (finding.cost ?? []) : []))),
      })),
    unpriced: findings.filter(({ cost, amount }) => cost === null && amount !== 0).length,
  };
}

/** The amounts of a cause in words: `"140.5 credits and 21 Flex tokens"`; empty where none has a unit. */
export function amountsInWords({ amounts }: Cause): string {
  return listed(amounts.map(({ amount, unit }) => roughly(amount, unit)));
}

/** What a cause costs in words: `"208.12 EUR; 2 more without a price"`; empty where nothing has a price. */
export function costsInWords({ findings }: Cause): string {
  const { costs, unpriced } = costsOf(findings);
  if (costs.length === 0) return "";
  const sums = listed(costs.map(({ cost, currency }) => money(cost, currency) ?? ""));
  return unpriced === 0 ? sums : `${sums}; ${counted(unpriced, "more", "more")} without a price`;
}
