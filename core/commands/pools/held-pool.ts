import { show } from "../../credits.ts";
import { amountOf } from "../../findings/wording.ts";
import { appendRow } from "../../roster/patch.ts";
import { pools } from "../../roster/tables.ts";
import { defineCommand, isRefused, may, must, refused } from "../command.ts";
import { done } from "../finish.ts";
import { lastDayWords } from "../what-if.ts";
import { givenTwice, newPool, notInBlocks } from "./new-pool.ts";
import { bookedTwice, laterThanRuled, outsideContract, priceNotes } from "./take-steps.ts";

const { poolId, contract, credits, purchasedOn, appliedOn, expiresOn } = pools.columns;
const { unitPrice, currency, orderReference, reseller, note } = pools.columns;

/** Notes a purchase that the firm has already, all of its steps at once. */
export const recordHeldPool = defineCommand({
  name: "recordHeldPool",
  title: "Record credits we have",
  help: "A purchase that was made before: it is noted with its days at once, and nothing is asked for.",
  fields: {
    contract,
    credits: { ...credits, help: "How many were bought, not how many are left." },
    purchasedOn: must(purchasedOn),
    appliedOn: must({ ...appliedOn, help: "When the vendor put them on the contract: their first day." }),
    expiresOn: may(expiresOn, "The last day on the vendor's screen, if it shows one; worked out when blank."),
    unitPrice,
    currency,
    orderReference,
    reseller,
    poolId: may(poolId, "Suggested when blank. Given once, never reused."),
    note,
  },
  apply: (stored, { contract, credits, poolId, ...days }) => {
    const { roster } = stored;
    const { purchasedOn, appliedOn } = days;
    if (appliedOn < purchasedOn) {
      return refused(
        `The credits cannot have been applied on ${appliedOn}: they were purchased on ${purchasedOn} only.`,
        `Type ${purchasedOn} or a later day, or mend Purchased on.`,
        "appliedOn",
      );
    }
    const asked = { contract, credits, poolId };
    const found = newPool(stored, asked, { source: "purchase", ...days }, `P-${purchasedOn.slice(0, 4)}`);
    if (isRefused(found)) return found;
    const twice = givenTwice(roster, found, "appliedOn", poolId);
    if (twice !== undefined) return twice;
    const { values, pool, unit } = found;
    // what was bought was bought: the vendor's blocks are no reason to leave it off the roster
    const isOdd = notInBlocks(roster, asked, unit) !== undefined;
    return done(
      stored,
      { pools: [appendRow(pools, values)] },
      `The pool ${values.poolId} (${amountOf(pool.granted, pool.unit)} for contract ${values.contract}) was purchased on ${purchasedOn} and pays from ${appliedOn} on. Its last day: ${lastDayWords(pool, roster)}.`,
      [
        ...(isOdd
          ? [
              `${amountOf(values.credits, unit)} are no whole number of blocks of ${show(roster.policy.blockSize)}: see that it is what was bought.`,
            ]
          : []),
        ...bookedTwice(roster, values, days.orderReference),
        ...priceNotes(values, days),
        ...laterThanRuled(roster, values),
        ...outsideContract(roster, values, appliedOn, "applied"),
      ],
    );
  },
});
