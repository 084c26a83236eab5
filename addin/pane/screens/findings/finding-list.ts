import { partsOf } from "../../../../core/findings/rule.ts";
import { unknownPerson } from "../../../../core/findings/rules/unknown-person.ts";
import { type Cause, causesOf } from "../../../../core/report/causes.ts";
import { byText, loose } from "../../../../core/text.ts";
import type { FindingItem } from "./finding-item.ts";
import type { FindingsView } from "./view.ts";

/** A line of the list: the heading of a cause, something to do about all of it, or one of its findings. */
export type ListLine =
  | { readonly kind: "group"; readonly key: string; readonly group: Cause; readonly isUnfolded: boolean }
  | { readonly kind: "add people"; readonly key: string; readonly people: readonly string[] }
  | { readonly kind: "finding"; readonly key: string; readonly item: FindingItem };

/** With up to so many findings all groups are unfolded; with more, their headings are what is looked at first. */
const UNFOLDED_UP_TO = 12;

/** What of a view says which findings are listed. */
export type Filter = Pick<FindingsView, "shown" | "severity" | "text" | "assigned">;

/** The findings that are listed, by cause, with what each is beside its finding. */
export type Listed = { readonly groups: readonly Cause[]; readonly items: ReadonlyMap<string, FindingItem> };

/** The findings that a filter lets through, by cause, the gravest first. */
export function listedBy(items: readonly FindingItem[], filter: Filter): Listed {
  const fits = filterOf(filter);
  const found = new Map<string, FindingItem>();
  for (const item of items) if (fits(item)) found.set(item.finding.finding, item);
  return { groups: causesOf([...found.values()].map(({ finding }) => finding)), items: found };
}

/** Causes and their findings as the lines of one list; `folds` holds what was folded or unfolded by hand, by code. */
export function listLines({ groups, items }: Listed, folds: FindingsView["folds"]): readonly ListLine[] {
  const isShort = items.size <= UNFOLDED_UP_TO || groups.length === 1;
  return groups.flatMap((group): readonly ListLine[] => {
    const isUnfolded = folds[group.code] ?? isShort;
    const heading: ListLine = { kind: "group", key: `group ${group.code}`, group, isUnfolded };
    if (!isUnfolded) return [heading];
    const people = peopleToAdd(group.findings.map(({ finding }) => finding));
    return [
      heading,
      ...(people.length === 0 ? [] : [{ kind: "add people" as const, key: `add ${group.code}`, people }]),
      ...group.findings.map((finding) => ({
        kind: "finding" as const,
        key: finding.finding,
        item: items.get(finding.finding) as FindingItem,
      })),
    ];
  });
}

/** What is folded and unfolded now, to be kept so while findings leave the list. */
export function foldsNow(items: readonly FindingItem[], view: FindingsView): FindingsView["folds"] {
  const shown = listLines(listedBy(items, view), view.folds).flatMap((line) =>
    line.kind === "group" ? [[line.group.code, line.isUnfolded] as const] : [],
  );
  return { ...view.folds, ...Object.fromEntries(shown) };
}

function filterOf({ shown, severity, text, assigned }: Filter): (item: FindingItem) => boolean {
  const wanted = text.trim().toLowerCase();
  const assignee = assigned?.to === undefined ? undefined : loose(assigned.to);
  return ({ finding, row, isDecided, isOnDesk, isToFix }) => {
    if (shown === "on the desk" && !isOnDesk) return false;
    if (shown === "to fix" && !isToFix) return false;
    if (shown === "decided" && !isDecided) return false;
    if (severity !== undefined && finding.severity !== severity) return false;
    if (assigned !== undefined) {
      const { assignedTo } = row.values;
      if ((assignedTo === undefined ? undefined : loose(assignedTo)) !== assignee) return false;
    }
    if (wanted === "") return true;
    return [finding.subject, finding.finding, finding.message].some((words) => words.toLowerCase().includes(wanted));
  };
}

/** How many findings each choice of a view would list, other filters aside. */
export function shownCounts(items: readonly FindingItem[]) {
  return {
    "on the desk": items.filter(({ isOnDesk }) => isOnDesk).length,
    "to fix": items.filter(({ isToFix }) => isToFix).length,
    decided: items.filter(({ isDecided }) => isDecided).length,
    all: items.length,
  };
}

/** Everybody who looks after a finding, in the order of the alphabet. */
export function assignees(items: readonly FindingItem[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { row } of items) {
    const { assignedTo } = row.values;
    if (assignedTo !== undefined && !names.has(loose(assignedTo))) names.set(loose(assignedTo), assignedTo);
  }
  return [...names.values()].sort(byText);
}

/** The e-mails of those findings that are about people who are not on the roster: identities of `unknown-person` name them. */
export function peopleToAdd(identities: readonly string[]): readonly string[] {
  const emails = identities.flatMap((identity) => {
    const [code, email = ""] = partsOf(identity);
    return code === unknownPerson.code && email !== "" ? [email] : [];
  });
  return [...new Set(emails)].sort(byText);
}

/** A list of people as it is pasted on the screen People: a header row, and an e-mail a row. */
export function peopleText(emails: readonly string[]): string {
  return ["Email\tName", ...emails.map((email) => `${email}\t`)].join("\n");
}
