import type { StoredRoster } from "./command.ts";
import { rowsOf, type TableKey } from "./rows.ts";

/** The tables whose rows have ids that people may leave to us. */
export type IdTable = "pools" | "adjustments" | "balanceChecks" | "rates";

/** Where ids of these tables are spoken of: an id that a row was deleted under must not come to mean another row. */
const spokenOf: Readonly<Record<IdTable, readonly (readonly [TableKey, string])[]>> = {
  pools: [
    ["pools", "poolId"],
    ["pools", "renews"],
    ["adjustments", "poolId"],
    ["balanceChecks", "subject"],
  ],
  adjustments: [["adjustments", "adjustmentId"]],
  balanceChecks: [["balanceChecks", "checkId"]],
  rates: [["rates", "rateId"]],
};

/** The next free id of the form `P-2026-03`: one above the highest of its beginning, in whatever case it was typed. */
export function suggestedId(stored: StoredRoster, table: IdTable, beginning: string): string {
  const numbers = spokenOf[table].flatMap(([name, column]) =>
    rowsOf(stored, name).map((row) => numberAfter(String(row.cell(column) ?? ""), beginning)),
  );
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  return `${beginning}-${String(highest + 1).padStart(2, "0")}`;
}

function numberAfter(id: string, beginning: string): number {
  if (!id.toLowerCase().startsWith(`${beginning.toLowerCase()}-`)) return 0;
  const [digits = ""] = /^\d{1,9}/.exec(id.slice(beginning.length + 1)) ?? [];
  return Number(digits);
}
