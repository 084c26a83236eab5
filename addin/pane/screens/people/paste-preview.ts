import type { PeoplePreview, PreviewedPerson } from "../../../../core/commands/people/preview.ts";
import { patchCell } from "../../../../core/roster/patch.ts";
import { people } from "../../../../core/roster/tables.ts";
import { counted, listed } from "../../../../core/text.ts";
import type { Locale } from "../../locale.ts";

/** A line of the preview: who or what, and about it. */
export type PreviewLine = { readonly title: string; readonly detail: string };

/** What would become of a list, one group under the other; groups without lines are left out. */
export type PreviewGroup = {
  readonly title: string;
  /** Its title after a number: of one, and of more where that is another. */
  readonly inWords: string;
  readonly ofMany?: string;
  readonly help: string;
  /** Each put into words when it is shown: a list may have thousands, of which a few are. */
  readonly lines: readonly (() => PreviewLine)[];
};

/** The groups of a preview, in the order in which they matter. */
export function previewGroups(
  { people: all, leftOut, unreadDays }: PeoplePreview,
  locale: Locale,
): readonly PreviewGroup[] {
  const of = (what: PreviewedPerson["what"]) => all.filter((one) => one.what === what);
  const conflicts = all.flatMap(({ email, conflicts }) =>
    conflicts.map(({ header, here, list }) => () => ({
      title: email,
      detail: `${header}: ${here} in the roster, ${list} in the list`,
    })),
  );
  const groups: readonly PreviewGroup[] = [
    {
      title: "New",
      inWords: "new person",
      ofMany: "new people",
      help: "These are added.",
      lines: of("new").map((one) => () => personLine(one, locale)),
    },
    {
      title: "Filled in",
      inWords: "filled in",
      help: "These are on the roster; cells that are blank there are filled.",
      lines: of("filled").map((one) => () => personLine(one, locale)),
    },
    {
      title: "Says otherwise",
      inWords: "told otherwise",
      help: "The roster and the list differ here. The roster stays as it is.",
      lines: conflicts,
    },
    {
      title: "Days not read",
      inWords: "day not read",
      ofMany: "days not read",
      help: "These cells stay blank; their people are taken over. Mend them in the list, or type the days later.",
      lines: unreadDays.map((reason) => () => ({ title: reason, detail: "" })),
    },
    {
      title: "Left out",
      inWords: "left out",
      help: "Nothing of these is written. Mend them in the list, or leave them.",
      lines: leftOut.map((reason) => () => ({ title: reason, detail: "" })),
    },
    {
      title: "As before",
      inWords: "as before",
      help: "The roster says all of it already.",
      lines: of("same").map(({ email }) => () => ({ title: email, detail: "" })),
    },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** The groups and how many each has, in a line: “32 new people, 2 told otherwise and 3 days not read”. */
export function groupCounts(groups: readonly PreviewGroup[], locale: Locale): string {
  return listed(
    groups.map(
      ({ inWords, ofMany = inWords, lines }) =>
        `${locale.number(lines.length)} ${lines.length === 1 ? inWords : ofMany}`,
    ),
  );
}

/** What the button says that writes it: “Add 23 people and fill in 4”; nothing where there is nothing to write. */
export function pasteWords({ people: all }: PeoplePreview): string | undefined {
  const count = (what: PreviewedPerson["what"]) => all.filter((one) => one.what === what).length;
  const [added, filled] = [count("new"), count("filled")];
  const some = (number: number) => counted(number, "person", "people");
  if (added === 0) return filled === 0 ? undefined : `Fill in ${some(filled)}`;
  return `Add ${some(added)}${filled === 0 ? "" : ` and fill in ${counted(filled, "other", "others")}`}`;
}

/** What would be written of a person, in the order of the table; the name comes before the address. */
function personLine({ email, values }: PreviewedPerson, locale: Locale): PreviewLine {
  const { name, email: _key, ...others } = values;
  const parts = Object.entries(others).map(([column, value]) => {
    const { headers, cell } = people.columns[column as keyof typeof people.columns];
    const text = String(patchCell(cell, value));
    return `${headers[0]} ${cell.name === "day" ? locale.day(text) : text}`;
  });
  const isNew = values.email !== undefined;
  const named = name === undefined ? [] : isNew ? [email] : [`Name ${name}`];
  return { title: isNew ? (name ?? email) : email, detail: [...named, ...parts].join(" · ") };
}
