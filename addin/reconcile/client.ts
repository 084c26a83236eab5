import type { ReconcilerPort } from "../pane/ports.ts";

/** What reconciles beside the screen. */
export function openReconciler(): ReconcilerPort {
  const message = "Reconciling in the pane is not built yet.";
  return {
    reconcile: () => ({
      result: Promise.resolve({ kind: "failed", message, help: "Use the command line.", detail: "" }),
      cancel: () => {},
    }),
    ask: () => Promise.reject(new Error(message)),
  };
}
