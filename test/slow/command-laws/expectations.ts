import { expect } from "vitest";
import { type Done, type StoredRoster, storedRoster } from "../../../core/commands/command.ts";
import { type Diagnostic, isError } from "../../../core/diagnostic.ts";
import { cellAsRead, columnUnder, type TablePatch } from "../../../core/roster/patch.ts";
import { rosterPools } from "../../../core/roster/pools.ts";
import { cellStyle, type RosterGrids } from "../../../core/roster/roster.ts";
import type { Grid } from "../../../core/table/grid.ts";
import { positionOf, writtenTables } from "../../support/apply-patch.ts";

/** The roster of some tables, with the errors of its cells and of its pools. */
export function errorsOf(grids: RosterGrids): {
  readonly read: readonly string[];
  readonly pools: readonly string[];
  readonly stored: StoredRoster;
} {
  const [read, pools]: [Diagnostic[], Diagnostic[]] = [[], []];
  const stored = storedRoster(grids, "roster", (diagnostic) => read.push(diagnostic));
  rosterPools(stored.roster, (diagnostic) => pools.push(diagnostic));
  const texts = (all: readonly Diagnostic[]) =>
    all.filter(isError).map(({ code, at, message }) => JSON.stringify([code, at, message]));
  return { read: texts(read), pools: texts(pools), stored };
}

/** Every cell that no change names is what it was, and no row is gone. */
export function expectUntouched(
  before: RosterGrids,
  now: RosterGrids,
  patches: readonly TablePatch[],
  style: ReturnType<typeof cellStyle>,
): void {
  for (const [name, table] of Object.entries(writtenTables)) {
    const [old, grid] = [before[name as keyof RosterGrids] as Grid, now[name as keyof RosterGrids] as Grid];
    const changes = patches.filter((patch) => patch.table === table.name).flatMap((patch) => patch.changes);
    const added = changes.filter(({ kind }) => kind === "append").length;
    expect(grid.rows.length).toBe(old.rows.length + added);
    const keyAt = table.key.map(
      (key) => (table.columns as Record<string, { headers: readonly string[] }>)[key]?.headers[0] as string,
    );
    old.rows.forEach((row, index) => {
      const keyOf = keyAt.map((header) =>
        cellAsRead(
          (columnUnder(table as never, header) as never as { cell: never }).cell,
          style,
          row.cells[positionOf(table as never, old, header)] ?? "",
        ),
      );
      const touched = changes
        .filter(({ kind, key }) => kind === "set" && key.join() === keyOf.join())
        .flatMap(({ cells }) => Object.keys(cells))
        .map((header) => positionOf(table as never, grid, header));
      const width = Math.max(row.cells.length, grid.rows[index]?.cells.length ?? 0);
      for (let at = 0; at < width; at += 1) {
        const [was, is] = [row.cells[at] ?? "", grid.rows[index]?.cells[at] ?? ""];
        if (!touched.includes(at) && was !== is)
          expect.fail(`${name}: cell ${at} of row ${row.row} was ${was} and is ${is}`);
      }
    });
  }
}

/** Every cell that was written is read back as it was meant. */
export function expectWritten(stored: StoredRoster, patches: readonly TablePatch[]): void {
  const style = cellStyle(stored.roster.policy);
  for (const { table: title, changes } of patches) {
    const [name, table] = Object.entries(writtenTables).find(([, one]) => one.name === title) as [
      keyof RosterGrids,
      never,
    ];
    const grid = stored.grids[name] as Grid;
    for (const change of changes) {
      for (const [header, cell] of Object.entries(change.cells)) {
        const meant = change.kind === "append" ? cell : (cell as { readonly after: unknown }).after;
        const column = columnUnder(table, header) as unknown as { readonly cell: never };
        const at = positionOf(table, grid, header);
        const values = grid.rows.map(({ cells }) => cellAsRead(column.cell, style, cells[at] ?? ""));
        expect(values, `${title}, ${header}`).toContain(meant);
      }
    }
  }
}

/** Days and amounts in the sentence are those of the pools that the roster now has. */
export function expectSaid(name: string, { said, notes }: Done, before: StoredRoster, now: StoredRoster): void {
  const poolsOf = ({ roster }: StoredRoster) =>
    new Map(rosterPools(roster, () => {}).pools.map((pool) => [pool.pool, pool]));
  const [old, pools] = [poolsOf(before), poolsOf(now)];
  const named = [...now.roster.poolRows]
    .map(({ values }) => pools.get(values.poolId))
    .find((pool) => pool !== undefined && said.startsWith(`The pool ${pool.pool} `));
  if (["recordPurchase", "recordApplication", "recordHeldPool", "renewPool", "addCloudServicePool"].includes(name)) {
    expect(named, said).toBeDefined();
    expect(said).toContain(`Its last day: ${named?.lastDay ?? "nothing ends them"}`);
    expect(named?.applied).toBe(name !== "recordPurchase");
  }
  if (name === "recordRegistration" || name === "recordLeaving") {
    const [, email = ""] = /^(?:.* \()?([^ ()]+@[^ ()]+)\)? (?:is registered|left) on/.exec(said) ?? [];
    const pool = pools.get(`individual:${email}`);
    if (name === "recordRegistration" && pool === undefined) expect(said).toContain("No individual credits come");
    else if (pool !== undefined && !said.includes("ends them") && name === "recordRegistration")
      expect(said).toContain(`until ${pool.lastDay}`);
    else if (pool !== undefined)
      expect(said).toMatch(
        pool.boundBy === "left" ? /end with that day/ : new RegExp(`end on ${pool.lastDay}|ends them`),
      );
    expect(said.includes("hold no") || said.includes("holds no")).toBe(
      name === "recordLeaving" && old.get(`individual:${email}`) === undefined,
    );
  }
  if (name === "extendContract") {
    for (const pool of pools.values()) {
      if (pool.source === "individual" || !said.startsWith(`Contract ${pool.contract} `)) continue;
      const moved = old.get(pool.pool)?.lastDay !== pool.lastDay;
      expect(
        notes.some((note) => note.startsWith(`${pool.pool} ${moved ? "moves" : "stays"}`)),
        notes.join("\n"),
      ).toBe(true);
    }
  }
}
