import { expect, test } from "vitest";
import { bringsIndividualCredits, refuseMove, refusePurchase, refuseRenewal, terms } from "../../core/roster/terms.ts";
import { contractKinds } from "../../core/roster/words.ts";

test("individual credits are what the vendor's table says", () => {
  expect(terms.individual).toEqual({
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
  });
});

test("shared credits are what the vendor's table says", () => {
  expect(terms.shared).toEqual({
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
  });
});

test("individual credits are spent before shared ones", () => {
  expect(terms.individual.consumptionRank).toBeLessThan(terms.shared.consumptionRank);
});

test("every kind of contract but Flex and enterprise brings individual credits, and so does none given", () => {
  expect(contractKinds.filter(bringsIndividualCredits)).toEqual([
    "maintenance",
    "desktop subscription",
    "rental",
    "cloud service",
  ]);
  expect(bringsIndividualCredits(undefined)).toBe(true);
});

test("individual credits are not bought, not moved and not renewed, each with its reason", () => {
  expect(refusePurchase("individual")).toMatch(/cannot be bought/);
  expect(refuseMove("individual")).toMatch(/cannot be moved/);
  expect(refuseRenewal("individual")).toMatch(/cannot be renewed/);
});

test("shared credits may be bought and moved", () => {
  expect([refusePurchase("shared"), refuseMove("shared")]).toEqual([undefined, undefined]);
});

test("credits that came with a cloud service may be renewed, purchased ones may not", () => {
  expect(refuseRenewal("shared", "cloud service")).toBeUndefined();
  expect(refuseRenewal("shared", "purchase")).toMatch(/cannot be renewed/);
});
