import { type PlainDate, toPlainDate } from "../calendar.ts";
import { type MicroCredits, micro } from "../credits.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Unit, units } from "../roster/words.ts";
import type { Disagreement } from "../usage/merge.ts";

/** A cell or charge of usage about which exports disagree (semantics 11). */
export type RestatedCell = {
  /** The contract that the usage is counted for; empty for none. */
  readonly contract: string;
  /** The person after aliases. */
  readonly person: string;
  readonly unit: Unit;
  readonly day: PlainDate;
  /** What the speaking export says, which is counted, and what another one said. */
  readonly counted: MicroCredits;
  readonly other: MicroCredits;
  /** Rows of the usage book that show it: those that count, then the others. */
  readonly rows: readonly number[];
};

/** What exports disagree about, in business words. */
export function restatedCells(
  { usage, contractOf }: Ledger,
  disagreements: readonly Disagreement[],
): readonly RestatedCell[] {
  return disagreements.map(({ spoken, others, sum, otherSum }) => {
    const row = spoken[0] as number;
    return {
      contract: usage.names.contracts.textOf(contractOf(row)),
      person: usage.names.people.textOf(usage.person(row)),
      unit: units[usage.unit(row)] as Unit,
      day: toPlainDate(usage.day(row)),
      counted: micro(sum),
      other: micro(otherSum),
      rows: [...spoken, ...others],
    };
  });
}
