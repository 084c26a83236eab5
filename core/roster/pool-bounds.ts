import { type PlainDate, plusDays, plusMonths } from "../calendar.ts";
import type { Contract } from "./contract.ts";
import type { PoolRow, Roster } from "./roster.ts";
import { type Bound, bounds, type CreditKind, terms } from "./terms.ts";

/** The soonest of the days that may end a pool of this kind, and which bound it was; ties in the order of `bounds`. */
export function soonest(
  kind: CreditKind,
  days: Partial<Readonly<Record<Bound, PlainDate | undefined>>>,
): { readonly lastDay: PlainDate | undefined; readonly boundBy: Bound | undefined } {
  const applying: readonly Bound[] = terms[kind].bounds;
  let lastDay: PlainDate | undefined;
  let boundBy: Bound | undefined;
  for (const bound of bounds) {
    const day = applying.includes(bound) ? days[bound] : undefined;
    if (day === undefined || (lastDay !== undefined && lastDay <= day)) continue;
    lastDay = day;
    boundBy = bound;
  }
  return { lastDay, boundBy };
}

/** The last day of shared credits: the typed one, which is the vendor's screen, else what the rule gives (semantics 4). */
export function sharedBounds(values: PoolRow["values"], contract: Contract | undefined, roster: Roster) {
  if (values.expiresOn !== undefined) return { lastDay: values.expiresOn, boundBy: "typed" as const };
  return contract === undefined ? { lastDay: undefined, boundBy: undefined } : ruledBounds(values, contract, roster);
}

/**
 * The last day that the rule gives to shared credits, whatever was typed (semantics 4). The contract's end does not bind
 * a pool that was applied after it: such a pool keeps paying, since dropping it would make everybody look overdrawn.
 */
export function ruledBounds(
  values: PoolRow["values"],
  contract: Contract,
  { policy }: Roster,
): { readonly lastDay: PlainDate | undefined; readonly boundBy: Bound | undefined } {
  const source = values.source ?? "purchase";
  const boughtOn = values.purchasedOn ?? values.appliedOn;
  const ended = contract.endsOn !== undefined && values.appliedOn !== undefined && contract.endsOn < values.appliedOn;
  return soonest("shared", {
    validity:
      source === "purchase" && boughtOn !== undefined
        ? plusDays(plusMonths(boughtOn, policy.sharedValidityMonths), -1)
        : undefined,
    contract: ended ? undefined : contract.endsOn,
    setting: policy.sharedCreditsEndOn,
  });
}
