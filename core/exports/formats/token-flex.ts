import type { UsageFormat } from "../format.ts";

/**
 * The vendor's enterprise consumption export (EBA): `contractYear, tokenPool, usageCategory, usageDate, productLineCode,
 * productName, tokensConsumed`, a nameless last column, no person (exports.md). Its service is product, category and pool.
 */
export const tokenFlex: UsageFormat = {
  role: "usage",
  name: "token-flex",
  title: "Autodesk's enterprise token consumption",
  needs: [["tokensConsumed"], ["usageDate", "usageMonth"], ["usageCategory", "productLineCode"]],
  mustNotHave: ["email"],
  columns: {
    day: ["usageDate"],
    month: ["usageMonth"],
    credits: ["tokensConsumed"],
    service: ["productName"],
    serviceCode: ["productLineCode"],
    serviceDetail: ["usageCategory"],
    serviceGroup: ["tokenPool"],
    chargeId: ["chargedItemID"],
  },
  unit: "eba-token",
  writtenBy: "vendor",
};
