import { appendRow } from "../../roster/patch.ts";
import { people } from "../../roster/tables.ts";
import { counted, listed } from "../../text.ts";
import { defineCommand, isRefused, refused } from "../command.ts";
import { done } from "../finish.ts";
import { edit } from "../rows.ts";
import { type PastedList, type PeoplePreview, previewPeople } from "./preview.ts";

/** Takes a list of people over: new ones are added, known ones filled where blank, and nothing that is there is changed. */
export const pastePeople = defineCommand({
  name: "pastePeople",
  title: "Paste a list of people",
  help: "Rows from another list, with their headers. New people are added; of known ones only blank cells are filled.",
  fields: {},
  given: "list",
  apply: (stored, _input, list: PastedList) => {
    const preview = previewPeople(stored, list);
    if (isRefused(preview)) return preview;
    if (preview.people.length === 0) {
      return refused(
        "No row of the list names a person.",
        preview.leftOut[0] ?? "Paste the header row and the rows below it.",
      );
    }
    const of = (what: PeoplePreview["people"][number]["what"]) => preview.people.filter((one) => one.what === what);
    const changes = preview.people.flatMap(({ email, what, values }) =>
      what === "new" ? [appendRow(people, values)] : what === "filled" ? edit(stored, "people", [email], values) : [],
    );
    const parts = [
      counted(of("new").length, "person added", "people added"),
      counted(of("filled").length, "person filled in", "people filled in"),
      counted(of("same").length, "person as before", "people as before"),
    ].filter((part) => !part.startsWith("0 "));
    return done(stored, { people: changes }, `Of the list: ${listed(parts)}.`, [
      ...conflictsOf(preview),
      ...preview.unreadDays,
      ...preview.leftOut,
    ]);
  },
});

/** Every conflict with both values; nothing of it is written. */
function conflictsOf({ people: all }: PeoplePreview): readonly string[] {
  return all.flatMap(({ email, conflicts }) =>
    conflicts.map(
      ({ header, here, list }) => `${email}: ${header} is ${here} here and ${list} in the list; it stays as it is.`,
    ),
  );
}
