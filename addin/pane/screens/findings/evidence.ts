import type { StoredRoster } from "../../../../core/commands/command.ts";
import { type TableKey, tableOf } from "../../../../core/commands/rows.ts";
import { cellAsRead, columnUnder } from "../../../../core/roster/patch.ts";
import { cellStyle } from "../../../../core/roster/roster.ts";
import { rosterTables } from "../../../../core/roster/tables.ts";
import type { RunFinding } from "../../../../core/run-file.ts";
import { headerOf } from "../../../../core/table/define.ts";
import { loose } from "../../../../core/text.ts";
import type { RowPlace } from "../../../excel/show-place.ts";

/** What shows a finding: a line of a file, or a cell of the roster that can be selected. */
export type Evidence =
  | { readonly kind: "line"; readonly words: string }
  | { readonly kind: "cell"; readonly words: string; readonly place: RowPlace | undefined };

/**
 * The evidence of a finding in words. Rows of the roster are told by their keys, as they were when the run was made: so they
 * are found however the sheet was sorted since.
 */
export function evidenceOf({ evidence }: RunFinding, roster: StoredRoster | undefined): readonly Evidence[] {
  return evidence.map((one) => {
    if ("file" in one) return { kind: "line", words: `${one.file}, line ${one.line}` };
    const place = roster === undefined ? undefined : placeOf(one, roster);
    const column = one.column === null ? "" : `, ${one.column}`;
    const words =
      place === undefined ? `${one.table}, row ${one.row}${column}` : `${one.table}: ${place.key.join(", ")}${column}`;
    return { kind: "cell", words, place };
  });
}

type Cell = { readonly table: string; readonly row: number; readonly column: string | null };

function placeOf({ table: name, row: at, column }: Cell, { roster, grids }: StoredRoster): RowPlace | undefined {
  const known = Object.keys(rosterTables).find((one) => tableOf(one as TableKey).name === name) as TableKey | undefined;
  const grid = known === undefined ? undefined : grids[known];
  const row = grid?.rows.find((one) => one.row === at);
  if (known === undefined || grid === undefined || row === undefined) return undefined;
  const table = tableOf(known);
  const key = table.key.map((part) => {
    const declared = table.columns[part];
    const index = grid.headers.findIndex((header) => declared?.headers.some((one) => loose(one) === loose(header)));
    const cell = row.cells[index];
    if (declared === undefined || cell === undefined) return "";
    return String(cellAsRead(declared.cell, cellStyle(roster.policy), cell) ?? "");
  });
  if (key.every((part) => part === "")) return undefined;
  const declared = column === null ? undefined : columnUnder(table, column);
  const header = Object.keys(table.columns).find((one) => table.columns[one] === declared);
  return { table: name, key, header: header === undefined ? undefined : headerOf(table, header) };
}
