import type { StoredRoster } from "../../../../core/commands/command.ts";
import { rowsOf, type TableKey, tableOf } from "../../../../core/commands/rows.ts";
import { columnUnder } from "../../../../core/roster/patch.ts";
import { rosterTables } from "../../../../core/roster/tables.ts";
import type { RunFinding } from "../../../../core/run-file.ts";
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

function placeOf({ table: name, row: at, column }: Cell, roster: StoredRoster): RowPlace | undefined {
  const known = Object.keys(rosterTables).find((one) => tableOf(one as TableKey).name === name) as TableKey | undefined;
  const row = known === undefined ? undefined : rowsOf(roster, known).find((one) => one.row === at);
  if (known === undefined || row === undefined) return undefined;
  const header = column === null ? undefined : columnUnder(tableOf(known), column)?.headers[0];
  return { table: name, key: row.key, header };
}
