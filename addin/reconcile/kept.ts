import type { Answer, Question } from "../../core/reconcile.ts";
import type { RunFile } from "../../core/run-file.ts";

/** The answer of a run with what it was made from, for questions about it. */
export type Kept = { readonly answer: Answer; readonly question: Question; readonly since: RunFile | undefined };
