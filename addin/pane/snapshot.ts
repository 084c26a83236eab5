import type { StoredRoster } from "../../core/commands/command.ts";
import type { Diagnostic } from "../../core/diagnostic.ts";
import type { RosterGrids } from "../../core/roster/roster.ts";
import { balances, rosterTables } from "../../core/roster/tables.ts";
import { type Lack, lacksOf } from "../excel/prepare-workbook.ts";
import type { OpenRoster } from "../excel/read-roster.ts";
import type { OpenTables } from "../excel/read-tables.ts";

/** The workbook as it was read last: what every screen shows, and what commands are applied to. */
export type Snapshot = {
  readonly stored: StoredRoster;
  readonly diagnostics: readonly Diagnostic[];
  readonly open: OpenTables;
  /** Tables and columns that the workbook has not. */
  readonly lacks: readonly Lack[];
  /** None of the roster's tables is there: another workbook, or an empty one. */
  readonly isForeign: boolean;
};

/** What was read of the open workbook, for the screens. */
export function snapshotOf({ roster, diagnostics, open }: OpenRoster): Snapshot {
  const entries = Object.entries({ ...rosterTables, balances }).flatMap(([key, { name }]) => {
    const table = open.tables.get(name);
    return table === undefined ? [] : [[key, table.grid] as const];
  });
  return {
    stored: { roster, grids: Object.fromEntries(entries) as RosterGrids },
    diagnostics,
    open,
    lacks: lacksOf(open),
    isForeign: open.tables.size === 0,
  };
}
