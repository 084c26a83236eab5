import { firstDayOf, lastDayOf, type Month, type PlainDate } from "../calendar.ts";
import { contractKey } from "../findings/wording.ts";
import type { Roster } from "../roster/roster.ts";
import { ANYWAY } from "../roster/signature.ts";
import type { RunFile, RunMonth } from "../run-file.ts";
import { byText } from "../text.ts";

/** The figures of a month that finance signs off: of one contract and unit, pools without holder (semantics 12). */
export type ClosingFigures = {
  /** `<month>/<contract>/<unit>`. */
  readonly closingId: string;
  readonly month: Month;
  readonly contract: string;
  readonly unit: RunMonth["unit"];
  readonly used: number;
  readonly lapsed: number;
  readonly stillOpen: number;
  readonly balance: number;
  readonly fingerprint: string;
};

/** Who signs. */
export type Signature = {
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly closedOn: PlainDate;
  /** What was let pass, where the month was closed anyway. */
  readonly anyway: readonly string[];
};

/**
 * The closings of a month, from a run as of its last day; contracts that were closed before are told apart. A contract that
 * ended before the month and has no figure in it has nothing to sign.
 */
export function closingsOf(
  run: RunFile,
  month: Month,
  { closings: closed, contracts }: Pick<Roster, "closings" | "contracts">,
): { readonly fresh: readonly ClosingFigures[]; readonly before: readonly ClosingFigures[] } {
  if (run.asOf !== lastDayOf(month)) throw new RangeError(`${month} is closed by a run as of its last day`);
  const ids = new Set(closed.map(({ values }) => values.closingId));
  const all = monthFigures(run, month).filter((row) => !isOverAndEmpty(row, contracts));
  return {
    fresh: all.filter(({ closingId }) => !ids.has(closingId)),
    before: all.filter(({ closingId }) => ids.has(closingId)),
  };
}

/** The figures of a month of every contract and unit, by their id. */
export function monthFigures(run: RunFile, month: Month): readonly ClosingFigures[] {
  return run.months
    .filter((row) => row.month === month)
    .map((row) => {
      const contract = contractKey(row.contract ?? undefined);
      return {
        closingId: `${month}/${contract}/${row.unit}`,
        month,
        contract,
        unit: row.unit,
        used: row.used,
        lapsed: row.lapsed,
        stillOpen: row.open,
        balance: row.balance,
        fingerprint: run.fingerprint,
      };
    })
    .sort((a, b) => byText(a.closingId, b.closingId));
}

function isOverAndEmpty(row: ClosingFigures, contracts: Roster["contracts"]): boolean {
  const { endsOn } = contracts.get(row.contract) ?? {};
  const isEmpty = row.used === 0 && row.lapsed === 0 && row.stillOpen === 0 && row.balance === 0;
  return isEmpty && endsOn !== undefined && endsOn < firstDayOf(row.month);
}

/** How a signature is kept in the column `Closed by`: two people, and what they let pass. */
export function closedBy({ preparedBy, reviewedBy, anyway }: Signature): string {
  const passed = anyway.length === 0 ? "" : `${ANYWAY} ${anyway.join(", ")}`;
  return `${preparedBy}, reviewed by ${reviewedBy}${passed}`;
}
