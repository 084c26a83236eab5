import { type PlainDate, plainDate } from "../../../../core/calendar.ts";
import type { StoredRoster } from "../../../../core/commands/command.ts";
import { cellAsRead } from "../../../../core/roster/patch.ts";
import { cellStyle } from "../../../../core/roster/roster.ts";
import { balances } from "../../../../core/roster/tables.ts";
import { byText, loose } from "../../../../core/text.ts";

/** The latest day at whose end the table Balances says that it was struck; of thousands of rows only that column is looked at. */
export function lastStruck({ roster, grids }: Pick<StoredRoster, "roster" | "grids">): PlainDate | undefined {
  const grid = grids.balances;
  const { cell, headers } = balances.columns.struckOn;
  const at = (grid?.headers ?? []).findIndex((header) => headers.some((one) => loose(one) === loose(header)));
  if (grid === undefined || at === -1) return undefined;
  const style = cellStyle(roster.policy);
  const said = new Set(grid.rows.map(({ cells }) => cells[at] ?? ""));
  const days = [...said].flatMap((raw) => plainDate(String(cellAsRead(cell, style, raw) ?? "")) ?? []);
  return days.sort(byText).at(-1);
}
