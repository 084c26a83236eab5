import { loose } from "../../text.ts";
import type { VendorPerson } from "./vendor-list.ts";

/** How the vendor has a person: deleted, with an invitation that is not accepted, or as anybody else; what outranks last. */
export const vendorStandings = ["deleted", "pending", "listed"] as const;
export type VendorStanding = (typeof vendorStandings)[number];

/** The vendor's account status in words that we know; any other is an ordinary user. */
export function standingOf({ status = "" }: VendorPerson): VendorStanding {
  const word = loose(status);
  if (word.startsWith("pending") || word === "invited" || word === "notaccepted") return "pending";
  return word === "deleted" || word === "removed" ? "deleted" : "listed";
}
