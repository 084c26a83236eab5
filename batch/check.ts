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
};

/** Reads the roster and nothing else, and says what a run would say of it. */
export async function check(path: string, today: PlainDate): Promise<CheckOutcome> {
  const said: Diagnostic[] = [];
  const { roster, hashes } = await readRosterAt(path, (diagnostic) => said.push(diagnostic));
  const diagnostics = checkRoster(roster, today, said, (file) => hashes.get(file) ?? "");
  return {
    holds: describeRoster(roster),
    diagnostics,
    clean: !diagnostics.some(({ severity }) => severity === "error"),
  };
}
