import type { Snapshot } from "../../../addin/pane/snapshot.ts";
import { readCsvGrid } from "../../../core/files/csv.ts";
import { balances } from "../../../core/roster/tables.ts";
import { bareDesk, desk } from "../../support/command-desk.ts";

type Tables = Parameters<typeof desk>[0];

/** What the pane would have read of a workbook with these tables, and a table Balances where one is given. */
export function snapshotWith(tables: Tables, struck?: string): Snapshot {
  return snapshotOver(desk(tables), struck);
}

/** The same with only the columns that are given. */
export function bareSnapshot(tables: NonNullable<Tables>): Snapshot {
  return snapshotOver(bareDesk(tables), undefined);
}

function snapshotOver(stored: Snapshot["stored"], struck: string | undefined): Snapshot {
  const grid = struck === undefined ? undefined : readCsvGrid(`${struck}\n`, balances.file);
  const open = {
    name: balances.name,
    sheet: balances.name,
    hasTotals: false,
    isFiltered: false,
    isProtected: false,
    rowsBelow: 0,
    lastRow: (grid?.rows.length ?? 0) + 1,
  };
  const tables = grid === undefined ? [] : [[balances.name, { ...open, grid }] as const];
  return {
    stored,
    diagnostics: [],
    open: { tables: new Map(tables), sheets: [], is1904: false, inParts: false },
    lacks: [],
    isForeign: false,
  };
}
