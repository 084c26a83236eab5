import type { ExportFormat } from "../format.ts";
import { creditUsage } from "./credit-usage.ts";
import { tokenFlex } from "./token-flex.ts";

/** Every export that is read: a new format is a file beside this one and a line here. */
export const exportFormats: readonly ExportFormat[] = [tokenFlex, creditUsage];
