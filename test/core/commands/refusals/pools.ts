import { addCloudServicePool, renewPool } from "../../../../core/commands/pools/cloud-service.ts";
import { recordHeldPool } from "../../../../core/commands/pools/held-pool.ts";
import { moveCredits } from "../../../../core/commands/pools/move-credits.ts";
import { requestPurchase } from "../../../../core/commands/pools/request-pool.ts";
import {
  recordApplication,
  recordApproval,
  recordPurchase,
  recordQuote,
} from "../../../../core/commands/pools/take-steps.ts";
import { credits } from "../../../../core/credits.ts";
import { day } from "../../../support/command-desk.ts";
import { firm, implied, type Tried, who } from "./firm.ts";

/** A request of 100 credits for C1 in March, but for what is said otherwise. */
function asked(more: Partial<Parameters<typeof requestPurchase.apply>[1]>, of = firm) {
  const march = { contract: "C1", credits: credits(100), requestedOn: day("2026-03-01") };
  return requestPurchase.apply(of, { ...march, ...more });
}

/** 300 credits for C1 that the firm has, but for what is said otherwise. */
function held(more: Partial<Parameters<typeof recordHeldPool.apply>[1]>) {
  const days = { purchasedOn: day("2026-02-10"), appliedOn: day("2026-02-12") };
  return recordHeldPool.apply(firm, { contract: "C1", credits: credits(300), ...days, ...more });
}

/** Purchases and steps of them, credits that the firm has already, those of a cloud service, and of one holder. */
export const poolRefusals: Tried = {
  requestPurchase: [
    ["individual credits", asked({ poolId: "individual:ana@example.com" })],
    ["an id that is given", asked({ poolId: "P-1" })],
    ["no contract", asked({ contract: "C9" })],
    ["nobody to hold it", asked({ holder: who("nobody") })],
    ["nothing", asked({ credits: credits(0) })],
    ["not in blocks", asked({ credits: credits(250) })],
    ["less than a block", asked({ contract: "F7", credits: credits(50) })],
    ["too much", asked({ credits: credits(9_000_000_000) })],
    ["wanted before", asked({ wantedBy: day("2026-02-28") })],
    ["the same again", asked({ contract: "Design", credits: credits(500), requestedOn: day("2026-02-01") })],
    ["another unit where a row is missing", asked({ contract: "K1", unit: "flex-token" }, implied)],
  ],
  recordQuote: [
    [
      "individual credits",
      recordQuote.apply(firm, { poolId: "Individual:ana@example.com", quotedOn: day("2026-03-01") }),
    ],
    ["no pool", recordQuote.apply(firm, { poolId: "P-22", quotedOn: day("2026-03-01") })],
    ["no pool like it", recordQuote.apply(firm, { poolId: "Summer order", quotedOn: day("2026-03-01") })],
    ["of a cloud service", recordQuote.apply(firm, { poolId: "CS-3", quotedOn: day("2026-03-01") })],
    ["before the request", recordQuote.apply(firm, { poolId: "P-2", quotedOn: day("2026-01-31") })],
    ["again", recordQuote.apply(firm, { poolId: "P-3", quotedOn: day("2026-03-01") })],
    ["after the purchase", recordQuote.apply(firm, { poolId: "P-4", quotedOn: day("2026-02-01") })],
  ],
  recordApproval: [["not quoted", recordApproval.apply(firm, { poolId: "P-2", approvedOn: day("2026-03-01") })]],
  recordPurchase: [
    ["not approved", recordPurchase.apply(firm, { poolId: "P-2", purchasedOn: day("2026-03-01") })],
    ["the day before the approval", recordPurchase.apply(firm, { poolId: "P-3", purchasedOn: day("2026-02-04") })],
  ],
  recordApplication: [
    ["not purchased", recordApplication.apply(firm, { poolId: "P-3", appliedOn: day("2026-03-01") })],
    ["after its last day", recordApplication.apply(firm, { poolId: "P-4", appliedOn: day("2026-03-01") })],
    [
      "after its typed last day",
      recordApplication.apply(firm, { poolId: "P-4", appliedOn: day("2026-02-20"), expiresOn: day("2026-02-19") }),
    ],
  ],
  recordHeldPool: [
    ["applied before it was bought", held({ appliedOn: day("2026-02-09") })],
    ["of no contract", held({ contract: "Desing" })],
    ["of nothing", held({ credits: credits(0) })],
    ["ends before it begins", held({ expiresOn: day("2026-02-09") })],
    ["the id is given", held({ poolId: "P-1" })],
    ["individual", held({ poolId: "individual:ana@example.com" })],
    ["the same again", held({ credits: credits(500), purchasedOn: day("2025-07-10"), appliedOn: day("2025-07-12") })],
  ],
  addCloudServicePool: [
    [
      "the same again",
      addCloudServicePool.apply(firm, { contract: "C1", credits: credits(150), appliedOn: day("2025-08-01") }),
    ],
    [
      "ends before it begins",
      addCloudServicePool.apply(firm, {
        contract: "C1",
        credits: credits(150),
        appliedOn: day("2026-03-01"),
        expiresOn: day("2026-02-28"),
      }),
    ],
  ],
  renewPool: [
    ["individual credits", renewPool.apply(firm, { poolId: "individual:ana@example.com" })],
    ["a purchase", renewPool.apply(firm, { poolId: "P-1" })],
    ["no pool", renewPool.apply(firm, { poolId: "CS-9" })],
    ["renewed already", renewPool.apply(firm, { poolId: "CS-1" })],
    ["not applied", renewPool.apply(firm, { poolId: "CS-3" })],
    ["without an end", renewPool.apply(firm, { poolId: "CS-4" })],
    ["ends sooner", renewPool.apply(firm, { poolId: "CS-2", oldLastDay: day("2026-08-01") })],
    ["ends before it began", renewPool.apply(firm, { poolId: "CS-2", oldLastDay: day("2026-01-31") })],
    ["with an id that is given", renewPool.apply(firm, { poolId: "CS-2", newPoolId: "CS-1" })],
  ],
  moveCredits: [
    ["individual credits", moveCredits.apply(firm, { poolId: "individual:ana@example.com", holder: who("ben") })],
    ["shared credits", moveCredits.apply(firm, { poolId: "P-1", holder: who("ben") })],
    ["applied", moveCredits.apply(firm, { poolId: "P-5", holder: who("ben") })],
    ["to the same person", moveCredits.apply(firm, { poolId: "P-6", holder: who("ana.b") })],
    ["to nobody", moveCredits.apply(firm, { poolId: "P-6", holder: who("zed") })],
  ],
};
