import type { PlainDate } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { checkRoster } from "../core/reconcile.ts";
import { describeRoster } from "../core/roster/roster.ts";
import type { RunDiagnostic } from "../core/run-file.ts";
import { readRosterAt } from "./read/roster.ts";

/** What a roster holds, in words, and everything that is wrong with it or was assumed about it. */
export type CheckOutcome = {
  readonly holds: string;
  readonly diagnostics: readonly RunDiagnostic[];
  readonly clean: boolean;
  /** Something is wrong, and not a row could be used: there is nothing to say of what the roster holds. */
  readonly isNothing: boolean;
};

/** Reads the roster and nothing else, and says what a run would say of it. */
export async function check(path: string, today: PlainDate): Promise<CheckOutcome> {
  const said: Diagnostic[] = [];
  const { roster, hashes } = await readRosterAt(path, (diagnostic) => said.push(diagnostic));
  const diagnostics = checkRoster(roster, today, said, (file) => hashes.get(file) ?? "");
  const clean = !diagnostics.some(({ severity }) => severity === "error");
  const rows = roster.contracts.size + roster.people.size + roster.poolRows.length;
  return { holds: describeRoster(roster), diagnostics, clean, isNothing: !clean && rows === 0 };
}
