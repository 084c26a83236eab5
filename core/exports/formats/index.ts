import type { ExportFormat } from "../format.ts";
import { creditUsage } from "./credit-usage.ts";
import { seatUsage } from "./seat-usage.ts";
import { subscriptions } from "./subscriptions.ts";
import { tokenFlex } from "./token-flex.ts";
import { tokenUsage } from "./token-usage.ts";
import { usageReport } from "./usage-report.ts";
import { users } from "./users.ts";

/** Every export that is read: a new format is a file beside this one and a line here. */
export const exportFormats: readonly ExportFormat[] = [
  tokenUsage,
  tokenFlex,
  creditUsage,
  usageReport,
  seatUsage,
  subscriptions,
  users,
];
