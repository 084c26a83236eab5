import type { PastedList } from "../../../../core/commands/people/preview.ts";
import { type ListMeaning, meaningTitles } from "../../../../core/new-roster/list-columns.ts";
import type { Grid } from "../../../../core/table/grid.ts";
import { loose } from "../../../../core/text.ts";
import type { Draft, PaneEvent } from "../../state.ts";
import { listInText, type Mapping, type NamedList, namedList } from "./pasted-list.ts";

/** Under this name the list that is being pasted is kept among the drafts, and what headers meant among what is remembered. */
export const PASTE = "pastePeople";

/** A list that was read of a file, or handed over by another screen, and what it is called. */
export function gridDraft(grid: Grid, source: string): Draft {
  return { grid: JSON.stringify(grid), source };
}

/** The list of a draft; nothing where none was pasted. */
export function draftedList(draft: Draft | undefined): NamedList | undefined {
  if (draft?.grid !== undefined) return namedList(JSON.parse(draft.grid) as Grid);
  if (draft?.text === undefined || draft.text.trim() === "") return undefined;
  return listInText(draft.text);
}

/** What was chosen for the columns of the drafted list; nothing while the preset stands. */
export function draftedMapping(draft: Draft | undefined): Mapping | undefined {
  const meanings = draft?.meanings;
  return meanings === undefined
    ? undefined
    : (JSON.parse(meanings) as readonly (ListMeaning | null)[]).map((meaning) => meaning ?? undefined);
}

/** The draft with another choice for its columns. */
export function withMapping(draft: Draft, mapping: Mapping): Draft {
  return { ...draft, meanings: JSON.stringify(mapping.map((meaning) => meaning ?? null)) };
}

/**
 * What opens Paste with a list of another screen, such as `listOfEmails(people whom the roster lacks)`: the person sees what
 * would be written, and writes it there. `source` says in a few words what list it is.
 */
export function openPasteWith({ grid, columns }: PastedList, source: string): readonly PaneEvent[] {
  const meanings = grid.headers.map((header) => {
    const title = [...columns].find(([, asked]) => loose(asked) === loose(header))?.[0];
    return (Object.keys(meaningTitles) as ListMeaning[]).find((meaning) => meaningTitles[meaning] === title);
  });
  return [
    { kind: "draft", form: PASTE, draft: withMapping(gridDraft(grid, source), meanings) },
    { kind: "screen", screen: "people", opened: "paste" },
  ];
}
