import type { PersonKey } from "../person.ts";
import type { UsageReader } from "./book.ts";

/**
 * The same usage, with people under the name that is known of them by now: an export may show an id whose e-mail stands
 * beside it in another file. Where everybody stays who they are, the usage itself.
 */
export function withPeople(usage: UsageReader, personOf: (person: PersonKey) => PersonKey): UsageReader {
  const { people } = usage.names;
  const asRead = people.size();
  const now: number[] = [];
  let changed = false;
  for (let id = 0; id < asRead; id += 1) {
    const key = people.textOf(id) as PersonKey;
    const known = personOf(key);
    now.push(known === key ? id : people.idOf(known));
    changed ||= known !== key;
  }
  return changed ? { ...usage, person: (row) => now[usage.person(row)] as number } : usage;
}
