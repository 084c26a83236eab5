import type { PlainDate } from "../core/calendar.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { reconcile } from "../core/reconcile.ts";
import { describeRoster } from "../core/roster/roster.ts";
import type { RunDiagnostic } from "../core/run-file.ts";
import { createBook } from "../core/usage/book.ts";
import { sha256 } from "./read/bytes.ts";
import { readRosterAt } from "./read/roster.ts";

/** What a roster holds, in words, and everything that is wrong with it or was assumed about it. */
export type CheckOutcome = {
  readonly holds: string;
  readonly diagnostics: readonly RunDiagnostic[];
  readonly clean: boolean;
};

/**
 * Reads the roster and nothing else. It is reconciled with no usage, so that whatever a run would say of the roster is said
 * here too: pools that end before they begin, adjustments of no pool, openings without a day.
 */
export async function checkRoster(path: string, today: PlainDate): Promise<CheckOutcome> {
  const diagnostics: Diagnostic[] = [];
  const { roster, hashes } = await readRosterAt(path, (diagnostic) => diagnostics.push(diagnostic));
  const hashOf = (file: string) => hashes.get(file) ?? "";
  const { run } = reconcile({ roster, book: createBook(), inputs: [], asOf: today, diagnostics, sha256, hashOf });
  return { holds: describeRoster(roster), diagnostics: run.diagnostics, clean: run.complete };
}
