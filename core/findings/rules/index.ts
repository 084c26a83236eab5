import type { Rule } from "../rule.ts";
import { adjustmentTooLarge } from "./adjustment-too-large.ts";
import { contractDiffers } from "./contract-differs.ts";
import { exportGap } from "./export-gap.ts";
import { exportMissingRows } from "./export-missing-rows.ts";
import { exportRestated } from "./export-restated.ts";
import { maskedTwice } from "./masked-twice.ts";
import { neverAccepted } from "./never-accepted.ts";
import { overdraft } from "./overdraft.ts";
import { personGone } from "./person-gone.ts";
import { poolExpiring } from "./pool-expiring.ts";
import { poolLapsed } from "./pool-lapsed.ts";
import { poolLow } from "./pool-low.ts";
import { poolRunningOut } from "./pool-running-out.ts";
import { refundUnmatched } from "./refund-unmatched.ts";
import { totalDiffers } from "./total-differs.ts";
import { unknownPerson } from "./unknown-person.ts";
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
  refundUnmatched,
  adjustmentTooLarge,
  poolExpiring,
  poolRunningOut,
  poolLow,
  contractDiffers,
  totalDiffers,
  neverAccepted,
  personGone,
  exportMissingRows,
  exportGap,
  poolLapsed,
];
