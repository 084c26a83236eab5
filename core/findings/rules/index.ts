import type { Rule } from "../rule.ts";
import { accountOpen } from "./account-open.ts";
import { adjustmentTooLarge } from "./adjustment-too-large.ts";
import { balanceDiffers } from "./balance-differs.ts";
import { closedMonthChanged } from "./closed-month-changed.ts";
import { contractDiffers } from "./contract-differs.ts";
import { expiryDiffers } from "./expiry-differs.ts";
import { exportGap } from "./export-gap.ts";
import { exportMissingRows } from "./export-missing-rows.ts";
import { exportRestated } from "./export-restated.ts";
import { individualStranded } from "./individual-stranded.ts";
import { maskedTwice } from "./masked-twice.ts";
import { neverAccepted } from "./never-accepted.ts";
import { notInBlocks } from "./not-in-blocks.ts";
import { outsideContract } from "./outside-contract.ts";
import { overdraft } from "./overdraft.ts";
import { personGone } from "./person-gone.ts";
import { personMasked } from "./person-masked.ts";
import { poolExpiring } from "./pool-expiring.ts";
import { poolLapsed } from "./pool-lapsed.ts";
import { poolLow } from "./pool-low.ts";
import { poolOutsideContract } from "./pool-outside-contract.ts";
import { poolRunningOut } from "./pool-running-out.ts";
import { purchaseOverdue } from "./purchase-overdue.ts";
import { purchaseRepeated } from "./purchase-repeated.ts";
import { rateDeviation } from "./rate-deviation.ts";
import { rateMissing } from "./rate-missing.ts";
import { refundUnmatched } from "./refund-unmatched.ts";
import { registrationStalled } from "./registration-stalled.ts";
import { secondGrant } from "./second-grant.ts";
import { sharedBeforeOwn } from "./shared-before-own.ts";
import { totalDiffers } from "./total-differs.ts";
import { unknownContract } from "./unknown-contract.ts";
import { unknownPerson } from "./unknown-person.ts";
import { unusualUse } from "./unusual-use.ts";
import { usedAfterLeaving } from "./used-after-leaving.ts";
import { usedBeforeStart } from "./used-before-start.ts";

/** Every rule: a new one is a file beside this one and a line here. */
export const rules: readonly Rule[] = [
  overdraft,
  unknownPerson,
  usedBeforeStart,
  usedAfterLeaving,
  exportRestated,
  maskedTwice,
  unknownContract,
  outsideContract,
  balanceDiffers,
  closedMonthChanged,
  refundUnmatched,
  secondGrant,
  purchaseRepeated,
  adjustmentTooLarge,
  poolExpiring,
  poolRunningOut,
  poolLow,
  contractDiffers,
  totalDiffers,
  neverAccepted,
  personGone,
  accountOpen,
  exportMissingRows,
  exportGap,
  purchaseOverdue,
  poolOutsideContract,
  registrationStalled,
  expiryDiffers,
  notInBlocks,
  sharedBeforeOwn,
  personMasked,
  rateDeviation,
  unusualUse,
  poolLapsed,
  individualStranded,
  rateMissing,
];
