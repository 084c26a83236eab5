import type { RosterGrids } from "../../core/roster/roster.ts";
import { rosterTables } from "../../core/roster/tables.ts";
import type { OpenRoster } from "../excel/read-roster.ts";
import type { GivenRoster } from "./protocol.ts";

/** The roster of the open workbook as the worker is given it. */
export function givenRoster(
  source: string,
  { open, diagnostics }: Pick<OpenRoster, "open" | "diagnostics">,
): GivenRoster {
  const grids = Object.entries(rosterTables).flatMap(([key, { name }]) => {
    const grid = open.tables.get(name)?.grid;
    return grid === undefined ? [] : [[key, grid]];
  });
  return { source, grids: Object.fromEntries(grids) as RosterGrids, diagnostics };
}
