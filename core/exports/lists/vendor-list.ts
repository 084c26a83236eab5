import type { PlainDate } from "../../calendar.ts";
import type { MicroCredits } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";

/** What the vendor says one person used of one product in a period that the rows do not name (usage report). */
export type PeriodTotal = {
  readonly line: number;
  /** By roster e-mail, else as reported: an e-mail, `hash:…` or `*****`. */
  readonly person: PersonKey;
  readonly team: string | undefined;
  readonly service: string;
  /** Blank where the product was used without tokens. */
  readonly tokens: MicroCredits | undefined;
  readonly daysUsed: MicroCredits | undefined;
  readonly lastAccessed: PlainDate | undefined;
  readonly seatAssignment: string | undefined;
  readonly assignedOn: PlainDate | undefined;
  readonly unassignedOn: PlainDate | undefined;
};

/** A day on which a person used a product, without credits (seat usage). */
export type ActivityDay = {
  readonly line: number;
  readonly person: PersonKey;
  readonly team: string | undefined;
  readonly service: string;
  readonly day: PlainDate;
};

/** A subscription under one of the vendor's contracts. */
export type Subscription = {
  readonly line: number;
  readonly contract: string | undefined;
  readonly subscription: string | undefined;
  readonly team: string | undefined;
  readonly service: string;
  readonly status: string | undefined;
  readonly startsOn: PlainDate | undefined;
  readonly endsOn: PlainDate | undefined;
  /** As written: `99`, or `Unlimited Seats`, which tells no amount. */
  readonly seats: string | undefined;
};

/** A person whom the vendor knows; the same one may stand in several rows, one a product or team. */
export type VendorPerson = {
  readonly line: number;
  readonly person: PersonKey;
  readonly name: string | undefined;
  /** The vendor's ids of the person. */
  readonly hashes: readonly PersonKey[];
  readonly team: string | undefined;
  readonly role: string | undefined;
  readonly status: string | undefined;
};

/** A list of the vendor's as it was read. */
export type VendorList =
  | { readonly kind: "period totals"; readonly entries: readonly PeriodTotal[] }
  | { readonly kind: "activity days"; readonly entries: readonly ActivityDay[] }
  | { readonly kind: "subscriptions"; readonly entries: readonly Subscription[] }
  | { readonly kind: "people"; readonly entries: readonly VendorPerson[] };
