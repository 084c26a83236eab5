import type { PlainDate } from "../../../../core/calendar.ts";
import type { AnyCommand } from "../../../../core/commands/command.ts";
import { assign } from "../../../../core/commands/findings/assign.ts";
import { decide } from "../../../../core/commands/findings/decide.ts";
import { counted, listed } from "../../../../core/text.ts";
import type { FindingItem } from "./finding-item.ts";
import type { Choice } from "./view.ts";

/** The form of a choice: which command, what is filled in already, and what is not asked. */
export type DecisionForm = {
  readonly command: AnyCommand;
  readonly title: string;
  readonly submit: string;
  readonly preset: Readonly<Record<string, string | undefined>>;
  readonly locked: readonly string[];
};

/** The form that carries a choice out for so many findings; `signer` is who signed last in this session. */
export function decisionForm(choice: Choice, count: number, signer: string, today: PlainDate): DecisionForm {
  const what = count === 1 ? "this finding" : counted(count, "finding");
  if (choice === "assign") {
    return { command: assign, title: `Assign ${what}`, submit: `Assign ${what}`, preset: {}, locked: [] };
  }
  const preset = { decision: choice, decidedOn: today, decidedBy: signer };
  // one amount cannot be decided for several, and only what is accepted is so until a day
  const locked = [
    "decision",
    ...(choice !== "accepted" || count !== 1 ? ["decidedAmount"] : []),
    ...(choice !== "accepted" ? ["acceptedUntil"] : []),
  ];
  const title = choice === "accepted" ? `Accept ${what}` : `Mark ${what} ${choice}`;
  return { command: decide, title, submit: title, preset, locked };
}

/** So many subjects are told by name. */
const NAMED = 4;

/** What the picked findings are about: `"ana@example.com, C1 and 3 more"`; a finding alone is told by its message. */
export function subjectsInWords(picked: readonly FindingItem[]): string {
  const [only, ...others] = picked;
  if (only !== undefined && others.length === 0) return only.finding.message;
  const subjects = [...new Set(picked.map(({ finding }) => finding.subject))];
  const more = subjects.length - NAMED;
  return more <= 1 ? listed(subjects) : listed([...subjects.slice(0, NAMED), counted(more, "more", "more")]);
}
