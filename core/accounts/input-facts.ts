import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Unit } from "../roster/words.ts";

/** What the replayed exports cover together. */
export type Coverage = {
  /** Days, in order, between the first usage and the as-of day on which no export says anything. */
  readonly uncovered: readonly PlainDate[];
};

/** A cell of usage about which exports disagree (semantics 11). */
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
  /** Rows of the usage book that show it. */
  readonly rows: readonly number[];
};
