import type { UsageFormat } from "../format.ts";
import { either, spellings } from "../spellings.ts";

/**
 * The vendor's daily Flex tokens by person and product (exports.md). Its service is the product alone: `Feature` came
 * later, and an export with it must meet one without it in the same cells, or the day would count twice (semantics 11).
 */
export const tokenUsage: UsageFormat = {
  role: "usage",
  name: "token-usage",
  title: "Autodesk's daily Flex tokens by person and product",
  needs: [["day_used"], ["tokens_used"], either.product, either.team, either.person],
  mustNotHave: ["monthly_average"],
  columns: {
    day: spellings.dayUsed,
    user: spellings.email,
    hash: spellings.hash,
    credits: spellings.tokensUsed,
    contract: spellings.team,
    service: spellings.product,
  },
  unit: "flex-token",
  writtenBy: "vendor",
};
