import { listed } from "../../../../core/text.ts";
import type { TableChange } from "../../../reconcile/questions/writing.ts";
import type { Locale } from "../../locale.ts";

/** What would be written, in one sentence: nothing is deleted, and the managers' columns are not touched. */
export function tableWords(tables: readonly TableChange[], { number }: Locale): string {
  const rows = (count: number) => `${number(count)} ${count === 1 ? "row" : "rows"}`;
  const added = tables.flatMap(({ table, added }) => (added > 0 ? [`${rows(added)} to ${table}`] : []));
  const changed = tables.flatMap(({ table, changed }) => (changed > 0 ? [`${rows(changed)} of ${table}`] : []));
  const parts = [
    ...(added.length > 0 ? [`adds ${listed(added)}`] : []),
    ...(changed.length > 0 ? [`changes ${listed(changed)}`] : []),
  ];
  return `This ${listed(parts)}. No row is deleted, and what managers decided stays as it is.`;
}
