/** What is counted; one unit never pays for another (semantics 1). */
export const units = ["cloud-credit", "flex-token", "eba-token"] as const;
export type Unit = (typeof units)[number];

/** The kinds of contract. */
export const contractKinds = [
  "maintenance",
  "desktop subscription",
  "rental",
  "cloud service",
  "flex",
  "enterprise",
] as const;
export type ContractKind = (typeof contractKinds)[number];

/** How far a person's registration has come: a label; the days move figures. */
export const registrations = ["not requested", "requested", "invited", "registered", "left"] as const;
export type Registration = (typeof registrations)[number];

/** Where shared credits come from. */
export const poolSources = ["purchase", "cloud service"] as const;
export type PoolSource = (typeof poolSources)[number];

/** How a rate's credits compare with a charge. */
export const rateRules = ["exact", "at least", "multiple of", "at most"] as const;

/** What a noted balance is for: to compare with, or to begin from. */
export const balanceUses = ["check", "opening"] as const;

/** What a manager decides about a finding. */
export const decisions = ["accepted", "to fix", "resolved"] as const;

/** How a unit is called: one of it, many, and as a heading. */
export const unitWords: Readonly<
  Record<Unit, { readonly one: string; readonly many: string; readonly title: string }>
> = {
  "cloud-credit": { one: "credit", many: "credits", title: "Cloud credits" },
  "flex-token": { one: "Flex token", many: "Flex tokens", title: "Flex tokens" },
  "eba-token": { one: "EBA token", many: "EBA tokens", title: "EBA tokens" },
};
