import type { Person } from "../../../../core/roster/people.ts";
import { counted, listed } from "../../../../core/text.ts";

/** So many people are told by name. */
const NAMED = 3;

/** The first of several people by name, and how many more there are: `Ana, Ben, Cem and 4 more`. */
export function peopleNamed(people: readonly Pick<Person, "name" | "email">[]): string {
  const names = people.slice(0, NAMED).map(({ name, email }) => name ?? email);
  const more = people.length - names.length;
  return listed([...names, ...(more > 0 ? [counted(more, "more", "more")] : [])]);
}
