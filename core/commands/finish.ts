import { patchOf, type RowChange } from "../roster/patch.ts";
import { type Letter, type Outcome, refused, type StoredRoster } from "./command.ts";
import { obstacleTo, type TableKey, tableOf } from "./rows.ts";

/** The changes of each table that a command touches, in the order in which they are carried out. */
export type Changes = Partial<Readonly<Record<TableKey, readonly RowChange[]>>>;

/**
 * The outcome of a command that knows what to write: refused after all where a table, a column or a row is not fit to be
 * written into. Tables without a change are left out, so a command that changes nothing has no patches.
 */
export function done(
  stored: StoredRoster,
  changes: Changes,
  said: string,
  notes: readonly string[] = [],
  letter?: Letter,
): Outcome {
  const touched = (Object.entries(changes) as [TableKey, readonly RowChange[]][]).filter(([, rows]) => rows.length > 0);
  for (const [name, rows] of touched) {
    const obstacle = obstacleTo(stored, name, rows);
    if (obstacle !== undefined) return refused(obstacle.reason, obstacle.help);
  }
  const patches = touched.map(([name, rows]) => patchOf(tableOf(name), rows));
  return { kind: "done", patches, said, notes, ...(letter === undefined ? {} : { letter }) };
}
