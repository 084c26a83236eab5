import { type DayOrder, dayOrders } from "../../../../core/calendar.ts";
import type { ListMeaning } from "../../../../core/new-roster/list-columns.ts";
import type { Grid } from "../../../../core/table/grid.ts";
import { listInText, type Mapping, type NamedList, namedList } from "./pasted-list.ts";

/** Under this name the list that is being pasted is kept among the drafts, and what headers meant among what is remembered. */
export const PASTE = "people/paste";

/** What a draft of a list holds: the text that was pasted or the rows of a file, and what was chosen for them. */
export type PasteDraft = {
  readonly text?: string;
  /** The rows as JSON, of a list that is no text of the person's. */
  readonly grid?: string;
  /** What list it is, where it was not pasted. */
  readonly source?: string;
  /** What was chosen for each column, as JSON; absent while the preset stands. */
  readonly meanings?: string;
  /** The contract that was chosen for everybody of the list; blank for none. */
  readonly contract?: string;
  /** The day on which everybody of the list was registered, as `2026-03-31`; blank for none. */
  readonly registeredOn?: string;
  /** Whether the day or the month comes first in the list's days, `dmy` or `mdy`; blank while it is not said. */
  readonly dayOrder?: string;
};

/** A list that was read of a file, or handed over by another screen, and what it is called. */
export function gridDraft(grid: Grid, source: string): PasteDraft {
  return { grid: JSON.stringify(grid), source };
}

/** The list of a draft; nothing where none was pasted. */
export function draftedList({ text, grid }: PasteDraft): NamedList | undefined {
  if (grid !== undefined) return namedList(JSON.parse(grid) as Grid);
  return text === undefined || text.trim() === "" ? undefined : listInText(text);
}

/** The order of the list's days: as it was chosen, else the firm's; nothing where neither is said. */
export function draftedDayOrder({ dayOrder }: PasteDraft, firm: DayOrder | undefined): DayOrder | undefined {
  return dayOrders.find((order) => order === dayOrder) ?? firm;
}

/** What was chosen for the columns of the drafted list; nothing while the preset stands. */
export function draftedMapping({ meanings }: PasteDraft): Mapping | undefined {
  return meanings === undefined
    ? undefined
    : (JSON.parse(meanings) as readonly (ListMeaning | null)[]).map((meaning) => meaning ?? undefined);
}

/** The draft with another choice for its columns. */
export function withMapping(draft: PasteDraft, mapping: Mapping): PasteDraft {
  return { ...draft, meanings: JSON.stringify(mapping.map((meaning) => meaning ?? null)) };
}
