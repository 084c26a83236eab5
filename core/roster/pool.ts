import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Location } from "../diagnostic.ts";
import type { PersonKey } from "../person.ts";
import type { Bound } from "./terms.ts";
import type { PoolSource, Unit } from "./words.ts";

/** An amount of one unit with a first day, a last day and a scope. Both days can still be spent on. */
export type Pool = {
  readonly pool: string;
  /** The contract that it belongs to; absent for a person without any. */
  readonly contract: string | undefined;
  readonly unit: Unit;
  /** Only this person may draw on it; absent: every named user of the contract. */
  readonly holder: PersonKey | undefined;
  readonly source: "individual" | PoolSource;
  readonly granted: MicroCredits;
  /** Applied and not merely under way. */
  readonly applied: boolean;
  /** Absent for a pool under way, and for individual credits held since ever. */
  readonly firstDay: PlainDate | undefined;
  /** Absent where nothing ends it. */
  readonly lastDay: PlainDate | undefined;
  readonly boundBy: Bound | undefined;
  readonly priority: number;
  readonly unitPrice: MicroCredits | undefined;
  readonly currency: string | undefined;
  /** The row of the Pools table, or of the People table for individual credits. */
  readonly at: Location;
};
