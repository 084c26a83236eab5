import { lastDayOf } from "../calendar.ts";
import { MICRO, type MicroCredits, micro } from "../credits.ts";
import type { ClosingRow } from "../roster/roster.ts";
import type { Unit } from "../roster/words.ts";
import type { RunMonth } from "../run-file.ts";
import type { Facts } from "./facts.ts";
import { monthRows } from "./months.ts";

/** The figures of a month that finance signs off. */
export const closedFigures = ["used", "lapsed", "stillOpen", "balance"] as const;
export type ClosedFigure = (typeof closedFigures)[number];

/** A figure of a closed month: as reported, and as it is now. */
export type FigureChange = {
  readonly figure: ClosedFigure;
  readonly reported: MicroCredits;
  readonly restated: MicroCredits;
  readonly difference: MicroCredits;
};

/** A closed month with the figures that have changed. */
export type ClosedMonthChange = {
  readonly closing: ClosingRow;
  /** The contract as the roster has it; absent for usage of none. */
  readonly contract: string | undefined;
  readonly unit: Unit;
  readonly changes: readonly FigureChange[];
};

/** How usage without any contract is called in a closing. */
const NO_CONTRACT = "(none)";

/**
 * The closed months whose figures have changed. Months are kept by the day of each event, so a month's row is what it was as
 * of its last day: a refund of a later day is in the later month (semantics 12). Months that are not over on the as-of day
 * are not seen.
 */
export function closedMonthChanges(facts: Facts): readonly ClosedMonthChange[] {
  const { roster, asOf } = facts.ledger;
  const closings = roster.closings.filter(({ values }) => lastDayOf(values.month) <= asOf);
  if (closings.length === 0) return [];
  const now = new Map(monthRows(facts).map((row) => [monthKey(row.month, row.contract, row.unit), row]));
  return closings.flatMap((closing) => {
    const { values } = closing;
    const match = roster.contractNames.match(values.contract);
    const named = values.contract === NO_CONTRACT ? undefined : values.contract;
    const contract = match.kind === "one" ? match.contract : named;
    const unit = values.unit ?? roster.contracts.get(contract ?? "")?.unit ?? "cloud-credit";
    const row = now.get(monthKey(values.month, contract ?? null, unit));
    const changes = closedFigures
      .map((figure): FigureChange => {
        const reported = values[figure];
        const restated = exact(row?.[runColumn[figure]] ?? 0);
        return { figure, reported, restated, difference: micro(restated - reported) };
      })
      .filter(({ difference }) => difference !== 0);
    return changes.length === 0 ? [] : [{ closing, contract, unit, changes }];
  });
}

const runColumn = { used: "used", lapsed: "lapsed", stillOpen: "open", balance: "balance" } as const satisfies Record<
  ClosedFigure,
  keyof RunMonth
>;

function monthKey(month: string, contract: string | null, unit: Unit): string {
  return [month, contract ?? "", unit].join("\u0000");
}

function exact(amount: number): MicroCredits {
  return micro(Math.round(amount * MICRO));
}
