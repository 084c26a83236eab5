import type { PlainDate } from "../../../core/calendar.ts";
import type { Done } from "../../../core/commands/command.ts";
import { recordLeaving } from "../../../core/commands/people/leaving.ts";
import type { PersonKey } from "../../../core/person.ts";
import type { OpenPane } from "./open-pane.ts";

/** What the pane has read of the workbook. */
export function stored(pane: OpenPane) {
  const { snapshot } = pane.store.get();
  if (snapshot === undefined) throw new Error("nothing was read");
  return snapshot.stored;
}

/** The first person who has not left. */
export function somebody(pane: OpenPane): PersonKey {
  const found = [...stored(pane).roster.people.values()].find(({ leftOn }) => leftOn === undefined);
  if (found === undefined) throw new Error("nobody is there");
  return found.email;
}

/** The table People, and the row of somebody in it, counted from the first below the header. */
export function peopleTable(pane: OpenPane, who: PersonKey) {
  const table = pane.host.book.tables.find(({ name }) => name === "People");
  const row = stored(pane).roster.people.get(who)?.at.row;
  if (table === undefined || row === undefined) throw new Error(`${who} is in no table People`);
  return { table, row: row - table.box.top - 2 };
}

/** What it takes to record that somebody left. */
export function leave(pane: OpenPane, who: PersonKey, day: string): Done {
  const outcome = recordLeaving.apply(stored(pane), { email: who, leftOn: day as PlainDate });
  if (outcome.kind === "refused") throw new Error(outcome.reason);
  return outcome;
}
