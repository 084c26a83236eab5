import type { DayOrder } from "../../calendar.ts";
import { quoted } from "../../diagnostic.ts";
import { understandList } from "../../new-roster/list-columns.ts";
import { readPeopleList } from "../../new-roster/people-list.ts";
import type { PersonKey } from "../../person.ts";
import { patchCell } from "../../roster/patch.ts";
import { cellStyle, type Roster } from "../../roster/roster.ts";
import { people } from "../../roster/tables.ts";
import type { RowOf } from "../../table/define.ts";
import { headerOf } from "../../table/define.ts";
import type { Grid } from "../../table/grid.ts";
import { isRefused, type Refused, refused, type StoredRoster } from "../command.ts";
import { contractIn, findContract } from "../lookup.ts";
import { hasColumn, rowsAt } from "../rows.ts";

type PersonRow = RowOf<typeof people>;
type Column = keyof PersonRow;

/** A list of people as it was pasted, and what some of its columns mean where the headers do not say (`Email` to `Mail`). */
export type PastedList = {
  readonly grid: Grid;
  readonly columns: ReadonlyMap<string, string>;
  /** How the list writes days such as `01/03/2026`, where it was said; the firm's own order when absent. */
  readonly dayOrder?: DayOrder | undefined;
};

/** A cell that the list says otherwise than the roster: nothing is written, and a person decides. */
export type Conflict = { readonly header: string; readonly here: string; readonly list: string };

/** What would become of one person of the list. */
export type PreviewedPerson = {
  readonly email: PersonKey;
  /** Added; filled where the row was blank; or left as the row is. */
  readonly what: "new" | "filled" | "same";
  /** What would be written, by column of People. */
  readonly values: Partial<PersonRow>;
  readonly conflicts: readonly Conflict[];
};

/** What would become of a list, before anything is written. */
export type PeoplePreview = {
  readonly people: readonly PreviewedPerson[];
  /** Rows and cells of the list that are not taken over, each with its reason. */
  readonly leftOut: readonly string[];
  /** Cells that are no day as the list is read, each with its reason: their people are taken over without it. */
  readonly unreadDays: readonly string[];
  /** Columns of the list that nothing is taken from. */
  readonly unread: readonly string[];
};

/**
 * Looks a list over against the roster: people who are not on it are new; of those who are, under whichever of their
 * addresses, only blank cells are filled. Refused where it cannot be told which column is the e-mail.
 */
export function previewPeople(stored: StoredRoster, { grid, columns, dayOrder }: PastedList): PeoplePreview | Refused {
  if (grid.rows.length === 0) {
    return refused(
      "The list has no rows below its headers.",
      "Paste the row of headers and the rows of people below it.",
    );
  }
  const understood = understandList(grid, columns);
  if (understood.kind === "refused") {
    return refused(understood.message, "Say what the columns mean, or give the column of addresses the header Email.");
  }
  const leftOut: string[] = [];
  const unreadDays: string[] = [];
  // a list that was copied in the firm's Excel shows days and amounts as the firm writes them
  const firm = cellStyle(stored.roster.policy);
  const style = dayOrder === undefined ? firm : { ...firm, dayStyle: { ...firm.dayStyle, order: dayOrder } };
  const listed = readPeopleList(
    grid,
    understood.columns,
    ({ at, code, message }) =>
      (code === "cell-not-a-day" ? unreadDays : leftOut).push(
        at.line === undefined ? message : `Line ${at.line}: ${message}`,
      ),
    style,
  );
  const unread = understood.columns.filter(({ meaning }) => meaning === undefined).map(({ header }) => header);
  const there = new Set(Object.keys(people.columns).filter((column) => hasColumn(stored, "people", column)));
  const missing = new Set<string>();
  /** Whose an address is, by the roster and by the rows of the list so far. */
  const owners = new Map(stored.roster.personOf);
  const seen = new Set<PersonKey>();
  const found: PreviewedPerson[] = [];
  for (const row of listed) {
    const email = owners.get(row.email) ?? row.email;
    if (seen.has(email)) {
      leftOut.push(`${quoted(row.email)} is the same person as another row of the list: only the first is taken.`);
      continue;
    }
    seen.add(email);
    const values = usable(stored, row, owners, email, leftOut, there, missing);
    for (const address of [email, ...(values.aliases ?? [])]) owners.set(address, email);
    found.push(
      stored.roster.people.has(email)
        ? compared(stored, email, values)
        : { email, what: "new", values: { ...values, email }, conflicts: [] },
    );
  }
  for (const header of missing)
    leftOut.push(`The table People has no column ${header}, so nothing is taken over for it.`);
  return { people: found, leftOut, unreadDays, unread };
}

/** What the list says of a person, without what the roster could not use. */
function usable(
  stored: StoredRoster,
  row: PersonRow,
  owners: ReadonlyMap<PersonKey, PersonKey>,
  email: PersonKey,
  leftOut: string[],
  there: ReadonlySet<string>,
  missing: Set<string>,
): Partial<PersonRow> {
  const { roster } = stored;
  const contract = row.contract === undefined ? undefined : known(roster, row.contract, email, leftOut);
  const others = (row.otherContracts ?? []).flatMap((name) => known(roster, name, email, leftOut) ?? []);
  const aliases = (row.aliases ?? []).filter((alias) => {
    const owner = owners.get(alias);
    if (owner !== undefined && owner !== email)
      leftOut.push(`${quoted(alias)} of ${email} belongs to ${owner}; it is not taken over.`);
    return alias !== email && (owner === undefined || owner === email);
  });
  const all: Partial<PersonRow> = {
    ...row,
    email,
    contract,
    otherContracts: others.length === 0 ? undefined : [...new Set(others)].filter((one) => one !== contract),
    aliases: aliases.length === 0 ? undefined : [...new Set(aliases)],
  };
  const entries = Object.entries(all).filter(([column, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return false;
    if (there.has(column)) return true;
    missing.add(headerOf(people, column as Column));
    return false;
  });
  return Object.fromEntries(entries) as Partial<PersonRow>;
}

function known(roster: Roster, name: string, email: PersonKey, leftOut: string[]): string | undefined {
  const found = findContract(roster, name, "contract");
  if (!isRefused(found)) return found.contract;
  leftOut.push(`${email}: ${found.reason} The cell is not taken over. ${found.help}`);
  return undefined;
}

/** A person of the roster against the list: blank cells are filled, others stay; what differs is told with both values. */
function compared(stored: StoredRoster, email: PersonKey, values: Partial<PersonRow>): PreviewedPerson {
  const row = rowsAt(stored, "people", [email])[0];
  const filled: Record<string, unknown> = {};
  const conflicts: Conflict[] = [];
  for (const [name, value] of Object.entries(values)) {
    const column = name as Column;
    if (column === "email") continue;
    const cell = row?.cell(column);
    const list = String(patchCell(people.columns[column].cell, value));
    if (cell === "") filled[column] = value;
    else if (cell === undefined || !isSame(stored.roster, column, String(cell), list)) {
      conflicts.push({ header: headerOf(people, column), here: cell === undefined ? "an error" : String(cell), list });
    }
  }
  return { email, what: Object.keys(filled).length > 0 ? "filled" : "same", values: filled, conflicts };
}

/** Whether two cells say the same: contracts under any of their names, lists in any order, the list's own part of more. */
function isSame(roster: Roster, column: Column, here: string, list: string): boolean {
  if (column === "contract") return contractIn(roster, here) === list;
  if (column !== "otherContracts" && column !== "aliases") return here === list;
  const parts = (text: string) => text.split(";").map((part) => contractIn(roster, part.trim()));
  const there = new Set(parts(here));
  return parts(list).every((part) => there.has(part));
}
