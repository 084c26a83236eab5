import type { Mapping } from "../roster/mapping.ts";
import type { Unit } from "../roster/words.ts";
import type { ListCollector, ListMeaning } from "./lists/collect.ts";

/** What a column of an export can mean to the ledger. */
export const columnMeanings = [
  "day",
  "month",
  "user",
  "hash",
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

type Recognised = {
  /** What it is, for people. */
  readonly title: string;
  /** Each entry is a header that must be there, in any of its spellings. */
  readonly needs: readonly (readonly string[])[];
  /** Headers that mark another format. */
  readonly mustNotHave: readonly string[];
  /**
   * Whose conventions its cells follow: `vendor` writes `1234.5` and its own UTC day whatever the settings; `firm` is
   * written as the settings `Number style`, `Day order` and `Time zone` say.
   */
  readonly writtenBy: "vendor" | "firm";
  /** What a mapping says of the whole file: it outranks the settings, and names the contract or period that the file does not. */
  readonly declared?: Pick<Mapping, "dayOrder" | "numberStyle" | "timeZone" | "contract" | "period">;
};

/** An export whose rows are usage and are replayed. */
export type UsageFormat = Recognised & {
  readonly role: "usage";
  readonly name: "credit-usage" | "token-flex" | "token-usage";
  /** Every spelling that a column has had, by what it means. */
  readonly columns: Partial<Readonly<Record<ColumnMeaning, readonly string[]>>>;
  /** The unit, where the format has only one. */
  readonly unit: Unit | undefined;
};

/** A list of the vendor's whose rows are no usage: never replayed, only compared and used as evidence. */
export type ListFormat = Recognised & {
  readonly role: "list";
  readonly name: "usage-report" | "seat-usage" | "subscriptions" | "users";
  /** Every spelling that a column has had, by what it means. */
  readonly columns: Partial<Readonly<Record<ListMeaning, readonly string[]>>>;
  /** What its rows are for. */
  readonly use: string;
  /** Begins an empty list, which takes row after row. */
  readonly collect: () => ListCollector;
};

/** A kind of export: how it is recognised, and what its columns mean. One file a format, and a line in `index.ts`. */
export type ExportFormat = UsageFormat | ListFormat;
