import type { PlainDate } from "../../../../core/calendar.ts";
import type { Person } from "../../../../core/roster/people.ts";
import { byText } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";
import type { OwnCredits } from "./own-credits.ts";
import { type Stage, stageOf } from "./stage.ts";

/** A person of the list, with everything that searching and showing need, so that neither looks anything up. */
export type PersonItem = {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly stage: Stage;
  /** The day of the stage, where one is on record. */
  readonly day: PlainDate | undefined;
  readonly hasContract: boolean;
  readonly own: OwnCredits | undefined;
  /** What is searched: lower case, without accents. */
  readonly search: string;
};

/** Which people are shown, in the order in which they are offered. */
export const peopleFilters = [
  { name: "all", title: "Everybody" },
  { name: "not registered", title: "Not registered yet" },
  { name: "waiting", title: "Invited and waiting" },
  { name: "registered", title: "Registered" },
  { name: "left", title: "Left" },
  { name: "no contract", title: "Without a contract" },
] as const;
export type PeopleFilter = (typeof peopleFilters)[number]["name"];

/** Everybody on the roster, by name, prepared once for any number of searches. */
export function peopleItems(
  people: Iterable<Person>,
  ownOf: (person: Person) => OwnCredits | undefined,
  today: PlainDate,
): readonly PersonItem[] {
  const ordered = [...people].map((person): { readonly name: string; readonly item: PersonItem } => {
    const { email, name, office, aliases } = person;
    const stage = stageOf(person, today);
    const title = name ?? email;
    const below = name === undefined ? undefined : email;
    const item = {
      key: email,
      title,
      detail: below !== undefined && office !== undefined ? `${below} · ${office}` : (below ?? office ?? ""),
      stage,
      day: dayOf(person, stage),
      hasContract: person.contracts.length > 0,
      own: ownOf(person),
      search: plain(`${name ?? ""}\n${email}\n${office ?? ""}\n${aliases.join("\n")}`),
    };
    return { name: plain(title), item };
  });
  return ordered.sort((a, b) => byText(a.name, b.name) || byText(a.item.key, b.item.key)).map(({ item }) => item);
}

/** Those whom a filter lets through and in whom every word of the search is found. */
export function foundPeople(items: readonly PersonItem[], filter: PeopleFilter, search: string): readonly PersonItem[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0 && filter === "all") return items;
  return items.filter((item) => passes(item, filter) && words.every((word) => item.search.includes(word)));
}

/** How many each filter lets through. */
export function filterCounts(items: readonly PersonItem[]): Readonly<Record<PeopleFilter, number>> {
  const counts = Object.fromEntries(peopleFilters.map(({ name }) => [name, 0])) as Record<PeopleFilter, number>;
  for (const item of items) for (const { name } of peopleFilters) if (passes(item, name)) counts[name] += 1;
  return counts;
}

const stageWords: Readonly<Record<Stage, string>> = {
  "not requested": "Not requested",
  requested: "Requested",
  invited: "Invited",
  registered: "Registered",
  left: "Left",
};

/** What stands at the right of a person: what is left of individual credits, else how far the registration has come. */
export function figureOf(
  { own, stage, day }: PersonItem,
  locale: Locale,
): { readonly figure: string; readonly detail: string } {
  if (own === undefined || stage === "left") {
    return { figure: stageWords[stage], detail: day === undefined ? "" : locale.day(day) };
  }
  const detail = own.from === "run" ? `left of ${locale.number(own.granted)}` : `left on ${locale.day(own.asOf)}`;
  return { figure: locale.amount(own.remaining, own.unit ?? null), detail };
}

/** Where the figures of the list come from, as a sentence; nothing where there are none. */
export function figuresNote(items: readonly PersonItem[], locale: Locale): string {
  const own = items.find((item) => item.own !== undefined)?.own;
  return own === undefined ? "" : sourceWords(own, locale);
}

/** Where a figure comes from, and of which day it is. */
export function sourceWords({ from, asOf }: OwnCredits, locale: Locale): string {
  return from === "run"
    ? `What is left is as of ${locale.day(asOf)}, by the last run.`
    : `What is left is as the table Balances says, as of ${locale.day(asOf)}.`;
}

function passes({ stage, hasContract }: PersonItem, filter: PeopleFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "not registered":
      return stage !== "registered" && stage !== "left";
    case "waiting":
      return stage === "invited";
    case "no contract":
      return !hasContract && stage !== "left";
    default:
      return stage === filter;
  }
}

function dayOf(person: Person, stage: Stage): PlainDate | undefined {
  switch (stage) {
    case "left":
      return person.leftOn;
    case "registered":
      return person.registeredOn;
    case "invited":
      return person.invitedOn;
    case "requested":
      return person.requestedOn;
    default:
      return undefined;
  }
}

/** Lower case without accents: who types `muller` finds Müller. */
function plain(text: string): string {
  const lower = text.toLowerCase();
  // most texts have no accents, and taking them off costs more than all the rest
  return /^[\n -~]*$/.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
}
