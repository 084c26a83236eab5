import type { Mapping } from "../roster/mapping.ts";
import type { Unit } from "../roster/words.ts";

/** What a column of an export can mean to the ledger. */
export const columnMeanings = [
  "day",
  "month",
  "user",
  "credits",
  "contract",
  "service",
  "serviceCode",
  "serviceDetail",
  "serviceGroup",
  "job",
  "chargeId",
  "paidFrom",
  "unit",
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** A kind of export: how it is recognised, and what its columns mean. One file a format, and a line in `index.ts`. */
export type ExportFormat = {
  readonly name: "credit-usage" | "token-flex";
  /** What it is, for people. */
  readonly title: string;
  /** Each entry is a header that must be there, in any of its spellings. */
  readonly needs: readonly (readonly string[])[];
  /** Headers that mark another format. */
  readonly mustNotHave: readonly string[];
  /** Every spelling that a column has had, by what it means. */
  readonly columns: Partial<Readonly<Record<ColumnMeaning, readonly string[]>>>;
  /** The unit, where the format has only one. */
  readonly unit: Unit | undefined;
  /**
   * Whose conventions its cells follow: `vendor` writes `1234.5` and its own UTC day whatever the settings; `firm` is
   * written as the settings `Number style`, `Day order` and `Time zone` say.
   */
  readonly writtenBy: "vendor" | "firm";
  /** What a mapping says of the whole file: it outranks the settings, and names the contract or period that the file does not. */
  readonly declared?: Pick<Mapping, "dayOrder" | "numberStyle" | "timeZone" | "contract" | "period">;
};
