import { isEmail } from "../person.ts";
import { rosterTables } from "../roster/tables.ts";
import { type Grid, isBlank } from "../table/grid.ts";
import { loose } from "../text.ts";

type PeopleColumn = keyof typeof rosterTables.people.columns;

/** What a column of a list of people can mean: a column of the People table, or half of a name. */
export type ListMeaning = PeopleColumn | "firstName" | "lastName";

/** A column of the list and what it means; `meaning` is absent for one that nothing is taken from. */
export type ListColumn = {
  readonly header: string;
  readonly position: number;
  readonly meaning: ListMeaning | undefined;
};

/** The columns of a list as they were understood, or why it cannot be used, with what to do. */
export type UnderstoodList =
  | { readonly kind: "understood"; readonly columns: readonly ListColumn[] }
  | { readonly kind: "refused"; readonly message: string; readonly help: string };

/** What lists call the columns, beside the names that they have in the People table; the first that is there is taken. */
const synonyms: Partial<Readonly<Record<ListMeaning, readonly string[]>>> = {
  email: [
    "E-mail address",
    "Mail",
    "Mail address",
    "User email",
    "User e-mail",
    "Work email",
    "Primary email",
    "Autodesk account",
    "User principal name",
    "User name",
    "User",
    "Login",
  ],
  name: ["Full name", "Display name", "Employee name", "Employee", "Person"],
  firstName: ["First name", "Given name", "Forename"],
  lastName: ["Last name", "Surname", "Family name"],
  office: ["Location", "Site", "Office location", "Branch", "City"],
  costCentre: ["Cost centre number", "Cost center number", "Cost code", "Department", "Dept"],
  contract: ["Contract number", "Contract no", "Contract ID", "Agreement", "Team", "Team name", "Team alias"],
  requestedOn: ["Request date"],
  invitedOn: ["Invitation date", "Invited"],
  registeredOn: ["Registration date", "Registered", "Activated on", "Accepted on"],
  leftOn: ["Leaving date", "Termination date", "Last day"],
  note: ["Notes", "Comment", "Comments", "Remark"],
};

/** The headers under which a meaning may be asked for and is shown: those of the People table, and the halves of a name. */
export const meaningTitles: Readonly<Record<ListMeaning, string>> = {
  ...(Object.fromEntries(
    Object.entries(rosterTables.people.columns).map(([name, { headers }]) => [name, headers[0]]),
  ) as Record<PeopleColumn, string>),
  firstName: "First name",
  lastName: "Last name",
};

/**
 * Tells the columns of a list by their headers, never by resemblance. `asked` says what some columns mean (`Email` to
 * `Mail address`) and outranks the synonyms.
 */
export function understandList(list: Grid, asked: ReadonlyMap<string, string>): UnderstoodList {
  const told = tellColumns(list, asked);
  if (told.kind === "understood" && told.columns.every(({ meaning }) => meaning !== "email")) return refusedEmail(list);
  return told;
}

/** Tells as many columns of a list as `understandList` can, whether or not one of them is the e-mail. */
export function tellColumns(list: Grid, asked: ReadonlyMap<string, string>): UnderstoodList {
  const positions = new Map<string, number>();
  list.headers.forEach((header, position) => {
    const key = loose(header);
    if (key !== "" && !positions.has(key)) positions.set(key, position);
  });
  const found = new Map<number, ListMeaning>();
  for (const [title, header] of asked) {
    const meaning = meaningOf(title);
    const position = positions.get(loose(header));
    if (meaning === undefined) return refusedTitle(title);
    if (position === undefined) return refusedHeader(header, list);
    found.set(position, meaning);
  }
  for (const meaning of Object.keys(meaningTitles) as ListMeaning[]) {
    if ([...found.values()].includes(meaning)) continue;
    const fits = spellings(meaning)
      .map((header) => positions.get(loose(header)))
      .find((position) => position !== undefined && !found.has(position) && canMean(meaning, list, position));
    if (fits !== undefined) found.set(fits, meaning);
  }
  const columns = list.headers.map((header, position) => ({ header, position, meaning: found.get(position) }));
  return { kind: "understood", columns: columns.filter(({ header }) => header.trim() !== "") };
}

function meaningOf(title: string): ListMeaning | undefined {
  return (Object.keys(meaningTitles) as ListMeaning[]).find((meaning) =>
    [meaningTitles[meaning], ...declared(meaning)].some((header) => loose(header) === loose(title)),
  );
}

/** Whether a header, in its loose form, is one of those that the e-mail has. */
export function namesEmail(header: string): boolean {
  return spellings("email").some((spelling) => loose(spelling) === header);
}

function declared(meaning: ListMeaning): readonly string[] {
  return meaning === "firstName" || meaning === "lastName" ? [] : rosterTables.people.columns[meaning].headers;
}

function spellings(meaning: ListMeaning): readonly string[] {
  return [...declared(meaning), ...(synonyms[meaning] ?? [])];
}

/** A column “User” may hold names: only one that holds an address is taken for the e-mail. */
function canMean(meaning: ListMeaning, list: Grid, position: number): boolean {
  return meaning !== "email" || holdsEmails(list, position);
}

function holdsEmails({ rows }: Grid, position: number): boolean {
  return rows.some(({ cells }) => !isBlank(cells[position]) && isEmail(String(cells[position])));
}

function refusedEmail(list: Grid): UnderstoodList {
  if (list.rows.length === 0 && list.headers.every((header) => header.trim() === "")) {
    return {
      kind: "refused",
      message: "It cannot be told which column of the list is the e-mail address: it has no headers, and no rows.",
      help: "The list is empty. Give one with a row of headers, one of them for the e-mail address, and a row for each person.",
    };
  }
  const like = list.headers.filter((header, position) => header.trim() !== "" && holdsEmails(list, position));
  const named = like.length === 0 ? "Mail address" : (like[0] ?? "");
  const holds = like.length === 0 ? "No column of the list holds e-mail addresses" : `The column “${named}” holds some`;
  return {
    kind: "refused",
    message: `It cannot be told which column of the list is the e-mail address: ${headersOf(list)}.`,
    help: `${holds}. Say which column it is, such as --columns "Email=${named}".`,
  };
}

function refusedTitle(title: string): UnderstoodList {
  return {
    kind: "refused",
    message: `The roster's list of people has no column “${title}”.`,
    help: `It has: ${Object.values(meaningTitles).join(", ")}.`,
  };
}

function refusedHeader(header: string, list: Grid): UnderstoodList {
  return {
    kind: "refused",
    message: `The list has no column “${header}”: ${headersOf(list)}.`,
    help: 'Name a column as the list does, such as --columns "Email=Mail address,Office=Where".',
  };
}

function headersOf({ headers }: Grid): string {
  const named = headers.filter((header) => header.trim() !== "");
  return named.length === 0 ? "it has no headers" : `its headers are ${named.join(", ")}`;
}
