import { toNumber } from "../../../../core/credits.ts";
import { rulePage } from "../../../../core/findings/guide.ts";
import { rules } from "../../../../core/findings/rules/index.ts";
import type { Locale } from "../../locale.ts";
import { paneHelp } from "../../pane-help.ts";
import { type FindingItem, grownBy } from "./finding-item.ts";

/** What became of a finding, in words. */
export function standingWords({ finding, row, isDecided }: FindingItem, locale: Locale): string {
  const { standing, unit, amount, decidedAmount, firstSeen, lastSeen } = finding;
  const { decision, acceptedUntil, decidedOn, assignedTo } = row.values;
  const at = decidedAmount === null || amount === 0 ? "" : ` at ${locale.amount(decidedAmount, unit)}`;
  const on = decidedOn === undefined ? "" : ` on ${locale.day(decidedOn)}`;
  switch (standing) {
    case "new":
      return lastSeen === "" ? "New." : `New: found first as of ${locale.day(lastSeen)}.`;
    case "accepted":
      return acceptedUntil === undefined ? `Accepted${at}.` : `Accepted${at} until ${locale.day(acceptedUntil)}.`;
    case "grown":
      return `Grown: ${locale.amount(grownBy(finding), unit)} more than was accepted${on}.`;
    case "expired":
      return `Expired: it was accepted${at} until ${locale.day(acceptedUntil)}.`;
    case "gone":
      return `Gone: not found any more${lastSeen === "" ? "" : ` after ${locale.day(lastSeen)}`}.`;
    case "open":
      if (decision === "to fix") return assignedTo === undefined ? "To fix." : `To fix: ${assignedTo} looks after it.`;
      if (decision === "resolved") {
        return isDecided
          ? `Marked resolved${on}.`
          : `Marked resolved${on}, and found again as of ${locale.day(lastSeen)}.`;
      }
      return firstSeen === "" ? "Open." : `Open since ${locale.day(firstSeen)}.`;
  }
}

/** What was noted about the decision, one after the other as it happened; what is not known is left out. */
export function decisionFacts({ finding, row }: FindingItem, locale: Locale): readonly (readonly [string, string])[] {
  const { values } = row;
  const { decision, acceptedUntil, decidedAmount, assignedTo, decidedBy, decidedOn, remark } = values;
  const decidedAt = decidedAmount === undefined ? "" : locale.amount(toNumber(decidedAmount), finding.unit);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["First seen", locale.day(values.firstSeen)],
    ["Decision", decision],
    ["Up to", decidedAt],
    ["Until", locale.day(acceptedUntil)],
    ["Decided on", locale.day(decidedOn)],
    ["Decided by", decidedBy],
    ["Assigned to", assignedTo],
    ["Remark", remark],
    ["Last seen", locale.day(values.lastSeen)],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value] as const]));
}

/** What the code of a finding means, in sections; nothing where it is of another version. */
export function explanationOf(code: string): ReturnType<typeof rulePage> {
  const rule = rules.find((one) => one.code === code);
  const page = rule === undefined ? [] : rulePage(rule).filter(({ heading }) => heading !== "One finding for each");
  return page.map((part) => ({ ...part, text: paneHelp(part.text) }));
}

/** How grave findings are, as a word that begins a line. */
export const severityWords = { error: "Error", warning: "Warning", note: "Note" } as const;
