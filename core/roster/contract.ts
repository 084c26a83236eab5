import type { PlainDate } from "../calendar.ts";
import type { MicroCredits } from "../credits.ts";
import type { Location } from "../diagnostic.ts";
import type { ContractKind, Unit } from "./words.ts";

/** A contract with the vendor. */
export type Contract = {
  readonly contract: string;
  readonly name: string | undefined;
  readonly aliases: readonly string[];
  readonly kind: ContractKind | undefined;
  readonly unit: Unit;
  readonly startsOn: PlainDate | undefined;
  readonly endsOn: PlainDate | undefined;
  readonly individualCredits: MicroCredits | undefined;
  readonly at: Location;
};
