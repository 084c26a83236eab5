import type { RunDiagnostic } from "../core/run-file.ts";

/** How a command ended whose answer is one text: with what to print, or with why there is nothing to. */
export type TextOutcome =
  | {
      readonly kind: "answered";
      readonly text: string;
      /** False when an error left something out. */
      readonly complete: boolean;
      readonly diagnostics: readonly RunDiagnostic[];
    }
  | { readonly kind: "refused"; readonly reason: string; readonly diagnostics: readonly RunDiagnostic[] };
