import type { ContractKind, PoolSource } from "./words.ts";

/** What can end a pool, in the order in which ties are named. */
export const bounds = ["typed", "validity", "left", "contract", "setting"] as const;
export type Bound = (typeof bounds)[number];

/**
 * The vendor's attributes of individual and shared credits, as the overview's table gives them (semantics 1).
 * Commands and checks consult this table and nothing else.
 */
export const terms = {
  individual: {
    purchasable: false,
    comesWithCommercialRelationship: true,
    usableBy: "its named user only",
    movable: false,
    bounds: ["left", "contract", "setting"],
    consumptionRank: 0,
    comesWithSubscription: true,
    comesWithRental: true,
    comesWithCloudServices: "yes",
    effective: "when the user is created (registration completed)",
    renewable: [],
  },
  shared: {
    purchasable: true,
    comesWithCommercialRelationship: false,
    usableBy: "every named user of the contract",
    movable: true,
    bounds: ["typed", "validity", "contract", "setting"],
    consumptionRank: 1,
    comesWithSubscription: false,
    comesWithRental: false,
    comesWithCloudServices: "with some stand-alone services",
    effective: "when purchased and applied",
    renewable: ["cloud service"],
  },
} as const satisfies Record<
  string,
  {
    readonly purchasable: boolean;
    readonly comesWithCommercialRelationship: boolean;
    readonly usableBy: string;
    readonly movable: boolean;
    readonly bounds: readonly Bound[];
    readonly consumptionRank: number;
    readonly comesWithSubscription: boolean;
    readonly comesWithRental: boolean;
    readonly comesWithCloudServices: string;
    readonly effective: string;
    readonly renewable: readonly PoolSource[];
  }
>;

/** The two kinds of credits. */
export type CreditKind = keyof typeof terms;

/** Pool ids that begin so are individual credits: they come with a person and stand in no table. */
export const INDIVIDUAL_PREFIX = "individual:";

/** Whether a contract of this kind brings individual credits: all but Flex and enterprise do, no kind too (semantics 3). */
export function bringsIndividualCredits(kind: ContractKind | undefined): boolean {
  return kind !== "flex" && kind !== "enterprise";
}

/** Why credits of a kind cannot be bought, or nothing when they can. */
export function refusePurchase(kind: CreditKind): string | undefined {
  return terms[kind].purchasable ? undefined : "Individual credits cannot be bought: they come once with a named user.";
}

/** Why credits cannot be moved to another person, or nothing when they can. */
export function refuseMove(kind: CreditKind): string | undefined {
  return terms[kind].movable ? undefined : "Individual credits cannot be moved: they belong to their named user.";
}

/** Why a pool cannot be renewed, or nothing when it can. `source` is blank for individual credits. */
export function refuseRenewal(kind: CreditKind, source?: PoolSource): string | undefined {
  const renewable: readonly (PoolSource | undefined)[] = terms[kind].renewable;
  if (renewable.includes(source)) return undefined;
  return kind === "individual"
    ? "Individual credits cannot be renewed: each named user gets them once."
    : "Purchased credits cannot be renewed: buy new ones instead. Only credits that came with a cloud service are renewed.";
}
