import { readCsvGrid } from "../../../core/files/csv.ts";
import type { RosterGrids } from "../../../core/roster/roster.ts";
import type { Grid } from "../../../core/table/grid.ts";
import { writtenTables } from "../../support/apply-patch.ts";
import { toCsvFolder, type World } from "../../support/world.ts";

/** A purchase at each of its steps, one that is meant for somebody alone, and somebody who is not registered: worlds have none. */
function withUnderWay(name: string, grid: Grid, { people }: World): Grid {
  if (name === "people") {
    const cells = grid.headers.map((header) => ({ Email: "walt@firm.example", Contract: "C-1" })[header] ?? "");
    return { ...grid, rows: [...grid.rows, { row: 1000, cells }] };
  }
  if (name !== "pools") return grid;
  const headers = [
    ...grid.headers,
    ...["Requested on", "Quoted on", "Approved on"].filter((one) => !grid.headers.includes(one)),
  ];
  const rows: readonly Readonly<Record<string, string>>[] = [
    { "Pool ID": "W-1", "Requested on": "2025-10-01" },
    { "Pool ID": "W-2", "Requested on": "2025-10-01", "Quoted on": "2025-10-31" },
    { "Pool ID": "W-3", "Quoted on": "2025-10-31", "Approved on": "2025-11-01" },
    { "Pool ID": "W-4", "Approved on": "2025-11-01", "Purchased on": "2025-11-30" },
    { "Pool ID": "W-cs", Source: "cloud service", "Applied on": "2025-08-01", "Expires on": "2026-01-31" },
    { "Pool ID": "W-held", "Requested on": "2025-10-01", Holder: people[0]?.["Email"] ?? "" },
  ];
  const cells = rows.map((row) =>
    headers.map((header) => row[header] ?? { Contract: "C-1", Credits: "100" }[header] ?? ""),
  );
  return { ...grid, headers, rows: [...grid.rows, ...cells.map((one, at) => ({ row: 1000 + at, cells: one }))] };
}

/** Every table with every column, a column of the user's own, and the rows of the world. */
export function gridsOf(world: World, withContracts: boolean): RosterGrids {
  const folder = toCsvFolder(world);
  const grids = Object.entries(writtenTables).map(([name, table]) => {
    const headers = Object.values(table.columns).map((column) => column.headers[0] as string);
    const text = name === "contracts" && !withContracts ? undefined : folder[table.file];
    const given = withUnderWay(name, readCsvGrid(text ?? `${headers[0]}\n`, table.file), world);
    const all = [...given.headers, "Mine", ...headers.filter((header) => !given.headers.includes(header))];
    const rows = given.rows.map((row) => ({
      ...row,
      cells: [...given.headers.map((_, at) => row.cells[at] ?? ""), ` mine ${row.row}`],
    }));
    return [name, { ...given, headers: all, rows }];
  });
  return Object.fromEntries(grids) as RosterGrids;
}
