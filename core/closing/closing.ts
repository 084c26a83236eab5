import { lastDayOf, type Month, type PlainDate } from "../calendar.ts";
import { contractKey } from "../findings/wording.ts";
import type { ClosingRow } from "../roster/roster.ts";
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

/** The closings of a month, from a run as of its last day; contracts that were closed before are told apart. */
export function closingsOf(
  run: RunFile,
  month: Month,
  closed: readonly ClosingRow[],
): { readonly fresh: readonly ClosingFigures[]; readonly before: readonly ClosingFigures[] } {
  if (run.asOf !== lastDayOf(month)) throw new RangeError(`${month} is closed by a run as of its last day`);
  const ids = new Set(closed.map(({ values }) => values.closingId));
  const all = run.months
    .filter((row) => row.month === month)
    .map((row): ClosingFigures => {
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
  return {
    fresh: all.filter(({ closingId }) => !ids.has(closingId)),
    before: all.filter(({ closingId }) => ids.has(closingId)),
  };
}

/** How a signature is kept in the column `Closed by`: two people, and what they let pass. */
export function closedBy({ preparedBy, reviewedBy, anyway }: Signature): string {
  const passed = anyway.length === 0 ? "" : `${ANYWAY} ${anyway.join(", ")}`;
  return `${preparedBy}, reviewed by ${reviewedBy}${passed}`;
}

/** What stands between the people of a signature and what they let pass. */
const ANYWAY = "; closed anyway:";

/** The two parts of what `closedBy` wrote, or somebody typed: who signed, and what they let pass; either may be absent. */
export function signatureOf(closedBy: string | undefined): {
  readonly people: string | undefined;
  readonly letPass: string | undefined;
} {
  const [people = "", ...rest] = (closedBy ?? "").split(ANYWAY);
  const part = (text: string) => (text.trim() === "" ? undefined : text.trim());
  return { people: part(people), letPass: part(rest.join(ANYWAY)) };
}
