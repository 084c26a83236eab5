import { daysBetween, type PlainDate, plusDays } from "../calendar.ts";
import type { Policy } from "../roster/settings.ts";
import type { BookedPool } from "./booked-pools.ts";

/** A purchase that takes longer than it should, and since when. */
export type Late = {
  readonly what: string;
  readonly column: "requestedOn" | "purchasedOn";
  readonly since: PlainDate;
  readonly due: PlainDate;
};

/** What is overdue: the purchase, else the request. A day after the as-of day has not come yet. */
export function lateness(values: BookedPool["values"], asOf: PlainDate, policy: Policy): Late | undefined {
  const steps = [
    { what: "bought", column: "purchasedOn", days: policy.applyTimeDays },
    { what: "requested", column: "requestedOn", days: policy.leadTimeDays },
  ] as const;
  for (const { what, column, days } of steps) {
    const since = values[column];
    if (since !== undefined && daysBetween(since, asOf) > days)
      return { what, column, since, due: plusDays(since, days) };
  }
  return undefined;
}

/** The step that a purchase waits for: the first after the last that is done. */
export function stepOf(
  values: BookedPool["values"],
  asOf: PlainDate,
): { readonly waitsFor: string; readonly next: string } {
  const isDone = (day: PlainDate | undefined) => day !== undefined && day <= asOf;
  if (isDone(values.purchasedOn)) {
    return {
      waitsFor: "for Autodesk to apply it",
      next: "Ask the reseller whether Autodesk has applied the credits, and type the day into Applied on.",
    };
  }
  if (isDone(values.approvedOn)) {
    return { waitsFor: "to be bought", next: "Place the order with the reseller, and type the day into Purchased on." };
  }
  if (isDone(values.quotedOn)) {
    return { waitsFor: "for approval", next: "Have the quote approved, and type the day into Approved on." };
  }
  return { waitsFor: "for a quote", next: "Ask the reseller for the quote, and type the day into Quoted on." };
}
