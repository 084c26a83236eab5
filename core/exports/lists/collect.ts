import type { PlainDate } from "../../calendar.ts";
import type { MicroCredits } from "../../credits.ts";
import type { PersonKey } from "../../person.ts";
import type { VendorList } from "./vendor-list.ts";

/** What a column of a list of the vendor's can mean. */
export type ListMeaning =
  | "day"
  | "user"
  | "hash"
  | "firstName"
  | "lastName"
  | "team"
  | "service"
  | "tokens"
  | "daysUsed"
  | "lastAccessed"
  | "seatAssignment"
  | "assignedOn"
  | "unassignedOn"
  | "contract"
  | "subscription"
  | "status"
  | "startsOn"
  | "endsOn"
  | "seats"
  | "role";

/**
 * The cells of the row at hand, asked by what they mean. A cell that is blank or `N/A` is absent; one
 * that cannot be read is absent too, and the row is left out.
 */
export type ListCells = {
  readonly line: number;
  readonly text: (column: ListMeaning) => string | undefined;
  readonly day: (column: ListMeaning) => PlainDate | undefined;
  readonly amount: (column: ListMeaning) => MicroCredits | undefined;
  /** Who the row is about. */
  readonly person: () => PersonKey | undefined;
  /** The vendor's ids of the person. */
  readonly hashes: () => readonly PersonKey[];
  /** Says that the row cannot do without this cell. */
  readonly needed: <T>(column: ListMeaning, value: T | undefined) => T | undefined;
  /** Whether something was wrong with a cell that was asked for. */
  readonly isBad: () => boolean;
};

/** A list that grows row by row. */
export type ListCollector = {
  readonly take: (cells: ListCells) => void;
  readonly list: () => VendorList;
};

/** An empty list whose entries are read by `readEntry`; a row with a bad cell is no entry. */
export function collect<Entry>(
  readEntry: (cells: ListCells) => Entry | undefined,
  asList: (entries: readonly Entry[]) => VendorList,
): ListCollector {
  const entries: Entry[] = [];
  return {
    take: (cells) => {
      const entry = readEntry(cells);
      if (entry !== undefined && !cells.isBad()) entries.push(entry);
    },
    list: () => asList(entries),
  };
}
