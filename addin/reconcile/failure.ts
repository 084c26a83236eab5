import type { ReconcileResult } from "./protocol.ts";

type Failed = Extract<ReconcileResult, { readonly kind: "failed" }>;

/** What to say of a mistake of ours, or of a browser that ran out of memory; the rest is for whoever is asked to help. */
export function failureOf(error: unknown): Failed {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const detail = error instanceof Error && error.stack !== undefined ? error.stack : message;
  return outOfMemory.test(message) ? { ...noMemory, detail } : { ...ourMistake, detail };
}

/** What to say where the worker could not be started at all: its script is blocked, or was not found. */
export function notStarted(detail: string): Failed {
  return {
    kind: "failed",
    message: "The part of Credit Roster that reads the exports could not be started.",
    help: "Close the pane and open it again. If it stays so, show the details to whoever looks after this computer: scripts of the pane's own address must not be blocked.",
    detail,
  };
}

const outOfMemory =
  /out of memory|allocation (?:failed|size)|invalid (?:array|string|typed array) length|too much recursion/i;

const noMemory = {
  kind: "failed",
  message: "The browser ran out of memory while it reconciled. Nothing was changed.",
  help: "Close other windows and drop fewer exports at a time; the command line reads files of any size.",
} as const;

const ourMistake = {
  kind: "failed",
  message: "Something went wrong in Credit Roster while it reconciled. Nothing was changed.",
  help: "Try it once more. If it happens again, copy the details and send them to whoever looks after Credit Roster.",
} as const;
